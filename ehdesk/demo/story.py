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
    plan,
    star,
    two_laptops,
)
from ehdesk.demo.tale import Act, Tale


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """Every step's name and what is done in it, in order."""
    for act in (door, family, members, agreement, around, assessment, star, plan, notes, helping, two_laptops):
        yield from act.steps(tale)
