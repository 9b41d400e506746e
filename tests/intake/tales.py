"""Stories, and lines that stand over or under several of a site."""

HARBOUR = """Dockers close the harbour for a night

The dockers of the old harbour closed its gates on Tuesday evening after talks about night work
came to nothing, and no ship left the town before the sun had risen over the breakwater again.

Jane Marlowe, who speaks for the union, said that the gates would open as soon as the company
put its promise on paper, and that nobody wanted to keep the fishermen from the sea for long.
"""
MORE = """
The mayor asked both sides to come to the town hall on Thursday with whatever papers they have.
"""
BRIDGE = """Engineers find cracks in the railway bridge

Engineers who looked at the railway bridge above the weir found cracks in two of its piers, and
trains will go round by the northern line until the spring, the railway said in a short note.
"""
MUSEUM = """Museum shows maps that nobody has seen

The museum of the province shows forty maps from its cellar, drawn by a surveyor whose name is
lost, on which the river takes a course that no other map of that century knows or mentions.
"""
MARKET = """Farmers sell under a new roof

The market of the upper town has a roof again after nine years, and farmers from the valley who
sold their cheese in the rain until now came before dawn to choose the driest of the corners.
"""
ITEMS = (
    """Marlowe lands on Rathlin for talks

Jane Marlowe of the dockers' union landed on Rathlin on Sunday to speak with the ferrymen there.
""",
    """Oyelaran leaves the council

Harriet Oyelaran, who kept the town's accounts, left after nine years and moves to the capital.
""",
    """Frost ruins pear blossom

Growers in the valley lost half of their pears overnight when temperatures fell below zero.
""",
)
TERMS = """
When quoting or using our materials in any form, a hyperlink to the website of this agency, not
lower than its opening paragraph, is mandatory. Reproducing translated articles of foreign
newspapers requires a hyperlink to their websites as well. Materials marked with the word
advertisement, or carrying such a disclaimer, are published under paid contracts, and advertisers
alone answer for what they contain.
"""
BANNER = "The voice of the lower valley"
PLEA = (
    "If you have read this far, please think of giving a little to those who write it every day."
)
