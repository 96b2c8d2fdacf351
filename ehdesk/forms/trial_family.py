"""The family that a form is tried out with from the command line: JSON, one object for each member."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from ehdesk.forms.engine.family import NOTHING_KNOWN, Home, Known, WorkingWith
from ehdesk.forms.engine.people import Person
from ehdesk.forms.problems import BadForm, FormProblem
from ehdesk.forms.spreadsheets import read_bytes


class _Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a file holds is written as it stands here, and nothing else."""


class _Member(_Told, frozen=True):
    name: str
    role: Literal["adult", "child", "expected"]
    age: int | None = None


class _Household(_Told, frozen=True):
    name: str
    members: tuple[str, ...] = ()


class _Agency(_Told, frozen=True):
    name: str
    kind: str = ""


class _Last(_Told, frozen=True):
    on: str
    answers: Mapping[str, str]


class _Family(_Told, frozen=True):
    members: tuple[_Member, ...]
    households: tuple[_Household, ...] = ()
    agencies: tuple[_Agency, ...] = ()
    last: _Last | None = None


def family_in(file: Path) -> tuple[Sequence[Person], Known]:
    """`[{"name": "Tia", "role": "child", "age": 6}]`, in the order in which they are asked; or an object. BadForm.

    The object has these as `members` (whose ids are m1, m2 ...), `households` (name, ids of members), `agencies`
    (name, kind), and `last`: the day (`on`) and the `answers` by field of the assessment before.
    """
    try:
        told = msgspec.json.decode(read_bytes(file), type=tuple[_Member, ...] | _Family)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadForm([FormProblem(file.name, f"the family cannot be read: {error}", code="bad-family")]) from error
    members = told.members if isinstance(told, _Family) else told
    people = tuple(Person(f"m{at}", one.name, one.role, one.age) for at, one in enumerate(members, 1))
    return people, _known(told) if isinstance(told, _Family) else NOTHING_KNOWN


def _known(told: _Family) -> Known:
    return Known(
        homes=tuple(Home(f"h{at}", one.name, one.members) for at, one in enumerate(told.households, 1)),
        agencies=tuple(WorkingWith(f"a{at}", one.name, one.kind) for at, one in enumerate(told.agencies, 1)),
        last_on=told.last.on if told.last else "",
        last_answers=told.last.answers if told.last else {},
    )
