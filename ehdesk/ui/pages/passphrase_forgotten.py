"""After the recovery code: the forgotten passphrase is replaced, and the code that was used with it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.services.ways_in import WaysIn
from ehdesk.store.errors import StoreError
from ehdesk.ui.ground import Ground
from ehdesk.ui.pages.new_passphrase import NewPassphrase
from ehdesk.ui.widgets.buttons import PrimaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words


class PassphraseForgottenCard(Card):
    """Choose a new passphrase.

    Signals:
        changed: (str) it opens the vault from now on, and so does this new recovery code.
    """

    changed = Signal(str)

    def __init__(self, ground: Ground, ways_in: WaysIn, parent: QWidget | None = None) -> None:
        super().__init__(ground.look, parent)
        self._ground, self._ways_in = ground, ways_in
        look, words = ground.look, ground.words
        self._passphrase = NewPassphrase(ground, *ways_in.known)
        self._passphrase.given.connect(self._change)
        self._go = PrimaryButton(look, words("passphrase.change"), "key")
        self._go.clicked.connect(self._change)
        self.add(Words(look, words("passphrase.forgotten"), "h1"), Words(look, words("passphrase.forgotten_why")))
        self.add(self._passphrase)
        self.add(SideBySide(look, self._go))

    @property
    def first(self) -> QWidget:
        """What gets the keyboard."""
        return self._passphrase.first

    def _change(self) -> None:
        if not self._go.isEnabled() or not self._passphrase.is_well_chosen():
            return
        self._wait(is_waiting=True)
        work = partial(self._ways_in.start_again, self._passphrase.value())
        self._ground.background.run(work, self.changed.emit, self._refuse, self)

    def _refuse(self, error: Exception) -> None:
        self._wait(is_waiting=False)
        if not isinstance(error, StoreError):
            raise error
        self._passphrase.refuse(str(error))

    def _wait(self, *, is_waiting: bool) -> None:
        self._go.setEnabled(not is_waiting)
        self._go.say(self._ground.words("passphrase.changing" if is_waiting else "passphrase.change"))
