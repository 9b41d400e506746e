"""The configuration: the only YAML, read strictly, every mistake with its place."""
