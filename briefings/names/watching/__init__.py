"""Watched names met in running text: candidates, how far they reach, how sure they are."""
