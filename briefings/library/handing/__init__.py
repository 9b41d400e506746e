"""What leaves a library: words with where they are from, digests, commands."""
