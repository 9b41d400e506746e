"""What the reader's process remembers of words is bounded for a day at the screen."""

import subprocess
import sys

LOADS = """
from briefings.cli import main
try:
    main([])
finally:
    from briefings.names.spelling.readings import latin
    print(latin.cache_info().maxsize)
"""


def test_a_process_that_shows_remembers_few_words() -> None:
    # Without a terminal it reads on line by line, from nothing here.
    ran = subprocess.run(
        [sys.executable, "-c", LOADS], capture_output=True, text=True, input="", check=False
    )
    assert int(ran.stdout.split()[-1]) < 1000, ran
