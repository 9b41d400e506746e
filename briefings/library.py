"""The one door to everything: a library of briefings, read, searched, watched and marked."""
