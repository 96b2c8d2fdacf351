"""The door: who uses this computer, and the way into one's own locked file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.services.door import Door
from ehdesk.store.door import Label, NewVault
from ehdesk.store.vault import Vault
from ehdesk.store.wreck import Wreck
from ehdesk.ui.ground import Ground
from ehdesk.ui.pages.damaged_vault import DamagedVault
from ehdesk.ui.pages.door_frame import DoorFrame
from ehdesk.ui.pages.new_worker import NewWorkerCard
from ehdesk.ui.pages.passphrase_forgotten import PassphraseForgottenCard
from ehdesk.ui.pages.recovery_cards import CodeNotKeptCard, RecoveryCodeCard
from ehdesk.ui.pages.unlock_card import UnlockCard
from ehdesk.ui.saying import when
from ehdesk.ui.start import Start
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.columns import Columns
from ehdesk.ui.widgets.words import Words
from ehdesk.ui.widgets.workers import Worker, Workers


class DoorPage(DoorFrame):
    """Choose who you are, and unlock. With nobody here yet, it opens at adding oneself.

    When somebody has just left for somebody else, whoever was here last stands last.

    Signals:
        opened: (Vault) a vault is open, and everything about its ways in is settled.
    """

    opened = Signal(object)

    def __init__(self, ground: Ground, door: Door, start: Start = Start.DOOR) -> None:
        super().__init__(ground)
        self._door = door
        self._held: Vault | None = None
        self._wreck: Wreck | None = None
        labels = door.workers()
        if start is Start.FOR_ANOTHER:
            labels = (*labels[1:], *labels[:1])
        self._labels = {str(label.folder): label for label in labels}
        self._show_first()

    def practise(self) -> None:
        """Open practice, unless somebody is just being let in. The first time it is made, which takes a moment."""
        if self.ground.background.is_busy:
            return
        words = Words(self.look, self.ground.words("door.practice_opens"), "h2")
        self._show(words)
        self.ground.background.run(self._door.practice.open, self.opened.emit, self._refuse_practice, self)

    def _refuse_practice(self, error: Exception) -> None:
        self._show_first()
        if (first := self.opening_focus()) is not None:
            first.setFocus()
        raise error

    @property
    def holds_a_vault(self) -> bool:
        """Is a vault open behind what is shown here, or a damaged one at hand, its owner not yet gone in?

        Not while a damaged one is worked on: that may take longer than anybody sits still, and shows nothing of anyone.
        """
        return self._held is not None or (self._wreck is not None and not self._wreck.is_at_work)

    def let_go(self) -> None:
        """Close the vault that is open behind what is shown here, if one is, and let go of a damaged one."""
        held, self._held = self._held, None
        wreck, self._wreck = self._wreck, None
        for one in (held, wreck):
            if one is not None:
                one.close()

    def _show_first(self) -> None:
        if self._labels:
            self._show_workers()
        else:
            self._show_new_worker()

    def _show_workers(self) -> None:
        words, columns = self.ground.words, Columns(self.look, 6, 5)
        workers = Workers(self.look, words("door.who"), [self._worker(label) for label in self._labels.values()])
        workers.chosen.connect(self._choose)
        add = QuietButton(self.look, words("door.add_me"), "plus")
        add.clicked.connect(self._show_new_worker)
        practise = QuietButton(self.look, words("door.practise"), "families")
        practise.clicked.connect(self.practise)
        columns.left(Words(self.look, words("door.who"), "h2"), workers, add, practise)
        self._unlock = UnlockCard(self.ground, self._door)
        self._unlock.opened.connect(self._came_in)
        self._unlock.opened_by_code.connect(self._came_in_by_code)
        self._unlock.damaged.connect(self._show_damaged)
        workers.entered.connect(self._unlock.focus_passphrase)
        columns.right(self._unlock)
        first = next(iter(self._labels.values()))
        workers.show_value(str(first.folder))
        self._unlock.show_worker(first)
        self._show(columns)
        self.open_at(self._unlock.first)
        self._unlock.focus_passphrase()

    def _choose(self, folder: str) -> None:
        self._unlock.show_worker(self._labels[folder])

    def _worker(self, label: Label) -> Worker:
        words, now = self.ground.words, self.ground.clock().astimezone()
        opened = words("door.last_open", when=when(words, label.last_opened, now)) if label.last_opened else ""
        return Worker(str(label.folder), label.name or words("door.nameless"), label.job, label.trouble or opened)

    def _show_new_worker(self) -> None:
        card = NewWorkerCard(self.ground, self._door, can_go_back=bool(self._labels))
        card.made.connect(self._made)
        card.left.connect(self._show_workers)
        card.practice_wanted.connect(self.practise)
        self.open_at(card.first)
        self._show_card(card, card.first)

    def _made(self, made: NewVault) -> None:
        self._held = made.vault
        self._show_code(made.recovery_code)

    def _show_damaged(self, wreck: Wreck, found: str, by_code: bool) -> None:
        self._wreck = wreck
        card = DamagedVault(self.ground, self._door, wreck, found)
        card.left.connect(self._leave_damaged)
        card.opened.connect(self._came_in_by_code if by_code else self._came_in)
        self._show_card(card, card.first)

    def _leave_damaged(self) -> None:
        self.let_go()
        self._show_workers()

    def _came_in(self, vault: Vault) -> None:
        self._held, self._wreck = vault, None
        ways_in = self._door.ways_in(vault)
        if ways_in.is_code_kept:
            self._go_in()
            return
        card = CodeNotKeptCard(self.ground, ways_in)
        card.left.connect(self._go_in)
        card.renewal_wanted.connect(lambda: self._show_code(ways_in.renewed_code()))
        self._show_card(card, card.first)

    def _came_in_by_code(self, vault: Vault) -> None:
        self._held, self._wreck = vault, None
        card = PassphraseForgottenCard(self.ground, self._door.ways_in(vault))
        card.changed.connect(self._show_code)
        self._show_card(card, card.first)

    def _show_code(self, code: str) -> None:
        if self._held is None:
            return
        go_on = self.ground.words("recovery.go")
        card = RecoveryCodeCard(self.ground, self._door.ways_in(self._held), code, go_on)
        card.noted.connect(self._go_in)
        self._show_card(card, card.first)

    def _show_card(self, card: QWidget, first: QWidget) -> None:
        self._show(card)
        first.setFocus()
        self.stay_at_top()

    def _go_in(self) -> None:
        held, self._held = self._held, None
        self.opened.emit(held)
