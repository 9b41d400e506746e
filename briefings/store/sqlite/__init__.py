"""The store on SQLite: two files in one data directory, and the only SQL of the project."""
