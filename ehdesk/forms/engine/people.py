"""The people whom a form is about, as it needs to know them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ehdesk.forms.engine.nodes import Node, number_in_order


@dataclass(frozen=True, slots=True)
class Person:
    """One member of the family. `role` is adult, child or expected; `age` in whole years, None when not known."""

    id: str
    name: str
    role: str
    age: int | None = None

    def is_one_of(self, roles: Sequence[str]) -> bool:
        """Whether a repeat for these roles is repeated for this person."""
        return "member" in roles or self.role in roles


def family_of(people: Sequence[Person]) -> Node:
    """What `instance('family')` gives: root/member, each with id, name, role and age."""
    family = Node("element", "instance")
    root = family.add(Node("element", "root"))
    for person in people:
        member = root.add(Node("element", "member"))
        age = "" if person.age is None else str(person.age)
        for name, value in (("id", person.id), ("name", person.name), ("role", person.role), ("age", age)):
            member.add(Node("element", name)).kept = value
    number_in_order(family)
    return family
