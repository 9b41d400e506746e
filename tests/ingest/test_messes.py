"""A folder of messes, made for this project, and the facts of each (`golden/messes.jsonl`)."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from briefings.ingest.formats import Format, recognise, stories
from briefings.model import FOLDED, BlockKind, Briefing, Surroundings
from tests.conftest import ROOT, messes
from tests.reading import read_story

FOLDER = ROOT / "tests" / "messes"
LINES = (ROOT / "tests" / "golden" / "messes.jsonl").read_text("utf-8").splitlines()
GOLD: list[dict[str, Any]] = [json.loads(line) for line in LINES]


def test_messes_are_many_and_every_file_has_its_facts() -> None:
    assert len(GOLD) >= 60
    assert {gold["file"] for gold in GOLD} == {str(file.relative_to(FOLDER)) for file in messes()}
    assert len({gold["language"] for gold in GOLD}) >= 8


def test_messes_have_all_formats() -> None:
    assert {recognise(str(file), file.read_bytes()) for file in messes()} == set(Format)


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: str(gold["file"]))
def test_every_fact_of_a_mess_is_read(gold: dict[str, Any]) -> None:
    name = gold["file"]
    if name.endswith(".pdf"):
        pytest.importorskip("pypdfium2", reason="the extra for PDF is not installed")
    found = [
        read_story(story, Surroundings(), name=name)
        for story in stories((FOLDER / name).read_bytes(), name)
    ]
    assert len(found) == gold.get("stories", 1)
    for briefing in found:
        assert list(differences(briefing, gold)) == []


def differences(briefing: Briefing, gold: dict[str, Any]) -> Iterator[str]:
    """Give in words what is not as it should be."""
    dating = briefing.dating
    read = {
        "title": briefing.title,
        "title_kind": briefing.title_kind,
        "language": briefing.language,
        "date": dating.start.isoformat() if dating else None,
        "origin": dating.origin if dating else None,
        "certainty": dating.certainty if dating else None,
        "conflicts": len(dating.conflicts) if dating else 0,
        "publisher": briefing.publisher,
        "encoding": briefing.encoding,
        "is_list": briefing.is_list,
        "hidden": briefing.hidden,
        "glued": [[edit.was, edit.shown] for edit in briefing.edits if edit.shown],
    }
    wanted = {"conflicts": 0, "is_list": False, "glued": []} | gold
    if gold.get("title") is None:
        wanted.pop("title", None)
    for fact in read.keys() & wanted.keys():
        if read[fact] != wanted[fact]:
            yield f"{fact}: {read[fact]!r}, not {wanted[fact]!r}"
    if not any(gold.get("problem", "") in problem.what for problem in briefing.problems or ()):
        yield from (f"no note: {words!r}" for words in [gold.get("problem")] if words)
    said = {
        quote.span.of(briefing.text).strip('"«»„“” '): quote.speaker for quote in briefing.quotes
    }
    for begun, speaker in gold.get("quotes", ()):
        if speaker not in [who for words, who in said.items() if words.startswith(begun)]:
            yield f"{begun!r} is not said by {speaker}: {said}"
    kinds = {"body": {BlockKind.BODY}, "folded": FOLDED, "caption": {BlockKind.CAPTION}}
    for fact, allowed in kinds.items():
        for words in gold.get(fact, ()):
            kind = briefing.kind_at(briefing.text.index(words))
            if kind not in allowed:
                yield f"{words!r} is {kind}"
