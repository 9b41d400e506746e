"""Text made safe, folded, cut into words and told apart by language."""
