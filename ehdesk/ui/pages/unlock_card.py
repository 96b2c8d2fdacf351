"""One worker's passphrase, or the recovery code in its place."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.services.door import Door
from ehdesk.store import recovery_code
from ehdesk.store.backups import Backup
from ehdesk.store.door import Label
from ehdesk.store.errors import BackupDamaged, StoreError, VaultDamaged
from ehdesk.store.vault import Vault
from ehdesk.ui.ground import Ground
from ehdesk.ui.pages.earlier_copies import EarlierCopies
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.code_field import CodeField
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.passphrase_field import PassphraseField, ShowTyped
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words, show_when


class UnlockCard(Card):
    """The way into one vault.

    Signals:
        opened: (Vault) it was the right passphrase.
        opened_by_code: (Vault) it was the right recovery code.
    """

    opened = Signal(object)
    opened_by_code = Signal(object)

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
        self._copies: EarlierCopies | None = None
        self._below = Column(look)
        self.add(self._below, Banner(look, words("door.locked_file"), "plain", "shield"))

    @property
    def first(self) -> QWidget:
        """What gets the keyboard."""
        return self._passphrase.control

    def show_worker(self, label: Label) -> None:
        """Whose vault this opens."""
        self._label = label
        self._put_away_copies()
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
        self._put_away_copies()
        if self._code.isHidden():
            work = partial(self._door.unlock, self._label, self._passphrase.value())
        else:
            work = partial(self._door.unlock_with_recovery_code, self._label, self._code.value())
        self._run(work)

    def _run(self, work: Callable[[], Vault]) -> None:
        enter = self.opened.emit if self._code.isHidden() else self.opened_by_code.emit
        self._ground.background.run(work, partial(self._enter, enter), self._refuse, self)

    def _go_back(self, backup: Backup) -> None:
        """To an earlier copy; it opens by what opens the vault, which is asked for again."""
        if self._label is None or self._copies is None:
            return
        field = self._passphrase if self._code.isHidden() else self._code
        if not field.value():
            field.set_problem(self._ground.words("copies.prove"))
            field.focus_control()
            return
        self._wait(is_waiting=True)
        self._copies.wait(is_waiting=True)
        if self._code.isHidden():
            self._run(partial(self._door.go_back, self._label, backup, self._passphrase.value()))
        else:
            self._run(partial(self._door.go_back_with_recovery_code, self._label, backup, self._code.value()))

    def _offer_copies(self) -> None:
        if self._label is None:
            return
        self._put_away_copies()
        self._copies = EarlierCopies(self._ground, self._door.backups(self._label))
        self._copies.wanted.connect(self._go_back)
        self._below.add(self._copies)
        (self._passphrase if self._code.isHidden() else self._code).focus_control()

    def _put_away_copies(self) -> None:
        self._copies = None
        self._below.clear()

    def _wait(self, *, is_waiting: bool) -> None:
        self._go.setEnabled(not is_waiting)
        self._go.say(self._ground.words("door.unlocking" if is_waiting else "door.unlock"))

    def _enter(self, tell: Callable[[Vault], object], vault: Vault) -> None:
        self._passphrase.clear()
        self._code.show_value("")
        tell(vault)

    def _refuse(self, error: Exception) -> None:
        self._wait(is_waiting=False)
        if not isinstance(error, StoreError):
            raise error
        field = self._passphrase if self._code.isHidden() else self._code
        field.set_problem(str(error))
        self._passphrase.clear()
        self._code.show_value("")
        if isinstance(error, VaultDamaged | BackupDamaged):
            self._offer_copies()
        else:
            self._put_away_copies()
            field.focus_control()
