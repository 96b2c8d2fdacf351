"""How everyone else in the family is related to somebody: one row each, all on one page, kept choice by choice."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ehdesk.domain import kinds
from ehdesk.domain.family import Family, Member, Relationship
from ehdesk.services.announce import Changed
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.tie_row import TieRow, TieSaid
from ehdesk.ui.refocus import keeping_focus
from ehdesk.ui.tie_words import whole_tie
from ehdesk.ui.widgets.card import TitledCard
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.words import Words

SHOWN_WITH_TIES = frozenset({"responsible"})
"""Facts of a member that are asked here, person by person."""


class Ties(Column):
    """It follows the record; what is between two people and no choice can say stands below the choice, in words."""

    def __init__(self, desk: Desk, place: places.MemberForm, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent=parent)
        self._desk, self._place = desk, place
        self._made_of: object = None
        self._card: QWidget | None = None
        self._rows: list[TieRow] = []
        desk.changed.connect(self._follow)
        self._read()

    def keep(self) -> None:
        """Keep what is being chosen."""
        for row in self._rows:
            row.keep()

    def _follow(self, changed: Changed) -> None:
        if changed.concerns(self._place.family):
            QTimer.singleShot(0, self, self._read)  # what was just pressed may be one of those that are made anew

    def _read(self) -> None:
        """Rows are made anew only when there are other people or homes."""
        family = self._desk.work.families.family(self._place.family)
        people = [(one.id, one.called, one.role, one.birth, one.due) for one in family.members]
        made_of = (people, [(home.id, home.name) for home in family.households], self._of_oneself(family))
        if made_of != self._made_of:
            self._made_of = made_of
            keeping_focus(self, lambda: self._renew(family))
        for row in self._rows:
            row.show_as(family)

    def _of_oneself(self, family: Family) -> list[Relationship]:
        return [tie for tie in family.relationships if tie.person == tie.to == self._place.member]

    def _renew(self, family: Family) -> None:
        old, self._card, self._rows = self._card, None, []
        member = family.member(self._place.member)
        if member is not None and len(family.members) > 1:
            self._card = self._of(family, member)
            self.add(self._card)
        if old is not None:
            old.hide()
            old.deleteLater()

    def _of(self, family: Family, member: Member) -> TitledCard:
        card = TitledCard(self._desk.look, self._desk.words("ties.title"))
        card.add(Words(self._desk.look, self._desk.words("ties.hint", name=self._desk.called(member)), "soft"))
        self._rows = [self._about(family, member, other) for other in family.members if other.id != member.id]
        for row in (*self._rows, *(self._said(tie, member, member) for tie in self._of_oneself(family))):
            card.add_row(row)
        return card

    def _about(self, family: Family, member: Member, other: Member) -> TieRow:
        row = TieRow(self._desk, family, member, other)
        row.chosen.connect(lambda kind: self._say(member, other, kind))
        row.removed.connect(self._remove)
        return row

    def _said(self, tie: Relationship, person: Member, to: Member) -> TieSaid:
        row = TieSaid(self._desk, tie, person, to)
        row.removed.connect(self._remove)
        return row

    def _say(self, member: Member, other: Member, kind: str) -> None:
        words = self._desk.words
        undo = self._desk.work.ties.say(self._place.family, member, other, kind)
        kept = words("ties.kept", said=whole_tie(self._desk, kind, other, member)) if kind else words("ties.removed")
        self._desk.say(kept, undo)

    def _remove(self, tie: Relationship) -> None:
        families, family = self._desk.work.families, self._place.family
        families.remove(family, kinds.RELATIONSHIP, tie.id)
        undo = lambda: families.bring_back(family, kinds.RELATIONSHIP, tie.id)  # noqa: E731 - said once
        self._desk.say(self._desk.words("ties.removed"), undo)
