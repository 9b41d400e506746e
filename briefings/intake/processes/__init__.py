"""The child processes that read and parse."""
