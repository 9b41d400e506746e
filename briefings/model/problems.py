"""What went wrong, told the same way everywhere."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong or could not be settled, where, and what to do."""

    what: str
    """The mistake or the gap, in a sentence without a full stop."""
    where: str = ""
    """A file, with line and column where known, or a block; safe to show."""
    advice: str = ""
    """What the reader can do; may be empty."""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" ({self.advice})" if self.advice else ""
        return f"{place}{self.what}{remedy}"

    @property
    def reason_first(self) -> str:
        """Give it with the place last, for where a path may take the room there is."""
        remedy = f" ({self.advice})" if self.advice else ""
        return f"{self.what}{remedy}{f': {self.where}' if self.where else ''}"
