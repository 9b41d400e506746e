import re
import tomllib

from briefings import __version__
from tests.conftest import ROOT
from tests.house.readme import PARTS, README, SCHEMA, names, renewed, schema_text
from tests.names.meeting import met


def test_readme_says_what_the_code_says() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == renewed(text), "run `make docs`"


def test_the_schema_beside_the_configuration_is_the_codes() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "run `make docs`"
    first = (ROOT / "config.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert first.endswith(f"$schema={SCHEMA.name}")


def test_readme_has_every_part_that_the_code_writes() -> None:
    assert names(README.read_text(encoding="utf-8")) == list(PARTS)


def test_architecture_says_what_every_dependency_is_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.count("|") == 4]
    explained = {name.strip() for row in rows for name in row.split(",")}
    needed = {re.split("[<>=]", one)[0] for one in project["dependencies"]}
    assert needed <= explained


def test_architecture_has_every_room_on_its_floor() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d) \| (.*?) \|", page, re.MULTILINE)
    told = [(int(floor), re.findall(r"`(\w+)/?`", rooms)) for floor, rooms in rows]
    halves = [one for one in project["tool"]["importlinter"]["contracts"] if "layers" in one]
    layers = [room for half in halves for layer in half["layers"] for room in layer.split(" | ")]
    assert sorted(room for _, rooms in told for room in rooms) == sorted(layers)
    for half in halves:
        floors = {room: floor for floor, rooms in told for room in rooms}
        order = [max(floors[room] for room in layer.split(" | ")) for layer in half["layers"]]
        assert order == sorted(order, reverse=True)


def test_a_watch_rings_for_each_spelling_that_architecture_promises() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    promise = re.search(r"A watch on `(\w+)` rings for (.*?) \(glued", page, re.DOTALL)
    assert promise is not None
    spellings = re.findall(r"`(\w+)`", promise[2])
    assert len(spellings) >= 4
    for spelling in spellings:
        language = "en" if spelling.isascii() else "ru"
        assert met(promise[1], f"{spelling} on Monday.", language) != [], spelling


def test_the_changelog_tells_of_each_version_and_each_thing_once() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    _, *versions = re.split(r"^## ", text, flags=re.MULTILINE)
    numbers = [version.split()[0] for version in versions]
    advice = "take main's text, and put your line below the heading where it belongs"
    assert numbers[0] == __version__
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", number) for number in numbers), advice
    assert len(numbers) == len(set(numbers)), advice
    for version in versions:
        told = re.findall(r"^(?:###|-) .*", version, re.MULTILINE)
        assert len(told) == len(set(told)), advice


def test_links_between_the_documents_lead_somewhere() -> None:
    for page in ("README.md", "ARCHITECTURE.md", "CHANGELOG.md"):
        links = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / page).read_text("utf-8"))
        assert [link for link in links if not (ROOT / link).exists()] == []
