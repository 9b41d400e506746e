"""The only styles in code: pure functions from values to lines."""
