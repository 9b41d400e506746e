"""Bytes to text: encodings, and what a wrong one left."""
