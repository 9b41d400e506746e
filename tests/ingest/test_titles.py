"""Which line of a whole page is the title of its story."""

import pytest

from briefings.ingest.read import read
from briefings.model import Surroundings


@pytest.mark.parametrize("order", ["above", "below"])
def test_the_title_of_a_page_stands_beside_the_date_of_its_story(order: str) -> None:
    menu = "\n".join(f"Section {name}" for name in ("one", "two", "three", "four", "five", "six"))
    plea = "Dear reader, thank you for coming to us, and please tell us what you think of it all."
    teaser = "A far longer headline of quite another story that stands in a list"
    title, by = "Harbour wall repaired before the winter storms", "Ann Miller\nReporter"
    day = "14 March 2024 | 10:32"
    head = f"{title}\n{by}\n{day}" if order == "above" else f"Edit\n{day}\n{title}\n{by}"
    story = "\n".join(
        f"The masons said on day {number} that the work had gone on well, and that they "
        "would come again in spring."
        for number in range(4)
    )
    page = f"Thanks\n{plea}\n{menu}\n{teaser}\n{menu}\n{head}\nShare\n{story}\n"
    found = read(page.encode(), Surroundings())
    assert found.title == title
    assert found.dating is not None
    assert found.dating.start.isoformat() == "2024-03-14"


@pytest.mark.parametrize("publisher", ["Daily", "The Daily Post"])
def test_a_few_words_over_a_date_are_no_title_where_a_headline_stands_below(
    publisher: str,
) -> None:
    text = f"{publisher}\n22 November 2026\n\nEnvoy returns to Lima\n\n"
    story = "The envoy landed at three in the morning, the staff of the airport said on Sunday.\n"
    assert read((text + story).encode(), Surroundings()).title == "Envoy returns to Lima"
    assert read(f"Talks in Lima\n22 November 2026\n\n{story}".encode(), Surroundings()).title == (
        "Talks in Lima"
    )
