"""A query answered: terms near each word, a plan for the index, hits with their reasons."""
