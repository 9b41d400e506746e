"""How much is remembered of words: by whom, and of how many watches."""

import platform
import subprocess
import sys

import pytest

from briefings.text.remembering import Room, forget_texts, of_texts


@pytest.mark.parametrize(("watches", "kept"), [(3, 512), (999, 512), (10_000, 20_000)])
def test_a_screen_remembers_little_unless_very_many_names_are_watched(
    watches: int, kept: int
) -> None:
    room = Room()
    room.be_small()
    room.suit(watches)
    assert room.up_to(20_000) == kept


def test_what_was_worked_out_of_a_text_is_kept_until_it_is_forgotten() -> None:
    asked = list[str]()

    @of_texts(2)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert length("a book") == length("a book") == 6
    assert len(asked) == 1
    forget_texts()
    assert length("a book") == 6
    assert len(asked) == 2


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="an option of GNU's C library")
def test_threads_take_their_memory_from_where_the_first_takes_it() -> None:
    program = (
        "from briefings.text.remembering import share_memory; share_memory()\n"
        "from ctypes import CDLL; from threading import Thread\n"
        "one = Thread(target=bytearray, args=(100_000,))\n"
        "one.start(), one.join(), CDLL(None).malloc_stats()"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stderr
    assert "Arena 0:" in told
    assert "Arena 1:" not in told
