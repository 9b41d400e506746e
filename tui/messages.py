"""What workers and slow questions say to screens."""

from textual.message import Message

from briefings.model import Problem, Progress


class Taking(Message, bubble=False):
    """A scan goes on. Of several waiting ones only the newest is handled."""

    def __init__(self, serial: int, progress: Progress) -> None:
        """Name the scan by its serial: what an older one says is dropped."""
        super().__init__()
        self.serial = serial
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        """Whether this makes a waiting message needless."""
        return isinstance(message, Taking)


class Taken(Message, bubble=False):
    """A scan is over: `new` briefings came, and these problems."""

    def __init__(self, serial: int, new: int, problems: tuple[Problem, ...] = ()) -> None:
        """Name the scan by its serial."""
        super().__init__()
        self.serial = serial
        self.new = new
        self.problems = problems
