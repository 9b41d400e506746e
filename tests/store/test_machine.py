"""Whatever is done in whatever order, every engine shows what a plain model of it shows.

Both are driven through the same acts, as the library does them: state first, then its mirror
beside the briefings.
"""

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from briefings.library.state.flagging import follow
from briefings.model import AlertState
from briefings.store.flags import ALERT, NOTE, PIN, READ, TAG, mirror
from briefings.store.memory import MemoryStore
from briefings.store.open import open_store
from briefings.store.protocols import (
    Line,
    Narrow,
    RemarkKind,
    Ring,
    Setting,
    Step,
    Store,
    Words,
)
from briefings.store.standing import alert_id
from tests.properties import examples
from tests.store.making import HERE, days_ago, document, entry, keyer, mention, name, origin

NUMBERS = st.integers(0, 7)
DAYS = st.integers(-2, 3)
VOCABULARY = ("river", "rivers", "bridge", "гнатов", "hnatov")
TEXTS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=4).map(" ".join)
RING = Ring("list", "Ada", (0,), "Ada.")


@dataclass
class Model:
    """What there is, without any store."""

    texts: dict[int, str] = field(default_factory=dict)
    days: dict[int, int] = field(default_factory=dict)
    said: dict[tuple[str, str], str] = field(default_factory=dict)
    done: list[list[tuple[str, str, str, str]]] = field(default_factory=list)
    undone: list[list[tuple[str, str, str, str]]] = field(default_factory=list)

    def act(self, made: list[Setting]) -> None:
        moves = []
        for one in made:
            before = self.said.get((one.kind, one.target), "")
            moves.append((one.kind, one.target, before, one.value))
            self.said[one.kind, one.target] = one.value
        self.done.append(moves)
        self.undone.clear()

    def undo(self) -> None:
        moves = self.done.pop()
        for kind, target, before, _ in reversed(moves):
            self.said[kind, target] = before
        self.undone.append(moves)

    def redo(self) -> None:
        moves = self.undone.pop()
        for kind, target, _, after in moves:
            self.said[kind, target] = after
        self.done.append(moves)

    def holders(self, word: str) -> set[str]:
        return {name(one) for one, text in self.texts.items() if word in text.split()}


