"""What coordinates the widgets and asks the library."""
