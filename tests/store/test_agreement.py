"""Whatever is done to both engines, they answer alike."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from briefings.model import AlertState, Certainty, Order, Slashes
from briefings.store.kinship import Kin
from briefings.store.memory import MemoryStore
from briefings.store.open import open_store
from briefings.store.protocols import (
    AllOf,
    AnyOf,
    But,
    Corpus,
    Heard,
    Phrase,
    Plan,
    Remark,
    RemarkKind,
    Ring,
    Setting,
    Sought,
    Store,
    Told,
    Words,
)
from briefings.store.standing import Standing, alert_id, indexed
from tests.properties import examples
from tests.store.making import (
    HERE,
    NOON,
    THERE,
    dating,
    days_ago,
    entry,
    keyer,
    mention,
    name,
    origin,
)

Act = Callable[[Store], object]

NUMBERS = st.integers(0, 11)
DAYS = st.one_of(st.none(), st.integers(-3, 3).map(days_ago))
MOMENTS = st.sampled_from([NOON, NOON + timedelta(seconds=1), NOON - timedelta(days=2)])
PEOPLE = st.lists(st.sampled_from(["Ada", "Ada Lovelace", "Bo", "Cy"]), max_size=3)
WORDS = st.sampled_from(["ba", "bad", "bade", "c", "ca", "гнатов", "o'b"])
TEXTS = st.lists(WORDS, max_size=6)
FIELDS = st.sampled_from(["", "title", "text"])
PATHS = st.builds("{}/{}.txt".format, st.sampled_from([HERE, THERE]), NUMBERS)


RINGS = [
    Ring("list", "Ada", (0,), "Ada."),
    Ring("other", "Ada", (0,), "Ada.", old=True),
    Ring("list", "asked", (), "Said."),
]
RUNG = [(ring.watchlist, ring.watch) for ring in RINGS]
ALERTS = st.builds(
    lambda number, ring: alert_id(name(number), ring.watchlist, ring.watch),
    NUMBERS,
    st.sampled_from(RINGS),
)


SLASHES = st.builds(
    Slashes, st.sampled_from(["", "dm", "md"]), st.sampled_from(["1/13/25"]), st.booleans()
)


@st.composite
def put(draw: st.DrawFn) -> Act:
    watches = draw(st.sampled_from([(), ("Ada",)]))
    people = [mention(person, watches=watches) for person in draw(PEOPLE)]
    one = entry(
        draw(NUMBERS),
        dated=dating(draw(DAYS), draw(st.sampled_from([Certainty.STATED, Certainty.INFERRED]))),
        mentions=people,
        rings=draw(st.sampled_from([RINGS, RINGS[:1], RINGS[1:]])) if people else [],
        received=draw(MOMENTS),
        old=draw(st.booleans()),
        days=draw(st.lists(st.integers(1, 3), unique=True)),
    )
    told = Told(reported=draw(st.sampled_from(["", "Wire"])), slashes=draw(SLASHES))
    return lambda store: store.corpus.put([replace(one, told=told)])


@st.composite
def put_words(draw: st.DrawFn) -> Act:
    documents = [
        indexed(
            Standing(draw(st.integers(0, 3).map(days_ago)), draw(st.booleans())),
            name(draw(NUMBERS)),
            draw(MOMENTS),
            (draw(TEXTS), draw(TEXTS)),
        )
        for _ in range(draw(st.integers(1, 4)))
    ]
    return lambda store: store.index.put(documents)


def do(verb: Callable[..., object], *drawn: st.SearchStrategy[object]) -> st.SearchStrategy[Act]:
    def bind(values: tuple[object, ...]) -> Act:
        return lambda store: verb(store, *values)

    return st.tuples(*drawn).map(bind)


def take_origin(store: Store, number: int, path: str) -> None:
    source = path.rpartition("/")[0]
    reason = "why" if number % 3 == 0 else ""
    store.corpus.put_origins([replace(origin(number, source, path), reason=reason)])


def adopt(store: Store, copy: int, head: int, fresh: int) -> None:
    """Fold one briefing under another, where both are there."""
    if store.corpus.entry(name(copy)) and store.corpus.entry(name(head)):
        store.kinship.adopt([Kin(name(copy), name(head), 9, fresh)])


def flag(
    store: Store,
    read: dict[str, bool | None],
    pinned: dict[str, int],
    alerts: dict[str, str],
    kept: dict[str, bool],
    remarks: dict[Remark, str],
    *,
    whole: bool,
) -> None:
    store.corpus.flag(read, pinned, 1, alerts=alerts, kept=kept, remarks=remarks, whole=whole)


IDS = NUMBERS.map(name)
REMARKS = st.builds(Remark, st.sampled_from(RemarkKind), IDS, st.sampled_from("ab"))
CORPUS_ACTS = st.one_of(
    put(),
    do(adopt, st.integers(1, 3), st.just(0) | st.integers(4, 6), st.integers(0, 2)),
    do(lambda store, one: store.kinship.part([one]), IDS),
    do(take_origin, NUMBERS, PATHS),
    do(lambda store, path: store.corpus.drop_origins([path]), PATHS),
    do(lambda store, one: store.corpus.remove([one]), IDS),
    do(lambda store, day: store.corpus.age(HERE, day), st.integers(-2, 3).map(days_ago)),
    do(
        lambda store, read, pins, alerts, kept, remarks, whole: flag(
            store, read, pins, alerts, kept, remarks, whole=whole
        ),
        st.dictionaries(IDS, st.none() | st.booleans(), max_size=3),
        st.dictionaries(IDS, st.integers(0, 3), max_size=3),
        st.dictionaries(ALERTS, st.sampled_from(["", *AlertState]), max_size=5),
        st.dictionaries(ALERTS, st.booleans(), max_size=2),
        st.dictionaries(REMARKS, st.sampled_from(["", "x", "y"]), max_size=3),
        st.booleans(),
    ),
)
INDEX_ACTS = st.one_of(put_words(), do(lambda store, one: store.index.remove([one]), IDS))
STATE_ACTS = st.one_of(
    do(
        lambda store, made: store.state.apply("act", made),
        st.lists(
            st.builds(
                Setting,
                st.sampled_from(["pin", "read"]),
                st.sampled_from("abc"),
                st.sampled_from(["", "1", "2"]),
            ),
            max_size=3,
        ),
    ),
    do(lambda store: store.state.undo()),
    do(lambda store: store.state.redo()),
)
LEAVES = st.one_of(
    st.builds(Words, st.lists(WORDS, max_size=3).map(tuple), st.booleans(), FIELDS),
    st.builds(
        Phrase, st.lists(st.lists(WORDS, max_size=2).map(tuple), max_size=3).map(tuple), FIELDS
    ),
)


def branches(plans: st.SearchStrategy[Plan]) -> st.SearchStrategy[Plan]:
    parts = st.lists(plans, max_size=3).map(tuple)
    return st.one_of(
        st.builds(AllOf, parts), st.builds(AnyOf, parts), st.builds(But, plans, plans)
    )


PLANS: st.SearchStrategy[Plan] = st.recursive(LEAVES, branches, max_leaves=5)


def both(acts: Sequence[Act], answers: Callable[[Store], object]) -> tuple[object, object]:
    with TemporaryDirectory() as folder:
        sqlite, memory = open_store(Path(folder), keyer), MemoryStore(keyer)
        for act in acts:
            assert act(sqlite) == act(memory)
        given_by = answers(sqlite), answers(memory)
        sqlite.close()
    return given_by


SOUGHT = tuple(
    sought._replace(by=by)
    for by in Order
    for sought in (
        Sought(unread=True),
        Sought(unread=True, until=NOON - timedelta(days=1)),
        Sought(),
        Sought(entities=frozenset({"ada", "cy"})),
    )
)


SINCE = (None, NOON - timedelta(days=1))


def day_answers(store: Store) -> object:
    corpus, sources = store.corpus, (HERE, THERE)
    return [
        [list(corpus.stated_days(source)) for source in sources],
        [list(corpus.unsettled(source, {1, 2})) for source in sources],
        [corpus.habit("Wire"), list(corpus.misread()), corpus.languages()],
        [corpus.days_of_receipt([source]) for source in sources],
        [list(corpus.days(sources, since)) for since in (days_ago(2), days_ago(0))],
    ]


def corpus_answers(store: Store) -> object:
    corpus = store.corpus
    scopes = ([HERE], [THERE], [HERE, THERE])
    return [
        [list(corpus.groups(scope, by)) for scope in scopes for by in Order],
        [(corpus.span(scope), list(corpus.days(scope))) for scope in scopes],
        [list(corpus.lines(scope, 0, 99, by)) for scope in scopes for by in Order],
        [list(corpus.lines([HERE], start, 3, by)) for start in range(6) for by in Order],
        [corpus.position([HERE, THERE], name(number), by) for number in range(12) for by in Order],
        [corpus.unread(scope, since) for scope in scopes for since in SINCE],
        [list(corpus.untold(scope, since)) for scope in scopes for since in SINCE],
        [corpus.order(scope, by) for scope in scopes for by in Order],
        [list(corpus.origins_under(HERE, path)) for path in (HERE, f"{HERE}/1.txt", "/new")],
        [list(corpus.rings(scope)) for scope in scopes],
        [
            list(corpus.ring_lines(scope, (ring.watchlist, ring.watch), start, 2))
            for scope in scopes
            for ring in RINGS
            for start in range(3)
        ],
        [list(corpus.rings_in(name(number))) for number in range(12)],
        [
            corpus.seek(scope, sought, briefing, back=back)
            for scope in scopes
            for sought in SOUGHT
            for briefing in ("", *map(name, range(12)))
            for back in (False, True)
        ],
        [list(corpus.rung(of)) for of in ([], [("list", "Ada")], [("list", "Ada"), ("x", "y")])],
        day_answers(store),
        [corpus.entry(name(number)) for number in range(12)],
        [list(corpus.origins_of(name(number))) for number in range(12)],
        [corpus.is_held(name(number), {f"{HERE}/1.txt"}) for number in range(12)],
        list(corpus.origins()),
        list(corpus.faults([HERE, THERE])),
        list(corpus.spellings()),
        remark_answers(store),
        alert_answers(store),
        list(corpus.matching("", 99)),
    ]


def heard_by(corpus: Corpus, scope: list[str], state: AlertState) -> list[Heard]:
    """Give what a corpus has heard of two watches, two rings at a time."""
    found: list[Heard] = []
    while more := corpus.heard(scope, RUNG, state, after=found[-1] if found else None, limit=2):
        found += more
    assert found == list(corpus.heard(scope, RUNG, state, limit=99))
    return found


def alert_answers(store: Store) -> object:
    corpus = store.corpus
    some = [alert_id(name(number), *key) for number in range(5) for key in RUNG]
    return [
        [
            list(corpus.bells(scope, 2)),
            [
                sorted((key, list(all_)) for key, all_ in corpus.rates(scope, since).items())
                for since in (date.min, days_ago(2))
            ],
            [
                list(corpus.alerts_of(scope, key, states))
                for key in RUNG
                for states in ({AlertState.NEW}, set(AlertState))
            ],
            dict(corpus.alerts_among(scope, some)),
            [
                list(corpus.alerts_in(scope, of, [name(number) for number in range(5)], states))
                for of in (RUNG, RUNG[:1])
                for states in ({AlertState.NEW}, set(AlertState))
            ],
            [heard_by(corpus, scope, state) for state in (AlertState.NEW, AlertState.SEEN)],
            [
                corpus.earliest(scope, key, rate.day)
                for key, rates in sorted(corpus.rates(scope).items())
                for rate in rates
            ],
        ]
        for scope in ([HERE], [THERE], [HERE, THERE])
    ]


def remark_answers(store: Store) -> object:
    corpus = store.corpus
    sought: Sequence[Sequence[str] | None] = (None, ["x"], ["x", "y"], [])
    return [
        [list(corpus.remarks(kind)) for kind in RemarkKind],
        [list(corpus.remarked(kind, texts)) for kind in RemarkKind for texts in sought],
    ]


@examples(12)
@given(st.lists(CORPUS_ACTS, min_size=5, max_size=40))
def test_corpora_agree(acts: list[Act]) -> None:
    sqlite, memory = both(acts, corpus_answers)
    assert sqlite == memory


@examples(12)
@given(
    st.lists(INDEX_ACTS, min_size=3, max_size=15),
    st.lists(st.tuples(PLANS, IDS | st.just(""), st.integers(1, 9)), min_size=10, max_size=10),
)
def test_indexes_agree(acts: list[Act], asked: list[tuple[Plan, str, int]]) -> None:
    def answers(store: Store) -> object:
        index = store.index
        return [
            [list(index.find(plan, after=after, limit=limit)) for plan, after, limit in asked],
            [list(index.near(key)) for key in ("b", "bd", "c", "г")],
            [list(index.beginning(start, 3)) for start in ("", "b", "ba", "г")],
            list(index.counted(["bad", "none", "c", "bad", "o'b"])),
            [sorted(index.latest(plan, 99)) for plan, _, _ in asked],
        ]

    sqlite, memory = both(acts, answers)
    assert sqlite == memory


@examples(12)
@given(st.lists(STATE_ACTS, max_size=12))
def test_states_agree(acts: list[Act]) -> None:
    def answers(store: Store) -> object:
        return [list(store.state.all(kind).items()) for kind in ("pin", "read")]

    sqlite, memory = both(acts, answers)
    assert sqlite == memory


def test_every_day_of_the_calendar_has_its_place() -> None:
    moments = [
        datetime(1, 1, 2, tzinfo=NOON.tzinfo),
        NOON,
        datetime(9999, 12, 30, tzinfo=NOON.tzinfo),
    ]
    documents = [
        indexed(Standing(day, True), name(number), moment, ((), ("x",)))
        for number, (day, moment) in enumerate(
            (day, moment) for day in (date.min, days_ago(0), date.max) for moment in moments
        )
    ]
    sqlite, memory = both(
        [lambda store: store.index.put(documents)],
        lambda store: list(store.index.find(Words(("x",)), limit=99)),
    )
    assert sqlite == memory
