"""The wheel holds all it needs: it is installed into an empty environment and run there."""

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.installed

IN_ORDER = ["004", "002", "001", "000", "003"]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a release would, with what `make test` installed."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    run([sys.executable, *build], folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an environment that holds the wheel and what the wheel says it needs, no more.

    What it needs is linked from the environment of the tests: nothing is fetched.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    run([sys.executable, "-m", "venv", "--without-pip", str(folder)], folder)
    python = folder / "bin" / "python"
    pip = ["-m", "pip", "--python", str(python), "--disable-pip-version-check", "--quiet"]
    run([sys.executable, *pip, "install", "--no-deps", "--no-index", str(wheel)], folder)
    purelib = run(
        [str(python), "-c", "import sysconfig as s; print(s.get_path('purelib'))"], folder
    )
    for one in needed(requirements(wheel)):
        link(one, Path(purelib.strip()))
    return folder


def run(command: list[str], folder: Path) -> str:
    """Run a command in a folder that is its HOME, with nothing of this project about it."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={"HOME": str(folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def requirements(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return message_from_bytes(archive.read(name)).get_all("Requires-Dist", [])


def needed(required: list[str]) -> Iterator[Distribution]:
    """Give the installed distributions that requirements ask for, and what those ask for."""
    waiting, seen = list(required), set[str]()
    while waiting:
        name, _, condition = waiting.pop().partition(";")
        found = re.match(r"[\w.-]+", name)
        if not found or "extra" in condition or found[0].lower() in seen:
            continue
        seen.add(found[0].lower())
        if (one := installed(found[0])) is not None:
            waiting += one.requires or []
            yield one


def installed(name: str) -> Distribution | None:
    """Give an installed distribution; None for what only other systems need."""
    try:
        return distribution(name)
    except ModuleNotFoundError:
        return None


def link(one: Distribution, purelib: Path) -> None:
    for top in {file.parts[0] for file in one.files or [] if ".." not in file.parts}:
        if not (purelib / top).exists():
            (purelib / top).symlink_to(Path(str(one.locate_file(top))).resolve())


def test_the_wheel_holds_the_demo_and_the_screen_s_styles(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    seeds = {f"briefings/seeds/{path.name}" for path in (ROOT / "seeds").iterdir()}
    assert seeds | {"briefings/config.yaml", "tui/app.tcss", "briefings/py.typed"} <= names


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    kept = {
        path.relative_to(ROOT).as_posix()
        for room in ("briefings", "tui")
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert kept <= names


def test_an_installed_wheel_lists_the_demo_with_no_configuration_and_no_scan(
    elsewhere: Path, tmp_path: Path
) -> None:
    rows = list(map(json.loads, run(command(elsewhere, "list", "--json"), tmp_path).splitlines()))
    assert [Path(row["path"]).name[:3] for row in rows] == IN_ORDER
    assert all(row["alerts"] for row in rows)


def test_an_installed_wheel_keeps_nothing_beside_its_code(elsewhere: Path, tmp_path: Path) -> None:
    before = set(elsewhere.rglob("*"))
    run(command(elsewhere, "list"), tmp_path)
    added = {
        path for path in set(elsewhere.rglob("*")) - before if "__pycache__" not in path.parts
    }
    assert added == set()


def command(environment: Path, *arguments: str) -> list[str]:
    return [str(environment / "bin" / "briefings"), *arguments]
