"""The sources followed: what comes rings at once and is taken in."""
