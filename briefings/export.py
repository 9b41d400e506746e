"""What leaves the program: JSON records, and text that is safe to print."""
