"""Two versions of one thing: who wrote what, and the choice."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.domain.body import holds_ids
from ehdesk.domain.change import ChangeId, Value
from ehdesk.services.field_stories import Written
from ehdesk.store.records import Conflict
from ehdesk.store.records import Version as Stored
from ehdesk.ui.desk import Desk, initials
from ehdesk.ui.forms.typing import Typing
from ehdesk.ui.naming import Naming
from ehdesk.ui.saying import when
from ehdesk.ui.taking_back import take_back
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.two_versions import BOTH, WORDS, TwoVersions, Version, VersionWords
from ehdesk.ui.widgets.words import Words, show_when

EVERYONE = "everyone"
"""The key of a version that nobody wrote: all whom any version names, or all that any ticks."""


class VersionsCard(Card):
    """Shows every version that stands; nothing is lost by choosing, and nothing has to be chosen now.

    Signals:
        closed: somebody chose, or will decide later.
    """

    closed = Signal()

    def __init__(self, desk: Desk, conflict: Conflict, naming: Naming, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent)
        self._desk, self._conflict, self._naming = desk, conflict, naming
        words, self._is_finished = desk.words, desk.work.conflicts.is_finished(conflict)
        self._different = [*self._by_their_writers(_one_for_each_value(conflict)), *_together(desk, conflict)]
        self._versions = TwoVersions(desk.look, self._words(), [self._shown(one) for one in self._different])
        self._versions.chosen.connect(self._name_the_choice)
        self._typing = Typing(self._keep_draft, self)
        self._versions.typed.connect(self._typing.edited)
        self._keep = PrimaryButton(desk.look, words("versions.choose"))
        self._keep.clicked.connect(self._choose)
        later = SecondaryButton(desk.look, words("versions.later"))
        later.clicked.connect(self.closed)
        self._said = Banner(desk.look, words("versions.choose_first"), "attention")
        self._said.hide()
        self._closed = Banner(desk.look, words("self_note.closed"), "plain", "lock", words("self_note.show"))
        self._closed.followed.connect(self._open)
        self.add(
            Words(desk.look, naming.topic(conflict), "h2"), Words(desk.look, naming.family(conflict.family), "soft")
        )
        self.add(Words(desk.look, words("versions.why_two"), "soft"))
        if desk.work.conflicts.is_protective(conflict):
            self.add(Banner(desk.look, words("versions.protective"), "plain", "shield"))
            self._open_at_the_most_protective()
        if self._is_finished:
            self.add(Banner(desk.look, words("versions.finished"), "plain", "lock"))
        self.add(self._closed, self._versions, self._said, SideBySide(desk.look, self._keep, later))
        self.add(Words(desk.look, words("versions.history"), "small_soft"))
        self._show_open(is_open=not naming.is_alone(conflict))
        self._take_up_what_was_written()

    def shows(self, conflict: Conflict) -> bool:
        """Does it show this conflict, with just these versions?"""
        return _known_by(conflict) == _known_by(self._conflict)

    def carry_on(self, before: "VersionsCard") -> None:
        """The same thing, of which one more version came in while somebody was writing."""
        self._show_open(is_open=before._closed.isHidden())
        self._versions.carry_on(before._versions)
        for what in before._typing.fields:
            self._typing.edited(what, self._typed(what))
        if self._versions.value() == BOTH:
            self._name_the_choice(BOTH)
            self._say_that_one_more_came_in()

    @property
    def is_unsaved(self) -> bool:
        """Is something typed here that is not in the vault?"""
        return bool(self._typing.fields)

    def keep_typed(self) -> None:
        """Keep what is being typed now, without waiting."""
        for what in self._typing.fields:
            self._keep_draft(what, self._typed(what))
            self._typing.answered(what)

    def _keep_draft(self, what: str, text: str) -> None:
        self._desk.work.conflicts.keep_draft(self._conflict, what, text)

    def _typed(self, what: str) -> str:
        return self._versions.text() if what == WORDS else self._versions.why()

    def _take_up_what_was_written(self) -> None:
        before = self._desk.work.conflicts.being_written(self._conflict)
        if not before.words and not before.why:
            return
        self._versions.take_up(before.words, before.why)
        if self._versions.value():
            self._name_the_choice(self._versions.value())
        if not before.is_of_these:
            self._say_that_one_more_came_in()

    def _say_that_one_more_came_in(self) -> None:
        self._said.say(self._desk.words("versions.one_more"), "info")
        show_when(self._said, True)

    def focus_text(self) -> None:
        """The keyboard to where one is written from both, while it is."""
        if self._versions.value() == BOTH:
            self._versions.focus_text()

    def is_about(self, conflict: Conflict) -> bool:
        """Is it about the same field, whatever its versions?"""
        return (conflict.record, conflict.field) == (self._conflict.record, self._conflict.field)

    def _open(self) -> None:
        self._show_open(is_open=True)
        self._versions.focus_first()

    def _show_open(self, *, is_open: bool) -> None:
        """What was said alone is shown when somebody asks for it."""
        show_when(self._closed, not is_open)
        for part in (self._versions, self._keep):
            show_when(part, is_open)

    def _by_their_writers(self, versions: list[Stored]) -> list[Stored]:
        """What an undone choice put side by side again is still whose it was."""
        stories = self._desk.work.field_stories.of(self._conflict.record)
        story = next((one for one in stories if one.field == self._conflict.field), None)
        found = [(version, story.by(version.change) if story else None) for version in versions]
        return [_written(version, story.origin(one)) if story and one else version for version, one in found]

    def _words(self) -> VersionWords:
        words, can_be_written = self._desk.words, self._naming.is_narrative(self._conflict) and not self._is_finished
        return VersionWords(
            question=words("versions.question"),
            keep=words("versions.keep"),
            write_both=words("versions.write_both") if can_be_written else "",
            write_both_detail=words("versions.write_both_detail"),
            both_label=words("versions.both_label"),
            why_label=words("versions.why"),
            optional=words("common.optional"),
            whole=words("versions.whole"),
            in_short=words("versions.in_short"),
        )

    def _shown(self, version: Stored) -> Version:
        colleagues, words = self._desk.work.colleagues, self._desk.words
        reads = self._naming.value(self._conflict, version.value)
        if version.change == EVERYONE:
            if isinstance(version.value, str):
                return Version(EVERYONE, words("versions.everything"), words("versions.everything_detail"), reads, None)
            return Version(EVERYONE, words("versions.everyone"), words("versions.everyone_detail"), reads, None)
        who = colleagues.name(self._conflict.family, version.author) or words("versions.somebody")
        if colleagues.is_me(version.author):
            who = words("versions.you")
        letters = initials(self._desk.work.vault.owner.name if colleagues.is_me(version.author) else who)
        at = when(words, version.at, self._desk.now)
        return Version(version.change, who, at, reads, letters)

    def _open_at_the_most_protective(self) -> None:
        shown = self._desk.work.conflicts.shown_first(self._conflict)
        for version in self._different:
            if version.value == shown or _names_all(version.value, shown):
                self._versions.show_value(version.change)
                self._name_the_choice(version.change)

    def _name_the_choice(self, key: str) -> None:
        chosen = next((one for one in self._different if one.change == key), None)
        words = self._desk.words
        if chosen is None:
            self._keep.say(words("versions.keep_both"), "check")
        elif key == EVERYONE:
            is_ticked = isinstance(chosen.value, str)
            self._keep.say(words("versions.keep_everything" if is_ticked else "versions.keep_everyone"), "check")
        elif self._desk.work.colleagues.is_me(chosen.author):
            self._keep.say(words("versions.keep_yours"), "check")
        else:
            self._keep.say(words("versions.keep_theirs"), "check")

    def _choose(self) -> None:
        key = self._versions.value()
        if not key:
            self._said.say(self._desk.words("versions.choose_first"), "attention")
            self._said.show()
            return
        chosen = next((one.value for one in self._different if one.change == key), None)
        value = self._versions.text() if key == BOTH else chosen
        desk, record = self._desk, self._conflict.record
        change = desk.work.conflicts.choose(self._conflict, value, self._versions.why())
        for what in self._typing.fields:
            self._typing.answered(what)
        self.closed.emit()
        desk.say(desk.words("versions.chosen"), lambda: take_back(desk, record, (change,)))


def _known_by(conflict: Conflict) -> tuple[str, str, frozenset[str]]:
    """What stays the same while nobody writes: the hub's number of a version does not."""
    return conflict.record, conflict.field, frozenset(version.change for version in conflict.versions)


def _written(version: Stored, first: Written) -> Stored:
    return replace(version, author=first.author, at=first.at)


def _one_for_each_value(conflict: Conflict) -> list[Stored]:
    """Versions that agree are shown once, the newest of them."""
    found: list[Stored] = []
    for version in conflict.versions:
        if not any(version.value == other.value for other in found):
            found.append(version)
    return found


def _together(desk: Desk, conflict: Conflict) -> list[Stored]:
    """All whom any version names, or all that any ticks, unless one of the versions has it all."""
    all_of_it = desk.work.conflicts.together(conflict)
    is_readable = isinstance(all_of_it, str) or holds_ids({conflict.field: all_of_it}, conflict.field)
    has_all = any(version.value == all_of_it or _names_all(version.value, all_of_it) for version in conflict.versions)
    if all_of_it is None or not is_readable or has_all:
        return []
    return [replace(conflict.versions[0], change=ChangeId(EVERYONE), value=all_of_it)]


def _names_all(value: Value, named: Value) -> bool:
    """Do both list people, and the first one everyone of the other?"""
    return isinstance(value, list) and isinstance(named, list) and all(one in value for one in named)
