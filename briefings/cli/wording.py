"""Values of the model as plain lines: one thing a line, every sign also a word."""

from collections.abc import Iterator, Sequence
from datetime import date

from briefings.export.days import dated, days
from briefings.export.safety import safe, safe_text
from briefings.export.shown import shown
from briefings.model import (
    FOLDED,
    Alert,
    Block,
    BlockKind,
    Briefing,
    Certainty,
    Dating,
    Hit,
    Match,
    Mute,
    Newcomer,
    Page,
    Person,
    Problem,
    Reason,
    Row,
    ScanLine,
    Spelling,
    TitleKind,
    Watch,
    WatchHealth,
    WatchTest,
    numbered,
)

GAP = "  "
"""What stands between the parts of a line."""


def date_cell(dating: Dating | None) -> str:
    """Give a date as short as it can be, with the sign of its certainty before it."""
    if dating is None:
        return "?"
    sign = "~" if dating.certainty is Certainty.INFERRED else " "
    return f"{sign}{days(dating)}"


def publisher(of: str | None) -> str:
    """Give a publisher, or say that there is none."""
    return safe(of) if of else "publisher unknown"


def row_line(row: Row) -> str:
    """Give a briefing on one line: id, labels, date, publisher, title."""
    parts = [row.id, *labels(row), dated(row.dating), publisher(row.publisher), safe(row.title)]
    return GAP.join(parts)


def labels(row: Row) -> list[str]:
    """Give what the signs of a row say, in words."""
    found = []
    if row.pinned:
        found.append("pinned")
    found.append("unread" if row.unread else "read")
    if row.is_list:
        found.append("list page")
    if row.is_ahead:
        found.append("dated ahead of its receipt")
    if row.alerts:
        found.append(f"alerts: {safe(', '.join(row.alerts))}")
    if row.copy_alerts:
        found.append(f"alerts in a copy: {safe(', '.join(row.copy_alerts))}")
    if row.gone:
        found.append("file gone")
    if row.tags:
        found.append(f"tags: {safe(', '.join(row.tags))}")
    if row.copies:
        found.append(f"copies: {row.copies}")
    return found


def hit_lines(hit: Hit, row: Row) -> Iterator[str]:
    """Give a hit: its tier if words were asked for, its row, the words that answer, and why."""
    yield f"{hit.tier.value}{GAP}{row_line(row)}" if hit.spans else row_line(row)
    if hit.snippet:
        yield f"  {safe(hit.snippet)}"
    yield from because(hit.reasons)


def because(reasons: Sequence[Reason]) -> Iterator[str]:
    """Give reasons, one a line, indented."""
    for reason in reasons:
        yield f"  because {safe(reason.right)} ~ {safe(reason.left)}: {safe(reason.rule)}"


def person_line(person: Person) -> str:
    """Give a person on one line, with all spellings."""
    spellings = ", ".join(f"{name} {count}" for name, count in person.spellings)
    return GAP.join(
        [
            safe(person.name),
            f"in {numbered(person.briefings, 'briefing')}",
            between(person.first, person.last),
            f"as {safe(spellings)}",
        ]
    )


def newcomer_lines(newcomer: Newcomer) -> Iterator[str]:
    """Give somebody new, the sentence that names them, and why."""
    yield person_line(newcomer.person)
    yield f"  {safe(newcomer.sentence)}"
    yield f"  because {safe(newcomer.why)} (in {newcomer.briefing})"


def spelling_lines(spelling: Spelling) -> Iterator[str]:
    """Give a spelling that a watch would catch, or nearly; then where it stands, and why."""
    verdict = spelling.tier.value if spelling.tier.joins else f"miss, {spelling.tier.value}"
    count = f"in {numbered(spelling.briefings, 'briefing')}"
    if spelling.silent_in:
        verdict += f", silent in {spelling.silent_in}"
    if not spelling.tier.joins and spelling.looked_into < spelling.briefings:
        count += f", {spelling.looked_into} looked into"
    yield GAP.join([verdict, safe(spelling.text), count, spelling.briefing])
    yield f"  {safe(spelling.sentence)}"
    yield from because(spelling.reasons)


def between(first: date | None, last: date | None) -> str:
    """Give two days, or one where they are the same."""
    if first is None or last is None:
        return "dates unknown"
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def alert_line(alert: Alert) -> str:
    """Give an alert on one line."""
    day = alert.date.isoformat() if alert.date else "date unknown"
    state = "pinned " + alert.state.value if alert.pinned else alert.state.value
    if alert.muted:
        state += " muted"
    parts = [alert.id, state, safe(alert.watch), day, safe(alert.sentence)]
    return GAP.join(parts)


def watch_line(watch: Watch) -> str:
    """Give a watch on one line, with its options."""
    parts = [watch.watchlist, watch.name]
    parts += [f"query {watch.query}"] if watch.query and watch.query != watch.name else []
    parts += [f"also {', '.join(watch.aliases)}"] if watch.aliases else []
    parts += [f"not {', '.join(watch.excluded)}"] if watch.excluded else []
    parts += ["from the screen"] if watch.local else []
    return GAP.join(map(safe, parts))


def wide(of: WatchHealth) -> str:
    """Say of a watch that rings in half of a library how often it does."""
    return (
        f"{safe(of.watch.name)} rings in {of.alerts:,} of {numbered(of.stored, 'briefing')} "
        "(a fuller name, or 'not:', would tell more)"
    )


