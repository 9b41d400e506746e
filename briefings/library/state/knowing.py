"""Problems that the reader says are known: they are listed, and not told of any more.

It is of this machine, and no act: what it hides is only a hint.
"""

from collections.abc import Iterable, Sequence

from briefings.model import Problem
from briefings.store.protocols import Setting, State
from briefings.text.digest import blake2b

KNOWN = "known"
"""The kind of setting; a target is made of what is wrong, and where."""


def unknown(state: State, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give those of some problems of which the reader did not say so."""
    targets = {_target(one): one for one in problems}
    known = state.those(KNOWN, targets) if targets else {}
    return tuple(one for target, one in targets.items() if not known.get(target))


def knowing(problems: Iterable[Problem]) -> Sequence[Setting]:
    """Give the settings that say so of some problems."""
    return [Setting(KNOWN, _target(one), "yes") for one in problems]


def _target(problem: Problem) -> str:
    told = f"{problem.what}\0{problem.where}".encode(errors="surrogatepass")
    return blake2b(told, digest_size=8).hexdigest()
