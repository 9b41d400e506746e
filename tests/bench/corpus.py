"""Made-up briefings in any number, for measures and for looking at the screen when it is full.

Briefing `i` depends on the seed and `i` alone, so the first 10,000 of 100,000 are the 10,000.
A quarter of the sentences are the seeds' own with other people in them; the rest are made of
words whose frequency falls with their rank (Zipf, exponent 1.15) and of hapaxes, as in news.
People are written in several romanisations and in Cyrillic; dates come in six shapes or not at
all; boilerplate, repeated titles, glued words and misspelt names occur as often as the notes on
real pages found them.

    python -m tests.bench.corpus FOLDER COUNT
"""

import re
import sys
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from tests.conftest import ROOT

RANKS = 60_000
EXPONENT = 1.15
PEOPLE = 20_000
LAST_DAY = date(2025, 12, 6)
A_DAY = 200
"""Briefings of one day."""

GIVEN = (
    ("Andriy", "Andrii", "Andrei", "Андрій"), ("Olha", "Olga", "Olha", "Ольга"),
    ("Dmytro", "Dmitry", "Dmitri", "Дмитро"), ("Serhiy", "Sergei", "Serhii", "Сергій"),
    ("Steven", "Stephen", "Steve", "Стівен"), ("Kateryna", "Ekaterina", "Katerina", "Катерина"),
    ("Yulia", "Julia", "Yuliia", "Юлія"), ("Mykhailo", "Mikhail", "Mihail", "Михайло"),
    ("Thomas", "Tom", "Thomas", "Томас"), ("Maria", "Mariya", "Marija", "Марія"),
)  # fmt: skip


def _cut(words: str) -> tuple[str, ...]:
    return tuple(words.split())


