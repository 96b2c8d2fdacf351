"""Add me to this computer: a name for the door, and a passphrase."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.services.door import Door
from ehdesk.store.errors import StoreError
from ehdesk.ui.ground import Ground
from ehdesk.ui.pages.new_passphrase import NewPassphrase
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.pair import Pair
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.words import Words


class NewWorkerCard(Card):
    """Who somebody is, and how they will come in.

    Signals:
        made: (NewVault) the vault is there, open, with its recovery code.
        left: somebody went back to the list.
        practice_wanted: somebody wants to practise first.
    """

    made = Signal(object)
    left = Signal()
    practice_wanted = Signal()

    def __init__(self, ground: Ground, door: Door, *, can_go_back: bool, parent: QWidget | None = None) -> None:
        super().__init__(ground.look, parent)
        self._ground, self._door = ground, door
        look, words = ground.look, ground.words
        self._name = TextField(look, words("new_vault.name"), words("new_vault.name_hint"))
        self._job = TextField(look, words("new_vault.job"), words("new_vault.job_hint"), words("common.optional"))
        self._passphrase = NewPassphrase(ground)
        for field in (self._name, self._job):
            field.edited.connect(self._know)
        self._passphrase.given.connect(self._make)
        self._go = PrimaryButton(look, words("new_vault.make"), "key")
        self._go.clicked.connect(self._make)
        back = QuietButton(look, words("common.back"))
        back.clicked.connect(self.left)
        if not can_go_back:
            back.hide()
        self.add(Words(look, words("new_vault.title"), "h2"), Words(look, words("new_vault.why"), "soft"))
        self.add(Pair(look, self._name, self._job))
        self.add(self._passphrase)
        practise = QuietButton(look, words("door.practise"), "families")
        practise.clicked.connect(self.practice_wanted)
        self.add(SideBySide(look, self._go, back, practise))

    @property
    def first(self) -> QWidget:
        """What gets the keyboard."""
        return self._name.control

    def _know(self, _typed: str) -> None:
        self._passphrase.know(self._name.value(), self._job.value())

    def _make(self) -> None:
        if not self._go.isEnabled() or not self._is_well_filled():
            return
        self._go.setEnabled(False)
        self._go.say(self._ground.words("new_vault.making"))
        work = partial(self._door.add, self._name.value(), self._job.value(), self._passphrase.value())
        self._ground.background.run(work, self.made.emit, self._refuse, self)

    def _is_well_filled(self) -> bool:
        has_name = bool(self._name.value())
        self._name.set_problem("" if has_name else self._ground.words("new_vault.need_name"))
        is_well_chosen = self._passphrase.is_well_chosen()
        if not has_name:
            self._name.focus_control()
        return has_name and is_well_chosen

    def _refuse(self, error: Exception) -> None:
        self._go.setEnabled(True)
        self._go.say(self._ground.words("new_vault.make"))
        if not isinstance(error, StoreError):
            raise error
        self._passphrase.refuse(str(error))
