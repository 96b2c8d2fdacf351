"""What every page can reach: the services, the words, the look of the moment, and the way to other places."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from ehdesk.domain.family import Family, Member
from ehdesk.services.announce import Changed
from ehdesk.services.workspace import Workspace
from ehdesk.ui import kept_place
from ehdesk.ui.courier import Courier
from ehdesk.ui.darkroom import Darkroom
from ehdesk.ui.ground import Ground
from ehdesk.ui.places import Place
from ehdesk.ui.shell.page import Page
from ehdesk.ui.sizes import TEXT_SIZES
from ehdesk.ui.theme import THEMES

_NAMES_HIDDEN = "names hidden"
_LOCKS_AFTER = "locks after"
LOCKS_AFTER = (1, 2, 5, 10, 15)
"""Minutes after which it locks by itself."""
_UNLESS_CHOSEN = 5


class Desk(QObject):
    """Handed to every page.

    Signals:
        changed: (Changed) something in the record changed; pages that show that family read again.
        place_wanted: (Place) somebody chose to go somewhere.
        back_wanted: somebody chose to go back to where they were.
        said: (str, undo or None) a line for the toast.
        over_wanted: (Page) something is to lie over the open page.
        uncover_wanted: what lies over it is done with.
        names_hidden_changed: names are to be hidden from view, or shown again.
        sync_changed: what is known of the hub changed: joined up, offline, something refused.
        sync_wanted: somebody wants to join up with the hub now.
        lock_wanted: somebody chose to lock.
        switch_wanted: somebody chose to lock, for somebody else to come in.
        practice_wanted: somebody wants to practise with a made-up family.
        fresh_practice_wanted, end_of_practice_wanted: practice is to begin again as it was, or to be thrown away.
        way_back_wanted: (callable) the vault is to be closed, and this to be done then: it goes back to a copy.
        families_wanted: somebody waits for the list of families, of which not all were read yet.
        families_read: more of them were read, or all (`Families.are_read`).
        first_steps_turned: the first steps were put away, or taken back.
        lock_time_changed: it is to lock by itself after another time.
    """

    changed = Signal(Changed)
    place_wanted = Signal(Place)
    back_wanted = Signal()
    said = Signal(str, object)
    over_wanted = Signal(Page)
    uncover_wanted = Signal()
    names_hidden_changed = Signal()
    sync_changed = Signal()
    sync_wanted = Signal()
    lock_wanted = Signal()
    switch_wanted = Signal()
    practice_wanted = Signal()
    fresh_practice_wanted = Signal()
    end_of_practice_wanted = Signal()
    way_back_wanted = Signal(object)
    families_wanted = Signal()
    families_read = Signal()
    first_steps_turned = Signal()
    lock_time_changed = Signal()

    def __init__(self, work: Workspace, ground: Ground) -> None:
        super().__init__()
        self.work, self.ground = work, ground
        self.look, self.words, self.background = ground.look, ground.words, ground.background
        self._clock = ground.clock
        self.darkroom = Darkroom(work.pictures, ground.background, self)
        self.courier = Courier(work.carrying, ground.words, ground.background, self)
        self.courier.ended_unseen.connect(self.say)
        self.courier.came_in.connect(self.sync_changed)
        self.courier.came_in.connect(self.sync_wanted)
        self.names_are_hidden = work.vault.settings.get(_NAMES_HIDDEN, False) is True
        work.news.listen(self.changed.emit)

    def go(self, place: Place) -> None:
        """Go somewhere; where one was is kept for going back."""
        self.place_wanted.emit(place)

    def back(self) -> None:
        """Go back to where one was before."""
        self.back_wanted.emit()

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Tell what was done, in one line, with a way to undo it."""
        self.said.emit(words, undo)

    def lay_over(self, page: Page) -> None:
        """Lay a page over the open one, which stays as it is."""
        self.over_wanted.emit(page)

    def uncover(self) -> None:
        """Take away what lies over the open page."""
        self.uncover_wanted.emit()

    def hide_names(self, *, hidden: bool) -> None:
        """Hide everyone's names from view, or show them again; it stays so when this vault is opened again."""
        if hidden != self.names_are_hidden:
            self.names_are_hidden = hidden
            self.names_hidden_changed.emit()  # first: a full disk must not keep them in sight
            self.work.vault.settings.put(_NAMES_HIDDEN, hidden)

    def lock(self) -> None:
        """Lock now."""
        self.lock_wanted.emit()

    def switch_user(self) -> None:
        """Lock, for somebody else to come in."""
        self.switch_wanted.emit()

    @property
    def is_practice(self) -> bool:
        """Is everything here made up, to practise with?"""
        return self.work.vault.is_practice

    @property
    def locks_after(self) -> int:
        """Minutes after which it locks by itself, if nobody touches it."""
        kept = self.work.vault.settings.get(_LOCKS_AFTER, None)
        return kept if kept in LOCKS_AFTER else _UNLESS_CHOSEN

    def lock_after(self, minutes: int) -> None:
        """Lock after so many minutes (of LOCKS_AFTER), whenever this vault is open on this computer."""
        self.work.vault.settings.put(_LOCKS_AFTER, minutes)
        self.lock_time_changed.emit()

    @property
    def today(self) -> date:
        """The day here."""
        return self.now.date()

    @property
    def now(self) -> datetime:
        """The time here, aware."""
        return self._clock().astimezone()

    def family_name(self, family: Family) -> str:
        """What to call a family on a desk page: its name, or its initials while names are hidden."""
        if self.names_are_hidden:
            return self.words("common.family_hidden", initials=initials(family.name))
        return family.name

    def member_name(self, member: Member) -> str:
        """What to call a member on a desk page: name and the name they go by, or initials while names are hidden."""
        if self.names_are_hidden:
            return initials(member.name or member.known_as)
        if not member.known_as or not member.name or member.known_as in member.name:
            return member.name or self.called(member)
        # isolated, so that a name written from right to left does not turn the words beside it round
        return self.words(
            "common.known_as",
            name=f"\N{FIRST STRONG ISOLATE}{member.name}\N{POP DIRECTIONAL ISOLATE}",
            known_as=member.known_as,
        )

    def called(self, member: Member) -> str:
        """The same in short: what the member is called, or initials while names are hidden."""
        if self.names_are_hidden:
            return initials(member.name or member.known_as)
        return member.called or self.words("common.no_name")

    def keep_look(self, theme: str, text_size: int) -> None:
        """Wear these colours (a key of THEMES) and this size now, and whenever this vault is open on this computer."""
        self.look.wear(THEMES[theme], text_size)
        self.work.vault.settings.put("look", {"theme": theme, "text_size": text_size})

    def wear_kept_look(self) -> None:
        """Wear what was chosen when this vault was last open."""
        kept = self.work.vault.settings.get("look", None)
        if isinstance(kept, dict) and kept.get("theme") in THEMES and kept.get("text_size") in TEXT_SIZES:
            self.look.wear(THEMES[kept["theme"]], kept["text_size"])

    def keep_place(self, place: Place) -> bool:
        """Remember where the practitioner is, for reopening there; False where the disk does not take it."""
        return self.work.vault.settings.put_if_room("place", kept_place.written(place))

    def kept_place(self) -> Place:
        """Where the practitioner was when this vault was last open."""
        return kept_place.read(str(self.work.vault.settings.get("place", "")))


def initials(name: str) -> str:
    """The first letters of the first and last word of a name ("Hughes and Okoro" gives HO)."""
    words = [word for word in name.partition(",")[0].split() if word[:1].isalpha()]
    ends = words if len(words) < 2 else [words[0], words[-1]]
    return "".join(word[0].upper() for word in ends)
