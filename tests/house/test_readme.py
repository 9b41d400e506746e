import re

from tests.conftest import ROOT
from tests.house.readme import PARTS, README, names, renewed


def test_readme_says_what_the_code_says() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == renewed(text), "run `make docs`"


def test_readme_has_every_part_that_the_code_writes() -> None:
    assert names(README.read_text(encoding="utf-8")) == list(PARTS)


def test_links_between_the_documents_lead_somewhere() -> None:
    for page in ("README.md", "ARCHITECTURE.md", "CHANGELOG.md"):
        links = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / page).read_text("utf-8"))
        assert [link for link in links if not (ROOT / link).exists()] == []
