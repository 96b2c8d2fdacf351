"""The kinds of record, of which fields several values are no conflict, and which one is shown while versions differ.

A field is one of these:

- a *register*, as most are: versions that differ are a conflict. It shows the newest, or where it is about safety the
  most protective one, by the rule that its kind declares here; and a person is asked to choose, in every such field. So
  there is no rule "ask" that would show nothing meanwhile.
- a *set*: what different people list stands together, and nobody is asked. What one person takes out while another
  writes the list without knowing of it, stays. The next save names all that stood, and settles it.
- an *attachment*: a register that names what lies beside the log (see `attachment`).

A record of some kinds is an *entry* once it is finished (see `entries`). A kind or field that this program does not
know is kept, shown by the newest, and passed on untouched.
"""

from collections.abc import Mapping

from ehdesk.domain.change import Value
from ehdesk.domain.member_facts import FACTS
from ehdesk.domain.merge import Heads, is_conflict
from ehdesk.domain.parts import is_part
from ehdesk.domain.policies import Policy, all_named, all_written, most_protective, newest, whatever_is_said

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
PLAN_COPY = "plan_copy"
"""A copy of the plan that was made for somebody."""
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
FORM = "form"
"""A published form: it stands on the shelf and in no family (see `shelf`)."""

_SETS = frozenset(
    {
        *((MEMBER, fact.name) for fact in FACTS.values() if fact.shape.is_list),
        (MEMBER, "unlike"),
        (ACTION, "owners"),
        (PLAN_VERSION, "there"),
        (AGREEMENT, "agreed_by"),
        (AGREEMENT, "given"),
        (WITHDRAWAL, "by"),
        (PICTURE, "about"),
        (WORKER, "parts"),
    }
)
"""Where to take somebody out is a decision that must not go under, somebody is asked: what a family agreed to, and from
whom something is kept. So it is with an answer of an assessment, since a completed one must not change in silence.
"""

_POLICIES: Mapping[tuple[str, str], Policy] = {
    **dict.fromkeys(_SETS, all_named),
    (HOUSEHOLD, "kept_from"): all_named,
    (AGREEMENT, "must_not_see"): all_named,
    (AGREEMENT, "others_must_not_see"): all_written,
    (MEMBER, "safe_contact"): most_protective("not safe", "ask first", "not_known", "safe"),
    (NOTE, "in_confidence"): whatever_is_said,
    (ASSESSMENT, "together_now/level/level_of_need"): most_protective("4", "3", "2", "1"),
}

_FINISHED_BY: Mapping[str, str] = {
    **{NOTE: "kept", READING: "recorded", PLAN_VERSION: "agreed"},
    **{PROGRESS_NOTE: "action", PLAN_COPY: "reader"},
}
"""The field, by kind, that finishes an entry. An assessment is none: it can be opened again."""


def finished_by(kind: str) -> str | None:
    """The field that finishes a record of this kind, where it is an entry."""
    return _FINISHED_BY.get(kind)


def finishes(kind: str, field: str, value: Value) -> bool:
    """Does this value of this field finish a record of this kind?

    A progress note and a copy of the plan are written whole at once.
    """
    said = isinstance(value, str) if kind in {PROGRESS_NOTE, PLAN_COPY} else value is True
    return said and field == finished_by(kind)


def names_people(kind: str, field: str) -> bool:
    """Does this field list people, of whom everyone that any version names can be kept?"""
    return is_protective(kind, field) and policy(kind, field) is all_named


def policy(kind: str, field: str) -> Policy:
    """How the shown value of a field is chosen. A part of a form is there while anybody says so."""
    if kind == ASSESSMENT and is_part(field):
        return whatever_is_said
    return _POLICIES.get((kind, field), newest)


def shown(kind: str, field: str, heads: Heads) -> Value:
    """The value to show for a field, and None for one that nobody has filled in."""
    return policy(kind, field)(heads) if heads else None


def differ(kind: str, field: str, heads: Heads) -> bool:
    """Are these values of a field a conflict, about which somebody is asked?"""
    return (kind, field) not in _SETS and is_conflict(heads)


def is_protective(kind: str, field: str) -> bool:
    """Does this field show its most protective version first, whoever saved last?"""
    return (kind, field) in _POLICIES and (kind, field) not in _SETS
