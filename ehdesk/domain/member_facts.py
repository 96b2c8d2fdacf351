"""What can be known of a member: every fact, what its answers may be, and the few groups in which they are asked.

A fact is a field of the member's record. All may stay empty. An answer that is not among `options` (a newer program
knows it) is shown as it was written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ehdesk.domain.body import Body, one_of
from ehdesk.domain.family import Role


class Group(StrEnum):
    """What belongs together on one page."""

    WHO = "who"
    CULTURE = "culture"
    HEALTH = "health"
    SCHOOL = "school"
    REACH = "reach"
    TIES = "ties"


class Shape(StrEnum):
    """How a fact is answered."""

    WORDS = "words"
    LINES = "lines"
    """Several lines of words."""
    NUMBER = "number"
    """A short number or code that somebody gave out, kept as it was typed."""
    DAY = "day"
    """A day that is to come."""
    PAST_DAY = "past day"
    BIRTH = "birth"
    """A day, a month, a year, or an age (domain/birth.py)."""
    ONE = "one"
    """One of a few answers."""
    ONE_OF_MANY = "one of many"
    SOME = "some"
    """Any number of a few answers."""
    ADULTS = "adults"
    """Some of the family's adults."""
    HOMES = "homes"
    """Some of the family's homes."""

    @property
    def is_list(self) -> bool:
        """Does the field hold several?"""
        return self in (Shape.SOME, Shape.ADULTS, Shape.HOMES)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. `of` are the roles that it makes sense for; `after` is another fact and the answers that lead to it."""

    name: str
    shape: Shape = Shape.WORDS
    options: tuple[str, ...] = ()
    of: frozenset[Role] = frozenset(Role)
    after: tuple[str, tuple[str, ...]] = ("", ())

    def suits(self, body: Body) -> bool:
        """Is it asked of somebody of whom this is recorded? What was answered once is never hidden."""
        fact, answers = self.after
        leads_here = not fact or body.get(fact) in answers
        is_for_them = (one_of(Role, body, "role") or Role.ADULT) in self.of
        return (is_for_them and leads_here) or bool(body.get(self.name))


_BORN = frozenset({Role.ADULT, Role.CHILD})
_ADULT, _CHILD, _EXPECTED = frozenset({Role.ADULT}), frozenset({Role.CHILD}), frozenset({Role.EXPECTED})
_YOUNG = _CHILD | _EXPECTED

ETHNICITIES = (
    "WBRI", "WIRI", "WIRT", "WROM", "WOTH", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "CHNE", "AOTH",
    "BCRB", "BAFR", "BOTH", "OOTH", "REFU", "NOBT",
)  # fmt: skip
"""The main codes of the Department for Education. REFU is "would rather not say", NOBT "not asked yet"."""

GROUPS: Mapping[Group, tuple[Fact, ...]] = {
    Group.WHO: (
        Fact("name"),
        Fact("known_as"),
        Fact("legal_name", of=_BORN),
        Fact("role", Shape.ONE, tuple(Role)),
        Fact("born", Shape.BIRTH, of=_BORN),
        Fact("due", Shape.DAY, of=_EXPECTED),
        Fact("sex", Shape.ONE, ("F", "M", "U")),
        Fact("gender", Shape.ONE, ("02", "01", "09", "00", "declined"), _BORN),
        Fact("gender_words", of=_BORN, after=("gender", ("09",))),
        Fact("died", Shape.ONE, ("no", "yes")),
        Fact("died_on", Shape.PAST_DAY, after=("died", ("yes",))),
        Fact("about", Shape.LINES),
    ),
    Group.CULTURE: (
        Fact("first_language", of=_BORN),
        Fact("speaks", of=_BORN),
        Fact("interpreter", Shape.ONE, ("yes", "sometimes", "no", "not_known"), _BORN),
        Fact("interpreter_how", of=_BORN, after=("interpreter", ("yes", "sometimes"))),
        Fact("ethnicity", Shape.ONE_OF_MANY, ETHNICITIES, _BORN),
        Fact("ethnicity_words", of=_BORN),
        Fact("faith", of=_BORN),
    ),
    Group.HEALTH: (
        Fact("nhs_number", Shape.NUMBER, of=_BORN),
        Fact("disability", Shape.ONE, ("yes", "no", "not_known", "declined"), _BORN),
        Fact(
            "disability_touches",
            Shape.SOME,
            ("moving", "seeing", "hearing", "speaking", "learning", "autism", "mind", "illness"),
            _BORN,
            ("disability", ("yes",)),
        ),
        Fact("health", Shape.LINES),
        Fact("midwife", of=_YOUNG),
        Fact("send", Shape.ONE, ("none", "support", "assessing", "plan", "not_known"), _CHILD),
        Fact("send_words", Shape.LINES, of=_CHILD, after=("send", ("support", "assessing", "plan"))),
    ),
    Group.SCHOOL: (
        Fact("school", of=_CHILD),
        Fact("upn", Shape.NUMBER, of=_CHILD),
        Fact("work", of=_ADULT),
        Fact("gp", of=_BORN),
    ),
    Group.REACH: (
        Fact("safe_contact", Shape.ONE, ("safe", "ask first", "not safe", "not_known"), _BORN),
        Fact("contact_how", Shape.LINES, of=_BORN),
        Fact("phone", Shape.NUMBER, of=_BORN),
        Fact("email", of=_BORN),
    ),
    Group.TIES: (
        Fact("households", Shape.HOMES),
        Fact("responsible", Shape.ADULTS, of=_CHILD),
        Fact("responsible_others", of=_CHILD),
    ),
}

FACTS: Mapping[str, Fact] = {fact.name: fact for facts in GROUPS.values() for fact in facts}
"""Every fact, by the name of its field."""

AT_FIRST = ("name", "known_as", "role", "born", "due", "households")
"""What is asked when somebody is added; the rest has time."""


def asked(group: Group, body: Body) -> Iterator[Fact]:
    """The facts of a group that make sense for this member, in order."""
    return (fact for fact in GROUPS[group] if fact.suits(body))
