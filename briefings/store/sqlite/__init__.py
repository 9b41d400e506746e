"""The store on SQLite: two files in one data directory, and the only SQL of the project.

What a method gives, `briefings.store.protocols` says.
"""
