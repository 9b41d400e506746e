"""What workers say to screens."""
