"""Short names that tell people apart: where two go by one name, each gets an initial, a year of birth or a number."""

from collections.abc import Sequence
from typing import NamedTuple


class Known(NamedTuple):
    """What somebody goes by, their whole name, and the year they were born."""

    goes_by: str
    name: str
    born: int | None

    @property
    def folded(self) -> str:
        """What they go by, as far as one can hear it."""
        return self.goes_by.casefold()


def marks(people: Sequence[Known]) -> tuple[str, ...]:
    """What stands after each short name: "" for a name that only one goes by. The same every time."""
    found = [""] * len(people)
    for name in {one.folded for one in people if one.folded}:
        alike = [place for place, one in enumerate(people) if one.folded == name]
        others = {one.folded for one in people if one.folded != name}
        if len(alike) > 1:
            for place, mark in zip(alike, _apart([people[place] for place in alike], others), strict=True):
                found[place] = mark
    return tuple(found)


def _apart(alike: Sequence[Known], others: set[str]) -> list[str]:
    """The first kind of mark with which nobody is called like anybody else."""
    for mark in (_initial, _year):
        tried = [mark(one) for one in alike]
        called = {f"{alike[0].folded}{one}".casefold() for one in tried}
        if len(called) == len(alike) and not called & others:
            return tried
    return [f" ({number})" for number in range(1, len(alike) + 1)]


def _initial(one: Known) -> str:
    other_names = one.name.split()[1:]
    return f" {other_names[-1][0].upper()}" if other_names else ""


def _year(one: Known) -> str:
    return f" ({one.born})" if one.born else ""
