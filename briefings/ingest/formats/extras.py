"""What is read only where an extra of this program is installed. It imports next to nothing."""

from importlib.util import find_spec

PDF_LIBRARY = "pypdfium2"
PDF_ADVICE = "install what reads them: pip install 'briefing-reader[pdf]'"


def reads_pdf() -> bool:
    """Whether the extra `pdf` is there; its library is not loaded."""
    return find_spec(PDF_LIBRARY) is not None
