from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.ingest.facts import differences
from tests.ingest.library import read_together
from tests.ingest.variants import HOW_MANY, Variant, golden, variants

MADE = variants(ROOT)


@pytest.mark.parametrize("variant", MADE, ids=lambda variant: str(variant.number))
def test_every_fact_holds_with_other_names_years_and_order(variant: Variant) -> None:
    library = read_together(variant.files)
    found = {gold["file"]: differences(library[gold["file"]], gold) for gold in variant.gold}
    assert found == {gold["file"]: [] for gold in variant.gold}


def test_variants_are_many_and_each_tells_of_other_people() -> None:
    assert len(MADE) == HOW_MANY
    people = {
        span["entity"] for gold in golden(ROOT) for span in gold["spans"] if span["kind"] == "PER"
    }
    surnames = {name.split()[-1] for name in people}
    for variant in MADE:
        for raw in variant.files.values():
            assert not surnames & set(raw.decode().replace("'s", "").split())


def test_the_facts_of_a_variant_stand_where_they_say(seeds: Path) -> None:
    for variant in MADE:
        for gold in variant.gold:
            text = variant.files[gold["file"]].decode()
            assert all(text[s["start"] : s["end"]] == s["text"] for s in gold["spans"])
            for span in (*gold["spans"], *gold["blocks"], *gold["quotes"], *gold["repeats"]):
                stands = text[span["start"] : span["end"]]
                assert stands == stands.strip()
            for span in (*gold["blocks"], *gold["repeats"]):
                assert text[: span["start"]].endswith(("\n", "\u00a0", " ")) or not span["start"]
            original = (seeds / gold["file"]).read_text("utf-8")
            assert text.count("\n") == original.count("\n")
