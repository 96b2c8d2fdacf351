"""One visit, from the door to a colleague's laptop, as steps that a person takes at the real windows."""

from collections.abc import Iterator

from ehdesk.demo.acts import (
    agreement,
    around,
    assessment,
    door,
    family,
    helping,
    members,
    notes,
    own_form,
    plan,
    practice,
    reviewing,
    star,
)
from ehdesk.demo.acts import two_laptops as sharing
from ehdesk.demo.tale import Act, Tale

_ACTS = (
    *(door, practice, family, members, agreement, around, assessment, star, plan, notes),
    *(reviewing, helping, sharing, own_form),
)


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """Every step's name and what is done in it, in order."""
    for act in _ACTS:
        yield from act.steps(tale)
