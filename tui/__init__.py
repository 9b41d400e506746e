"""The terminal reader over a library of briefings."""
