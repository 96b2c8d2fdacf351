"""Which value is shown of a field while several of them stand, and of which fields several are no conflict."""

from collections.abc import Callable

from ehdesk.domain.change import Value
from ehdesk.domain.merge import Heads, is_conflict, key

Policy = Callable[[Heads], Value]
"""From the standing values of a field (newest first, at least one) to the value that is shown."""


def newest(heads: Heads) -> Value:
    """The value that was saved last."""
    return heads[0].value


def all_named(heads: Heads) -> Value:
    """All that any version lists, those of the oldest first: what one person adds, nobody takes out by not knowing.

    Versions that agree are shown as they are, whatever they hold; one that is no list names one thing.
    """
    if not is_conflict(heads):
        return heads[0].value
    named: dict[bytes, Value] = {}
    for head in reversed(heads):
        for one in _listed(head.value):
            named.setdefault(key(one), one)
    return list(named.values())


def _listed(value: Value) -> list[Value]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def whatever_is_said(heads: Heads) -> Value:
    """The newest value that says anything at all: for what is so as soon as anybody says so."""
    return next((head.value for head in heads if head.value), heads[0].value)


def all_written(heads: Heads) -> Value:
    """Every text that any version holds, one below the other: for words that say from whom something is kept."""
    texts = dict.fromkeys(head.value for head in reversed(heads) if isinstance(head.value, str) and head.value)
    return "\n".join(texts) if texts else heads[0].value


def most_protective(*order: Value) -> Policy:
    """The value that stands earliest in `order`; values outside it come last, newest first. One that was cleared stands
    where `order` has None, or is as "not_known", or comes after all that is in it.
    """
    cleared = next((order.index(one) + 0.5 for one in (None, "not_known") if one in order), len(order) - 0.5)

    def rank(value: Value) -> float:
        return cleared if value in ("", None) else order.index(value) if value in order else len(order)

    return lambda heads: min((head.value for head in heads), key=rank)
