"""Sync: two versions to look at, what waits, what was refused, and the hub."""

import platform
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import chain

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ehdesk.domain.change import FamilyId
from ehdesk.domain.shelf import SHELF
from ehdesk.services.conflicts import LeftOver
from ehdesk.store.errors import DiskFull, DiskTrouble
from ehdesk.store.laid_aside import LaidAside
from ehdesk.store.outbox import Waiting
from ehdesk.store.records import Conflict
from ehdesk.sync.troubles import SyncTrouble
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import Naming, kinds_in_words, names_hidden
from ehdesk.ui.pages.carry_card import CarryCard
from ehdesk.ui.pages.left_over import LeftOverCard
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.salvage_card import SalvageCard
from ehdesk.ui.pages.to_look_at import ToLookAt
from ehdesk.ui.pages.versions import VersionsCard
from ehdesk.ui.saying import when, whole_day
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from ehdesk.ui.widgets.card import Card, TitledCard
from ehdesk.ui.widgets.columns import Columns
from ehdesk.ui.widgets.pick_row import FactRow
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.words import Words, show_when

_AT_ONCE = 12
"""Rows of what waits; the rest is counted."""


class SyncPage(LivingPage):
    """On the left what there is to know, on the right what there is to do."""

    def __init__(self, desk: Desk, place: places.Sync) -> None:
        super().__init__(desk, desk.words("sync.title"))
        self._place = place
        self._card: VersionsCard | None = None
        self._noted = {SHELF}
        self._carry = CarryCard(desk, self)
        self._salvage = [] if desk.is_practice else [self._offer(one) for one in desk.work.copies.to_look_through()]
        self._now = SecondaryButton(desk.look, desk.words("sync.now"), "sync")
        self._now.clicked.connect(desk.sync_wanted)
        self.add_header_button(self._now)
        desk.sync_changed.connect(self.read)
        self.left.connect(self._keep_typed)
        self.read()

    def opening_focus(self) -> QWidget | None:
        return self._now if self._desk.work.syncing.status().is_enrolled else super().opening_focus()

    @property
    def is_unsaved(self) -> bool:
        """Is something typed here that is not in the vault, since the disk did not take it?"""
        return self._card is not None and self._card.is_unsaved

    def _keep_typed(self) -> None:
        if self._card is not None:
            self._card.keep_typed()

    def read(self) -> None:
        """Make the content anew; once the form for joining up is gone, the keyboard goes to the next step."""
        had, before = self.window().focusWidget(), self._card
        with suppress(DiskFull, DiskTrouble):  # it may be of versions that stand no more
            self._keep_typed()
        was_carrying = had is not None and any(one.isAncestorOf(had) for one in (self._carry, *self._salvage))
        was_on_card = had is not None and before is not None and before.isAncestorOf(had)
        super().read()
        if had is not None and (was_carrying or (was_on_card and self._card is before)):
            had.setFocus()  # the card only moved
        elif was_on_card and self._card is not None:
            self._card.focus_text()
        if self._now.isVisible() and not self.isAncestorOf(self.window().focusWidget() or self.window()):
            self._now.setFocus()

    def content(self) -> Columns:
        status, words = self._desk.work.syncing.status(), self._desk.words
        if status.never_syncs:
            return self._of_practice()
        last = status.last_contact
        said = words("sync.last", when=when(words, last, self._desk.now)) if last else words("sync.never")
        self.set_title(words("sync.title"), said if status.is_enrolled else words("sync.not_enrolled"))
        show_when(self._now, status.is_enrolled)
        return self._columns()

    def _of_practice(self) -> Columns:
        words, columns = self._desk.words, Columns(self.look)
        self.help_topic = "practice"
        self.set_title(words("sync.title"))
        self._now.hide()
        self._carry.hide()
        card, close = Card(self.look), SecondaryButton(self.look, words("practice.close"))
        close.clicked.connect(self._desk.lock)
        card.add(
            Words(self.look, words("practice.no_sync"), "h2"), Words(self.look, words("practice.no_sync_why"), "soft")
        )
        card.add(close)
        columns.left(card)
        return columns

    def _columns(self) -> Columns:
        columns, status = Columns(self.look, 6, 13), self._desk.work.syncing.status()
        conflicts, self._naming = self._desk.work.conflicts.open(), Naming(self._desk)
        chosen = self._chosen(conflicts)
        is_shown = not self._desk.names_are_hidden
        self._card = self._versions(chosen) if chosen is not None and is_shown else None
        self.help_topic = "versions" if conflicts else "sync"
        left_over = tuple(self._desk.work.conflicts.left_over())
        columns.left(self._to_look_at(conflicts, chosen, left_over), self._waiting(), *self._set_aside())
        if status.trouble:
            columns.right(Banner(self.look, status.trouble, "info", "cloud"))
        if status.clock_wrong_by is not None:
            columns.right(Banner(self.look, self._about_the_clock(status.clock_wrong_by), "attention"))
        if self._card is not None:
            columns.right(self._card)
        elif not is_shown and (chosen is not None or left_over):
            columns.right(names_hidden(self._desk))
        elif status.is_enrolled and not left_over:
            columns.right(self._nothing_to_choose())
        columns.right(*self._left_over_cards(left_over if is_shown else ()))
        if not status.is_enrolled:
            columns.right(enrol := EnrolCard(self._desk))
            if self._card is None:
                self.open_at(enrol.first)
        self._carry.read()
        columns.right(*self._salvage, self._carry)
        return columns

    def _about_the_clock(self, ahead: timedelta) -> str:
        return self._desk.words("sync.clock_wrong", here=_moment(self._desk.now), hubs=_moment(self._desk.now - ahead))

    def _offer(self, one: LaidAside) -> SalvageCard:
        card = SalvageCard(self._desk, one, self)
        card.put_away.connect(lambda: self._no_longer_offer(card))
        return card

    def _no_longer_offer(self, card: SalvageCard) -> None:
        self._salvage.remove(card)
        self.read()
        QTimer.singleShot(0, self._carry.first, self._carry.first.setFocus)  # once the card that had it is gone

    def _versions(self, conflict: Conflict) -> VersionsCard:
        """The card that is there, with what somebody writes in it, while it shows just these versions."""
        if self._card is not None and self._card.shows(conflict):
            return self._card
        self._note_opened(conflict.family)
        card = VersionsCard(self._desk, conflict, self._naming)
        if self._card is not None and self._card.is_about(conflict):
            card.carry_on(self._card)
        card.closed.connect(lambda: self._desk.go(places.Sync()))
        return card

    def _left_over_cards(self, left_over: Iterable[LeftOver]) -> Iterator[LeftOverCard]:
        self._written = list[tuple[LeftOver, LeftOverCard]]()
        for one in left_over:
            self._note_opened(one.family)
            self._written.append((one, card := LeftOverCard(self._desk, one)))
            yield card

    def _show_left_over(self, one: LeftOver) -> None:
        for other, card in self._written:
            if other == one:
                card.focus_first()

    def _note_opened(self, family: FamilyId) -> None:
        """What a family's record says is read here too; a disk that is full keeps nobody from reading it."""
        if family not in self._noted:
            with suppress(DiskFull, DiskTrouble):
                self._desk.work.families.note_opened(family)
                self._noted.add(family)

    def _chosen(self, conflicts: tuple[Conflict, ...]) -> Conflict | None:
        """The one that was asked for, or the one on the card, also when others come in; else the first."""
        wanted = (self._place.record, self._place.field)
        asked = (conflict for conflict in conflicts if (conflict.record, conflict.field) == wanted)
        shown = (conflict for conflict in conflicts if self._card is not None and self._card.is_about(conflict))
        return next(chain(asked, shown, conflicts), None)

    def _to_look_at(
        self, conflicts: tuple[Conflict, ...], chosen: Conflict | None, left_over: tuple[LeftOver, ...]
    ) -> ToLookAt:
        card = ToLookAt(self._desk, self._naming)
        card.left_over_wanted.connect(self._show_left_over)
        card.show_versions(conflicts, chosen)
        card.show_left_over(left_over)
        card.show_not_taken(self._desk.work.syncing.not_taken())
        card.end()
        return card

    def _waiting(self) -> TitledCard:
        words, waiting = self._desk.words, self._desk.work.syncing.waiting()
        card = TitledCard(self.look, words("sync.waiting"), str(len(waiting)))
        heaps = self._heaps(waiting)
        for (family, kinds), heap in heaps[:_AT_ONCE]:
            at = when(words, heap[-1].at, self._desk.now)
            detail = words("sync.heap", family=self._naming.family(family), changes=len(heap), when=at)
            card.add_row(FactRow(self.look, kinds, detail, "sync"))
        if len(heaps) > _AT_ONCE:
            card.add(Words(self.look, words("sync.more", count=len(heaps) - _AT_ONCE), "small_soft"))
        if not waiting:
            card.add(Words(self.look, words("sync.nothing_waits"), "soft"))
        return card

    def _set_aside(self) -> list[TitledCard]:
        """What came in and was not taken in, which seldom happens."""
        words, found = self._desk.words, self._desk.work.syncing.set_aside()
        if not found:
            return []
        card = TitledCard(self.look, words("sync.set_aside"), str(sum(one.count for one in found)))
        for one in found:
            stays = words("sync.tried_again" if one.is_passing else "sync.kept_as_it_came")
            title = words("sync.things_set_aside", count=one.count)
            card.add_row(FactRow(self.look, title, f"{one.reason} {stays}", "warning"))
        return [card]

    def _heaps(self, waiting: tuple[Waiting, ...]) -> list[tuple[tuple[FamilyId, str], list[Waiting]]]:
        """Changes of one family to the same kinds of record, together; the newest heap first."""
        heaps: dict[tuple[FamilyId, str], list[Waiting]] = {}
        for one in waiting:
            said = kinds_in_words(self._desk.words, (edit.kind for edit in one.edited))
            heaps.setdefault((one.family, said), []).append(one)
        return sorted(heaps.items(), key=lambda heap: heap[1][-1].at, reverse=True)

    def _nothing_to_choose(self) -> Card:
        card = Card(self.look)
        card.add(
            Words(self.look, self._desk.words("sync.all_joined"), "h2"),
            Words(self.look, self._desk.words("sync.all_joined_detail"), "soft"),
        )
        return card


