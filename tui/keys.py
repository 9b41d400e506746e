"""The one table of actions: bindings, footer, palette, help and README derive from it."""
