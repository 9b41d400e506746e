"""What is asked: text to a Query, and back."""
