"""A new family: the name to know them by."""

from PySide6.QtWidgets import QWidget

from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.tick_box import WordedTickBox


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
