"""What comes into a folder while it is followed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from unittest.mock import Mock

import pytest

from briefings.intake import batches
from briefings.intake.following import live
from briefings.intake.processes.crew import Crew, Names
from briefings.library.state import flagging
from briefings.model import Briefing
from briefings.store.protocols import Origin
from briefings.store.sqlite.corpus import SqliteCorpus
from tests.intake.follower import followed, until, write


def test_what_is_typed_while_files_come_waits_for_no_sound_of_their_words(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "MANY", 0)
    with followed(inbox) as follower:
        follower.until(lambda: not follower.following.is_taking_in)
        with monkeypatch.context() as hurried:
            hurried.setattr(live, "QUIET", 3600.0)
            write(inbox / "new.txt", "Oleh Zaluzhnyi came.")
            follower.until_status("new.txt", "ok")
            library = follower.library
            assert library.is_taking_in
            assert not library.is_scanning
            assert len(library.listing("zaluzhnyi", typing=True)) == 1
            assert not len(library.listing("zalujny", typing=True))
        write(inbox / "last.txt", "Nobody else came.")
        until(lambda: not library.is_taking_in)
        assert len(library.listing("zalujny", typing=True)) == 1
    assert not library.is_taking_in


def test_in_a_quiet_moment_what_comes_waits_for_no_more_texts_than_a_batch_has(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "MANY", 0)
    monkeypatch.setattr(live, "SOME", 2)
    named, name = list[int](), Crew.name

    def counted(crew: Crew, briefings: tuple[Briefing, ...]) -> Callable[[], Names]:
        named.append(len(briefings))
        return name(crew, briefings)

    monkeypatch.setattr(Crew, "name", counted)
    with followed(inbox) as follower:
        for number in range(5):
            write(inbox / f"{number}.txt", f"Oleh Derkachenko took train {number}.")
        follower.until(lambda: len(follower.lines) == 5)
        until(lambda: not follower.library.is_taking_in)
        assert follower.library.names("Derkachenko")[0].briefings == 5
    assert sum(named) >= 5
    assert max(named) <= 2


def test_what_a_source_is_when_following_begins_is_told(inbox: Path) -> None:
    with followed(inbox) as follower:
        follower.until(lambda: follower.steps == 1)
        assert not follower.lines


def test_what_comes_leaves_no_act_to_be_mirrored_once_more(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirrored = Mock()
    with followed(inbox) as follower:
        follower.library.follow_others()
        monkeypatch.setattr(flagging, "flag", mirrored)
        for name in ("new", "next"):
            write(inbox / f"{name}.txt", "Oleh Derkachenko came.")
            follower.until_status(f"{name}.txt", "ok")
        follower.library.follow_others()
        mirrored.assert_not_called()


def test_every_file_that_is_not_read_is_named_with_what_to_do(inbox: Path) -> None:
    for number in range(2):
        (inbox / f"{number}.rtf").write_bytes(b"{")
    (inbox / "link.txt").symlink_to(inbox / "first.txt")
    with followed(inbox) as follower:
        named = {Path(one.where).name: str(one) for one in follower.problems}
        assert set(named) == {"0.rtf", "1.rtf", "link.txt"}
        assert "save" in named["1.rtf"]
        assert "links are not followed" in named["link.txt"]


def test_what_is_known_of_a_source_is_not_gone_through_where_nothing_is_new(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with followed(inbox):
        pass
    asked: list[str] = []
    under = SqliteCorpus.origins_under

    def origins_under(corpus: SqliteCorpus, source: str, path: str) -> Sequence[Origin]:
        asked.append(path)
        return under(corpus, source, path)

    monkeypatch.setattr(SqliteCorpus, "origins_under", origins_under)
    with followed(inbox) as follower:
        write(inbox / "second.txt", "It went on.")
        follower.until_status("second.txt", "ok")
    assert str(inbox) not in asked
