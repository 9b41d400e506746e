"""The five seeds told of other people, by other publishers, in other years and another order.

A variant is the same five pages with every name of a person, publisher and place exchanged,
all dates moved by one number of days, counters, rates and licence numbers changed, and the
lines around the story (licences, tags, cookie notes, the other story's headline) in another
order. The labelled facts move with it, so whatever is true of the seeds by rule is true of each
variant, and what was only known of the seeds is not.
"""

import json
import re
from calendar import day_name, month_name
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

Gold = dict[str, Any]
Move = Callable[[int], int]

HOW_MANY = 20

MONTHS = list(month_name)[1:]
WEEKDAYS = list(day_name)

_DAY = re.compile(rf"(?:({'|'.join(WEEKDAYS)}), )?({'|'.join(MONTHS)}) (\d{{1,2}})(?! ?\d)")


@cache
def pool(section: str) -> list[str]:
    """Give the lines of a section of `replacements.txt`; two spellings are parted by a slash."""
    table = Path(__file__).with_name("replacements.txt").read_text("utf-8")
    _, _, rest = table.partition(f"[{section}]\n")
    return rest.partition("\n\n")[0].strip().split("\n")


@dataclass(frozen=True, slots=True)
class Variant:
    """One retelling: the bytes of each file by name, and the facts of each."""

    number: int
    files: dict[str, bytes]
    gold: tuple[Gold, ...]


def golden(root: Path) -> list[Gold]:
    """Read the labelled facts of the seeds, beside which `root` holds the project."""
    lines = (root / "tests" / "golden" / "seeds.jsonl").read_text("utf-8").splitlines()
    return [dict(json.loads(line)) for line in lines]


def variants(root: Path, count: int = HOW_MANY) -> list[Variant]:
    """Make variants of the seeds; the same ones every time."""
    return [_variant(root, number) for number in range(1, count + 1)]


def _variant(root: Path, number: int) -> Variant:
    chance = Random(number)
    facts = golden(root)
    names = _Names(chance, facts)
    days = timedelta(chance.choice([-1, 1]) * chance.randrange(40, 3000))
    told = [_told(root, gold, names, days, chance) for gold in facts]
    files = {gold["file"]: text.encode() for text, gold in told}
    return Variant(number, files, tuple(gold for _, gold in told))


def _told(
    root: Path, gold: Gold, names: "_Names", days: timedelta, chance: Random
) -> tuple[str, Gold]:
    """Tell one seed anew."""
    gold["title_end"] = gold["title_start"] + len(gold["title"]) if gold["title"] else None
    text = (root / "seeds" / gold["file"]).read_bytes().decode()
    return _renamed(*_reordered(text, gold, chance), names, days, chance)


class _Names:
    """Who and what stands for whom, the same in all five files of a variant."""

    def __init__(self, chance: Random, facts: Sequence[Gold]) -> None:
        self._people: dict[str, tuple[str, list[str]]] = {}
        self._spelt: dict[tuple[str, str], str] = {}
        entities = sorted({s["entity"] for gold in facts for s in gold["spans"] if "entity" in s})
        given = chance.sample(pool("given"), len(entities))
        for entity, name, surname in zip(
            entities, given, chance.sample(pool("surnames"), len(entities)), strict=True
        ):
            self._people[entity] = name, surname.split("/")
        places = sorted({s["text"] for gold in facts for s in gold["spans"] if s["kind"] == "LOC"})
        self._places: dict[str, str] = dict(
            zip(places, chance.sample(pool("places"), len(places)), strict=True)
        )
        short, full = chance.choice(pool("agencies")).split("/")
        usual, odd = chance.choice(pool("desks")).split("/")
        self.publishers = {
            "LIGA.net": chance.choice(pool("sites")),
            "UNN": short,
            "Ukrainian National News": full,
            "MENAFN": chance.choice(pool("syndicates")),
            "Ukrinform": usual,
            "UkrinForm": odd,
            "EPA": chance.choice(pool("photos")),
            "OP": chance.choice(pool("photos")),
        }

    def person(self, entity: str, words: str) -> str:
        """Give a mention of somebody as a mention of who stands for them."""
        given, surnames = self._people[entity]
        *before, surname = words.split()
        new = self._surname(entity, surname.casefold(), surnames)
        if surname.isupper():
            new, given = new.upper(), given.upper()
        return " ".join([given] * bool(before) + [new])

    def _surname(self, entity: str, spelling: str, surnames: list[str]) -> str:
        known = [key for key in self._spelt if key[0] == entity]
        return self._spelt.setdefault(
            (entity, spelling), surnames[min(len(known), len(surnames) - 1)]
        )

    def place(self, words: str) -> str:
        """Give the place that stands for another."""
        return self._places[words]

    def publisher(self, words: str | None) -> str | None:
        """Give a publisher's name with every name in it exchanged."""
        if words is None:
            return None
        return " via ".join(self.publishers[name] for name in words.split(" via "))


