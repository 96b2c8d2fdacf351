"""Which families something is said of, such as a word of a name: kept as the families change."""

from collections.abc import Callable, Collection, Iterable

from ehdesk.domain.change import FamilyId
from ehdesk.services.family_row import FamilyRow


class SaidOf:
    """What is said of the families of a list, by what it is. What became of a family is learnt when somebody asks."""

    def __init__(self, say: Callable[[FamilyRow], Iterable[str]]) -> None:
        self._say = say
        self._said: dict[FamilyId, frozenset[str]] = {}
        self._families: dict[str, set[FamilyId]] = {}
        self._in_order: list[str] | None = []
        self._new: dict[FamilyId, FamilyRow | None] = {}

    def put(self, family: FamilyId, row: FamilyRow | None) -> None:
        """This family stands so now; None: it is not on the list any more."""
        self._new[family] = row

    def learn(self) -> None:
        """Learn what was put."""
        for family, row in self._new.items():
            known, said = self._said.pop(family, frozenset()), frozenset(self._say(row) if row else ())
            for one in known - said:
                self._forget(one, family)
            for one in said - known:
                self._keep(one, family)
            if said:
                self._said[family] = said
        self._new.clear()

    def of(self, one: str) -> Collection[FamilyId]:
        """The families of which this is said."""
        return self._families.get(one, ())

    def in_order(self) -> list[str]:
        """All that is said of any."""
        if self._in_order is None:
            self._in_order = sorted(self._families)
        return self._in_order

    def _keep(self, one: str, family: FamilyId) -> None:
        if one not in self._families:
            self._families[one], self._in_order = set(), None
        self._families[one].add(family)

    def _forget(self, one: str, family: FamilyId) -> None:
        self._families[one].discard(family)
        if not self._families[one]:
            del self._families[one]
            self._in_order = None
