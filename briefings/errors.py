"""The tree of what can go wrong.

BriefingsError
├── UsageError      the command line or a query asks for something that is not there (exit 2)
│   └── QueryError  a query that cannot be read, with the column of the mistake
├── ConfigError     a configuration that cannot be used at all (exit 2)
├── BusyError       another process holds what is needed, or a disk did not answer (exit 3)
│   └── StoreError  the data directory cannot be used as asked
└── UnreadableError one file that could not be read; the others go on (exit 4)
    └── OverfullError  more is packed in it than may come out

Each says where, what, and what to do; its text is all three on one line.
"""


class BriefingsError(Exception):
    """Anything a user can cause or must hear of."""

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        """Say what went wrong, where it did, and what to do about it."""
        self.what = what
        self.where = where
        self.advice = advice
        place = f"{where}: " if where else ""
        remedy = f" ({advice})" if advice else ""
        super().__init__(f"{place}{what}{remedy}")

    @property
    def reason_first(self) -> str:
        """Give it with the place last, for where a path may take the room there is."""
        remedy = f" ({self.advice})" if self.advice else ""
        return f"{self.what}{remedy}{f': {self.where}' if self.where else ''}"


class UsageError(BriefingsError):
    """The command line or a query asks for something that is not there."""


class QueryError(UsageError):
    """A query that cannot be read."""

    def __init__(self, what: str, *, column: int, advice: str = "", meant: str = "") -> None:
        """Point at `column`, a 0-based code point of the query.

        `meant` is the query that may have been meant: it is the advice where no other is given.
        """
        self.column = column
        self.meant = meant
        self.query = ""
        """The query, as it was read; known to who read it whole."""
        advice = advice or (f"did you mean '{meant}'?" if meant else "")
        super().__init__(what, where=f"query:{column + 1}", advice=advice)


class ConfigError(BriefingsError):
    """A configuration that cannot be used at all."""


class BusyError(BriefingsError):
    """Another process holds what is needed, or a disk did not answer: try again."""


class StoreError(BusyError):
    """The data directory cannot be used as asked."""


class UnreadableError(BriefingsError):
    """One file that could not be read; the others go on."""


class OverfullError(UnreadableError):
    """A file in which more is packed than may come out: what is left of it is not unpacked."""
