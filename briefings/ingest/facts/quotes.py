"""What somebody said, and who, where the text says so by name.

A pronoun or a role is never resolved: such a quote has no speaker.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice, zip_longest

from briefings.ingest.parts.cues import cues
from briefings.ingest.parts.layout import Part
from briefings.model import FOLDED, BlockKind, Certainty, Quote, Span

_LEAST_WORDS = 5
"""Fewer quoted words are a term, a title or a fragment, but for a sentence of somebody named."""
_MARKED = re.compile(
    r'(?<!\w)"(?=\S)([^"\n]{8,4000})(?<=\S)"(?!\w)|“([^“”\n]{8,4000})”'
    r"|«([^«»\n]{8,4000})»|„([^„“”\n]{8,4000})[“”]|(?<!\w)”([^”\n]{8,4000})”"
)
_OPENS, _BLANKS = frozenset(("", *'.!?…:"”»“')), 9
"""Behind which, and the blanks there, a sentence begins."""
_CLAUSE_END = re.compile(r"(?<!\s[^\W\d_])[.;](?:\s|\Z)|[\"“«„\n]")
_CLAUSE_START = re.compile(r"(?<!\s[^\W\d_])[.!?;]\s|[\"”»“„«\n]")
_INTRODUCTION = 160
"""Code points before a quote that may say whose it is."""
_ATTRIBUTION = re.compile(r"[-–—]\s?([^\n]{3,120})\Z")
_DASH = re.compile(r",?\s(?:[–—]\s?|-\s)|(?<=[.!?…,])\s?[–—]\s?")
"""Between what is spoken and who speaks."""
_DASHES = 8
"""Dashes of a line that are looked at."""
_SPEAKER = 120
"""Code points behind a dash that say who speaks."""
_ROLE = 3
"""Words with which a verb names a role or nobody: `said the minister`."""
_LABEL = re.compile(r"((?:[^\W\d_]|[ .'’-]){2,40}):\s+(?=\S)")
_LONGEST_LABEL = 41
"""Its code points at most, with the colon."""
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "herr", "frau"})
"""Behind them a name stands, though it be a word for a role: `Mr. Smith`."""
_LEAST_TURNS = 2
"""Lines that make minutes."""
_LEAST_SPOKEN = 2
"""Fewer words behind a dash are an answer of no weight."""
_NAME = r"(?:[^\W\d_a-zа-яіїєґё]\.\s?){0,2}[^\W\d_a-zа-яіїєґёąćęłńóśźż][\w'’-]+"
_NAMES = re.compile(
    rf"{_NAME}(?:\s(?:(?:van|von|der|den|ter|ten|el|al|bin|ibn)\s){{0,2}}{_NAME}){{0,5}}"
)
_WORDS = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W\d_][\w'’-]*|[^\w\s]")
_OF = ("го", "ой", "ей", "ої", "их", "ых", "go", "ej", "ich", "ych", "ého", "ých", "ích")
"""How Slavic adjectives end that say what something is of."""
_MALE = re.compile(
    r"[А-ЯІЇЄҐ][а-яіїєґ’'-]+(?<![иы]х)(?<=[бвгґджзйклмнпрстфхцчшщь])|[А-ЯІЇЄҐ][а-яіїєґ]+ко"
)
_FULL, _SHORT = 2, 3
"""Words of a full name, and letters of one between them, such as an initial."""
_BEFORE_NAME, _HELPING, _SUFFIX = 6, 4, 6
"""Words between a verb and a name that may be a role; words before a verb that may help it, as in
`a déclaré`; letters of a role that a longer word may end in, as in `Regierungssprecher`."""


def find(parts: Sequence[Part], kinds: list[BlockKind]) -> list[Quote]:
    """Find the quotes of a text, in text order; a whole paragraph without marks becomes QUOTE.

    Such a paragraph is one that the next line gives to a speaker (`- Name said.`), or that the
    line before announces (`Name made a statement:`). A line that begins with a dash may hold
    what is spoken itself (`– Words, – said Name.`).
    """
    found: list[Quote] = []
    turns = _turns(parts, kinds)
    for index, part in enumerate(parts):
        if kinds[index] in FOLDED or kinds[index] not in {BlockKind.BODY, BlockKind.QUOTE}:
            continue
        if index in turns:
            found.append(turns[index])
            continue
        if index and _is_statement(parts, kinds, index):
            kinds[index] = BlockKind.QUOTE
            found.append(_quote(Span(part.start, part.end), _speaker_around(parts, index)))
        else:
            found.extend(_spoken(part) or _marked(part))
    return found


def _turns(parts: Sequence[Part], kinds: Sequence[BlockKind]) -> dict[int, Quote]:
    """Find who speaks in turn in the minutes of a hearing, by lines: `MR. NAME: Words.`."""
    found: dict[int, Quote] = {}
    for index, part in enumerate(parts):
        may_begin = kinds[index] is BlockKind.BODY and ":" in part.text[:_LONGEST_LABEL]
        label = _LABEL.match(part.text) if may_begin else None
        if label and len(part.text[label.end() : label.end() + 200].split()) >= _LEAST_WORDS:
            is_person, name = _labelled(label[1], parts)
            if is_person:
                found[index] = _quote(Span(part.start + label.end(), part.end), name)
    return found if len(found) >= _LEAST_TURNS else {}


def _labelled(label: str, parts: Sequence[Part]) -> tuple[bool, str | None]:
    """Whether a label is a person's, and the name in it.

    It is where a title or a role stands first, with a name behind it or all in capitals, or
    where a line of the text has the full name that is in capitals there.
    """
    words, known = label.split(), cues()
    small = [_plain(word) for word in words]
    if small[0] in known.article:
        return label.isupper() and small[-1] in known.role, None
    if _is_role(small[0]):
        is_office = not known.unfinished.isdisjoint(small[1:])
        is_titled = small[0] in _TITLES and len(words) > 1
        name = None if is_office else _bare_name(label) or (words[-1] if is_titled else None)
        return label.isupper() or name is not None, name and _as_elsewhere(name)
    name = _as_elsewhere(label)
    heads = (part.text[:_OF_PRESENT] for part in parts[:_PRESENT])
    is_told = label.isupper() and len(words) > 1 and any(name in head for head in heads)
    return is_told, name if is_told else None


_PRESENT, _OF_PRESENT = 60, 1000
"""Among how many first lines, and in how many of their code points, those present are named."""


def _as_elsewhere(name: str) -> str:
    """Give a name in capitals as other texts write it."""
    return name.title() if name.isupper() else name


def _is_statement(parts: Sequence[Part], kinds: Sequence[BlockKind], index: int) -> bool:
    """Whether a paragraph without quotation marks is somebody's words."""
    part = parts[index]
    announced = kinds[index - 1] is BlockKind.BODY and _announces(parts[index - 1].text)
    return (
        (announced or bool(_attribution(parts, index)))
        and part.text[0] not in '"“«„'
        and not part.is_bullet
        and len(_WORDS.findall(part.text[:200])) >= _LEAST_WORDS
    )


