"""One word of a name: how it is written in any script, and how it sounds."""
