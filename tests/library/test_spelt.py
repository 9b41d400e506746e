"""Spellings that a watch met: what looks the same is one."""

from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest

from briefings.model import Watch
from tests.library.reports import opened

Form = Literal["NFC", "NFD"]
SENTENCE = (
    "Report\n date 2025-12-0{day}\n\nPresident Zoran Milanović spoke of the harbour on {day}.\n"
)


@pytest.mark.parametrize("order", [("NFC", "NFD"), ("NFD", "NFC")])
def test_letters_with_their_signs_beside_them_are_no_other_spelling(
    tmp_path: Path, order: tuple[Form, Form]
) -> None:
    (tmp_path / "in").mkdir()
    for day, form in enumerate(order, 1):
        text = normalize(form, SENTENCE.format(day=day))
        (tmp_path / "in" / f"{day}.txt").write_text(text, encoding="utf-8")
    with opened(tmp_path, Watch("Zoran Milanović", "L")) as library:
        (group,) = library.alert_groups()
        assert group.spellings == ("Zoran Milanović",)
        assert [one.spellings for one in library.health()] == [group.spellings]
