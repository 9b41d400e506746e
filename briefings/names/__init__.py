"""Names: two spellings compared, and names found in running text, each with its reasons."""
