"""Who published a text, where it says so: an agency, a paper; and who is none of them."""

import pytest

from briefings.model import BlockKind
from tests.ingest.pages import PROSE, TITLE, kind_of, reading


@pytest.mark.parametrize(
    ("lines", "publisher", "evidence"),
    [
        ((TITLE, "RIGA (Town Wire) - " + PROSE), "Town Wire", "Town Wire"),
        ((TITLE, "RIGA, Dec 5 (Town Wire) — " + PROSE), "Town Wire", "Town Wire"),
        ((TITLE, "Riga • BNS", PROSE), "BNS", "Riga • BNS"),
        ((" date 2025-12-06 GLOBEX - Newsly) " + PROSE,), "Newsly via GLOBEX", "GLOBEX - Newsly"),
        ((TITLE, PROSE + "This was learned by the Nova.media in Riga."), "Nova.media", None),
        ((TITLE, PROSE + "He told Nova.media so."), "Nova.media", "told Nova.media"),
        ((TITLE, PROSE + "He bought Nova.media for a song."), None, None),
        ((TITLE, PROSE + "He told Nova.media and Alt.info so."), None, None),
        ((TITLE, PROSE), None, None),
        ((TITLE, "KYIV, Ukraine (Town Wire) - " + PROSE), "Town Wire", "Town Wire"),
        ((TITLE, "Reuters, 18 November 2026 — " + PROSE), "Reuters", "Reuters"),
        ((TITLE, "Kazinform, November 18, 2026 - " + PROSE), "Kazinform", "Kazinform"),
        ((TITLE, "Казінформ, 18 листопада 2026", PROSE), "Казінформ", "Казінформ"),
        ((TITLE, "18 листопада 2026 р. | Казінформ", PROSE), "Казінформ", "Казінформ"),
        ((TITLE, "Town News | 18.11.2026, 14:30", PROSE), "Town News", "Town News"),
        ((TITLE, "МОСКВА, 18 ноября. /ТАСС/. " + PROSE), "ТАСС", "ТАСС"),
        ((TITLE, "Riga, 18 Nov /Corr. LETA/ " + PROSE), "LETA", "LETA"),
        ((TITLE, "Київ. 18 листопада. КНП. " + PROSE), "КНП", "КНП"),
        ((TITLE, "МОСКВА, 18 ноя — РИА Новости. " + PROSE), "РИА Новости", "РИА Новости"),
        (
            (TITLE, "Skyline, 18 November 2026 — " + PROSE + "Skyline reports."),
            "Skyline",
            "Skyline",
        ),
        ((TITLE, "Tallinn, 18 November 2026 — " + PROSE), None, None),
        ((TITLE, "Jane Marlowe, 18 November 2026", PROSE), None, None),
        (
            (TITLE, PROSE, "© 2019-2026 Town Daily. All rights reserved."),
            "Town Daily",
            "Town Daily",
        ),
        (
            (TITLE, PROSE, "Copyright © Das Blatt AG. Alle Rechte vorbehalten"),
            "Das Blatt AG",
            None,
        ),
        ((TITLE, PROSE, "Town Soup Copyright © 2026."), "Town Soup", "Town Soup"),
        ((TITLE, PROSE, "© 2015–2026 «Вісник». Усі права захищені."), "Вісник", "Вісник"),
        ((TITLE, PROSE, "© 2026 Twitter"), None, None),
        ((TITLE, "Town News · 18 November 2026 · 3 min", PROSE), "Town News", "Town News"),
        ((TITLE, "Jane Marlowe · 18 November 2026 · 3 min", PROSE), None, None),
        ((TITLE, "Latest News · 18 November 2026", PROSE), None, None),
        ((TITLE, "Riga Star", "18 November 2026", PROSE), "Riga Star", "Riga Star"),
        ((TITLE, "World News", "18 November 2026", PROSE), None, None),
        ((f"{TITLE} | Rigas правда", PROSE), "Rigas правда", "Rigas правда"),
        ((f"{TITLE} - The Riga Star", PROSE), "The Riga Star", "The Riga Star"),
        ((f"{TITLE} - The Riga Star", PROSE, "That the Riga Star wrote."), None, None),
        ((f"{TITLE} — Reuters", PROSE), None, None),
        ((TITLE, PROSE, "The boats (© Somebody Else)"), None, None),
        ((TITLE, PROSE, "© 2026. All rights reserved."), None, None),
    ],
)
def test_a_publisher_is_named_where_the_text_says_so(
    lines: tuple[str, ...], publisher: str | None, evidence: str | None
) -> None:
    briefing = reading(*lines)
    assert briefing.publisher == publisher
    if evidence:
        assert briefing.publisher_span is not None
        assert briefing.publisher_span.of(briefing.text) == evidence


def test_somebody_and_what_they_are_of_is_no_dateline() -> None:
    line = f"Jane Marlowe (Union of Dockers) - {PROSE}"
    assert kind_of(reading(TITLE, line), "Marlowe") is BlockKind.BODY
    assert kind_of(reading(TITLE, f"RIGA (Town Wire) - {PROSE}"), "RIGA") is BlockKind.HEADER


@pytest.mark.parametrize("line", ["Jane Marlowe • Columnist", "Marlowe • Profile"])
def test_somebody_and_what_they_do_is_no_place_and_agency(line: str) -> None:
    briefing = reading(line, PROSE)
    assert briefing.publisher is None
    assert kind_of(briefing, line) is not BlockKind.HEADER


@pytest.mark.parametrize(
    "line", ["Riga • BNS", "Riga · Reuters", "Nova Gorica • Primorec", "Nova Gorica • dnevnik.si"]
)
def test_an_agency_is_known_by_its_name(line: str) -> None:
    briefing = reading(TITLE, line, PROSE, "As Primorec learned, the hall is old.")
    assert briefing.publisher == line.rpartition(" ")[2]


def test_a_place_with_an_agency_in_brackets_gives_the_publisher() -> None:
    briefing = reading(TITLE, f"Riga (Baltic Wire) - {PROSE}")
    assert briefing.publisher == "Baltic Wire"
    assert kind_of(briefing, "Riga") is BlockKind.HEADER
