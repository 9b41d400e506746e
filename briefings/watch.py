"""Mentions and watchlists make alerts."""
