"""What is worth a second look among the facts of a member. Nothing here is refused: it is kept, and asked about."""

from datetime import date
from enum import StrEnum

from ehdesk.domain import nhs_number, upn
from ehdesk.domain.birth import OLDEST, age_between, birth_in
from ehdesk.domain.body import Body, day_in, one_of, text
from ehdesk.domain.family import Role
from ehdesk.domain.rough_days import rough_day_in

_ADULT_FROM, _CHILD_TO = 16, 25
"""Ages in years. A young person with special educational needs is a child of the system until 25."""
_DAYS_CARRIED, _DAYS_LATE = 301, 21
"""How far ahead a baby can be due (43 weeks), and how long after the day it may still be on the way."""


class Doubt(StrEnum):
    """A question about one fact."""

    NO_DAY = "no_day"
    NO_AGE = "no_age"
    TO_COME = "to_come"
    BEFORE_BIRTH = "before_birth"
    LONG_AGO = "long_ago"
    YOUNG_ADULT = "young_adult"
    GROWN_CHILD = "grown_child"
    DUE_LONG_AGO = "due_long_ago"
    DUE_FAR_OFF = "due_far_off"
    NHS_DIGITS = "nhs_digits"
    NHS_CHECK = "nhs_check"
    UPN_SHAPE = "upn_shape"
    UPN_CHECK = "upn_check"


def doubts(body: Body, today: date) -> dict[str, Doubt]:
    """What to ask about a member as recorded, by the name of the field."""
    role = one_of(Role, body, "role") or Role.ADULT
    found = {
        "born": _of_birth(text(body, "born"), role, today),
        "due": _of_due_day(text(body, "due"), today),
        "died_on": _of_last_day(text(body, "died_on"), text(body, "born"), today),
        "nhs_number": _of_nhs_number(text(body, "nhs_number")),
        "upn": _of_upn(text(body, "upn")),
    }
    return {name: doubt for name, doubt in found.items() if doubt is not None}


def _of_birth(written: str, role: Role, today: date) -> Doubt | None:
    """Where only about when is known, only what cannot be right is asked about."""
    birth = birth_in(written)
    if birth is None:
        return Doubt.NO_AGE if written.strip() else None
    if birth.first > today:
        return Doubt.TO_COME
    youngest, oldest = age_between(min(birth.last, today), today), age_between(birth.first, today)
    if youngest > OLDEST:
        return Doubt.LONG_AGO
    if role is Role.ADULT and oldest < _ADULT_FROM:
        return Doubt.YOUNG_ADULT
    return Doubt.GROWN_CHILD if role is Role.CHILD and youngest > _CHILD_TO else None


def _of_due_day(written: str, today: date) -> Doubt | None:
    due = day_in(written)
    if due is None:
        return Doubt.NO_DAY if written.strip() and rough_day_in(written) is None else None
    if (today - due).days > _DAYS_LATE:
        return Doubt.DUE_LONG_AGO
    return Doubt.DUE_FAR_OFF if (due - today).days > _DAYS_CARRIED else None


def _of_last_day(written: str, born: str, today: date) -> Doubt | None:
    died, birth = day_in(written), birth_in(born)
    if died is None:
        return Doubt.NO_DAY if written.strip() else None
    if died > today:
        return Doubt.TO_COME
    return Doubt.BEFORE_BIRTH if birth is not None and died < birth.first else None


def _of_nhs_number(written: str) -> Doubt | None:
    if not written.strip() or nhs_number.is_sound(written):
        return None
    return Doubt.NHS_CHECK if nhs_number.is_complete(written) else Doubt.NHS_DIGITS


def _of_upn(written: str) -> Doubt | None:
    if not written.strip() or upn.is_sound(written):
        return None
    return Doubt.UPN_CHECK if upn.is_complete(written) else Doubt.UPN_SHAPE
