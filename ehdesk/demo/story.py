"""One visit, from the door to a colleague's laptop, as steps that a person takes at the real windows."""

from collections.abc import Iterator

from ehdesk.demo.acts import (
    agreement,
    around,
    assessment,
    comfort,
    door,
    family,
    finding,
    going_back,
    helping,
    members,
    notes,
    own_form,
    plan,
    practice,
    reviewing,
    star,
    ways_in,
)
from ehdesk.demo.acts import two_laptops as sharing
from ehdesk.demo.tale import Act, Tale

_ACTS = (
    *(door, practice, family, members, agreement, around, assessment, star, plan, notes),
    *(reviewing, helping, finding, going_back, comfort, ways_in, sharing, own_form),
)


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """Every step's name and what is done in it, in order."""
    for act in _ACTS:
        yield from act.steps(tale)