def missed(of: WatchHealth) -> Problem:
    """Say of a watch that it is met where it rings and did not ring."""
    return Problem(
        f"{of.watch.name} is met in {numbered(of.missed, 'briefing')} and did not ring",
        advice="move index.db out of the data directory and scan: it is made anew, acts are kept",
    )


def health_line(health: WatchHealth) -> str:
    """Give the health of a watch on one line."""
    last = f"last {health.last.isoformat()}" if health.last else "never dated"
    parts = [
        _standing(health),
        f"{health.evaluated} of {health.stored}",
        health.watch.name,
        _fault(health),
        f"alerts {health.alerts}, new {health.new}, {last}" if health.alerts else "no alert",
        f"dismissed {health.dismissed}" if health.dismissed else "",
        f"as {', '.join(health.spellings)}" if health.spellings else "",
        silenced(health.silenced),
        muted(health.mute),
    ]
    return GAP.join(safe(part) for part in parts if part)


def _standing(health: WatchHealth) -> str:
    """Say whether a watch can be trusted, or else why not."""
    if health.fault:
        return "NOT IN FORCE"
    if not health.is_read:
        return "MISSED" if health.missed else "NOT READ FOR"
    return "SOURCE NOT THERE" if health.missing else "ok"


def _fault(health: WatchHealth) -> str:
    """Say by which mistake a watch is not in force as written; empty for none."""
    if health.fault is None:
        return ""
    return f"{health.fault}; {'rings as it was before' if health.evaluated else 'nothing rings'}"


def silenced(reasons: Sequence[tuple[str, int]]) -> str:
    """Say in how many briefings a watch is met and silent, by reasons; empty for none."""
    told = ", ".join(f"{why} {count}" for why, count in reasons)
    return f"silenced {sum(count for _, count in reasons)}: {told}" if told else ""


def muted(mute: Mute | None) -> str:
    """Say what silences a watch; empty where nothing does."""
    if mute is None:
        return ""
    return f"muted until {mute.until.isoformat()}" if mute.until else "muted"


def test_line(test: WatchTest) -> str:
    """Give a test of a watch on one line."""
    verdict = "ok" if test.is_passed else "FAILED"
    does = "rings" if test.rings else "is silent"
    must = "" if test.is_passed else f", must {'ring' if test.must_ring else 'be silent'}"
    return GAP.join([verdict, safe(test.watch.name), f"{does}{must}", safe(test.sentence)])


def match_lines(a: str, b: str, match: Match) -> Iterator[str]:
    """Give what comparing two names gave, with the reasons."""
    verdict = "one name" if match.tier.joins else "not taken for one name"
    yield f"{match.tier.value} {match.score:.2f}{GAP}{safe(a)} ~ {safe(b)}: {verdict}"
    yield from because(match.reasons)


def pair_line(a: str, b: str, match: Match) -> str:
    """Give one of many pairs: columns divided by tabs."""
    rules = "; ".join(reason.rule for reason in match.reasons)
    cells = (match.tier.value, f"{match.score:.4f}", a, b, rules)
    return "\t".join(safe(cell) for cell in cells)


def scan_words(line: ScanLine) -> str:
    """Give what became of a file on one line."""
    parts = [line.status.value, line.id, safe(line.path)]
    if line.copy_of:
        parts.append(f"copy of {line.copy_of}")
    if line.reason:
        parts.append(safe(line.reason))
    return GAP.join(part for part in parts if part)


def page_lines(page: Page, whole: str = "--json") -> Iterator[str]:
    """Give a briefing for reading: title, what is known of it, and its text.

    `whole` is the option that gives what is folded here.
    """
    row = page.row
    yield safe(row.title)
    known = [dated(row.dating), publisher(row.publisher), f"language {row.language}"]
    if row.title_kind is TitleKind.DERIVED:
        known.append("title derived from the first sentence")
    yield GAP.join([*known, *labels(row), row.id])
    for note in row.notes:
        yield f"you noted: {safe(note)}"
    for problem in page.briefing.problems:
        yield f"note: {safe(str(problem))}"
    yield ""
    yield from _story_lines(page.briefing, whole)


def _story_lines(briefing: Briefing, whole: str) -> Iterator[str]:
    """Give the text, with edits made and what is not the story folded to one labelled line."""
    folded: list[Block] = []
    for block in briefing.blocks:
        if block.kind in FOLDED:
            folded.append(block)
            continue
        words = shown(briefing, block.span)
        if not words.strip() or block.kind is BlockKind.TITLE:
            continue
        yield from _fold_line(folded, whole)
        folded = []
        yield from _block_lines(block.kind, words)
    yield from _fold_line(folded, whole)


def _block_lines(kind: BlockKind, words: str) -> Iterator[str]:
    label = {BlockKind.CAPTION: "caption: ", BlockKind.QUOTE: "> "}.get(kind, "")
    for line in safe_text(words).split("\n"):
        if line.strip():
            yield label + line


def _fold_line(blocks: Sequence[Block], whole: str) -> Iterator[str]:
    if blocks:
        kinds = dict.fromkeys(block.kind.value for block in blocks)
        yield f"... {', '.join(kinds)} folded, {whole} shows it ..."
