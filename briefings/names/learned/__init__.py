"""Who is named though nobody watches: people, organisations and places of a library."""