def _announces(line: str) -> bool:
    """Whether a line ends in a colon behind a word for a statement."""
    if not line.endswith(":"):
        return False
    words = _WORDS.findall(line[-100:].casefold())
    known = cues()
    return any(word in known.announced or word in known.saying for word in words)


def _attribution(parts: Sequence[Part], index: int) -> str:
    """Give the words of a line `- Name said.` below a paragraph, or an empty string."""
    if index + 1 >= len(parts) or parts[index + 1].text[0] not in "-–—":
        return ""
    line = _ATTRIBUTION.match(parts[index + 1].text)
    # With a dash inside it is an item of a list, or holds what is spoken itself.
    if not line or _DASH.search(line[1]):
        return ""
    return line[1] if _says(line[1]) else ""


def _speaker_around(parts: Sequence[Part], index: int) -> str | None:
    """Give the name that the line below or above gives a paragraph to."""
    below = _attribution(parts, index)
    if below:
        return _speaker(below)
    above = parts[index - 1].text
    name = _NAMES.match(above)
    return _bare_name(name[0]) if name else None


def _spoken(part: Part) -> list[Quote]:
    """Find what is spoken in a line that begins with a dash, as papers of many countries write it.

    `– Words, – said Name. – More words.` has two quotes of one speaker. Behind the dash the verb
    comes first, and somebody is named or meant.
    """
    text = part.text
    if text[0] not in "-–—":
        return []
    begin = 1 + len(text[1:]) - len(text[1:].lstrip())
    dashes = list(islice(_DASH.finditer(text, begin), _DASHES))
    for dash, after in zip_longest(dashes, dashes[1:]):
        end = min(after.start() if after else len(text), dash.end() + _SPEAKER)
        clause = _clause(text[dash.end() : end])
        words = _WORDS.findall(clause.casefold())
        speaker = _speaker(clause)
        if not _is_said_first(words) or not (speaker or len(words) <= _ROLE):
            continue
        spans = [(begin, dash.start())]
        # Behind the sign that ends the sentence.
        if after and after.start() <= dash.end() + len(clause) + 1:
            spans.append((after.end(), len(text)))
        return [
            _quote(Span(part.start + start, part.start + end), speaker)
            for start, end in spans
            if len(text[start:end].split()) >= _LEAST_SPOKEN
        ]
    return []