ONSETS = _cut("b br ch d dr f g h hr k kh kl kr l m n p pr r s sh sl st t tr v vl y z zh")
NUCLEI = _cut("a e i o u y ia ie yu")
ENDINGS = (
    ("enko", "enko", "enko", "енко"), ("sky", "skyi", "skij", "ський"),
    ("chuk", "czuk", "tschuk", "чук"), ("ov", "ow", "off", "ов"),
    ("yak", "iak", "jak", "як"), ("man", "mann", "man", "ман"),
)  # fmt: skip
CYRILLIC = dict(
    zip(
        _cut("shch zh kh ch sh ia ie yu a b d e f g h i k l m n o p r s t u v y z c j w"),
        _cut("щ ж х ч ш я є ю а б д е ф ґ г і к л м н о п р с т у в и з ц й в"),
        strict=True,
    )
)
SOUNDS = re.compile("|".join(sorted(CYRILLIC, key=len, reverse=True)))
COOKIES = "By staying online, you consent to the use of cookies files"
MONTHS = _cut(
    "January February March April May June July August September October November December"
)
SHAPES: tuple[Callable[[date, str], str], ...] = (
    lambda day, title: f" date {day.isoformat()} {title}\n",
    lambda day, title: f" date {day.isoformat()} {title}\n",
    lambda day, title: f"{title}\nPublished: {day.day} {MONTHS[day.month - 1]} {day.year}\n",
    lambda day, title: f"{title}\n{day.day:02}.{day.month:02}.{day.year}\n",
    lambda day, title: f"{title}\n{MONTHS[day.month - 1]} {day.day}, {day.year}\n",
    lambda day, title: f"{title}\n{MONTHS[day.month - 1]} {day.day} marked the day.\n",
    lambda _, title: f"{title}\n",
)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person, in four spellings of one rank: three Latin, one Cyrillic."""

    given: tuple[str, ...]
    surname: tuple[str, ...]

    def written(self, random: Random) -> str:
        """Give the name as one text writes it."""
        way = random.choices(range(4), (5, 3, 2, 1))[0]
        return f"{self.given[way]} {self.surname[way]}"


@cache
def people() -> tuple[Somebody, ...]:
    """Give all people; the first are named most."""
    random = Random("people")
    found: dict[str, Somebody] = {}
    while len(found) < PEOPLE:
        stem = "".join(random.choice(ONSETS) + random.choice(NUCLEI) for _ in range(2))
        ending = random.choice(ENDINGS)
        stem += random.choice(ONSETS)
        cyrillic = SOUNDS.sub(lambda sound: CYRILLIC[sound[0]], stem) + ending[3]
        swapped = stem.replace("h", "g", 1) if stem[0] == "h" else stem.replace("y", "i")
        surname = (stem + ending[0], swapped + ending[1], stem + ending[2], cyrillic)
        found[surname[0]] = Somebody(
            random.choice(GIVEN), tuple(form.capitalize() for form in surname)
        )
    return tuple(found.values())


@cache
def _vocabulary() -> tuple[tuple[str, ...], list[float]]:
    random = Random("words")
    seen = Counter(re.findall(r"\b[a-z]{2,}", "\n".join(_seed_texts())))
    words = dict.fromkeys(word for word, _ in seen.most_common())
    while len(words) < RANKS:
        length = random.choice((1, 2, 2, 3, 3, 4))
        words["".join(random.choice(ONSETS) + random.choice(NUCLEI) for _ in range(length))] = None
    weights = accumulate(1 / (rank + 3) ** EXPONENT for rank in range(len(words)))
    return tuple(words), list(weights)


@cache
def _seed_texts() -> tuple[str, ...]:
    return tuple(file.read_text() for file in sorted((ROOT / "seeds").iterdir()))


@cache
def _templates() -> tuple[str, ...]:
    sentences = re.findall(r"[A-Z][^.\n]{60,300}\.", "\n".join(_seed_texts()))
    full_name = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+(?:ov|ff|skyy|in|ner|mp|ha|na)\b")
    return tuple(full_name.sub("{name}", text.replace("{", "")) for text in sentences)


def briefing(number: int, seed: str = "briefings") -> tuple[str, str]:
    """Give a file's name and text."""
    random = Random(f"{seed}:{number}")
    named = [_somebody(random).written(random) for _ in range(random.randint(1, 5))]
    title = f"{named[0]} {_sentence(random, 9)[:-1].lower()}"
    day = LAST_DAY - timedelta(days=number // A_DAY)
    parts = [random.choice(SHAPES)(day, title)]
    if random.random() < 0.16:
        parts.append(f"{title}\n")
    for _ in range(random.randint(5, 16)):
        told = (_told(random, named) for _ in range(random.randint(1, 4)))
        parts.append(" ".join(told) + "\n")
    if random.random() < 0.19:
        parts.append(COOKIES + "\n")
    return f"{day:%Y/%m/%d}/{number:07}.txt", "\n".join(parts)


def _somebody(random: Random) -> Somebody:
    return people()[min(int(random.paretovariate(0.45)) - 1, PEOPLE - 1)]


def _told(random: Random, named: list[str]) -> str:
    if random.random() < 0.25:
        return random.choice(_templates()).replace("{name}", random.choice(named))
    text = _sentence(random, random.randint(8, 24))
    if random.random() < 0.5:
        text = f"{_damaged(random, random.choice(named))} {text[0].lower()}{text[1:]}"
    return text


def _damaged(random: Random, name: str) -> str:
    """Glue a word to one name in eleven, and misspell one in thirty."""
    chance = random.random()
    if chance < 0.09:
        return name + random.choice(("which", "said", "and"))
    if chance < 0.12:
        at = random.randrange(len(name) - 3, len(name) - 1)
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name


def _sentence(random: Random, length: int) -> str:
    words, weights = _vocabulary()
    chosen = [words[bisect(weights, random.random() * weights[-1])] for _ in range(length)]
    if random.random() < 0.15:
        chosen[-1] = "".join(random.choice(ONSETS) + random.choice(NUCLEI) for _ in range(5))
    return " ".join(chosen).capitalize() + "."


def write(folder: Path, count: int, first: int = 0) -> Iterator[Path]:
    """Write briefings `first` to `first + count` under a folder, one folder a day."""
    for number in range(first, first + count):
        name, text = briefing(number)
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        yield file


if __name__ == "__main__":
    for _ in write(Path(sys.argv[1]), int(sys.argv[2])):
        pass
