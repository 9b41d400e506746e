"""Files of every format, damaged at random: each is a briefing or a problem, within the limits.

`make fuzz` plays so many rounds more, from other beginnings.
"""

import os
import random
import time
from collections.abc import Iterator

import pytest

from briefings.ingest.formats import Format, recognise
from briefings.intake.processes.workers import Worker
from briefings.model import Surroundings
from briefings.text.sanitise import sanitise
from tests.conftest import ROOT, messes
from tests.formats.guided import TARGETS
from tests.formats.making import read_until_trouble
from tests.formats.test_any_bytes import EXAMPLES, SPLINTERS
from tests.formats.test_pdf import STORY, pdf
from tests.reading import read_story

ROUNDS = int(os.environ.get("BRIEFINGS_FUZZ_ROUNDS", "1"))
BEGIN = int(os.environ.get("BRIEFINGS_FUZZ_BEGIN", "0"))
SECONDS = 5.0
"""Of a processor, for one file; those here have a few kilobytes, and the machine other work."""

FILES = sorted([*messes(), *(ROOT / "seeds").iterdir()])
WHOLE = {file.name: file.read_bytes() for file in FILES} | EXAMPLES


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """Damage a file in one to five places."""
    for _ in range(chance.randint(1, 5)):
        at, to = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
        to = min(to, at + chance.choice((1, 4, 40, 4000)))
        piece = raw[at:to]
        raw = (
            raw[:at]
            + chance.choice(
                (
                    b"",
                    chance.randbytes(len(piece)),
                    chance.choice(SPLINTERS),
                    piece * chance.choice((2, 9, 99)),
                    bytes(byte ^ 1 << chance.randrange(8) for byte in piece),
                    raw[:40],
                )
            )
            + raw[to:]
        )
    return raw[: chance.randrange(len(raw) + 1)] if chance.random() < 0.2 else raw


def rounds(name: str) -> Iterator[tuple[int, bytes]]:
    for number in range(BEGIN, BEGIN + ROUNDS):
        yield number, damaged(WHOLE[name], random.Random(f"{name}{number}"))


@pytest.mark.parametrize("name", WHOLE)
def test_a_damaged_file_is_a_briefing_or_a_problem_and_soon(name: str) -> None:
    for number, raw in rounds(name):
        begun = time.process_time()
        readings, _ = read_until_trouble(raw, name)
        for story in readings:
            if story.text.strip():
                read = read_story(story, Surroundings(), name=name)
                assert read.title.strip(), number
                assert sanitise(read.text).text == read.text, number
                assert read.blocks[-1].span.end == len(read.text), number
        assert time.process_time() - begun < SECONDS, number


@pytest.mark.skipif(ROUNDS == 1, reason="`make fuzz` starts the children")
def test_no_damaged_file_breaks_the_child_that_reads_it() -> None:
    pytest.importorskip("pypdfium2")
    with Worker() as worker:
        for number in range(BEGIN, BEGIN + ROUNDS):
            chance = random.Random(number)
            name = chance.choice(sorted(WHOLE))
            for of, raw in ((name, WHOLE[name]), ("a.pdf", pdf(STORY, STORY, title=STORY[0]))):
                answer = worker.read(damaged(raw, chance), of)
                assert "broke on it" not in str(answer.trouble or ""), (number, of)


def test_every_parser_is_a_target_of_the_guided_fuzzing() -> None:
    chat = (ROOT / "tests" / "messes" / "chat.html").read_bytes()
    raw = {"chat.html": chat}
    assert {recognise(name, raw.get(name, b"")) for name in TARGETS.values()} == set(Format)