def _is_said_first(words: Sequence[str]) -> bool:
    """Whether some words begin with a verb of saying."""
    return not cues().saying.isdisjoint((*words[:1], " ".join(words[:2])))


def _says(words: str) -> bool:
    """Whether one of some words says that somebody spoke."""
    return not set(_WORDS.findall(words.casefold())).isdisjoint(cues().saying)


def _marked(part: Part) -> list[Quote]:
    """Find the quotes in quotation marks of one paragraph."""
    found: list[Quote] = []
    text = part.text
    if not ('"' in text or "“" in text or "«" in text or "„" in text or "”" in text):
        return found
    for marks in _MARKED.finditer(text):
        words = next(group for group in marks.groups() if group)
        after = part.text[marks.end() : marks.end() + 120]
        closed = words.rstrip()[-1] in ".,!?…" or after.startswith((",", ".", " -", " –", " —"))
        length = len(words.split())
        if length < _LEAST_SPOKEN or not (closed or marks.start() == 0):
            continue
        span = Span(part.start + marks.start(), part.start + marks.end())
        ended = words.rstrip()[-1] in ".…" and not after.startswith((",", " -", " –", " —"))
        speaker = None if ended else _speaker(_clause(after))
        speaker = speaker or _speaker_before(text[: marks.start()])
        above = text[max(0, marks.start() - _BLANKS) : marks.start()].rstrip()[-1:]
        is_sentence = above in _OPENS and words.lstrip()[:1].isupper()
        if length >= _LEAST_WORDS or (speaker and is_sentence):
            found.append(_quote(span, speaker))
    return found


def _clause(after: str) -> str:
    """Give what stands between a quote and the end of its sentence."""
    head = after.lstrip(" ,–—-")
    cut = _CLAUSE_END.search(head)
    return head[: cut.start()] if cut else head


def _speaker_before(before: str) -> str | None:
    """Give the name that a quote is given to by the words that lead to it: `Name said: "…`."""
    if not before.rstrip().endswith((":", ",")):
        return None
    clause = _CLAUSE_START.split(before[-_INTRODUCTION:])[-1]
    saying = cues().saying
    said = sum(word in saying for word in _WORDS.findall(clause))
    name = _speaker(clause) if said == 1 else None
    # A word that begins a sentence has a capital, whatever it is.
    is_sure = name is not None and (name.count(" ") == 1 or not clause.lstrip().startswith(name))
    return name if is_sure else None


def _speaker(clause: str) -> str | None:
    """Give the name beside a verb of saying: `Name said` or `said Name`."""
    saying = cues().saying
    words = list(_WORDS.finditer(clause))
    for verb, after in zip_longest(words, words[1:]):
        # Some are of two words: `a spus`, `pointed out`.
        is_pair = after is not None and f"{verb[0]} {after[0]}" in saying
        if is_pair or verb[0] in saying:
            said = after if after and is_pair else verb
            before, behind = clause[: verb.start()], clause[said.end() :]
            name = _last_name(before)
            if name or verb[0] in cues().telling or not _is_introduced(before):
                return name
            return _first_name(behind) or _behind_role(behind)
    return None


