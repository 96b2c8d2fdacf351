"""Takes the practitioner from place to place: builds the page for a place and dresses the frame for it."""

import logging
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from ehdesk.domain.change import FamilyId
from ehdesk.services.announce import Changed
from ehdesk.store.errors import DiskFull, DiskTrouble
from ehdesk.ui import help_topics, status, ways
from ehdesk.ui.desk import Desk
from ehdesk.ui.left_off import is_of_another_day, leave_off
from ehdesk.ui.places import TO_READ, FindInFamily, InFamily, MyFamilies, OffTheList, Overview, Place, names_a_part
from ehdesk.ui.privacy import PrivacySheet
from ehdesk.ui.shell.frame import Frame
from ehdesk.ui.shell.page import FamilyPage, Page
from ehdesk.ui.shell.status_line import Fact

Pages = Mapping[type[Place], Callable[[Desk, Place], Page]]
"""What builds the page for each kind of place."""

_GOES_BACK = 50
log = logging.getLogger(__name__)


class Router(QObject):
    """One open vault's way through the app. Where one is, is kept in the vault at every step."""

    def __init__(self, desk: Desk, frame: Frame, pages: Pages) -> None:
        super().__init__(frame)
        self._desk, self._frame, self._pages = desk, frame, pages
        self._here: Place = MyFamilies()
        self._been: list[Place] = []
        self._noted: FamilyId | None = None
        self._is_full = False
        self._undo: Callable[[], object] | None = None
        self._sheet = PrivacySheet(desk.look, desk.words, frame)
        frame.desk_bar.show_person(desk.work.vault.owner.name)
        self._connect()

    def start(self) -> None:
        """Open where the practitioner was; the list of families if that is no more, or was on another day."""
        place = self._desk.kept_place()
        try:
            self._show(place if self._exists(place) and not self._is_put_by(place) else MyFamilies())
        except LookupError:  # a form that is not on this computer: that must not keep the worker out
            self._show(MyFamilies())

    def go(self, place: Place) -> None:
        """Go somewhere."""
        if place != self._here:
            self._been = [*self._been[-_GOES_BACK:], self._here]
        self._show(place)

    def back(self) -> None:
        """Go to where one was before; from the first place, up one step."""
        if self._been:
            self._show(self._been.pop())
        elif self._here != MyFamilies():
            inside = isinstance(self._here, InFamily) and not isinstance(self._here, Overview)
            self._show(Overview(self._here.family) if inside else MyFamilies())  # type: ignore[attr-defined]

    def close(self) -> None:
        """Leave, for locking: the page saves what it holds, and nothing of it stays on the screen."""
        if isinstance(self._frame.page, Page):
            self._frame.page.left.emit()
        self._sheet.deleteLater()
        self.deleteLater()

    def _connect(self) -> None:
        desk, frame = self._desk, self._frame
        desk.place_wanted.connect(self.go)
        desk.back_wanted.connect(self.back)
        desk.said.connect(self._say)
        desk.over_wanted.connect(frame.show_over)
        desk.uncover_wanted.connect(frame.uncover)
        desk.changed.connect(self._refresh)
        desk.names_hidden_changed.connect(self._names_turned)
        desk.sync_changed.connect(self._refresh)
        frame.place_chosen.connect(self._follow)
        frame.crumb_chosen.connect(lambda key: self.go(ways.place_for(key, self._here)))
        frame.back_asked.connect(self.back)
        frame.names_hidden.connect(lambda hidden: desk.hide_names(hidden=hidden))
        frame.screen_hidden.connect(self._sheet.cover)
        frame.toast.undone.connect(self._take_back)

    def _follow(self, key: str) -> None:
        """An item of the left column was pressed."""
        if key == ways.SWITCH_USER:
            self._desk.switch_user()
        else:
            self.go(ways.place_for(key, self._here))

    def _is_put_by(self, place: Place) -> bool:
        """Of another day: the list of families leads to it."""
        if not isinstance(place, InFamily) or not is_of_another_day(self._desk, place):
            return False
        leave_off(self._desk, place)
        return True

    def _exists(self, place: Place) -> bool:
        return not isinstance(place, InFamily) or self._desk.work.families.has(place.family)

    def _show(self, place: Place) -> bool:
        """Leave one page and open another; False where the disk did not take what is on it, which keeps it open."""
        if not self._leave():
            return False
        place = self._to_read(place)
        page = self._pages[type(place)](self._desk, place)
        page.help_topic = page.help_topic or help_topics.about(ways.part_of(place))
        page.is_led_inside = names_a_part(place)
        page.undo_asked.connect(self._take_back_what_is_said)
        if isinstance(place, InFamily) and not isinstance(place, FindInFamily) and not isinstance(page, FamilyPage):
            # with the family there is no searching: other things would come up
            page.find_asked.connect(lambda: self.go(FindInFamily(place.family)))
        is_kept = self._keep_in_mind(place)
        self._here = place
        self._frame.window().setWindowTitle(self._desk.words("common.app"))
        if isinstance(page, FamilyPage):
            with_whom = page.with_whom or self._desk.words("common.with_family")
            self._frame.show_with_family(page, page.bar_title, with_whom, self._tag())
        else:
            self._refresh()
            self._frame.show_desk(page)
        self._say_if_full(is_kept=is_kept)
        return True

    def _keep_in_mind(self, place: Place) -> bool:
        """Note where one goes; False where the disk did not take that, which keeps nobody from reading."""
        try:
            self._note_opened(place)
        except (DiskFull, DiskTrouble):
            return False
        return self._desk.keep_place(place)

    def _say_if_full(self, *, is_kept: bool) -> None:
        """Once, until there is room again."""
        if not is_kept and not self._is_full:
            self._frame.toast.say_trouble(self._desk.words("common.only_reading"))
        self._is_full = not is_kept

    def _to_read(self, place: Place) -> Place:
        """A family that is off the list is not written in: an edit would bring its removal into doubt."""
        if isinstance(place, InFamily) and not isinstance(place, TO_READ):
            return OffTheList(place.family) if self._desk.work.families.is_taken_off(place.family) else place
        return place

    def _note_opened(self, place: Place) -> None:
        """Coming to a family from outside it is on record, or the next page if that failed; going on inside is not."""
        family = place.family if isinstance(place, InFamily) else None
        if family is not None and family != self._noted:
            self._desk.work.families.note_opened(family)
        self._noted = family

    def _leave(self) -> bool:
        """Have the open page save before the next one reads; True when it did."""
        page = self._frame.page
        if not isinstance(page, Page):
            return True
        page.left.emit()
        if getattr(page, "is_unsaved", False):
            self._frame.toast.say_trouble(self._desk.words("common.not_saved"))
            return False
        return True

    def _refresh(self, _changed: Changed | None = None) -> None:
        """Read the frame's own facts again: the ways, the status line."""
        items, back = ways.items(self._desk, self._here)
        self._frame.show_places(items, ways.part_of(self._here), back)
        self._frame.desk_bar.show_crumbs(ways.steps(self._desk, self._here))
        self._frame.desk_bar.show_names_hidden(self._desk.names_are_hidden)
        sync = self._desk.work.syncing.status()
        facts = status.facts(self._desk.words, self._desk.work.vault.changes.saved_at, sync)
        self._frame.status_line.show_facts(facts, self._right())

    def _names_turned(self) -> None:
        """A page that must stay, since the disk did not take what is on it, is covered until somebody is alone."""
        if not self._show(self._here) and self._desk.names_are_hidden:
            self._sheet.cover()

    def _tag(self) -> str:
        return self._desk.words("common.made_up") if self._is_made_up() else ""

    def _right(self) -> Fact | None:
        words = self._desk.words
        return Fact(words("common.made_up_long"), "", words("common.made_up")) if self._is_made_up() else None

    def _is_made_up(self) -> bool:
        here = self._here
        return isinstance(here, InFamily) and self._desk.work.families.family(here.family).is_made_up

    def _say(self, words: str, undo: Callable[[], object] | None) -> None:
        self._undo = undo
        self._frame.toast.say(words, self._desk.words("common.undo") if undo else "")

    def _take_back_what_is_said(self) -> None:
        """The key undoes what stands on the screen, never something from pages ago; it says where that is done."""
        if self._frame.toast.offers_undo:
            self._take_back()
        elif isinstance(self._here, InFamily):
            self._desk.say(self._desk.words("undo.in_history"))

    def _take_back(self) -> None:
        if self._undo is not None:
            undo, self._undo = self._undo, None
            self._frame.toast.put_away()
            undo()
