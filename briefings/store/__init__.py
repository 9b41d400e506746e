"""Where a library is kept: corpus and index, which can be rebuilt, and state, which cannot."""
