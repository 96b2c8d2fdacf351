"""The kinds of record, and which value of a field is shown first while two versions of it stand.

Most fields show the newest. A field about safety shows the most protective one, by the rule that its kind declares
here. A kind or field that this program does not know is kept, shown by the newest, and passed on untouched.
"""

from collections.abc import Callable, Mapping

from ehdesk.domain.change import Value
from ehdesk.domain.member_facts import FACTS, Shape
from ehdesk.domain.merge import Heads, is_conflict
from ehdesk.domain.milestones import TYPED

FAMILY = "family"
HOUSEHOLD = "household"
MEMBER = "member"
RELATIONSHIP = "relationship"
ASSESSMENT = "assessment"
READING = "reading"
GOAL = "goal"
ACTION = "action"
PLAN = "plan"
PLAN_VERSION = "plan_version"
PROGRESS_NOTE = "progress_note"
PRACTITIONER = "practitioner"
AGREEMENT = "agreement"
SHARING = "sharing"
WITHDRAWAL = "withdrawal"
AGENCY = "agency"
WORKER = "worker"
NOTE = "note"
PICTURE = "picture"
"""A picture or a paper: a photograph, a scanned letter, a child's drawing."""
ANSWER_FILE = "answer_file"
"""A picture or file that is the answer to a question: a drawing, a signature, a photograph."""
SELF_NOTE = "@note/"
"""Before the field of a question, in an assessment: a note to self that stands there."""
FORM = "form"
"""A published form: it stands on the shelf and in no family (see `shelf`)."""

LISTED: Mapping[str, frozenset[str]] = {
    FAMILY: frozenset({"name", "reference", "made_up", *TYPED.values()}),
    MEMBER: frozenset({"name", "known_as", "role", "born", "due", "nhs_number", "upn", "unlike", "died"}),
    HOUSEHOLD: frozenset({"name", "address"}),
    AGREEMENT: frozenset({"given_on"}),
    WITHDRAWAL: frozenset({"agreement"}),
    ASSESSMENT: frozenset({"@started_on", "@completed_on"}),
    READING: frozenset({"recorded"}),
    PLAN: frozenset({"meet_on", "review_on"}),
    GOAL: frozenset(),
    ACTION: frozenset({"goal", "what", "by", "done_on", "progress"}),
}
"""The fields, by kind, of which the list of families is made. A vault keeps them together (`store/listed.py`): whoever
adds one adds a step to `store/schema.py`, which makes what is kept again.
"""

Policy = Callable[[Heads], Value]
"""From the standing values of a field (newest first, at least one) to the value that is shown."""


def newest(heads: Heads) -> Value:
    """The value that was saved last."""
    return heads[0].value


def everyone_named(heads: Heads) -> Value:
    """Everybody whom any version names: for lists of people from whom something is kept.

    Versions that agree are shown as they are, whatever they hold; one that is no list names one thing.
    """
    if not is_conflict(heads):
        return heads[0].value
    named: list[Value] = []
    for head in reversed(heads):
        named += [name for name in _listed(head.value) if name not in named]
    return named


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
    """The value that stands earliest in `order`; values outside it come last, newest first."""

    def rank(value: Value) -> int:
        return order.index(value) if value in order else len(order)

    return lambda heads: min((head.value for head in heads), key=rank)


_POLICIES: Mapping[tuple[str, str], Policy] = {
    (HOUSEHOLD, "kept_from"): everyone_named,
    (AGREEMENT, "must_not_see"): everyone_named,
    (AGREEMENT, "others_must_not_see"): all_written,
    (MEMBER, "unlike"): everyone_named,
    (MEMBER, "safe_contact"): most_protective("not safe", "ask first", "not_known", "safe"),
    (NOTE, "in_confidence"): whatever_is_said,
    (ASSESSMENT, "together_now/level/level_of_need"): most_protective("4", "3", "2", "1"),
}


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


def names_people(kind: str, field: str) -> bool:
    """Does this field list people, of whom everyone that any version names can be kept?"""
    return policy(kind, field) is everyone_named


def policy(kind: str, field: str) -> Policy:
    """How the shown value of a field is chosen."""
    return _POLICIES.get((kind, field), newest)


def shown(kind: str, field: str, heads: Heads) -> Value:
    """The value to show for a field, and None for one that nobody has filled in."""
    return policy(kind, field)(heads) if heads else None


def is_protective(kind: str, field: str) -> bool:
    """Does this field show its most protective version first, whoever saved last?"""
    return (kind, field) in _POLICIES
