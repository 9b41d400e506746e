"""The people of a library: everybody, looked up, new, on a card, merged and split."""
