"""The themes, and the colour of each person."""
