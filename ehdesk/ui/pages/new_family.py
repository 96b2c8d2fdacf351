"""A new family: the name to know them by, kept while it is typed, and whether they may be here already."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.typing import Typing
from ehdesk.ui.pages.alike import FamiliesAlike
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.tick_box import WordedTickBox

_PAUSE = 300
"""Milliseconds after a key before families of such a name are looked for."""


class NewFamilyPage(DeskPage):
    """A name to know the family by; everything else follows on its own page."""

    def __init__(self, desk: Desk, _place: places.NewFamily) -> None:
        words = desk.words
        super().__init__(desk.look, words("new_family.title"), words("new_family.subtitle"))
        self._desk, self._families = desk, desk.work.families
        self._name = TextField(desk.look, words("new_family.name"), words("new_family.name_hint"))
        self._name.entered.connect(self._add)
        self._alike = FamiliesAlike(desk)
        self._made_up = WordedTickBox(desk.look, words("new_family.made_up"))
        go_on = PrimaryButton(desk.look, words("new_family.add"))
        go_on.clicked.connect(self._add)
        leave = QuietButton(desk.look, words("common.cancel"))
        leave.clicked.connect(self._cancel)
        self.continue_asked.connect(self._add)
        self.add(self._name, self._alike, self._made_up, SideBySide(desk.look, go_on, leave))
        self.open_at(self._name)
        self._keep_what_is_typed()
        self._say_alike()

    def opening_focus(self) -> QWidget | None:
        return self._name.control

    def _keep_what_is_typed(self) -> None:
        """A name that was typed when the app last stopped stands there again."""
        self._name.show_value(self._families.draft())
        self._typing = Typing(lambda _field, text: self._families.keep_draft(text), self)
        self._name.edited.connect(lambda typed: self._typing.edited("name", typed))
        self._name.left.connect(self._keep)
        self.left.connect(lambda: self._keep(self._name.value()))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._say_alike)
        self._name.edited.connect(lambda _typed: self._pause.start())

    def _keep(self, name: str) -> None:
        if "name" in self._typing.fields:
            self._families.keep_draft(name)
            self._typing.answered("name")

    def _say_alike(self) -> None:
        """Never in the way: two families may well have one name."""
        self._alike.look_for(self._name.value())

    def _cancel(self) -> None:
        self._typing.answered("name")
        self._families.keep_draft("")
        self._desk.back()

    def _add(self) -> None:
        name = self._name.value()
        self._name.set_problem("" if name else self._desk.words("new_family.need_name"))
        if not name:
            self._name.focus_control()
            return
        family = self._families.add(name, is_made_up=self._made_up.isChecked())
        self._typing.answered("name")
        self._desk.go(places.Overview(family))
