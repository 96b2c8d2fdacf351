"""The door: who uses this computer, and the way into one's own locked file."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.services.door import Door
from ehdesk.store.door import Label, NewVault
from ehdesk.store.errors import StoreError
from ehdesk.store.vault import Vault
from ehdesk.ui.ground import Ground
from ehdesk.ui.pages.door_frame import DoorFrame
from ehdesk.ui.saying import when
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.columns import Columns
from ehdesk.ui.widgets.passphrase_field import PassphraseField
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.tick_box import WordedTickBox
from ehdesk.ui.widgets.words import Words
from ehdesk.ui.widgets.workers import Worker, Workers


class DoorPage(DoorFrame):
    """Choose who you are, and unlock. With nobody here yet, it opens at adding oneself.

    Signals:
        opened: (Vault) a vault is open.
    """

    opened = Signal(object)

    def __init__(self, ground: Ground, door: Door) -> None:
        super().__init__(ground)
        self._door = door
        self._labels = {str(label.folder): label for label in door.workers()}
        if self._labels:
            self._show_workers()
        else:
            self._show(self._new_worker())

    def _show_workers(self) -> None:
        words, columns = self.ground.words, Columns(self.look, 6, 5)
        workers = Workers(self.look, words("door.who"), [self._worker(label) for label in self._labels.values()])
        workers.chosen.connect(self._choose)
        add = QuietButton(self.look, words("door.add_me"), "plus")
        add.clicked.connect(lambda: self._show(self._new_worker()))
        columns.left(Words(self.look, words("door.who"), "h2"), workers, add)
        self._unlock = UnlockCard(self.ground, self._door)
        self._unlock.opened.connect(self.opened)
        columns.right(self._unlock)
        last = max(self._labels.values(), key=_last_opened)
        workers.show_value(str(last.folder))
        self._unlock.show_worker(last)
        self._show(columns)
        self.open_at(self._unlock.first)

    def _choose(self, folder: str) -> None:
        self._unlock.show_worker(self._labels[folder])

    def _worker(self, label: Label) -> Worker:
        words, now = self.ground.words, self.ground.clock().astimezone()
        opened = words("door.last_open", when=when(words, label.last_opened, now)) if label.last_opened else ""
        return Worker(str(label.folder), label.name or words("door.nameless"), label.job, label.trouble or opened)

    def _new_worker(self) -> "NewWorkerCard":
        card = NewWorkerCard(self.ground, self._door, can_go_back=bool(self._labels))
        card.made.connect(self._show_code)
        card.left.connect(self._show_workers)
        self.open_at(card.first)
        return card

    def _show_code(self, made: NewVault) -> None:
        card = RecoveryCodeCard(self.ground, made.recovery_code)
        card.noted.connect(partial(self.opened.emit, made.vault))
        self._show(card)
        card.first.setFocus()


class UnlockCard(Card):
    """One worker's passphrase.

    Signals:
        opened: (Vault) it was the right one.
    """

    opened = Signal(object)

    def __init__(self, ground: Ground, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(ground.look, parent)
        self._ground, self._door = ground, door
        self._label: Label | None = None
        words = ground.words
        self._welcome = Words(ground.look, "", "h2")
        self._passphrase = PassphraseField(
            ground.look, words("door.passphrase"), words("door.show"), words("door.hide")
        )
        self._passphrase.given.connect(self._unlock)
        self._code = TextField(ground.look, words("door.code"), words("door.code_hint"))
        self._code.hide()
        self._code.entered.connect(self._unlock)
        self._go = PrimaryButton(ground.look, words("door.unlock"), "lock")
        self._go.clicked.connect(self._unlock)
        self._forgotten = QuietButton(ground.look, words("door.forgotten"))
        self._forgotten.clicked.connect(self._turn)
        self.add(self._welcome, self._passphrase, self._code, SideBySide(ground.look, self._go, self._forgotten))
        self.add(Banner(ground.look, words("door.locked_file"), "plain", "shield"))

    @property
    def first(self) -> QWidget:
        """What gets the keyboard."""
        return self._passphrase.control

    def show_worker(self, label: Label) -> None:
        """Whose vault this opens."""
        self._label = label
        name = label.name or self._ground.words("door.nameless")
        self._welcome.set_words(self._ground.words("door.welcome", name=name))
        if not self._code.isHidden():
            self._turn()
        self._passphrase.clear()
        self._code.show_value("")
        for field in (self._passphrase, self._code):
            field.set_problem("")
        self._passphrase.focus_control()

    def _turn(self) -> None:
        """Between the passphrase and the recovery code."""
        by_code = self._code.isHidden()
        self._code.setVisible(by_code)
        self._passphrase.setVisible(not by_code)
        self._forgotten.say(self._ground.words("door.remembered" if by_code else "door.forgotten"))
        (self._code if by_code else self._passphrase).focus_control()

    def _unlock(self) -> None:
        if self._label is None or not self._go.isEnabled():
            return
        by_code = not self._code.isHidden()
        work = (
            partial(self._door.unlock_with_recovery_code, self._label, self._code.value())
            if by_code
            else partial(self._door.unlock, self._label, self._passphrase.value())
        )
        self._wait(is_waiting=True)
        self._ground.background.run(work, self._enter, self._refuse, self)

    def _wait(self, *, is_waiting: bool) -> None:
        self._go.setEnabled(not is_waiting)
        self._go.say(self._ground.words("door.unlocking" if is_waiting else "door.unlock"))

    def _enter(self, vault: Vault) -> None:
        self._passphrase.clear()
        self.opened.emit(vault)

    def _refuse(self, error: Exception) -> None:
        self._wait(is_waiting=False)
        if not isinstance(error, StoreError):
            raise error
        field = self._passphrase if self._code.isHidden() else self._code
        field.set_problem(str(error))
        self._passphrase.clear()
        field.focus_control()


class NewWorkerCard(Card):
    """Add me to this computer: a name for the door, and a passphrase.

    Signals:
        made: (NewVault) the vault is there, open, with its recovery code.
        left: somebody went back to the list.
    """

    made = Signal(object)
    left = Signal()

    def __init__(self, ground: Ground, door: Door, *, can_go_back: bool, parent: QWidget | None = None) -> None:
        super().__init__(ground.look, parent)
        self._ground, self._door = ground, door
        look, words = ground.look, ground.words
        self._name = TextField(look, words("new_vault.name"), words("new_vault.name_hint"))
        self._job = TextField(look, words("new_vault.job"), words("new_vault.job_hint"), words("common.optional"))
        show, hide = words("door.show"), words("door.hide")
        self._passphrase = PassphraseField(look, words("new_vault.passphrase"), show, hide, words("new_vault.advice"))
        self._again = PassphraseField(look, words("new_vault.again"), show, hide)
        self._go = PrimaryButton(look, words("new_vault.make"), "key")
        self._go.clicked.connect(self._make)
        self._again.given.connect(self._make)
        back = QuietButton(look, words("common.back"))
        back.clicked.connect(self.left)
        if not can_go_back:
            back.hide()
        self.add(Words(look, words("new_vault.title"), "h2"), Words(look, words("new_vault.why"), "soft"))
        pairs = Columns(look, 1, 1)
        pairs.left(self._name, self._passphrase)
        pairs.right(self._job, self._again)
        self.add(pairs, SideBySide(look, self._go, back))

    @property
    def first(self) -> QWidget:
        """What gets the keyboard."""
        return self._name.control

    def _make(self) -> None:
        if not self._go.isEnabled() or not self._is_well_filled():
            return
        self._go.setEnabled(False)
        self._go.say(self._ground.words("new_vault.making"))
        work = partial(self._door.add, self._name.value(), self._job.value(), self._passphrase.value())
        self._ground.background.run(work, self.made.emit, self._refuse, self)

    def _is_well_filled(self) -> bool:
        words, same = self._ground.words, self._passphrase.value() == self._again.value()
        self._name.set_problem("" if self._name.value() else words("new_vault.need_name"))
        self._passphrase.set_problem("")
        self._again.set_problem("" if same else words("new_vault.not_the_same"))
        wrong = next((field for field in (self._name, self._again) if field.problem()), None)
        if wrong is not None:
            wrong.focus_control()
        return wrong is None

    def _refuse(self, error: Exception) -> None:
        self._go.setEnabled(True)
        self._go.say(self._ground.words("new_vault.make"))
        if not isinstance(error, StoreError):
            raise error
        self._passphrase.set_problem(str(error))
        self._passphrase.focus_control()


class RecoveryCodeCard(Card):
    """The code that opens the vault when the passphrase is forgotten: shown this once.

    Signals:
        noted: the worker has written it down.
    """

    noted = Signal()

    def __init__(self, ground: Ground, code: str, parent: QWidget | None = None) -> None:
        super().__init__(ground.look, parent)
        look, words = ground.look, ground.words
        shown = Words(look, code, "h2")
        shown.setAccessibleName(words("recovery.code", code=" ".join(code)))
        self._noted = WordedTickBox(look, words("recovery.noted"))
        self._go = PrimaryButton(look, words("recovery.go"))
        self._go.setEnabled(False)
        self._noted.toggled.connect(self._go.setEnabled)
        self._go.clicked.connect(self.noted)
        self.add(Words(look, words("recovery.title"), "h1"), Words(look, words("recovery.why")), shown)
        self.add(Words(look, words("recovery.where"), "soft"), self._noted, self._go)

    @property
    def first(self) -> QWidget:
        """What gets the keyboard."""
        return self._noted


def _last_opened(label: Label) -> float:
    return label.last_opened.timestamp() if label.last_opened else float("-inf")
