"""Where a month ends."""

from datetime import date

import pytest

from briefings.text.months import month_end


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2025, 1, 31), date(2025, 1, 31)),
        (date(2025, 2, 1), date(2025, 2, 28)),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(1900, 2, 14), date(1900, 2, 28)),
        (date(2025, 11, 5), date(2025, 11, 30)),
        (date(2025, 12, 5), date(2025, 12, 31)),
        (date.min, date(1, 1, 31)),
        (date.max, date.max),
    ],
)
def test_a_month_ends_with_its_last_day(day: date, end: date) -> None:
    assert month_end(day) == end
