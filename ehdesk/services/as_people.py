"""Members as a form needs to know them."""

from datetime import date

from ehdesk.domain.family import Member
from ehdesk.forms.engine.people import Person


def person_of(member: Member, day: date) -> Person:
    """A member as old as they are on that day."""
    return Person(member.id, member.called, member.role.value, member.age_on(day))
