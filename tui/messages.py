"""What workers and slow questions say to screens."""

from collections.abc import Callable, Sequence

from textual.message import Message

from briefings.errors import BriefingsError
from briefings.model import (
    Alert,
    Change,
    Hit,
    Listing,
    MetByDay,
    Newcomer,
    Page,
    Person,
    Progress,
    Ran,
    Spelling,
)


class Taking(Message, bubble=False):
    """A scan goes on. Of several waiting ones only the newest is handled."""

    def __init__(self, serial: int, progress: Progress, new: int) -> None:
        """Name the scan by its serial: what an older one says is dropped.

        `new` counts the files with something new so far.
        """
        super().__init__()
        self.serial = serial
        self.progress = progress
        self.new = new

    def can_replace(self, message: Message) -> bool:
        """Whether this makes a waiting message needless."""
        return isinstance(message, Taking)


class Hunted(Message, bubble=False):
    """A search that a key could not wait for has its answer, or the error it ended with."""

    def __init__(
        self,
        serial: int,
        text: str,
        answer: Listing | Hit | None,
        error: BriefingsError | None = None,
    ) -> None:
        """Name the question by its serial: the answer to an older one is dropped.

        `answer` is a list of what was found in the library, or where one text answers, if it does.
        """
        super().__init__()
        self.serial = serial
        self.text = text
        self.answer = answer
        self.error = error


class Paged(Message, bubble=False):
    """A text that is longer than a key can wait for is read, or could not be."""

    def __init__(
        self, briefing: str, page: Page | None, error: BriefingsError | None = None
    ) -> None:
        """Take its id and its page; None where it is gone, or where there was an error."""
        super().__init__()
        self.briefing = briefing
        self.page = page
        self.error = error


class Refined(Message, bubble=False):
    """The other spellings that answer a search are known, so that its rows can show them."""

    def __init__(self, listing: Listing) -> None:
        """Name the rows."""
        super().__init__()
        self.listing = listing


class Taken(Message, bubble=False):
    """A scan is over; so many files were new, had changed, were gone."""

    def __init__(self, serial: int, new: int, changed: int, gone: int) -> None:
        """Name the scan by its serial."""
        super().__init__()
        self.serial = serial
        self.new = new
        self.changed = changed
        self.gone = gone


class Rang(Message, bubble=False):
    """Names were met in a file that just came; it is stored in a moment."""

    def __init__(self, alerts: Sequence[Alert]) -> None:
        """Take what nobody heard of yet."""
        super().__init__()
        self.alerts = alerts


class Held(Message, bubble=False):
    """The list is held from now on: what comes waits."""


class Came(Message, bubble=False):
    """Something that came was stored. Of several waiting ones only the newest is handled."""

    def __init__(self, changed: int, gone: int) -> None:
        """Count the files that have changed, and those that are gone, since following began."""
        super().__init__()
        self.changed = changed
        self.gone = gone

    def can_replace(self, message: Message) -> bool:
        """Whether this makes a waiting message needless."""
        return isinstance(message, Came)


class Counted(Message, bubble=False):
    """The saved views were counted."""


class Retold(Message, bubble=False):
    """It was looked how many others tell the story of a briefing."""

    def __init__(self, briefing: str, count: int) -> None:
        """Name the briefing: what is told of one that is open no more is dropped."""
        super().__init__()
        self.briefing = briefing
        self.count = count


class Piped(Message, bubble=False):
    """A command that was given a text has ended, or could not be started."""

    def __init__(self, line: str, ran: Ran | None, error: str = "") -> None:
        """Take the command as typed, and what became of it; `error` where it did not run."""
        super().__init__()
        self.line = line
        self.ran = ran
        self.error = error


class Marked(Message, bubble=False):
    """Very much was marked or taken back, or `error` says why nothing was."""

    def __init__(self, change: Change | None, error: str = "", *, verb: str = "") -> None:
        """Take what became of it; `verb` is undo or redo where an act was."""
        super().__init__()
        self.change = change
        self.error = error
        self.verb = verb


class Digested(Message, bubble=False):
    """A digest was made, or `nothing` says why it is empty."""

    def __init__(
        self, count: int, text: str, path: str, save: Callable[[str], str], nothing: str
    ) -> None:
        """Take how many are in it, its Markdown, and where it is put unless another is typed.

        `save` writes it to a path and gives the whole of that.
        """
        super().__init__()
        self.count = count
        self.text = text
        self.path = path
        self.save = save
        self.nothing = nothing


class Named(Message, bubble=False):
    """Who is named was worked out; `error` says why it could not be."""

    def __init__(
        self, serial: int, people: Sequence[Person], news: Sequence[Newcomer], error: str = ""
    ) -> None:
        """Name the question by its serial: the answer to an older one is dropped."""
        super().__init__()
        self.serial = serial
        self.people = people
        self.news = news
        self.error = error


class Reloaded(Message, bubble=False):
    """The configuration was read again; what is in force is the library's."""


class Previewed(Message, bubble=False):
    """What a name would ring for if it were watched."""

    def __init__(
        self,
        serial: int,
        spellings: Sequence[Spelling],
        days: MetByDay | None = None,
        error: str = "",
    ) -> None:
        """Name the question by its serial: the answer to an older one is dropped.

        `days` come later than the spellings, None until then; `error` says why there is no
        answer.
        """
        super().__init__()
        self.serial = serial
        self.spellings = spellings
        self.days = days
        self.error = error