def _reordered(text: str, gold: Gold, chance: Random) -> tuple[str, Gold]:
    """Put the lines around the story in another order."""
    for group in _groups(text, gold, chance):
        text, gold = _permuted(text, gold, group, chance)
    return text, gold


def _groups(text: str, gold: Gold, chance: Random) -> Iterator[list[tuple[int, int]]]:
    """Give the stretches of a seed that may stand in each other's place."""
    blocks = [(b["kind"], b["start"], b["end"]) for b in gold["blocks"]]
    lines = [(start, end) for kind, start, end in blocks if kind == "boilerplate"]
    tags = [(start, end) for kind, start, end in blocks if kind == "tags"]
    if gold["file"].startswith("002"):
        yield [(lines[0][0], lines[1][1]), lines[2]]
        yield lines[3:]
    elif gold["file"].startswith("003"):
        evidence = gold["publisher_evidence"]
        yield lines[1:5]
        yield [(evidence["start"], evidence["end"]), lines[5]]
        yield tags
    elif gold["file"].startswith("004"):
        teaser = next((start, end) for kind, start, end in blocks if kind == "teaser")
        paragraphs = [line.span() for line in re.finditer("[^\n]+", text)]
        middle = [span for span in paragraphs[2:-3] if span != teaser]
        yield [teaser, chance.choice(middle)]


def _permuted(
    text: str, gold: Gold, units: list[tuple[int, int]], chance: Random
) -> tuple[str, Gold]:
    """Let some stretches change places; what stands between them stays between."""
    units = sorted(units)
    order = list(range(len(units)))
    chance.shuffle(order)
    pieces: list[tuple[int, int]] = []
    last = 0
    for (start, end), chosen in zip(units, order, strict=True):
        pieces += [(last, start), units[chosen]]
        last = end
    pieces.append((last, len(text)))
    starts: dict[tuple[int, int], int] = {}
    at = 0
    for piece in pieces:
        starts[piece] = at
        at += piece[1] - piece[0]

    def move(offset: int) -> int:
        for piece, start in starts.items():
            if piece[0] <= offset < piece[1]:
                return start + offset - piece[0]
        return offset

    new = "".join(text[a:b] for a, b in pieces)
    return new, _carried(gold, move, lambda end: move(end - 1) + 1)


def _renamed(
    text: str, gold: Gold, names: _Names, days: timedelta, chance: Random
) -> tuple[str, Gold]:
    """Exchange names, places, publishers, days and numbers, and move the facts along."""
    changes = dict(
        [
            *_people_and_places(text, gold, names),
            *_publishers(text, names),
            *_days(text, gold, days),
            *_numbers(text, chance),
        ]
    )
    spans = sorted(changes)
    assert all(a[1] <= b[0] for a, b in pairwise(spans)), "changes overlap"
    pieces = []
    last = 0
    for start, end in spans:
        pieces += [text[last:start], changes[start, end]]
        last = end
    pieces.append(text[last:])

    def move(offset: int) -> int:
        """Move an offset; one inside a change goes to the change's beginning."""
        shift = 0
        for start, end in spans:
            if end <= offset:
                shift += len(changes[start, end]) - (end - start)
            elif start < offset:
                return start + shift
        return offset + shift

    new = "".join(pieces)
    return new, _retold(new, _carried(gold, move, move), names, days)


Change = tuple[tuple[int, int], str]