class Engines(RuleBasedStateMachine):
    """Both engines and the model, step by step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.sqlite = open_store(Path(self.folder.name), keyer)
        self.memory = MemoryStore(keyer)
        self.model = Model()

    @property
    def stores(self) -> tuple[Store, Store]:
        return self.sqlite, self.memory

    def teardown(self) -> None:
        self.sqlite.close()
        self.folder.cleanup()

    # What comes and goes

    @rule(number=NUMBERS, day=DAYS, text=TEXTS)
    def put(self, number: int, day: int, text: str) -> None:
        """Take in a briefing, or a later version of it."""
        self.model.texts[number] = text
        self.model.days[number] = day
        for store in self.stores:
            with store.batch():
                store.corpus.put_origins([origin(number)])
                store.index.put([document(number, text, day=days_ago(day))])
                one = entry(number, days_ago(day), mentions=[mention("Ada")], rings=[RING])
                store.corpus.put([one])

    @precondition(lambda self: self.model.texts)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.model.texts)))
        del self.model.texts[number], self.model.days[number]
        for store in self.stores:
            with store.batch():
                store.corpus.drop_origins([origin(number).raw_path])
                store.corpus.remove([name(number)])
                store.index.remove([name(number)])

    @rule()
    def reopen(self) -> None:
        self.sqlite.close()
        self.sqlite = open_store(Path(self.folder.name), keyer)
        mirror(self.sqlite)

    # What the reader does, of briefings that are not there yet too

    @rule(numbers=st.lists(NUMBERS, min_size=1, max_size=3, unique=True), read=st.booleans())
    def mark(self, numbers: list[int], read: bool) -> None:
        self.act([Setting(READ, name(one), "yes" if read else "") for one in numbers])

    @rule(number=NUMBERS, order=st.integers(0, 3))
    def pin(self, number: int, order: int) -> None:
        self.act([Setting(PIN, name(number), str(order) if order else "")])

    @rule(number=NUMBERS, state=st.sampled_from(["", *AlertState]))
    def say(self, number: int, state: str) -> None:
        target = alert_id(name(number), RING.watchlist, RING.watch)
        self.act([Setting(ALERT, target, str(state))])

    @rule(number=NUMBERS, tag=st.sampled_from("ab"), tagged=st.booleans())
    def tag(self, number: int, tag: str, tagged: bool) -> None:
        self.act([Setting(TAG, f"{name(number)}\n{tag}", "yes" if tagged else "")])

    @rule(number=NUMBERS, note=st.sampled_from(["", "one", "two"]))
    def note(self, number: int, note: str) -> None:
        self.act([Setting(NOTE, f"{name(number)}\nkey", note)])

    @precondition(lambda self: self.model.done)
    @rule()
    def undo(self) -> None:
        self.model.undo()
        self.mirrored([store.state.undo() for store in self.stores])

    @precondition(lambda self: self.model.undone)
    @rule()
    def redo(self) -> None:
        self.model.redo()
        self.mirrored([store.state.redo() for store in self.stores])

    def act(self, made: list[Setting]) -> None:
        self.model.act(made)
        self.mirrored([store.state.apply("act", made) for store in self.stores])

    def mirrored(self, steps: list[Step | None]) -> None:
        for store, step in zip(self.stores, steps, strict=True):
            assert step is not None
            follow(store, step)

    # What is seen

    @rule(word=st.sampled_from(VOCABULARY), prefix=st.booleans())
    def search(self, word: str, prefix: bool) -> None:
        plan = Words((word,), prefix=prefix)
        sqlite, memory = (list(store.index.find(plan, limit=99)) for store in self.stores)
        assert sqlite == memory
        words = [one for one in VOCABULARY if one.startswith(word)] if prefix else [word]
        assert set(sqlite) == set().union(*map(self.model.holders, words))

    @invariant()
    def lists_agree_with_each_other_and_with_the_model(self) -> None:
        sqlite, memory = (list(store.corpus.lines([HERE], 0, 99)) for store in self.stores)
        assert sqlite == memory
        assert {line.id for line in sqlite} == {name(one) for one in self.model.texts}
        ids = [line.id for line in sqlite]
        assert list(self.sqlite.corpus.lines_of([HERE], ids)) == sqlite
        for one in ids[:3]:
            assert self.sqlite.corpus.entry(one) == self.memory.corpus.entry(one)
        said = self.model.said
        for line in sqlite:
            alert = alert_id(line.id, RING.watchlist, RING.watch)
            assert line.read == bool(said.get((READ, line.id)))
            assert line.pinned == bool(said.get((PIN, line.id)))
            assert line.alerts[0][2] == (said.get((ALERT, alert)) or AlertState.NEW)
            assert line.tags == tuple(tag for tag in "ab" if said.get((TAG, f"{line.id}\n{tag}")))
            assert line.notes == tuple(filter(None, [said.get((NOTE, f"{line.id}\nkey"))]))
        self.is_in_order(sqlite)

    def is_in_order(self, lines: list[Line]) -> None:
        pinned = [line.pinned for line in lines]
        assert pinned == sorted(pinned, reverse=True)
        days = [self.model.days[int(line.id, 16)] for line in lines if not line.pinned]
        # What is dated further ahead than tomorrow stands under the day it was received.
        stood = [day if day >= -1 else 0 for day in days]
        assert stood == sorted(stood)

    @invariant()
    def counts_and_what_a_list_is_narrowed_to_agree(self) -> None:
        for answer in (
            lambda store: list(store.corpus.groups([HERE])),
            lambda store: store.corpus.unread([HERE]),
            lambda store: list(store.corpus.bells([HERE], 9)),
            lambda store: store.corpus.rates([HERE]),
            lambda store: [list(store.corpus.remarked(kind)) for kind in RemarkKind],
            lambda store: list(
                store.corpus.narrowed([HERE], Narrow((("unread", True),)), limit=99)
            ),
        ):
            assert answer(self.sqlite) == answer(self.memory)


TestEngines = Engines.TestCase
TestEngines.settings = settings(examples(6), stateful_step_count=30)
