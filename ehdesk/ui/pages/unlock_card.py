"""One worker's passphrase, or the recovery code in its place."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ehdesk.services.door import Door
from ehdesk.store import recovery_code
from ehdesk.store.doing import Doing
from ehdesk.store.door import Label
from ehdesk.store.errors import StoreError, VaultDamaged
from ehdesk.store.vault import Vault
from ehdesk.store.wreck import Wreck
from ehdesk.ui.ground import Ground
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.code_field import CodeField
from ehdesk.ui.widgets.passphrase_field import PassphraseField, ShowTyped
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words, show_when

_LOOKS_EVERY = 500
"""Milliseconds between two looks at what an opening is at."""


class UnlockCard(Card):
    """The way into one vault.

    Signals:
        opened: (Vault) it was the right passphrase.
        opened_by_code: (Vault) it was the right recovery code.
        damaged: (Wreck, str, bool) the vault is damaged: what was found, and whether it was the code that proved it.
    """

    opened = Signal(object)
    opened_by_code = Signal(object)
    damaged = Signal(object, str, bool)

    def __init__(self, ground: Ground, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(ground.look, parent)
        self._ground, self._door = ground, door
        self._label: Label | None = None
        look, words = ground.look, ground.words
        self._welcome = Words(look, "", "h2")
        self._passphrase = PassphraseField(
            look, words("door.passphrase"), ShowTyped(look, words("door.show"), words("door.hide"))
        )
        self._passphrase.given.connect(self._unlock)
        self._code = CodeField(look, words("door.code"), words("door.code_hint"), recovery_code.grouped)
        self._code.hide()
        self._code.entered.connect(self._unlock)
        self._go = PrimaryButton(look, words("door.unlock"), "lock")
        self._go.clicked.connect(self._unlock)
        self._forgotten = QuietButton(look, words("door.forgotten"))
        self._forgotten.clicked.connect(self._turn)
        self.add(self._welcome, self._passphrase, self._code, SideBySide(look, self._go, self._forgotten))
        self._doing, self._said = "", Words(look, "", "soft")
        self._said.hide()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._say_what_it_does)
        self._no_keys = Words(look, words("rescue.keys"))
        self._no_keys.hide()
        self.add(self._said, self._no_keys, Banner(look, words("door.locked_file"), "plain", "shield"))

    @property
    def first(self) -> QWidget:
        """What gets the keyboard."""
        return self._passphrase.control

    def show_worker(self, label: Label) -> None:
        """Whose vault this opens."""
        self._label = label
        self._no_keys.hide()
        name = label.name or self._ground.words("door.nameless")
        self._welcome.set_words(self._ground.words("door.welcome", name=name))
        self._ask_for(code=False)
        self._passphrase.clear()
        self._code.show_value("")
        for field in (self._passphrase, self._code):
            field.set_problem("")

    def focus_passphrase(self) -> None:
        """Somebody is about to type it."""
        self._passphrase.focus_control()

    def _turn(self) -> None:
        """Between the passphrase and the recovery code."""
        code = self._code.isHidden()
        self._ask_for(code=code)
        (self._code if code else self._passphrase).focus_control()

    def _ask_for(self, *, code: bool) -> None:
        show_when(self._code, code)
        show_when(self._passphrase, not code)
        self._forgotten.say(self._ground.words("door.remembered" if code else "door.forgotten"))

    def _unlock(self) -> None:
        if self._label is None or not self._go.isEnabled():
            return
        self._wait(is_waiting=True)
        self._no_keys.hide()
        if self._code.isHidden():
            work = partial(self._door.unlock, self._label, self._passphrase.value(), self._note)
        else:
            work = partial(self._door.unlock_with_recovery_code, self._label, self._code.value(), self._note)
        enter = self.opened.emit if self._code.isHidden() else self.opened_by_code.emit
        self._ground.background.run(work, partial(self._enter, enter), self._refuse_or_look, self)

    def _wait(self, *, is_waiting: bool) -> None:
        self._go.setEnabled(not is_waiting)
        self._go.say(self._ground.words("door.unlocking" if is_waiting else "door.unlock"))
        self._doing = ""
        self._said.hide()
        if is_waiting:
            self._timer.start(_LOOKS_EVERY)
        else:
            self._timer.stop()

    def _note(self, doing: Doing) -> None:
        """On the other thread: no widget is touched."""
        self._doing = doing

    def _say_what_it_does(self) -> None:
        """What takes long enough to be met here."""
        if self._doing:
            self._said.set_words(self._ground.words(f"door.{self._doing}"))
            self._said.show()

    def _enter(self, tell: Callable[[Vault], object], vault: Vault) -> None:
        self._forget_typed()
        tell(vault)

    def _forget_typed(self) -> None:
        self._passphrase.clear()
        self._code.show_value("")

    def _refuse_or_look(self, error: Exception) -> None:
        """What can be done about a damaged vault is for who has just proven that it is theirs."""
        if not isinstance(error, VaultDamaged) or self._label is None:
            self._refuse(error)
            return
        by_code = not self._code.isHidden()
        if by_code:
            work = partial(self._door.wreck_with_recovery_code, self._label, self._code.value())
        else:
            work = partial(self._door.wreck, self._label, self._passphrase.value())

        def tell(wreck: Wreck) -> None:
            self._wait(is_waiting=False)
            self._forget_typed()
            self.damaged.emit(wreck, error.reason, by_code)

        self._ground.background.run(work, tell, self._refuse, self)

    def _refuse(self, error: Exception) -> None:
        self._wait(is_waiting=False)
        if not isinstance(error, StoreError):
            raise error
        field = self._passphrase if self._code.isHidden() else self._code
        field.set_problem(str(error))
        self._forget_typed()
        show_when(self._no_keys, isinstance(error, VaultDamaged))
        field.focus_control()
