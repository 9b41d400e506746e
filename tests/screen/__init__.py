"""The screen, in the words of who reads it."""
