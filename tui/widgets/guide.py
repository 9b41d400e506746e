"""The lines over everything that lead a newcomer."""

from rich.style import Style

from tui.widgets.complaint import Complaint


class Guide(Complaint):
    """Words at the top; they take no room where there are none."""

    @property
    def ink(self) -> Style:
        """Words to be followed."""
        return self.inks.accent + Style(bold=True)
