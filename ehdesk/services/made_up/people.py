"""The made-up family as a form needs to know it, for trying a form out without anybody's record."""

from collections.abc import Sequence
from datetime import date

from ehdesk.domain.birth import age_between
from ehdesk.forms.engine.people import Person
from ehdesk.services.made_up.cast import Cast


def people_of(cast: Cast, today: date) -> Sequence[Person]:
    """Everyone in it, with the age that they have on a day."""
    return tuple(
        Person(key, one.called, one.role, age_between(one.born, today) if one.born else None)
        for key, one in cast.members.items()
    )
