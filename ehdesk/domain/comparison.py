"""How two readings of one star differ, area by area: up, down, the same, or not to be compared. No verdicts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Scores = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AreaChange:
    """One area in an earlier reading and in a later one; None is not scored."""

    area: str
    before: int | None
    now: int | None

    @property
    def by(self) -> int | None:
        """How many steps up (or down, below nought); None where one of the two has no score."""
        return None if self.before is None or self.now is None else self.now - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings of one edition, in the order of its areas."""

    changes: tuple[AreaChange, ...]

    @property
    def up(self) -> int:
        """How many areas have a higher score now."""
        return sum(change.by is not None and change.by > 0 for change in self.changes)

    @property
    def same(self) -> int:
        """How many have the same."""
        return sum(change.by == 0 for change in self.changes)

    @property
    def down(self) -> int:
        """How many have a lower one."""
        return sum(change.by is not None and change.by < 0 for change in self.changes)

    @property
    def unscored(self) -> int:
        """How many have no score in one of the two."""
        return sum(change.by is None for change in self.changes)


def compared(areas: Sequence[str], before: Scores, now: Scores) -> Comparison:
    """The areas of a star in two readings, by their scores."""
    return Comparison(tuple(AreaChange(area, before.get(area), now.get(area)) for area in areas))
