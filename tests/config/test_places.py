"""Where a configuration is looked for, and where its library lives."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefings.config import Kind, Location, default_data_dir, demo_file, load, locate, may_command
from briefings.errors import ConfigError


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("BRIEFINGS_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_with_no_configuration_at_all_it_is_the_demo() -> None:
    location = locate()
    assert location.kind is Kind.DEMO
    assert [Path(source).name for source in load(location.path).sources] == ["seeds"]


def test_the_order_is_named_environment_working_directory_user(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = home / "config" / "briefings" / "config.yaml"
    own.parent.mkdir(parents=True)
    own.touch()
    assert locate() == Location(str(own), Kind.USER)
    (home / "config.yaml").touch()
    assert locate() == Location(str(home / "config.yaml"), Kind.WORKING)
    (home / "env.yaml").touch()
    monkeypatch.setenv("BRIEFINGS_CONFIG", "env.yaml")
    assert locate() == Location(str(home / "env.yaml"), Kind.ENVIRONMENT)
    (home / "named.yaml").touch()
    assert locate("named.yaml") == Location(str(home / "named.yaml"), Kind.NAMED)


def test_a_configuration_asked_for_by_name_has_to_be_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(ConfigError) as raised:
        locate("none.yaml")
    assert str(raised.value) == "none.yaml: no such file (it was asked for by --config)"
    monkeypatch.setenv("BRIEFINGS_CONFIG", "none\x1b.yaml")
    with pytest.raises(ConfigError) as raised:
        locate()
    assert str(raised.value) == (
        "none␛.yaml: no such file (it was asked for by $BRIEFINGS_CONFIG)"
    )


def test_the_demo_and_a_folder_met_by_chance_never_share_the_library_of_the_user(
    home: Path,
) -> None:
    data = home / "data"
    assert default_data_dir(Location("/a.yaml", Kind.NAMED)) == data / "briefings"
    assert default_data_dir(Location("/a.yaml", Kind.ENVIRONMENT)) == data / "briefings"
    assert default_data_dir(Location("/a.yaml", Kind.USER)) == data / "briefings"
    demo = Location(str(demo_file()), Kind.DEMO)
    assert default_data_dir(demo) == data / "briefings-demo"
    assert default_data_dir(Location(demo.path, Kind.NAMED)) == data / "briefings-demo"
    one = default_data_dir(Location("/one/config.yaml", Kind.WORKING))
    two = default_data_dir(Location("/two/config.yaml", Kind.WORKING))
    assert len({one, two, data / "briefings", data / "briefings-demo"}) == 4
    assert one == default_data_dir(Location("/one/config.yaml", Kind.WORKING))


def test_an_unchanged_configuration_costs_a_start_no_yaml(home: Path) -> None:
    (home / "config.yaml").write_text("sources: [inbox]")
    script = (
        "import sys; from pathlib import Path; from briefings.config import load, locate;"
        "load(locate().path, Path('.')); print('yaml' in sys.modules, 'click' in sys.modules)"
    )
    command = [sys.executable, "-c", script]
    root = str(Path(__file__).parents[2])
    said = [
        subprocess.run(
            command, capture_output=True, text=True, check=True, env={"PYTHONPATH": root}
        ).stdout.strip()
        for _ in range(2)
    ]
    assert said == ["True False", "False False"]


def test_a_configuration_met_in_the_working_directory_runs_no_command(home: Path) -> None:
    (home / "config.yaml").touch()
    assert not may_command(locate())
    assert not may_command(locate(str(home / "config.yaml")))
    assert not may_command(Location(str(demo_file()), Kind.DEMO))


def test_the_users_own_configuration_may_run_commands(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = home / "config" / "briefings" / "config.yaml"
    own.parent.mkdir(parents=True)
    own.touch()
    assert may_command(locate())
    (home / "elsewhere").mkdir()
    monkeypatch.chdir(home / "elsewhere")
    assert may_command(locate(str(own)))
