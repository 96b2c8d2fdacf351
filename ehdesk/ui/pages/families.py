"""My families: find one, see what has not reached the hub, add one."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ehdesk.domain.family import Family, Member, Role
from ehdesk.services.announce import Changed
from ehdesk.services.families import FamilyRow
from ehdesk.store.records import SyncState
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import sentence, when
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.empty_state import EmptyStreet
from ehdesk.ui.widgets.list_row import Cell, ListHead, ListRow
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.tag import Tag
from ehdesk.ui.widgets.text_field import SearchField, TextField
from ehdesk.ui.widgets.tick_box import WordedTickBox
from ehdesk.ui.widgets.words import Words

_SHARES = (52, 26, 26)
_AT_ONCE = 25
"""How many rows are made at once: a longer list is searched, or opened further."""
_PAUSE = 120
"""Milliseconds after a key before the list follows: fast typing is one search."""


class FamiliesPage(DeskPage):
    """The list, as long as it is, with search as one types."""

    def __init__(self, desk: Desk, _place: places.MyFamilies) -> None:
        super().__init__(desk.look, desk.words("families.title"))
        self._desk, self._list = desk, Card(desk.look)
        self._nothing: QWidget | None = None
        self._shown = _AT_ONCE
        self._rows: Sequence[FamilyRow] | None = None
        words = desk.words
        add = PrimaryButton(desk.look, words("families.add"), "plus")
        add.clicked.connect(lambda: desk.go(places.NewFamily()))
        self.add_header_button(add)
        self._find = SearchField(desk.look, words("families.find"), words("families.find_hint"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        self._find.asked.connect(lambda _words: self._pause.start())
        self._count = Words(desk.look, "", "small_soft")
        self._more = QuietButton(desk.look, words("families.more"), "chevron-down")
        self._more.clicked.connect(self._show_more)
        if desk.names_are_hidden:
            self.add(self._hidden_banner())
        self.add(self._find, self._list, self._count, self._more)
        self.open_at(self._find if desk.work.families.count() else add)
        self.find_asked.connect(self._find.setFocus)
        desk.changed.connect(self._read_again)
        desk.sync_changed.connect(self._read)
        self._read()

    def _hidden_banner(self) -> Banner:
        words = self._desk.words
        banner = Banner(self.look, words("families.hidden"), "info", "eye-off", words("common.show_names"))
        banner.followed.connect(lambda: self._desk.hide_names(hidden=False))
        return banner

    def _read_again(self, _changed: Changed) -> None:
        self._read()

    def _read(self) -> None:
        asked = self._find.text()
        rows = self._desk.work.families.find(asked)
        self._say_how_many(rows)
        self._show_rows(rows[: self._shown])
        self._show_nothing(asked, is_empty=not rows)
        self._more.setVisible(len(rows) > self._shown)

    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self._read()

    def _say_how_many(self, rows: Sequence[FamilyRow]) -> None:
        words = self._desk.words
        unsent = sum(row.state is not SyncState.NOTHING_WAITS for row in rows)
        how_many = words("families.count", count=self._desk.work.families.count())
        is_enrolled = self._desk.work.syncing.status().is_enrolled
        sent = words("families.unsent", count=unsent) if is_enrolled else ""
        self.set_title(words("families.title"), f"{how_many} {sent}".strip())
        shown = min(len(rows), self._shown)
        self._count.set_words(words("families.showing", shown=shown, of=len(rows)) if rows else "")

    def _show_rows(self, rows: Sequence[FamilyRow]) -> None:
        if rows == self._rows:
            return  # a row that is about to be pressed stays where it is
        self._rows = rows
        self._list.clear()
        self._list.setVisible(bool(rows))
        words = self._desk.words
        headings = [words(f"families.{heading}") for heading in ("family", "last_change", "sync")]
        self._list.add_row(ListHead(self.look, headings, _SHARES))
        for row in rows:
            self._list.add_row(self._row(row))

    def _row(self, row: FamilyRow) -> ListRow:
        changed = sentence(when(self._desk.words, row.changed_at, self._desk.now))
        tag = self._tag(row)
        cells = (Cell(self.look, changed), tag or QWidget())
        says = ", ".join(filter(None, (changed, tag.words() if tag else "")))
        shown = ListRow(self.look, self._desk.family_name(row.family), self._who(row.family), cells, _SHARES, says=says)
        shown.opened.connect(lambda: self._desk.go(places.Overview(row.family.id)))
        return shown

    def _tag(self, row: FamilyRow) -> Tag | None:
        words = self._desk.words
        if row.conflicts:
            return Tag(self.look, words("families.versions"), "info", "two-versions")
        if row.state is SyncState.REFUSED:
            return Tag(self.look, words("families.refused"), "attention", "warning")
        if row.state is not SyncState.NOTHING_WAITS:
            return Tag(self.look, words("families.waiting"), "info", "sync")
        return None

    def _who(self, family: Family) -> str:
        if self._desk.names_are_hidden:
            return self._desk.words("families.members", count=len(family.members))
        return ", ".join(self._called(member) for member in family.members)

    def _called(self, member: Member) -> str:
        age = member.age_on(self._desk.today)
        if member.role is Role.CHILD and age is not None:
            return f"{self._desk.called(member)} {age}"
        return self._desk.called(member)

    def _show_nothing(self, asked: str, *, is_empty: bool) -> None:
        if self._nothing is not None:
            self._nothing.hide()
            self._nothing.deleteLater()
            self._nothing = None
        if is_empty:
            self._nothing = self._not_found(asked) if asked else self._none_yet()
            self.add(self._nothing)

    def _not_found(self, asked: str) -> EmptyStreet:
        words = self._desk.words
        clear = SecondaryButton(self.look, words("families.clear"))
        clear.clicked.connect(self._find.clear)
        return EmptyStreet(self.look, words("families.not_found", asked=asked), words("families.not_found_why"), clear)

    def _none_yet(self) -> EmptyStreet:
        return EmptyStreet(self.look, self._desk.words("families.none"), self._desk.words("families.none_why"))


class NewFamilyPage(DeskPage):
    """A name to know the family by; everything else follows on its own page."""

    def __init__(self, desk: Desk, _place: places.NewFamily) -> None:
        words = desk.words
        super().__init__(desk.look, words("new_family.title"), words("new_family.subtitle"))
        self._desk = desk
        self._name = TextField(desk.look, words("new_family.name"), words("new_family.name_hint"))
        self._name.entered.connect(self._add)
        self._made_up = WordedTickBox(desk.look, words("new_family.made_up"))
        go_on = PrimaryButton(desk.look, words("new_family.add"))
        go_on.clicked.connect(self._add)
        leave = QuietButton(desk.look, words("common.cancel"))
        leave.clicked.connect(desk.back)
        self.continue_asked.connect(self._add)
        self.add(self._name, self._made_up, SideBySide(desk.look, go_on, leave))
        self.open_at(self._name)

    def opening_focus(self) -> QWidget | None:
        return self._name.control

    def _add(self) -> None:
        name = self._name.value()
        self._name.set_problem("" if name else self._desk.words("new_family.need_name"))
        if not name:
            self._name.focus_control()
            return
        family = self._desk.work.families.add(name, is_made_up=self._made_up.isChecked())
        self._desk.go(places.Overview(family))
