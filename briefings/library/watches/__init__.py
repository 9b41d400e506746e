"""Watches: which are in force, what they met and would meet, what silences them."""
