"""Two names: their words side by side, one number, and the reasons."""
