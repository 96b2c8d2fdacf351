"""How a family reads in a list: who they are, what is next and when, and what is to be said of its sync."""

from ehdesk.domain.due import Due, Occasion
from ehdesk.domain.family import Family, Member, Role
from ehdesk.services.family_row import FamilyRow
from ehdesk.store.records import SyncState
from ehdesk.ui.desk import Desk
from ehdesk.ui.member_words import short_age
from ehdesk.ui.saying import sentence, short_day, when
from ehdesk.ui.widgets.painted_row import Badge, Lines, PaintedRow
from ehdesk.ui.widgets.pieces import initials_of


class FamilyWords:
    """Puts rows of the list into words, for the desk as it is now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def is_enrolled(self) -> bool:
        """Is there a hub to sync with?"""
        return self._desk.work.vault.sync.enrolment is not None

    def waits(self, row: FamilyRow) -> bool:
        """Is something of it not with the hub, also where this computer is not joined up with one yet?"""
        return row.waits

    def row(self, row: FamilyRow) -> PaintedRow:
        """The whole row."""
        changed = sentence(when(self._desk.words, row.changed_at, self._desk.now))
        name, disc = self._desk.family_name(row.family), initials_of(row.family.name)
        cells = (self._next(row), self._time_with_us(row), Lines(changed), self._tag(row))
        return PaintedRow(disc, name, self._who(row.family), cells)

    def _who(self, family: Family) -> str:
        """The members by what they are called, which tells them apart, and the ages of the children."""
        if self._desk.names_are_hidden:
            return self._desk.words("families.members", count=len(family.members))
        return ", ".join(map(self._called, family.members))

    def _called(self, member: Member) -> str:
        age = short_age(self._desk, member) if member.role is Role.CHILD and not member.has_died else ""
        return " ".join(filter(None, (self._desk.called(member), age)))

    def _next(self, row: FamilyRow) -> Lines:
        words, due = self._desk.words, row.next_due
        if due is None:
            return Lines(words(f"overview.{row.step}"))
        left = self._desk.work.journeys.working_days_to(due.on)
        if left < 0:
            return Lines(self._what(due), words("way.late_by", count=-left), is_late=True)
        return Lines(self._what(due), self._by(due, left))

    def _what(self, due: Due) -> str:
        """An action in its own words, which may name somebody."""
        words = self._desk.words
        match due.occasion:
            case Occasion.MEETING | Occasion.REVIEW:
                return words(f"families.{due.occasion}")
            case Occasion.MILESTONE:
                return words(f"families.due_{due.what}")
        return words("families.action") if self._desk.names_are_hidden or not due.what.strip() else due.what

    def _by(self, due: Due, left: int) -> str:
        if due.on == self._desk.today:
            return self._desk.words("steps.today")
        day = short_day(due.on)
        return self._desk.words("steps.in_days", day=day, count=left) if left else day

    def _time_with_us(self, row: FamilyRow) -> Lines:
        """Which week of the work this is; nothing where nobody noted when it began."""
        words, week = self._desk.words, row.way.week
        if week is None:
            return Lines(words("families.closed") if row.way.is_closed else "")
        if week.number > week.of:
            return Lines(words("families.week", number=week.number), words("families.of_weeks", of=week.of))
        return Lines(words("way.week", number=week.number, of=week.of))

    def _tag(self, row: FamilyRow) -> Badge:
        words = self._desk.words
        if row.conflicts:
            return Badge(words("families.versions"), "info", "two-versions")
        if row.state is SyncState.REFUSED:
            return Badge(words("families.refused"), "attention", "warning")
        return Badge(words("families.waiting"), "info", "sync") if self.waits(row) else Badge()
