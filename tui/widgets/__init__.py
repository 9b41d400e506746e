"""What is drawn: each widget draws what it is given and knows no library."""
