"""The family that a form is tried out with from the command line: a JSON list, one object for each member."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from ehdesk.forms.engine.people import Person
from ehdesk.forms.problems import BadForm, FormProblem
from ehdesk.forms.spreadsheets import read_bytes


class _Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    role: Literal["adult", "child", "expected"]
    age: int | None = None


def family_in(file: Path) -> Sequence[Person]:
    """`[{"name": "Tia", "role": "child", "age": 6}]`, in the order in which they are asked. Raises BadForm."""
    try:
        members = msgspec.json.decode(read_bytes(file), type=tuple[_Member, ...])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadForm([FormProblem(file.name, f"the family cannot be read: {error}", code="bad-family")]) from error
    return tuple(Person(f"m{at}", one.name, one.role, one.age) for at, one in enumerate(members, 1))
