"""A dating in words, the same wherever it is written."""

from briefings.model import DateOrigin, Dating, Precision


def days(dating: Dating) -> str:
    """Give a dating's days as ISO dates, or the month or year where that is all there is."""
    if dating.precision is Precision.MONTH:
        return f"{dating.start:%Y-%m}"
    if dating.precision is Precision.YEAR:
        return f"{dating.start:%Y}"
    if dating.start == dating.end:
        return dating.start.isoformat()
    return f"{dating.start.isoformat()} to {dating.end.isoformat()}"


def dated(dating: Dating | None) -> str:
    """Give a date with the word of its certainty."""
    if dating is None:
        return "date unknown"
    yours = dating.origin is DateOrigin.USER
    return f"{days(dating)} {'yours' if yours else dating.certainty.value}"


def sourced(publisher: str, dating: Dating | None) -> str:
    """Give who published something, and its date with its certainty, which is the date's alone."""
    if dating is None:
        return f"{publisher}, date unknown"
    yours = dating.origin is DateOrigin.USER
    how = "corrected by hand" if yours else dating.certainty.value
    return f"{publisher}, {days(dating)} (date {how})"
