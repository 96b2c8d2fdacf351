"""The earlier copies of a vault that one can go back to: from when, and how much is in them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.store.held_copies import HeldCopies, HeldCopy
from ehdesk.ui.ground import Ground
from ehdesk.ui.saying import sentence, when
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.select import SelectField
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words


class EarlierCopies(Column):
    """What going back means, the copies by their moment, the newest chosen, and that some cannot be read.

    Signals:
        wanted: (HeldCopy) go back to this one.
    """

    wanted = Signal(object)

    def __init__(self, ground: Ground, held: HeldCopies, why: str, *beside: QWidget) -> None:
        """`why` says what going back means; `beside` the button for it stand others."""
        super().__init__(ground.look)
        look, words = ground.look, ground.words
        self._words = words
        self._held = {str(one.backup.folder): one for one in held.copies}
        unread = [Words(look, words("copies.unread", count=held.unread), "soft")] if held.unread else []
        if not held.copies:
            self.add(Words(look, words("copies.none")), *unread, *beside)
            return
        options = [(key, self._told(ground, one)) for key, one in self._held.items()]
        self._which = SelectField(look, words("copies.which"), options)
        self._which.show_value(options[0][0])
        self._go = SecondaryButton(look, words("copies.go_back"), "history")
        self._go.clicked.connect(self._choose)
        self.add(Words(look, why), self._which, *unread, SideBySide(look, self._go, *beside))

    @property
    def first(self) -> QWidget | None:
        """What gets the keyboard; None without a copy."""
        return self._which.control if self._held else None

    def _told(self, ground: Ground, one: HeldCopy) -> str:
        words = ground.words
        moment = when(words, one.backup.at, ground.clock().astimezone())
        return words(
            "copies.one",
            when=words("copies.before", when=moment) if one.was_set_aside else sentence(moment),
            families=words("copies.families", count=one.families),
            saves=words("copies.saves", count=one.changes),
        )

    def wait(self, *, is_waiting: bool) -> None:
        """While one goes back, nothing here can be pressed."""
        self.setEnabled(not is_waiting)
        if not self._held:
            return
        self._go.say(self._words("copies.going_back" if is_waiting else "copies.go_back"))

    def _choose(self) -> None:
        chosen = self._held.get(self._which.value())
        self._which.set_problem("" if chosen else self._words("copies.choose"))
        if chosen is None:
            self._which.focus_control()
        else:
            self.wanted.emit(chosen)
