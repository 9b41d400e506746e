"""A query answered: terms near each word, a plan for the index, hits with their reasons."""

from briefings.search.answer import Answer, Search
from briefings.search.matching import full_name, match_text
from briefings.search.shown import document

__all__ = ["Answer", "Search", "document", "full_name", "match_text"]
