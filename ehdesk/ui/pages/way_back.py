"""In the settings: go back to an earlier copy of records that are sound, and forward again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ehdesk.store.errors import StoreError
from ehdesk.store.held_copies import HeldCopies, HeldCopy, LeftBehind
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.earlier_copies import EarlierCopies
from ehdesk.ui.pages.keys_card import ProvenCard
from ehdesk.ui.saying import when
from ehdesk.ui.tab_order import tab_within
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.words import Words


class WayBack(Column):
    """Choose a copy; then what that means, and the passphrase.

    Signals:
        left: nothing is to be done after all.
    """

    left = Signal()
    is_seen_whole = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent=parent)
        self._desk = desk
        self._list: EarlierCopies | None = None
        leave = self._leave()
        self._say(Words(desk.look, desk.words("copies.reading"), "soft"), leave)
        QTimer.singleShot(0, leave, leave.setFocus)  # once this stands on the page
        desk.background.run(desk.work.copies.to_go_back_to, self._offer, self._refuse, self)

    def _offer(self, held: HeldCopies) -> None:
        leave = self._leave()
        self._list = EarlierCopies(self._desk.ground, held, self._desk.words("copies.why_sound"), leave)
        self._list.wanted.connect(self._look)
        self._say(self._list)
        (self._list.first or leave).setFocus()

    def _look(self, one: HeldCopy) -> None:
        if self._list is not None:
            self._list.wait(is_waiting=True)
        self._desk.background.run(
            partial(self._desk.work.copies.left_behind, one), partial(self._ask, one), self._refuse, self
        )

    def _ask(self, one: HeldCopy, behind: LeftBehind) -> None:
        card = ProvenWayBack(self._desk, one, behind)
        card.done.connect(self._desk.way_back_wanted)
        card.left.connect(self.left)
        self.clear()
        self.add(card)
        tab_within(self, card)
        card.first.setFocus()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        leave = self._leave()
        self._say(Banner(self._desk.look, str(error), "error"), leave)
        leave.setFocus()

    def _leave(self) -> QuietButton:
        """The way out, which stands on the card at every step."""
        leave = QuietButton(self._desk.look, self._desk.words("copies.leave"))
        leave.clicked.connect(self.left)
        return leave

    def _say(self, *widgets: QWidget) -> None:
        card = Card(self._desk.look)
        card.add(Words(self._desk.look, self._desk.words("copies.title"), "h2"), *widgets)
        self.clear()
        self.add(card)
        tab_within(self, card)


class ProvenWayBack(ProvenCard):
    """What going back to one copy means; `done` brings what is to be done once the vault is closed."""

    def __init__(self, desk: Desk, one: HeldCopy, behind: LeftBehind, parent: QWidget | None = None) -> None:
        self._desk, self._one, self._behind = desk, one, behind
        words = desk.words
        title = words("copies.to", when=when(words, one.backup.at, desk.now))
        go, doing = words("copies.go_back"), words("copies.going_back")
        super().__init__(desk.ground, title, words("copies.means"), go, doing, parent)

    def _leave(self) -> str:
        return self._desk.words("copies.leave")

    def _say_more(self) -> None:
        desk, behind = self._desk, self._behind
        look, words = desk.look, desk.words
        if not behind.changes:
            self.add(Words(look, words("copies.nothing_after")))
            return
        families = words("copies.families", count=behind.families)
        self.add(Words(look, words("copies.after", count=behind.changes, families=families)))
        if behind.unsent and desk.work.syncing.status().is_enrolled:
            unsent = Banner(look, words("copies.unsent", count=behind.unsent), "attention", link=words("copies.file"))
            unsent.followed.connect(lambda: desk.go(places.Sync()))
            self.add(unsent)

    def _work(self) -> Callable[[], object]:
        return partial(self._desk.work.copies.prepared, self._one, self._present.value())
