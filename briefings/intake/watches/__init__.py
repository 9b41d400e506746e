"""What is stored, and the watches: by which it was read, their queries, feet and past."""
