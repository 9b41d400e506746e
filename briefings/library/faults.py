"""The files of the sources that were not read, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.model import Problem, ScanStatus
from briefings.store.protocols import Corpus
from briefings.text.sanitise import safe_line


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with files."""

    problems: tuple[Problem, ...] = ()
    """Those skipped for one reason stand together."""
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
        more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        problems.append(Problem(f"skipped: {reason}", where=safe_line(paths[0]) + more))
    broken = sum(one.status is ScanStatus.QUARANTINED for one in origins)
    return Faults(tuple(problems), broken)
