"""What happened with a family: everything, newest first, day by day."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby, islice

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.domain.happenings import Deed, Happening
from ehdesk.services.announce import Changed
from ehdesk.services.happenings import Theme
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.pages.removed_people import back_button
from ehdesk.ui.pages.telling import Telling
from ehdesk.ui.refocus import keeping_focus
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.tab_order import tab_through
from ehdesk.ui.taking_back import take_back
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import Card, spaced
from ehdesk.ui.widgets.chips import Chip, Chips
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.task_row import TaskRow, WaitingRow
from ehdesk.ui.widgets.words import Words, show_when

_AT_ONCE, _MORE = 20, 60
"""How many rows are made at first, and how many more whenever somebody wants them."""
_COME_BACK = (kinds.MEMBER, kinds.HOUSEHOLD, kinds.AGENCY, kinds.WORKER, kinds.GOAL, kinds.ACTION, kinds.PICTURE)
"""What can be put back on its own. An agreement comes back with all that stands beside it, on its own page."""

_CAN_BE_UNDONE = (Deed.ADDED, Deed.CHANGED, Deed.BROUGHT_BACK)
_LAST = 5
"""How many of the last things that somebody did themselves can be undone here."""


class HistoryPage(DeskPage):
    """Rows are made a few at a time, however much has happened."""

    def __init__(self, desk: Desk, place: places.History) -> None:
        words = desk.words
        super().__init__(desk.look, words("history.title"), words("history.subtitle"))
        self._desk, self._place = desk, place
        offered = self._themes()
        self._theme, self._shown = next((one for one in offered if one == place.theme), Theme.ALL), _AT_ONCE
        self._offered: set[RecordId | None] = set()
        self._rows: list[QWidget] = []
        self._mine = 0
        if desk.names_are_hidden:
            self.add(names_hidden(desk))
            return
        self._telling = Telling(desk, place.family)
        self._list = Column(desk.look)
        self._more = QuietButton(desk.look, words("common.show_more"), "chevron-down")
        self._more.clicked.connect(self._show_more)
        themes = [Chip(theme, words(f"history.theme_{theme}")) for theme in offered]
        chips = Chips(desk.look, words("history.show"), themes, chosen=self._theme)
        chips.chosen.connect(self._choose)
        self.open_at(chips.chosen_button())
        self.add(chips, self._list, self._more)
        desk.changed.connect(self._follow)
        self._read()

    def _themes(self) -> list[Theme]:
        """All of them; what cannot be shown only where there is such a thing."""
        has_such = bool(self._desk.work.happenings.not_shown(self._place.family))
        return [theme for theme in Theme if has_such or theme is not Theme.NOT_SHOWN]

    def _follow(self, changed: Changed) -> None:
        if changed.concerns(self._place.family):
            was_in_list = self._has_keyboard()
            keeping_focus(self, self._read)
            if was_in_list:
                QTimer.singleShot(0, self, self._stay_in_list)  # once it has been given back, if it could be

    def _has_keyboard(self) -> bool:
        return self._list.isAncestorOf(self.window().focusWidget() or self)

    def _stay_in_list(self) -> None:
        """A button that did what it says is gone: the keyboard goes to what came of it, on top."""
        if not self._has_keyboard():
            self._focus_row(0)

    def _choose(self, theme: str) -> None:
        self._theme, self._shown = Theme(theme), _AT_ONCE
        self._read()

    def _show_more(self) -> None:
        """The keyboard goes on at the first row that is new."""
        shown, self._shown = self._shown, self._shown + _MORE
        self._read()
        QTimer.singleShot(0, self, lambda: self._focus_row(shown))  # once what is new is shown

    def _focus_row(self, number: int) -> None:
        for row in islice(self._rows, number, None):
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            if row.hasFocus():
                return

    def _read(self) -> None:
        found = list(islice(self._desk.work.happenings.of(self._place.family, self._theme), self._shown + 1))
        show_when(self._more, len(found) > self._shown)
        self._list.clear()
        self._rows.clear()
        self._offered.clear()
        self._mine = 0
        if not found:
            words = self._desk.words
            self._list.add(EmptyState(self.look, words("history.none"), words("history.none_why")))
        for day, of_day in groupby(found[: self._shown], self._day):
            self._list.add(Words(self.look, day, "h2"), self._card(list(of_day)))
        tab_through(self._list, self._more)

    def _day(self, one: Happening) -> str:
        return day_in_words(one.at.astimezone(self._desk.now.tzinfo).date())

    def _card(self, of_day: Sequence[Happening]) -> Card:
        card = Card(self.look)
        rows = [(self._row(one), self._button(one)) for one in of_day]
        have_button = any(button for _row, button in rows)
        for row, button in rows:
            card.add_row(self._with(row, button) if have_button else row)
            self._rows.append(row)
        return card

    def _row(self, one: Happening) -> QWidget:
        said, fields, at = self._telling.said(one), self._telling.fields(one), self._telling.at(one)
        if one.record is None:
            return WaitingRow(self.look, said, at, fields)
        row = TaskRow(self.look, said, at, fields)
        row.opened.connect(partial(self._desk.go, self._every_value(one)))
        return row

    def _button(self, one: Happening) -> QuietButton | None:
        """What can be done about it, if anything."""
        if self._comes_back(one):
            name, record = self._telling.what(one), one.record or RecordId("")
            return back_button(self._desk, self._place.family, one.kind, record, name)
        return self._undo_button(one, self._telling.said(one)) if self._can_be_undone(one) else None

    def _every_value(self, one: Happening) -> places.RecordHistory:
        """What stood there before and since, open at what was written last then."""
        *_others, field = ("", *one.fields)
        return places.RecordHistory(self._place.family, one.record or RecordId(""), field)

    def _comes_back(self, one: Happening) -> bool:
        """Is this the last word on something that can be put back?"""
        if one.deed is not Deed.REMOVED or one.kind not in _COME_BACK or one.record in self._offered:
            return False
        self._offered.add(one.record)
        return one.record is not None and self._desk.work.happenings.is_removed(one.record)

    def _can_be_undone(self, one: Happening) -> bool:
        """Is this one of the last things that one did oneself, and stands any of it yet?"""
        is_mine = self._desk.work.colleagues.is_me(one.author)
        is_whole = one.deed is not Deed.BROUGHT_BACK or one.kind in _COME_BACK
        is_such = is_mine and is_whole and one.deed in _CAN_BE_UNDONE and self._mine < _LAST
        if not is_such or one.record is None:
            return False
        can_be = self._desk.work.undoing.can(one.record, one.changes)
        self._mine += can_be
        return can_be

    def _undo_button(self, one: Happening, said: str) -> QuietButton:
        words, record = self._desk.words, one.record or RecordId("")
        button = QuietButton(self.look, words("common.undo"), "", words("history.undo_says", said=said))
        button.clicked.connect(lambda: self._undo(record, one))
        return button

    def _undo(self, record: RecordId, one: Happening) -> None:
        if may_write(self._desk, self._place.family):
            take_back(self._desk, record, one.changes)

    def _with(self, row: QWidget, button: QuietButton | None) -> QWidget:
        """A row without a button keeps the room for one, so that all of them end in one line."""
        both = QWidget()
        line = QHBoxLayout(both)
        spaced(line, (0, 0, self.look.space(12), 0), self.look.space(8))
        line.addWidget(row, 1)
        line.addWidget(button or self._room_for_button())
        return both

    def _room_for_button(self) -> QuietButton:
        room = QuietButton(self.look, self._desk.words("common.undo"))
        policy = room.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        room.setSizePolicy(policy)
        room.hide()
        return room
