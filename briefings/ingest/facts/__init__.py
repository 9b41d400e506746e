"""What a story states: its day, title, publisher and quotes."""