class EnrolCard(Card):
    """Bind this vault to the hub with the code that its owner was given."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent)
        self._desk = desk
        words = desk.words
        self._url = TextField(desk.look, words("enrol.url"), words("enrol.url_hint"))
        self._code = TextField(desk.look, words("enrol.code"), words("enrol.code_hint"))
        self._said = Banner(desk.look, "", "attention")
        self._said.hide()
        self._go = PrimaryButton(desk.look, words("enrol.go"))
        self._go.clicked.connect(self._enrol)
        self.add(Words(desk.look, words("enrol.title"), "h2"), Words(desk.look, words("enrol.why"), "soft"))
        self.add(self._url, self._code, self._said, self._go)

    @property
    def first(self) -> QWidget:
        """What gets the keyboard."""
        return self._url.control

    def _enrol(self) -> None:
        syncing, url, code = self._desk.work.syncing, self._url.value(), self._code.value()
        self._go.setEnabled(False)
        self._go.say(self._desk.words("enrol.going"))
        self._desk.background.run(lambda: syncing.enrol(url, code, platform.node()), self._done, self._failed, self)

    def _done(self, _enrolled: object) -> None:
        self._desk.say(self._desk.words("enrol.done"))
        self._desk.sync_changed.emit()
        self._desk.sync_wanted.emit()

    def _failed(self, error: Exception) -> None:
        self._go.setEnabled(True)
        self._go.say(self._desk.words("enrol.go"))
        if not isinstance(error, SyncTrouble):
            raise error
        self._said.say(str(error), "attention")
        self._said.show()
        self._go.setFocus()  # while the button waited, the keyboard went on to the next thing, out of the card


def _moment(at: datetime) -> str:
    return f"{whole_day(at.date())}, {at:%H:%M}"
