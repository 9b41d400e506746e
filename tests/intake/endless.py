"""A child of the reader's for which what is called `for ever` has no end, a job or a file.

`python -m tests.intake.endless` in the place of `briefings.intake.processes.crew`.
"""

from briefings.intake.following.glimpse import Glimpser, Seen
from briefings.intake.processes import crew
from briefings.intake.processes.workers import Worker
from briefings.model import Watch

MODULE = "tests.intake.endless"
ENDLESS = "for ever"

done = crew._done


def do(kind: bytes, packed: bytes, watches: tuple[Watch, ...]) -> object:
    """Do a job, or never come to its end."""
    while ENDLESS.encode() in packed:
        pass
    return done(kind, packed, watches)


class Patient(Glimpser):
    """Looks at files, at some for ever."""

    def see(self, path: str, source: str, worker: Worker | None = None) -> Seen:
        """See what rings in a file."""
        while ENDLESS in path:
            pass
        return super().see(path, source, worker)


if __name__ == "__main__":
    vars(crew).update(_done=do, Glimpser=Patient)
    crew.main()
