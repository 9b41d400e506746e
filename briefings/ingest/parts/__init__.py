"""A text in its parts, and what each is: the story, or something of the page around it."""