def _people_and_places(text: str, gold: Gold, names: _Names) -> Iterator[Change]:
    for span in gold["spans"]:
        where = span["start"], span["end"]
        if span["kind"] == "PER":
            yield from _words(where[0], span["text"], names.person(span["entity"], span["text"]))
        elif span["kind"] == "LOC":
            yield where, names.place(span["text"])


def _words(start: int, old: str, new: str) -> Iterator[Change]:
    """Exchange a name word by word, so that what begins in the middle of it moves with it."""
    for word, other in zip(re.finditer(r"\S+", old), new.split(), strict=True):
        yield (start + word.start(), start + word.end()), other


def _publishers(text: str, names: _Names) -> Iterator[Change]:
    for old, new in names.publishers.items():
        for found in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", text):
            yield found.span(), new


def _days(text: str, gold: Gold, shift: timedelta) -> Iterator[Change]:
    """Move every day by one number of days, with the weekday it then has."""
    year = date.fromisoformat(gold["date"]).year
    for found in re.finditer(r"\d{4}-\d\d-\d\d", text):
        yield found.span(), (date.fromisoformat(found[0]) + shift).isoformat()
    for found in _DAY.finditer(text):
        day = date(year, MONTHS.index(found[2]) + 1, int(found[3])) + shift
        weekday = f"{WEEKDAYS[day.weekday()]}, " if found[1] else ""
        yield found.span(), f"{weekday}{MONTHS[day.month - 1]} {day.day}"
    for found in re.finditer(r"(?<=© )\d{4} — \d{4}", text):
        yield found.span(), f"{1990 + shift.days % 20} — {(date(year, 7, 1) + shift).year}"


def _numbers(text: str, chance: Random) -> Iterator[Change]:
    counters = {
        r"\d+(?=\u00a0views)": str(chance.randrange(1, 90_000)),
        r"(?<=age of )\d+": chance.choice(["16", "18"]),
        r"R\d\d-\d{5}": f"R{chance.randrange(10, 99)}-{chance.randrange(10_000, 99_999)}",
        r"\$42\.150\.06": chance.choice(pool("rates")),
        r"\b20(?=-point)": str(chance.randrange(7, 40)),
        r"\b6(?=th meeting)": str(chance.randrange(4, 20)),
        "SocietyPolitics": "".join(chance.sample(pool("sections"), 2)),
    }
    for pattern, new in counters.items():
        for found in re.finditer(pattern, text):
            yield found.span(), new


def _carried(gold: Gold, start_of: Move, end_of: Move) -> Gold:
    """Move every offset of the facts."""
    new = {
        key: [{**item, **_span(item, start_of, end_of)} for item in value]
        if isinstance(value, list)
        else {**value, **_span(value, start_of, end_of)}
        if isinstance(value, dict)
        else value
        for key, value in gold.items()
    }
    if gold["title"] is not None:
        new["title_start"] = start_of(gold["title_start"])
        new["title_end"] = end_of(gold["title_end"])
    return new


def _span(item: Gold, start_of: Move, end_of: Move) -> Gold:
    return {"start": start_of(item["start"]), "end": end_of(item["end"])}


def _retold(text: str, gold: Gold, names: _Names, days: timedelta) -> Gold:
    """Write down what the facts now say."""
    for value in gold.values():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                item["text"] = text[item["start"] : item["end"]]
                for key in ("entity", "speaker"):
                    if item.get(key):
                        item[key] = names.person(item[key], item[key])
    for glued in gold["glued"]:
        glued["parts"] = _parts(glued["text"], glued["parts"][1])
    if gold["title"] is not None:
        gold["title"] = text[gold["title_start"] : gold["title_end"]]
    gold["publisher"] = names.publisher(gold["publisher"])
    for key in ("date", "date_end"):
        if gold[key]:
            gold[key] = (date.fromisoformat(gold[key]) + days).isoformat()
    return gold


def _parts(glued: str, second: str) -> list[str]:
    """Part a glued word before its old second part, or two sections at their capitals."""
    if glued.endswith(second) and second.islower():
        return [glued.removesuffix(second), second]
    return re.findall("[A-Z][a-z]+", glued)
