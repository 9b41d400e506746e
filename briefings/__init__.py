"""A headless reader of briefings: text in, names, dates and alerts out."""

__version__ = "0.1.0"
