"""What a process remembers of words is bounded: all day at the screen, and over a long file."""

import subprocess
import sys
from pathlib import Path

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


COMPARES = """
import functools, gc, sys
from briefings.cli import main
main(["match", "--pairs", sys.argv[1]])
caches = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]
print(max(cache.cache_info().currsize for cache in caches))
"""


def test_what_is_remembered_of_a_file_of_pairs_is_bounded(tmp_path: Path) -> None:
    begins, ends = (
        ("Bar", "Dol", "Fen", "Gor", "Hal", "Kos", "Lum", "Mir", "Nab", "Tev"),
        "bdfgklmnprst",
    )
    names = [
        f"{one}o{two}{three}ak {two}e{one.lower()}un"
        for one in begins
        for two in ends
        for three in ends
    ]
    pairs = zip(names, reversed(names), strict=True)
    (tmp_path / "pairs.tsv").write_text("".join(f"{a}\t{b}\n" for a, b in pairs), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", COMPARES, tmp_path / "pairs.tsv"],
        capture_output=True,
        text=True,
        check=False,
    )
    answers = ran.stdout.splitlines()
    assert len(answers) == len(names) + 1, ran
    assert int(answers[-1]) <= 512
