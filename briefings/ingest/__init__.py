"""From the bytes of a file to a Briefing, by rules that leave their evidence."""
