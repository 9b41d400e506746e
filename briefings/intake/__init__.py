"""Which files are new, changed or gone, and their way into the store."""
