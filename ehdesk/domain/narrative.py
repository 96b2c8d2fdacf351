"""Which fields hold free words, and in which of them the list of families is searched."""

from collections.abc import Mapping

from ehdesk.domain.kinds import (
    ACTION,
    AGENCY,
    AGREEMENT,
    ANSWER_FILE,
    ASSESSMENT,
    FAMILY,
    GOAL,
    HOUSEHOLD,
    MEMBER,
    NOTE,
    PICTURE,
    PLAN,
    READING,
    SHARING,
    WITHDRAWAL,
    WORKER,
)
from ehdesk.domain.member_facts import FACTS, Shape
from ehdesk.domain.parts import SELF_NOTE

_NARRATIVE = frozenset(
    {
        (FAMILY, "name"),
        (FAMILY, "lead"),
        (HOUSEHOLD, "name"),
        (HOUSEHOLD, "address"),
        *((MEMBER, fact.name) for fact in FACTS.values() if fact.shape in (Shape.WORDS, Shape.LINES)),
        (GOAL, "words"),
        (NOTE, "with_whom"),
        (NOTE, "words"),
        *((PICTURE, field) for field in ("title", "note", "described")),
        (ANSWER_FILE, "described"),
        (ACTION, "what"),
        (ACTION, "who"),
        (GOAL, "how_known"),
        *((PLAN, field) for field in ("going_well", "meet_time", "meet_place", "meet_who")),
        *((PLAN, field) for field in ("if_worse", "if_worse_call")),
        *((AGREEMENT, field) for field in ("words", "others_must_not_see")),
        *((SHARING, field) for field in ("who", "what")),
        (WITHDRAWAL, "words"),
        *((AGENCY, field) for field in ("name", "does")),
        *((WORKER, field) for field in ("name", "job", "phone", "email")),
    }
)


_NARRATIVE_FROM: Mapping[str, tuple[str, ...]] = {READING: ("note/", "corrected_why"), ASSESSMENT: (SELF_NOTE,)}


def is_narrative(kind: str, field: str) -> bool:
    """Is this field free words, of which one text can be written from two? Of an assessment, the form knows."""
    beginnings = _NARRATIVE_FROM.get(kind, ())
    return (kind, field) in _NARRATIVE or field.startswith(beginnings)


def is_found_by_words(kind: str, field: str) -> bool:
    """Does the list of families find one by what stands there? Not by words about a drawing, nor by notes to self."""
    return kind != ANSWER_FILE and not (kind == ASSESSMENT and field.startswith(SELF_NOTE))
