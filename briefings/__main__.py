"""`python -m briefings` is the command line."""
