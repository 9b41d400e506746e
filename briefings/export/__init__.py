"""What leaves the program: JSON records, and text that is safe to print.

`fields` is the one table of what every record holds; `records` makes them from the nouns of the
model; `safety` writes a record as one line and makes text safe for a terminal.
"""
