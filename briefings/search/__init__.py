"""A query answered: terms near each word, a plan for the index, hits with their reasons."""

from briefings.search.answer import Answer, search
from briefings.search.matching import match_text
from briefings.search.shown import document

__all__ = ["Answer", "document", "match_text", "search"]
