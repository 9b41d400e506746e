"""What every index does, whatever it is kept in."""

from datetime import timedelta

import pytest

from briefings.store.protocols import AllOf, AnyOf, But, Near, Phrase, Plan, Store, Term, Words
from briefings.store.standing import Standing, indexed
from tests.store.making import NOON, days_ago, document, name


def find(store: Store, plan: Plan, after: int | None = None, limit: int = 99) -> list[int]:
    behind = "" if after is None else name(after)
    return [int(one, 16) for one in store.index.find(plan, after=behind, limit=limit)]


def word(*words: str, field: str = "", prefix: bool = False) -> Words:
    return Words(words, prefix, field)


@pytest.fixture
def library(store: Store) -> Store:
    """Three documents, 1 the newest."""
    store.index.put(
        [
            document(3, "river bank and river", title="banks", day=days_ago(3)),
            document(1, "the bank said no", title="money", day=days_ago(1)),
            document(2, "no river at all", title="river said", day=days_ago(2)),
        ]
    )
    return store


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        (word("bank"), [1, 3]),
        (word("nowhere"), []),
        (word("bank", "all"), [1, 2, 3]),
        (word(), []),
        (word(""), []),
        (word("ban"), []),
        (word("ban", prefix=True), [1, 3]),
        (word("b", prefix=True), [1, 3]),
        (word("mon", "al", prefix=True), [1, 2]),
        (word("mone", "al", prefix=True), [1, 2]),
        (word("b", field="text", prefix=True), [1, 3]),
        (AllOf((word("river"), word("s", field="title", prefix=True))), [2]),
        (word("", prefix=True), []),
        (word("river", field="title"), [2]),
        (word("river", field="text"), [2, 3]),
        (word("ban", field="title", prefix=True), [3]),
        (word("said"), [1, 2]),
        (Phrase((("the",), ("bank",))), [1]),
        (Phrase((("bank",), ("the",))), []),
        (Phrase((("river",), ("bank", "at"))), [2, 3]),
        (Phrase((("no", "the"), ("river", "bank"), ("at", "said"))), [1, 2]),
        (Phrase((("river",), ("said",)), field="text"), []),
        (Phrase((("river",), ("said",)), field="title"), [2]),
        (Phrase((("said",), ("no",))), [1]),
        (Phrase(()), []),
        (Phrase((("no",), ())), []),
        (Near(word("river"), word("and"), 0), [3]),
        (Near(word("said"), word("bank", "river"), 0), [1, 2]),
        (Near(word("no"), word("bank"), 1), [1]),
        (Near(word("no"), word("bank"), 0), []),
        (Near(word("riv", prefix=True), word("al", prefix=True), 1), [2]),
        (Near(Phrase((("the",), ("bank",))), word("no"), 1), [1]),
        (Near(Phrase((("river",), ("bank",))), Phrase((("and",), ("river",))), 0), [3]),
        (Near(word("said", field="title"), word("river", field="title"), 0), [2]),
        (Near(word("said"), word("all"), 9), []),
        (Near(word(), word("bank"), 9), []),
        (AllOf((Near(word("the"), word("bank"), 0), word("no"))), [1]),
        (But(word("river"), Near(word("river"), word("bank"), 0)), [2]),
        (AllOf((word("river"), word("no"))), [2]),
        (AllOf((word("bank", field="text"), word("ban", field="title", prefix=True))), [3]),
        (AllOf((word("river"), word())), []),
        (AllOf(()), [1, 2, 3]),
        (AnyOf((word("all"), word("the"))), [1, 2]),
        (AnyOf((word("all"), word())), [2]),
        (AnyOf(()), []),
        (But(word("river"), word("bank")), [2]),
        (But(word("river"), word()), [2, 3]),
        (But(word(), word("river")), []),
        (But(AllOf(()), word("river")), [1]),
        (But(AllOf(()), AllOf(())), []),
        (But(word("river", field="title"), word("money", field="title")), [2]),
        (AllOf((AnyOf((word("the"), word("at"))), But(word("no"), word("all")))), [1]),
    ],
)
def test_a_plan_finds_what_it_says(library: Store, plan: Plan, found: list[int]) -> None:
    assert find(library, plan) == found
    asked = [name(number) for number in (3, 1, 99)]
    held = library.index.holding(plan, asked)
    assert sorted(held) == [name(number) for number in found if number in (1, 3)]
    assert not library.index.holding(plan, [])
    assert library.index.count(plan, 99) == len(found)
    assert library.index.count(plan, 1) == min(1, len(found))


