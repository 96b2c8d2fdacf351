"""One other person of the family: what they are to somebody, parental responsibility, and where they live."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ehdesk.domain.body import names
from ehdesk.domain.family import Family, Member, Relationship, Role
from ehdesk.domain.ties import between, likely_first
from ehdesk.ui.desk import Desk
from ehdesk.ui.member_words import age_in_words
from ehdesk.ui.tie_words import kind_of_tie, whole_tie
from ehdesk.ui.widgets.buttons import LinkButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.flow import FlowRow
from ehdesk.ui.widgets.select import Select
from ehdesk.ui.widgets.tick_box import WordedTickBox
from ehdesk.ui.widgets.words import Words, show_when

_RESTS = 400
"""Milliseconds after which a choice that was reached with the arrows is meant."""


class TieSaid(QWidget):
    """A relationship in words, and a way to take it away.

    Signals:
        removed: (Relationship) take it away.
    """

    removed = Signal(object)

    def __init__(self, desk: Desk, tie: Relationship, person: Member, to: Member) -> None:
        super().__init__()
        said = whole_tie(desk, tie.kind, person, to)
        remove = LinkButton(desk.look, desk.words("ties.remove"), says=f"{desk.words('ties.remove')}: {said}")
        remove.clicked.connect(lambda: self.removed.emit(tie))
        row = QHBoxLayout(self)
        spaced(row, (0, 0, 0, 0), desk.look.space(12))
        row.addWidget(Words(desk.look, said, "soft"), 1)
        row.addWidget(remove)


class TieRow(QWidget):
    """Everything about two people at once. On a narrow window the name stands above the choices.

    Whoever goes through the choices with the arrows has chosen when they rest on one, or go on.

    Signals:
        chosen(str): what the other one is to the member, "" for nothing.
        removed: (Relationship) take away another one that stands between the two.
    """

    chosen = Signal(str)
    removed = Signal(object)

    def __init__(self, desk: Desk, family: Family, member: Member, other: Member) -> None:
        super().__init__()
        self._desk, self._family, self._member, self._other = desk, family, member, other
        self._ticks: list[tuple[WordedTickBox, str, str, str]] = []
        self._both, choices = QBoxLayout(QBoxLayout.Direction.LeftToRight, self), QVBoxLayout()
        self._both.addLayout(self._who(), 2)
        self._both.addLayout(choices, 5)
        spaced(choices, (0, 0, 0, 0), desk.look.space(6))
        self._select, self._more = self._choice(), Column(desk.look, 6)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.keep)
        choices.addWidget(self._select, 0, Qt.AlignmentFlag.AlignLeft)
        choices.addWidget(self._all_ticks())
        choices.addWidget(self._more)
        self.show_as(family)
        desk.look.dress(self._dress)

    def show_as(self, family: Family) -> None:
        """Show what is on record now; a choice that somebody is just making stays."""
        member, other = family.member(self._member.id), family.member(self._other.id)
        if member is None or other is None:
            return
        told = between(family, member, other)
        if not self._rest.isActive():
            self._kept = told.kind
            self._select.show_also(told.kind)
        for tick, of, field, id in self._ticks:
            person = family.member(of)
            tick.setChecked(person is not None and id in names(person.recorded, field))
        self._more.clear()
        for tie in told.more:
            said = TieSaid(self._desk, tie, *((member, other) if tie.person == member.id else (other, member)))
            said.removed.connect(self.removed)
            self._more.add(said)
        show_when(self._more, bool(told.more))

    def keep(self) -> None:
        """What is chosen now is meant."""
        self._rest.stop()
        if (kind := self._select.value()) != self._kept:
            self._kept = kind
            self.chosen.emit(kind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._rest.isActive():
            self.keep()
        return super().eventFilter(watched, event)

    def _who(self) -> QVBoxLayout:
        desk, lines = self._desk, QVBoxLayout()
        spaced(lines, (0, 0, 0, 0), desk.look.px(2))
        lines.addWidget(Words(desk.look, desk.called(self._other), "strong"))
        if age := age_in_words(desk, self._other):
            lines.addWidget(Words(desk.look, age, "small_soft"))
        lines.addStretch()
        return lines

    def _choice(self) -> Select:
        desk, words = self._desk, self._desk.words
        name = words("ties.what", other=desk.called(self._other), name=desk.called(self._member))
        kinds = likely_first(self._other.role, self._member.role)
        options = [("", words("ties.not_said")), *((one, kind_of_tie(words, one)) for one in kinds)]
        select = Select(desk.look, name, options)
        select.chosen.connect(lambda _kind: self._rest.start(_RESTS))
        select.installEventFilter(self)
        return select

    def _all_ticks(self) -> QWidget:
        line = QWidget()
        flow = FlowRow(self._desk.look.space(12), line)
        for tick in (*self._responsibility(), *self._homes()):
            flow.add(tick)
        if not self._ticks:
            line.hide()
        return line

    def _responsibility(self) -> Iterator[WordedTickBox]:
        """For a child and an adult; and wherever somebody said so."""
        words, name = self._desk.words, self._desk.called(self._member)
        ties, family = self._desk.work.ties, self._family.id
        for adult, child, said in (
            (self._other, self._member, words("ties.responsible_for", name=name)),
            (self._member, self._other, words("ties.is_responsible", name=name)),
        ):
            is_so = adult.id in names(child.recorded, "responsible")
            if is_so or (adult.role, child.role) == (Role.ADULT, Role.CHILD):
                tick = self._tick(said, child.id, "responsible", adult.id)
                tick.ticked.connect(
                    lambda is_on, a=adult.id, c=child.id: ties.set_responsible(family, a, c, is_so=is_on)
                )
                yield tick

    def _homes(self) -> Iterator[WordedTickBox]:
        words, ties, family, other = self._desk.words, self._desk.work.ties, self._family, self._other.id
        for home in family.households:
            name = home.name.strip() or words("ties.home_no_name")
            tick = self._tick(words("ties.lives_at", home=name), self._other.id, "households", home.id)
            tick.ticked.connect(lambda is_on, home=home.id: ties.set_lives_at(family.id, other, home, is_so=is_on))
            yield tick

    def _tick(self, words: str, of: str, field: str, id: str) -> WordedTickBox:
        """A box for whether `id` is in a field of a member's record."""
        tick = WordedTickBox(self._desk.look, words)
        tick.setAccessibleName(f"{self._desk.called(self._other)}: {words}")
        self._ticks.append((tick, of, field, id))
        return tick

    def _dress(self) -> None:
        look, direction = self._desk.look, QBoxLayout.Direction
        self._both.setDirection(direction.TopToBottom if look.is_narrow else direction.LeftToRight)
        side = look.space(20)
        spaced(self._both, (side, look.space(12), side, look.space(12)), look.space(8 if look.is_narrow else 16))
