"""At the door, when a vault is damaged: the earlier copies of it that one can go back to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.store.backups import Backup
from ehdesk.ui.ground import Ground
from ehdesk.ui.saying import sentence, when
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.select import SelectField
from ehdesk.ui.widgets.words import Words


class EarlierCopies(Column):
    """What going back means, and the copies by their moment, the newest chosen.

    Signals:
        wanted: (Backup) go back to this one.
    """

    wanted = Signal(object)

    def __init__(self, ground: Ground, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(ground.look, parent=parent)
        look, words = ground.look, ground.words
        self._words = words
        if not backups:
            self.add(Words(look, words("copies.none")))
            return
        self._backups = {one.folder.name: one for one in backups}
        now = ground.clock().astimezone()
        moments = [(key, sentence(when(words, one.at, now))) for key, one in self._backups.items()]
        self._which = SelectField(look, words("copies.which"), moments)
        self._which.show_value(moments[0][0])
        self._go = SecondaryButton(look, words("copies.go_back"), "history")
        self._go.clicked.connect(self._choose)
        self.add(Words(look, words("copies.title"), "h2"), Words(look, words("copies.why")), self._which, self._go)

    def wait(self, *, is_waiting: bool) -> None:
        """While one goes back, nothing here can be pressed."""
        self.setEnabled(not is_waiting)
        self._go.say(self._words("copies.going_back" if is_waiting else "copies.go_back"))

    def _choose(self) -> None:
        if (chosen := self._backups.get(self._which.value())) is not None:
            self.wanted.emit(chosen)