def test_a_title_without_a_text_is_found_by_its_beginning(store: Store) -> None:
    store.index.put([document(1, "", title="money")])
    assert find(store, word("m", prefix=True)) == [1]
    assert find(store, word("mone", prefix=True)) == [1]


@pytest.mark.parametrize("count", [2, 300])
def test_a_beginning_finds_few_words_and_very_many(store: Store, count: int) -> None:
    store.index.put([document(at, f"river{at:03} bank") for at in range(1, count + 1)])
    store.index.remove([name(2)])
    whole = AllOf((word("bank"), word("rive", prefix=True)))
    assert sorted(find(store, whole, limit=999)) == [1, *range(3, count + 1)]
    assert find(store, But(word("bank"), word("river", prefix=True))) == []


@pytest.mark.parametrize(
    "odd",
    [
        "o'brien",
        "d’artagnan",
        "20",
        "3.5",
        "covid-19",
        "гнатов",
        "п'ять",
        "e\u0301cole",
        "a\u0308\u0323",
        "東京",
        "ﬁ",
        "\u200dzero",
        'quo"te',
        '"',
        "*",
        "(",
        "and",
        "AND",
        "NOT",
        "title",
        "near",
        "a:b",
        "^x",
        "-",
        "w" * 300,
    ],
)
def test_a_word_is_found_as_it_was_given(store: Store, odd: str) -> None:
    store.index.put([document(1, f"before {odd} after"), document(2, "before after")])
    assert find(store, word(odd)) == [1]
    assert find(store, word(odd[:2], prefix=True)) == ([1, 2] if odd == "after" else [1])
    assert find(store, Phrase((("before",), (odd,), ("after",)))) == [1]
    assert find(store, word(odd, field="title")) == []


def test_words_that_differ_in_a_mark_are_not_one(store: Store) -> None:
    store.index.put([document(1, "école"), document(2, "ecole"), document(3, "ÉCOLE")])
    assert find(store, word("école")) == [1]
    assert find(store, word("ecole")) == [2]


@pytest.mark.parametrize("control", ["a\x00b", "a b", "a\x1fb", "\x1d", "\ud800x", "a\nb"])
def test_no_word_breaks_out_of_its_place(store: Store, control: str) -> None:
    one = document(1, "quiet")
    store.index.put([one, document(2, "a b")])
    assert find(store, word(control)) == []
    assert find(store, word(control, prefix=True)) == []
    assert find(store, Phrase(((control, "quiet"),))) == [1]


def test_a_word_with_a_blank_in_it_is_still_one_word(store: Store) -> None:
    standing = Standing(NOON.date(), dated=False)
    store.index.put([indexed(standing, name(1), NOON, ((), ("a b", "c")))])
    assert find(store, word("a")) == []
    assert find(store, word("a b")) == [1]


def test_answers_have_the_order_of_a_list(store: Store) -> None:
    later = NOON + timedelta(hours=2)
    store.index.put(
        [
            document(1, "x"),
            document(2, "x", day=days_ago(0)),
            document(3, "x", day=days_ago(0), received=later),
            document(4, "x", received=later),
            document(5, "x", day=days_ago(1)),
            document(6, "x", day=days_ago(1), received=later + timedelta(days=30)),
            document(0, "x", day=days_ago(0)),
        ]
    )
    assert find(store, word("x")) == [3, 0, 2, 4, 1, 6, 5]


