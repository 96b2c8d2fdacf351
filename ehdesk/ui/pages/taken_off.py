"""The families that were taken off the list: find one, read it, put it back."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ehdesk.services.announce import Changed
from ehdesk.services.families import TakenOff
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.off_the_list import put_back
from ehdesk.ui.refocus import keeping_focus
from ehdesk.ui.saying import when
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card, spaced
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.person_row import PersonRow
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.text_field import SearchField
from ehdesk.ui.widgets.words import Words, show_when


class TakenOffPage(DeskPage):
    """The one that was taken off last stands first."""

    def __init__(self, desk: Desk, _place: places.TakenOff) -> None:
        words = desk.words
        super().__init__(desk.look, words("taken_off.title"), words("taken_off.subtitle"))
        self._desk = desk
        self._find = SearchField(desk.look, words("taken_off.find"), words("taken_off.find_hint"))
        self._find.asked.connect(lambda _asked: self._read())
        self._list, self._count = Column(desk.look), Words(desk.look, "", "small_soft")
        self.add(SideBySide(desk.look, self._find), self._list, self._count)
        self.find_asked.connect(self._find.setFocus)
        desk.changed.connect(self._follow)
        self._read()

    def opening_focus(self) -> QWidget | None:
        return self._find if not self._find.isHidden() else None

    def _follow(self, _changed: Changed) -> None:
        keeping_focus(self, self._read)

    def _read(self) -> None:
        words, every = self._desk.words, self._desk.work.families.taken_off()
        asked = self._find.text().strip().casefold()
        found = [one for one in every if asked in one.family.name.casefold()]
        show_when(self._find, bool(every))
        self._list.clear()
        self._count.set_words(words("taken_off.count", count=len(found)) if every else "")
        if not every:
            self._list.add(self._none())
        elif found:
            card = Card(self.look)
            for one in found:
                card.add_row(self._row(one))
            self._list.add(card)

    def _none(self) -> EmptyState:
        words = self._desk.words
        back = SecondaryButton(self.look, words("taken_off.to_families"), "families")
        back.clicked.connect(lambda: self._desk.go(places.MyFamilies()))
        return EmptyState(self.look, words("taken_off.none"), words("taken_off.none_why"), back)

    def _row(self, one: TakenOff) -> QWidget:
        desk, words, id = self._desk, self._desk.words, one.family.id
        at, name = when(words, one.at, desk.now), desk.family_name(one.family)
        said = words("taken_off.by", when=at, name=one.by) if one.by else words("taken_off.at", when=at)
        opens = PersonRow(self.look, name, said, end="chevron-right")
        opens.opened.connect(lambda: desk.go(places.Overview(id)))
        back = QuietButton(self.look, words("taken_off.put_back"), "", words("taken_off.put_back_says", name=name))
        back.clicked.connect(lambda: put_back(desk, id))
        row = QWidget()
        row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        line = QHBoxLayout(row)
        spaced(line, (0, 0, self.look.space(12), 0), self.look.space(8))
        line.addWidget(opens, 1)
        line.addWidget(back)
        return row
