"""Every family of a vault as the list shows it: read at once where they are few, in steps where they are many.

After that a family is read again when something of it changed, and no other one.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice

from ehdesk.domain.change import FamilyId
from ehdesk.domain.family import Member
from ehdesk.domain.shelf import SHELF
from ehdesk.services.announce import Changed
from ehdesk.services.calendar import Calendar
from ehdesk.services.family_row import FamilyRow, row_of
from ehdesk.services.finding import Finder
from ehdesk.services.likeness import Here, People
from ehdesk.store.log import SyncState
from ehdesk.store.vault import Vault

AT_ONCE = 1_000
"""So many families are read before anybody could wait for them."""
ONE_BY_ONE = 2_000
"""Where more than so many changed, all are read anew: one by one those would take longer."""
FIRST = 12
"""Of more than that, so many are there at once."""
TOGETHER = 20
"""So many are read in one go: one by one takes longer, and for more of them the window would stand still."""


class Roll:
    """The families of a vault today. Who writes tells it (`hear`); what waits for the hub it sees for itself."""

    def __init__(self, vault: Vault, calendar: Calendar) -> None:
        self._vault, self._calendar = vault, calendar
        self._day: date | None = None
        self._count: int | None = None
        self._clear()

    def _clear(self) -> None:
        self._finder, self._people = Finder(), People()
        self._rows: dict[FamilyId, FamilyRow] = {}
        self._taken_off: set[FamilyId] = set()
        self._waiting: set[FamilyId] = set()
        self._refused: set[FamilyId] = set()
        self._changed: set[FamilyId] = set()
        self._first: tuple[FamilyId, ...] = ()
        self._to_come: Iterator[FamilyId] | None = None
        self._by_name: tuple[FamilyRow, ...] | None = None

    @property
    def is_whole(self) -> bool:
        """Are all of them at hand? Where they are few they always are: they are read as soon as somebody asks."""
        return self.count() <= AT_ONCE or self._was_read

    def count(self) -> int:
        """How many there are, read or not."""
        if self._was_read:
            self._catch_up()
            return len(self._rows)
        if self._count is None:
            self._count = self._vault.records.family_count()
        return self._count

    def count_read(self) -> int:
        """How many were read so far."""
        return len(self._rows)

    def count_taken_off(self) -> int:
        """How many are off the list."""
        self._complete()
        return len(self._taken_off)

    def first(self) -> tuple[FamilyRow, ...]:
        """A few that are there at once where they are many: those opened last, then those added last."""
        self._begin()
        self._catch_up()
        return tuple(self._rows[family] for family in self._first if family in self._rows)

    def rows(self) -> tuple[FamilyRow, ...]:
        """Every family, by name. What was not read is read now."""
        self._complete()
        if self._by_name is None:
            self._by_name = _by_name(self._rows.values())
        return self._by_name

    def called(self, words: str) -> tuple[set[FamilyId], set[FamilyId]]:
        """The families in which somebody is called so, or that live there, and those in which that is so nearly; of
        those alone that were read.
        """
        self._catch_up()
        return self._finder.find(words)

    def like(self, member: Member, family: FamilyId) -> tuple[Here, ...]:
        """Everybody who may be the same person as this member of a family."""
        self._complete()
        return self._people.like(member, family)

    def sooner(self, families: Iterable[FamilyId]) -> tuple[FamilyRow, ...]:
        """Those of these families that are on the list, by name, read now if they were not yet."""
        self._begin()
        self._catch_up()
        wanted = tuple(families)
        self._read(family for family in wanted if family not in self._rows)
        return _by_name(self._rows[family] for family in wanted if family in self._rows)

    def read_on(self, is_enough: Callable[[], bool]) -> None:
        """Read more of them, one at least, until that is enough for now or all were read."""
        self._begin()
        if self._to_come is None:
            return
        try:
            while families := tuple(islice(self._to_come, TOGETHER)):
                self._read(family for family in families if family not in self._rows)
                if is_enough():
                    break
            else:
                self._to_come = None
        except BaseException:
            self._day = None  # what could not be read must not be missing in silence
            raise
        self._finder.learn()  # now, so that the first key need not wait for all of them
        self._people.learn()

    def hear(self, changed: Changed) -> None:
        """Something was written."""
        if changed.family is None:
            self._day = None
        elif changed.family != SHELF:
            self._changed.add(changed.family)
            self._count = None
        if len(self._changed) > ONE_BY_ONE:
            self._day = None

    @property
    def _was_read(self) -> bool:
        return self._day == self._calendar.today and self._to_come is None

    def _complete(self) -> None:
        if not self._was_read:
            self.read_on(lambda: False)
        self._catch_up()

    def _begin(self) -> None:
        """Each day anew: what is late, and in which week the work is, is so on one day."""
        if self._day == self._calendar.today:
            return
        today, count = self._calendar.today, self.count()
        self._clear()
        if count <= AT_ONCE:
            for summary in self._vault.records.families():
                self._put(summary.id, row_of(summary, self._calendar))
            self._taken_off = set(self._vault.records.taken_off())
        else:
            self._to_come = self._in_turn()
            self._read(islice(self._to_come, FIRST))
            self._first = tuple(self._rows)
        self._day = today

    def _in_turn(self) -> Iterator[FamilyId]:
        """Those opened last, then those added last: an id says when it was made."""
        opened = dict.fromkeys(access.family for access in self._vault.access.noted("opened"))
        yield from opened
        yield from (one for one in reversed(self._vault.changes.families()) if one not in opened and one != SHELF)

    def _catch_up(self) -> None:
        """Read again what changed since, and what stands otherwise with the hub than when it was read."""
        self._read(self._changed | self._otherwise_with_the_hub())
        self._changed.clear()

    def _otherwise_with_the_hub(self) -> set[FamilyId]:
        waiting, refused = self._vault.unsent.families(), (one.family for one in self._vault.outbox.refused())
        return ((self._waiting ^ set(waiting)) | (self._refused ^ set(refused))) & self._rows.keys()

    def _read(self, families: Iterable[FamilyId]) -> None:
        wanted = tuple(families)
        found = {summary.id: summary for summary in self._vault.records.summaries(wanted)} if wanted else {}
        for family in wanted:
            summary = found.get(family)
            is_off = summary is not None and summary.is_removed
            self._put(family, None if summary is None or is_off else row_of(summary, self._calendar))
            _keep(self._taken_off, family, is_in=is_off)

    def _put(self, family: FamilyId, row: FamilyRow | None) -> None:
        if row is not None:
            self._rows[family] = row
        else:
            self._rows.pop(family, None)
        _keep(self._waiting, family, is_in=row is not None and row.waits)
        _keep(self._refused, family, is_in=row is not None and row.state is SyncState.REFUSED)
        self._finder.put(family, row)
        self._people.put(family, row)
        self._by_name = None


def _by_name(rows: Iterable[FamilyRow]) -> tuple[FamilyRow, ...]:
    return tuple(sorted(rows, key=lambda row: row.family.name.casefold()))


def _keep(families: set[FamilyId], family: FamilyId, *, is_in: bool) -> None:
    if is_in:
        families.add(family)
    else:
        families.discard(family)