def _is_introduced(before: str) -> bool:
    """Whether nobody is meant before a verb, so that who speaks is named behind it.

    Of `he told Name`, and of `the minister said Name's ship`, nobody behind the verb spoke.
    """
    words = _WORDS.findall(before.rpartition(",")[2])
    if len(words) > _HELPING or any(word[0].isupper() for word in words[1:]):
        return False
    known, small = cues(), {word.casefold() for word in words if len(word) > 1}
    return not any(map(small.intersection, (known.person, known.article, known.role)))


def _behind_role(words: str) -> str | None:
    """Give the full name behind a role in small letters: `said mission chief Ann Doe`."""
    known, role, last = cues(), False, ""
    for word in islice(_TOKEN.finditer(words), _BEFORE_NAME):
        small = word[0].casefold()
        if word[0][0].isupper():
            name = _first_name(words[word.start() :])
            if name is None or not _is_persons(name.split()):
                return None
            return name if _ends_role(role, last) or (role and _is_bearer(name)) else None
        # What stands behind `of` is where they have that role.
        is_of = small in known.unfinished and small not in known.article
        if is_of or small in known.person or words[word.start() - 1 : word.start()] != " ":
            return None
        role, last = role or small in known.role, small
    return None


def _ends_role(role: bool, last: str) -> bool:
    """Whether behind a word that ends a role its bearer is named, not the office that it is of.

    `premiér Country Name` may be either, and `šéf velkého Office` hardly a person.
    """
    known = cues()
    is_whole = role and last not in known.role and not last.endswith(_OF)
    return last in known.role_before_name or is_whole


def _is_bearer(name: str) -> bool:
    """Whether a Slavic name behind a role cannot be what that is of, which has another ending.

    `прокурор Андрій Шевчук` is a man; `адвокат Олега Шевчука` is somebody's, and `речник Збройних
    Сил` of an office.
    """
    return all(_MALE.fullmatch(word) for word in name.split())


def _last_name(words: str) -> str | None:
    """Give the name at the end of some words."""
    names = [name for name in _NAMES.finditer(words) if name.end() == len(words.rstrip())]
    return _bare_name(names[-1][0]) if names else None


def _first_name(words: str) -> str | None:
    """Give the name at the beginning of some words."""
    name = _NAMES.match(words.lstrip())
    if name is None:
        return None
    behind = _WORDS.match(words.lstrip(), name.end() + 1)
    # `said Name minister`: in some languages what a role is of stands before it.
    is_of = behind is not None and behind[0][0].islower() and _is_role(behind[0])
    return None if is_of and " " not in name[0] else _bare_name(name[0])


def _bare_name(name: str) -> str | None:
    """Leave roles and titles out; None where no name is left."""
    words = name.split()
    known = cues()
    if not (words[0][0].isupper() and words[-1][0].isupper()):
        return None
    before = len(words)
    while words and (_is_role(_plain(words[0])) or _plain(words[0]) in known.pronoun):
        words.pop(0)
    while words and len(words) < before and _plain(words[0]) in known.role_of:
        words.pop(0)
    return " ".join(words).removesuffix("'s").removesuffix("’s") or None


def _is_persons(words: Sequence[str]) -> bool:
    """Whether a name has two words, or a short one between them: no more of an office's."""
    return len(words) == _FULL or (len(words) == _FULL + 1 and len(words[1]) <= _SHORT)


def _is_role(word: str) -> bool:
    return word in cues().role or word.endswith(_roles())


@cache
def _roles() -> tuple[str, ...]:
    """Give the roles that a longer word may end in."""
    return tuple(role for role in cues().role if len(role) >= _SUFFIX)


def _quote(span: Span, speaker: str | None) -> Quote:
    return Quote(span, speaker, Certainty.STATED if speaker else Certainty.UNKNOWN)


def _plain(word: str) -> str:
    return word.casefold().strip(".")
