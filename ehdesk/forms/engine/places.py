"""Which instances of a repeat there are, as kept among the answers.

An instance has an id of its own, so that answers stay with it when another is added or removed, here or on a second
device. That it is there is an answer too: the field `child[ID]` holds its place, and "" once it was removed. Instances
that the form itself starts with have the ids 1, 2, 3 ... and need no such answer.
"""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID, uuid5

from ehdesk.domain.body import is_id

_FAR = 10**9


def ids_in(series: str, answers: Mapping[str, str], first: int) -> Sequence[str]:
    """The ids of a repeat's instances, in order; `first` is how many the form starts with."""
    places = {str(number): number for number in range(1, first + 1)}
    start = f"{series}["
    for field, value in answers.items():
        if field.startswith(start) and field.endswith("]") and "]" not in field[len(start) : -1]:
            instance = field[len(start) : -1]
            if value:
                places[instance] = _place(value)
            else:
                places.pop(instance, None)
    return sorted(places, key=lambda instance: (places[instance], instance))


def place_of(instance: str, answers: Mapping[str, str], field: str) -> int:
    """Where an instance stands among the others of its repeat."""
    return _place(answers.get(field, "") or instance)


def is_about(field: str, people: Collection[str]) -> bool:
    """Is every instance that a field lies in one of these people?

    Otherwise it has no place in another filled form: instances that are counted or added there are other ones.
    """
    return all(part.partition("]")[0] in people for part in field.split("[")[1:])


def place_later(field: str, people: Collection[str], assessment: str) -> str:
    """The place that a field of this assessment has in a later one, where the instances that it lies in come with it.

    A person, and an instance that somebody added, is known by an id. One that the form itself began with has only a
    number, which stands for another one there: its id is made of where it was, and is the same on every computer.
    """
    before, *rest = field.split("[")
    later, was = before, before
    for part in rest:
        id, _, after = part.partition("]")
        is_known = id in people or is_id(id)
        later += f"[{id if is_known else uuid5(UUID(assessment), f'{was}[{id}]')}]{after}"
        was += f"[{part}"
    return later


def _place(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 10 else _FAR
