"""What taking in needs in memory, let go of when nothing comes for a while."""

from briefings.store.protocols import Store
from briefings.text.remembering import forget_texts, give_back


def rest(store: Store) -> None:
    """Keep no more than it takes to read; nobody waits who writes meanwhile."""
    forget_texts()
    store.rest()
    give_back()
