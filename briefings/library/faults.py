"""The files of the sources that were not read, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.model import Problem, ScanStatus
from briefings.store.protocols import Corpus
from briefings.text.sanitise import safe_line

EACH = 50
"""Files skipped for one reason that are named one by one."""


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with files."""

    problems: tuple[Problem, ...] = ()
    """Those skipped for one reason stand together, behind the others."""
    broken: int = 0
    """Files that should have been read and could not be; those skipped are not counted."""


def faults_of(corpus: Corpus, sources: Sequence[str]) -> Faults:
    """Give what is wrong with the files of some sources."""
    origins = corpus.faults(sources)
    problems = [
        Problem(one.reason, where=safe_line(one.raw_path))
        for one in origins
        if one.status is not ScanStatus.SKIPPED
    ]
    skipped: dict[str, list[str]] = {}
    for one in origins:
        if one.status is ScanStatus.SKIPPED:
            skipped.setdefault(one.reason, []).append(one.raw_path)
    for reason, paths in skipped.items():
        told, more = paths[:EACH], len(paths) - EACH
        problems += [Problem(f"skipped: {reason}", where=safe_line(path)) for path in told]
        if more > 0:
            where = f"and {more:,} more, which `briefings scan` names"
            problems.append(Problem(f"skipped: {reason}", where=where))
    broken = sum(one.status is ScanStatus.QUARANTINED for one in origins)
    return Faults(tuple(problems), broken)
