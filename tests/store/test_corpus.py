from briefings.store.protocols import Store
from tests.store.making import days_ago, entry, fill, listed


def test_a_list_is_newest_first(store: Store) -> None:
    fill(store.corpus, [entry(1, days_ago(3)), entry(2, days_ago(1)), entry(3, days_ago(2))])
    assert listed(store) == [2, 3, 1]
