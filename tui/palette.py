"""The command palette over the table of actions."""
