"""The words of a query as a plan that an index can follow, tier by tier."""

from collections.abc import Sequence

from briefings.model import Tier
from briefings.query import Both, Either, Node, Not, Property, Word
from briefings.query import Near as Beside
from briefings.query import Phrase as Row
from briefings.search.forms import Asked, Forms, ways
from briefings.store.protocols import AllOf, AnyOf, But, Index, Near, Phrase, Plan, Words

MOST_ENDINGS = 60
"""Words that may stand for an unfinished last word of a phrase, most frequent first."""


def is_of_words(node: Node) -> bool:
    """Whether an index alone can answer a part of a query."""
    if isinstance(node, Property):
        return False
    if isinstance(node, Not):
        return is_of_words(node.part)
    return not isinstance(node, Both | Either) or all(map(is_of_words, node.parts))


class Planner:
    """Writes plans for one query."""

    def __init__(self, asked: Asked, index: Index) -> None:
        """Take the forms of the query's words, and where unfinished ones are looked up."""
        self._asked = asked
        self._index = index

    def plan(self, node: Node, tier: Tier, field: str = "") -> Plan | None:
        """Give the plan of a part that is all words, at a tier or better, in a field or any.

        None where nothing but what it leaves out is asked for.
        """
        if isinstance(node, Not):
            return None
        if isinstance(node, Either):
            parts = [self.plan(part, tier, field) for part in node.parts]
            whole = [part for part in parts if part]
            return AnyOf(tuple(whole)) if len(whole) == len(parts) else None
        if isinstance(node, Both):
            return self._both(node, tier, field)
        if isinstance(node, Word | Row):
            return _any_of(self._leaf(node, tier, field))
        if isinstance(node, Beside):
            left, right = self._leaf(node.left, tier, field), self._leaf(node.right, tier, field)
            return _any_of([Near(one, other, node.within) for one in left for other in right])
        return None

    def left_out(self, node: Not) -> Plan | None:
        """Give the plan of what a NOT leaves out: all that is taken for the same."""
        return self.plan(node.part, Tier.LIKELY)

    def _both(self, node: Both, tier: Tier, field: str) -> Plan | None:
        wanted = [part for part in node.parts if not isinstance(part, Not)]
        plans = [self.plan(part, tier, field) for part in wanted]
        whole = tuple(plan for plan in plans if plan)
        if not whole or len(whole) < len(plans):
            return None
        plan = AllOf(whole) if len(whole) > 1 else whole[0]
        refused = [self.left_out(part) for part in node.parts if isinstance(part, Not)]
        known = tuple(part for part in refused if part)
        if len(known) < len(refused):
            return None
        return But(plan, AnyOf(known)) if known else plan

    def _leaf(self, node: Word | Row, tier: Tier, field: str) -> Sequence[Words | Phrase]:
        """Give what a word or words in a row may be met as."""
        place, asked = "title" if node.title else field, self._asked[node]
        if isinstance(node, Word):
            found = self._word(asked[0], tier, place)
        else:
            found = [self._row(asked, Tier.EXACT if node.exact else tier, place)]
        for way in () if tier is Tier.EXACT else ways(asked):
            if len(way.forms) == 1:
                found += self._word(way.forms[0], tier, place)
            else:
                found.append(self._row(way.forms, tier, place))
        return found

    def _word(self, forms: Forms, tier: Tier, field: str) -> list[Words | Phrase]:
        spelt = Words(forms.spellings(tier), field=field)
        begun = Words((forms.folded,), prefix=True, field=field)
        return [spelt, begun] if forms.prefix else [spelt]

    def _row(self, forms: Sequence[Forms], tier: Tier, field: str) -> Phrase:
        places = [form.spellings(tier) for form in forms]
        last = forms[-1]
        if last.prefix:
            endings = self._index.beginning(last.folded, MOST_ENDINGS)
            places[-1] = tuple(dict.fromkeys((*places[-1], *(term.word for term in endings))))
        return Phrase(tuple(places), field)


def _any_of(plans: Sequence[Plan]) -> Plan:
    return AnyOf(tuple(plans)) if len(plans) > 1 else plans[0]
