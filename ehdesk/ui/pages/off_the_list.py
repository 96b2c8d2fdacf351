"""In place of a page to write on: the family is off the list, and how to put it back."""

from PySide6.QtWidgets import QWidget

from ehdesk.domain.change import FamilyId
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from ehdesk.ui.widgets.empty_state import EmptyState


class OffTheListPage(LivingPage):
    """It leads back to the family once that is on the list again."""

    def __init__(self, desk: Desk, place: places.OffTheList) -> None:
        super().__init__(desk, "", place.family)
        self._place = place
        self.read()

    def content(self) -> QWidget:
        words, families = self._desk.words, self._desk.work.families
        self.set_title(self._desk.family_name(families.family(self._place.family)))
        to_family = QuietButton(self.look, words("taken_off.to_family"), "home")
        to_family.clicked.connect(lambda: self._desk.go(places.Overview(self._place.family)))
        if not families.is_taken_off(self._place.family):
            self.open_at(to_family)
            return EmptyState(self.look, words("taken_off.on"), "", to_family)
        back = PrimaryButton(self.look, words("taken_off.put_back"))
        back.clicked.connect(lambda: put_back(self._desk, self._place.family))
        self.open_at(back)
        return EmptyState(self.look, words("taken_off.off"), words("taken_off.off_why"), back, to_family)


def put_back(desk: Desk, family: FamilyId) -> None:
    """Put a family back on the list; that can be undone."""
    families = desk.work.families
    families.put_back(family)
    name = desk.family_name(families.family(family))
    desk.say(desk.words("taken_off.back", name=name), lambda: families.take_off(family))


def may_write(desk: Desk, family: FamilyId) -> bool:
    """Is this family on the list, so that something can be changed in it? Says why not."""
    if desk.work.families.is_taken_off(family):
        desk.say(desk.words("taken_off.first"))
        return False
    return True
