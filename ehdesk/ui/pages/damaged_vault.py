"""At the door, when a vault is damaged: what was found, the copies to go back to, and what can still be read."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.services.door import Door
from ehdesk.store.errors import StoreError
from ehdesk.store.held_copies import HeldCopies, HeldCopy
from ehdesk.store.vault import Vault
from ehdesk.store.wreck import Wreck
from ehdesk.ui.ground import Ground
from ehdesk.ui.pages.earlier_copies import EarlierCopies
from ehdesk.ui.pages.reading_on import ReadingOn
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.columns import LeftFirst
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words


class DamagedVault(Column):
    """Two ways on, and the way out. Nothing here changes or deletes what is damaged.

    Signals:
        opened: (Vault) it is open again: an earlier copy, or what was read.
        left: not now.
    """

    opened = Signal(object)
    left = Signal()

    def __init__(self, ground: Ground, door: Door, wreck: Wreck, found: str, parent: QWidget | None = None) -> None:
        """`found` says what is damaged, in sentences."""
        super().__init__(ground.look, parent=parent)
        self._ground, self._wreck = ground, wreck
        look, words = ground.look, ground.words
        self.first = QuietButton(look, words("rescue.not_now"), "chevron-left")
        self.first.clicked.connect(self.left)
        self._list: EarlierCopies | None = None
        self._copies = Column(look)
        self._copies.add(Words(look, words("rescue.looking"), "soft"))
        self._trouble = Banner(look, "")
        self._trouble.hide()
        back = Card(look)
        back.add(Words(look, words("copies.title"), "h2"), self._copies)
        self._reading = ReadingOn(ground, wreck)
        self._reading.chosen.connect(lambda rescue: self._run(partial(door.go_on, wreck, rescue)))
        self._reading.begun.connect(self._only_read)
        columns = LeftFirst(look, 1, 1)
        columns.left(back)
        columns.right(self._reading)
        self.add(Words(look, words("rescue.title"), "h1"))
        self.add(Words(look, words("rescue.found", what=found)), Words(look, words("rescue.untouched"), "soft"))
        self.add(SideBySide(look, self.first), self._trouble, columns)
        ground.background.run(wreck.copies, self._show_copies, self._show_no_copies, self)

    def _show_copies(self, held: HeldCopies) -> None:
        self._copies.clear()
        self._list = EarlierCopies(self._ground, held, self._ground.words("copies.why"))
        self._list.wanted.connect(self._go_back)
        self._copies.add(self._list)

    def _show_no_copies(self, error: Exception) -> None:
        self._show_copies(HeldCopies((), 0))
        self._refuse(error)

    def _go_back(self, one: HeldCopy) -> None:
        if self._list is not None:
            self._list.wait(is_waiting=True)
        self._run(partial(self._wreck.go_back, one.backup))

    def _run(self, work: Callable[[], Vault]) -> None:
        self.setEnabled(False)
        self._trouble.hide()
        self._ground.background.run(work, self.opened.emit, self._refuse, self)

    def _only_read(self, is_reading: bool) -> None:
        """One thing at a time."""
        self._copies.setEnabled(not is_reading)

    def _refuse(self, error: Exception) -> None:
        self.setEnabled(True)
        self._reading.wait(is_waiting=False)
        if self._list is not None:
            self._list.wait(is_waiting=False)
        if not isinstance(error, StoreError):
            raise error
        self._trouble.say(str(error), "error")
        self._trouble.show()
        self.first.setFocus()