def test_the_order_is_the_same_however_documents_came(store: Store) -> None:
    for number in (5, 1, 4, 2, 3):
        store.index.put([document(number, "x", day=days_ago(number // 3))])
    assert find(store, word("x")) == [1, 2, 3, 4, 5]


def test_an_answer_goes_on_behind_what_was_given(store: Store) -> None:
    store.index.put([document(n, "x", day=days_ago(n // 4)) for n in range(20)])
    got: list[int] = []
    while page := find(store, word("x"), got[-1] if got else None, limit=3):
        got += page
    assert got == list(range(20))


def test_a_day_on_which_very_many_came_is_read_in_order_and_in_parts(store: Store) -> None:
    some = [
        document(number, "x", received=NOON + timedelta(seconds=number % 7))
        for number in range(700)
    ]
    store.index.put(
        [*some, document(700, "x", day=days_ago(1)), document(701, "x", day=days_ago(-1))]
    )
    wanted = [701, *sorted(range(700), key=lambda number: (-(number % 7), number)), 700]
    assert find(store, word("x"), limit=900) == wanted
    assert find(store, word("x"), limit=250) == wanted[:250]
    assert find(store, word("x"), wanted[150], limit=30) == wanted[151:181]
    assert find(store, word("x"), wanted[690]) == wanted[691:]


def test_an_answer_goes_on_behind_what_does_not_match(library: Store) -> None:
    assert find(library, word("bank"), after=2) == [3]


def test_no_more_is_given_than_asked_for(library: Store) -> None:
    assert find(library, AllOf(()), limit=2) == [1, 2]
    assert find(library, AllOf(()), limit=0) == []


def test_a_cancelled_search_stops(library: Store) -> None:
    assert library.index.find(AllOf(()), limit=9, cancelled=lambda: True) == []
    assert len(library.index.find(AllOf(()), limit=9, cancelled=lambda: False)) == 3


def test_a_search_may_be_cancelled_in_the_middle(store: Store) -> None:
    store.index.put([document(n, "x", day=days_ago(n)) for n in range(3_000)])
    asked = iter([False, False])
    found = store.index.find(word("x"), limit=3_000, cancelled=lambda: next(asked, True))
    assert len(found) < 3_000
    assert list(found) == [name(n) for n in range(len(found))]
    assert len(find(store, word("x"), limit=3_000)) == 3_000


def test_a_document_put_again_is_replaced(library: Store) -> None:
    library.index.put([document(1, "river", day=days_ago(1))])
    assert find(library, word("money", "bank")) == [3]
    assert find(library, word("river")) == [1, 2, 3]


def test_a_document_may_move_to_another_day(library: Store) -> None:
    library.index.put([document(1, "the bank said no", day=days_ago(9))])
    assert find(library, word("bank")) == [3, 1]
    library.index.put([document(1, "the bank said no")])
    assert find(library, word("bank")) == [1, 3]


def test_of_two_in_one_batch_the_later_holds(store: Store) -> None:
    store.index.put([document(1, "first"), document(1, "second")])
    assert find(store, word("first")) == []
    assert find(store, word("second")) == [1]
    assert store.index.beginning("first", 9) == []


def test_a_removed_document_is_not_found(library: Store) -> None:
    library.index.remove([name(1), name(7)])
    assert find(library, word("bank")) == [3]
    assert find(library, AllOf(())) == [2, 3]


def test_a_document_may_be_empty(store: Store) -> None:
    store.index.put([document(1, "")])
    assert find(store, AllOf(())) == [1]
    assert find(store, word("x")) == []


def test_words_that_share_a_key_are_near(store: Store) -> None:
    store.index.put([document(1, "hnatov hnotav other"), document(2, "hnatov")])
    assert store.index.near("hntv") == [Term("hnatov", 2), Term("hnotav", 1)]
    assert store.index.near("none") == []


def test_words_that_share_any_of_some_keys_are_given_once(store: Store) -> None:
    store.index.put([document(1, "hnatov hnotav other"), document(2, "bank gone")])
    store.index.remove([name(2)])
    assert store.index.sharing(["thr", "hntv", "thr", "bnk"], 9)[:1] == ["other"]
    assert sorted(store.index.sharing(["thr", "hntv", "bnk"], 9)) == ["hnatov", "hnotav", "other"]
    assert len(store.index.sharing(["hntv"], 1)) == 1
    assert store.index.sharing(["hntv", "thr"], 2)[-1] == "other"
    assert len(store.index.sharing(["nobody", "hntv", "thr"], 9)) == 3
    assert store.index.sharing([], 9) == []


def test_words_are_given_with_their_documents_the_most_frequent_first(store: Store) -> None:
    store.index.put([document(1, "bank river гнатов"), document(2, "river"), document(3, "gone")])
    store.index.remove([name(3)])
    told = store.index.counted(["bank", "gone", "river", "nowhere", "гнатов", "bank"])
    assert told == [Term("river", 2), Term("bank", 1), Term("гнатов", 1)]
    assert store.index.counted([]) == []


def test_the_latest_are_of_the_newest_days(library: Store) -> None:
    def latest(plan: Plan, limit: int) -> list[int]:
        return [int(one, 16) for one in library.index.latest(plan, limit)]

    assert latest(word("bank", "all"), 99) == [1, 2, 3]
    assert latest(word("bank", "all"), 2) == [1, 2]
    assert latest(But(word("river"), word("bank")), 9) == [2]
    assert latest(word("said", field="title"), 9) == [2]
    assert latest(word("nowhere"), 9) == latest(word(), 9) == []


def test_a_word_counts_once_for_a_document(store: Store) -> None:
    store.index.put([document(1, "bank bank", title="bank")])
    assert store.index.near("bnk") == [Term("bank", 1)]


def test_counts_follow_what_comes_and_goes(store: Store) -> None:
    store.index.put([document(1, "bank"), document(2, "bank bunk")])
    store.index.put([document(2, "bunk")])
    assert store.index.near("bnk") == [Term("bank", 1), Term("bunk", 1)]
    store.index.remove([name(1)])
    assert store.index.near("bnk") == [Term("bunk", 1)]
    store.index.put([document(1, "bank")])
    assert store.index.near("bnk") == [Term("bank", 1), Term("bunk", 1)]


def test_words_are_found_by_their_beginning(store: Store) -> None:
    store.index.put([document(1, "bank banal other"), document(2, "banks bank")])
    assert store.index.beginning("ban", 9) == [Term("bank", 2), Term("banal", 1), Term("banks", 1)]
    assert store.index.beginning("ban", 1) == [Term("bank", 2)]
    assert store.index.beginning("x", 9) == []


def test_words_are_found_by_the_beginning_of_a_key(store: Store) -> None:
    store.index.put([document(1, "hnatov hanat other"), document(2, "hnatov hnata")])
    assert store.index.sounding("hn", 9) == [
        Term("hnatov", 2),
        Term("hanat", 1),
        Term("hnata", 1),
    ]
    assert store.index.sounding("hntv", 9) == [Term("hnatov", 2)]
    assert store.index.sounding("hn", 1) == [Term("hnatov", 2)]
    assert store.index.sounding("x", 9) == []


def test_words_may_wait_for_their_keys(store: Store) -> None:
    store.index.put([document(1, "bank")])
    store.index.put([document(2, "bank binka bunk")], keyed=False)
    assert store.index.near("bnk") == [Term("bank", 2)]
    assert store.index.unkeyed(9) == ["binka", "bunk"]
    assert store.index.unkeyed(1) == ["binka"]
    store.index.key({"bunk": ["bnk"], "bank": ["other"], "unheard": ["bnk"]})
    assert store.index.near("bnk") == [Term("bank", 2), Term("bunk", 1)]
    assert store.index.near("other") == []
    assert store.index.unkeyed(9) == ["binka"]


def test_what_came_in_many_parts_is_the_same_put_together(store: Store) -> None:
    for number in range(12):
        store.index.put([document(number, f"bank number{number}", day=days_ago(number))])
    store.index.remove([name(3)])
    while store.index.pack():
        pass
    assert find(store, word("bank")) == [0, 1, 2, *range(4, 12)]
    assert find(store, Phrase((("bank",), ("number7",)))) == [7]
    assert store.index.counted(["bank"]) == [Term("bank", 11)]
    store.index.put([document(12, "bank again", day=days_ago(12))])
    assert find(store, word("again", "number4")) == [4, 12]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [(5, 0, [1, 2, 3]), (2, 2, [2]), (2, 1, [1, 2]), (9, 3, [3]), (9, 4, []), (-5, -9, [])],
)
def test_words_are_looked_for_between_two_days(
    store: Store, since: int, until: int, found: list[int]
) -> None:
    store.index.put([document(at, "river", day=days_ago(at)) for at in (1, 2, 3)])
    between = days_ago(since), days_ago(until)
    ids = store.index.find(word("river"), limit=9, days=between)
    assert [int(one, 16) for one in ids] == found
    behind = store.index.find(word("river"), after=name(2), limit=9, days=between)
    assert [int(one, 16) for one in behind] == [one for one in found if one > 2]


def test_frequent_words_are_known_by_their_beginning_with_those_that_are_not(
    store: Store,
) -> None:
    store.index.put([document(at, "river rain" if at > 2 else "rim") for at in range(1, 260)])
    assert [term.word for term in store.index.beginning("r", 2)] == ["rain", "river"]
    assert store.index.beginning("r", 3)[-1] == Term("rim", 2)
    assert store.index.beginning("ri", 1) == [Term("river", 257)]


def test_of_documents_that_lie_far_apart_each_is_looked_for(store: Store) -> None:
    store.index.put([document(at, "river", day=days_ago(at)) for at in range(1, 90)])
    store.index.put([document(90, "rain", day=days_ago(90))])
    far = [name(1), name(89), name(90), name(99)]
    assert store.index.holding(word("river"), far) == {name(1), name(89)}
