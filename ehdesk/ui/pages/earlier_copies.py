"""The earlier copies of a vault that one can go back to: from when, and how much is in them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.store.held_copies import HeldCopies, HeldCopy
from ehdesk.ui.ground import Ground
from ehdesk.ui.saying import sentence, when
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.select import SelectField
from ehdesk.ui.widgets.words import Words

_MEGABYTE = 1 << 20


class EarlierCopies(Column):
    """What going back means, the copies by their moment, the newest chosen, and that some cannot be read.

    Signals:
        wanted: (HeldCopy) go back to this one.
    """

    wanted = Signal(object)

    def __init__(self, ground: Ground, held: HeldCopies, why: str, parent: QWidget | None = None) -> None:
        """`why` says what going back means."""
        super().__init__(ground.look, parent=parent)
        look, words = ground.look, ground.words
        self._words = words
        self._held = {str(one.backup.folder): one for one in held.copies}
        if held.copies:
            self._add_choice(ground, why)
        else:
            self.add(Words(look, words("copies.none")))
        if held.unread:
            self.add(Words(look, words("copies.unread", count=held.unread), "soft"))

    def _add_choice(self, ground: Ground, why: str) -> None:
        look, words = ground.look, ground.words
        options = [(key, self._told(ground, one)) for key, one in self._held.items()]
        self._which = SelectField(look, words("copies.which"), options)
        self._which.show_value(options[0][0])
        self._go = SecondaryButton(look, words("copies.go_back"), "history")
        self._go.clicked.connect(self._choose)
        self.add(Words(look, why), self._which, self._go)

    def _told(self, ground: Ground, one: HeldCopy) -> str:
        words = ground.words
        moment = when(words, one.backup.at, ground.clock().astimezone())
        return words(
            "copies.one",
            when=words("copies.before", when=moment) if one.was_set_aside else sentence(moment),
            families=words("copies.families", count=one.families),
            saves=words("copies.saves", count=one.changes),
            size=max(1, round(one.size / _MEGABYTE)),
        )

    def wait(self, *, is_waiting: bool) -> None:
        """While one goes back, nothing here can be pressed."""
        self.setEnabled(not is_waiting)
        if not self._held:
            return
        self._go.say(self._words("copies.going_back" if is_waiting else "copies.go_back"))

    def _choose(self) -> None:
        if (chosen := self._held.get(self._which.value())) is not None:
            self.wanted.emit(chosen)
