"""Choosing a passphrase: twice, with one button that shows both. Nothing is asked of its letters."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ehdesk.store.errors import WeakPassphrase
from ehdesk.store.passphrase import refuse_weak
from ehdesk.store.strength import Strength, strength
from ehdesk.ui.ground import Ground
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.pair import Pair
from ehdesk.ui.widgets.passphrase_field import PassphraseField, ShowTyped
from ehdesk.ui.widgets.progress import Progress
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words

_WORDS = {
    Strength.WEAK: "passphrase.weak",
    Strength.FAIR: "passphrase.fair",
    Strength.GOOD: "passphrase.good",
    Strength.STRONG: "passphrase.strong",
}


class NewPassphrase(QWidget):
    """Two fields that must agree; `known` are words about the owner, which make a passphrase easier to guess.

    Signals:
        given: Enter was pressed in the last one.
    """

    given = Signal()

    def __init__(self, ground: Ground, *known: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._known = ground.words, known
        look, words = ground.look, ground.words
        self._passphrase = PassphraseField(look, words("new_vault.passphrase"))
        self._again = PassphraseField(look, words("new_vault.again"))
        show = ShowTyped(look, words("door.show"), words("door.hide"))
        show.shows(self._passphrase, self._again)
        self._meter = Progress(look, "", 0, len(Strength))
        column = QVBoxLayout(self)
        spaced(column, (0, 0, 0, 0), look.space(10))
        for part in (
            Words(look, words("new_vault.advice"), "soft"),
            Pair(look, self._passphrase, self._again),
            SideBySide(look, show),
            self._meter,
        ):
            column.addWidget(part)
        self._passphrase.edited.connect(self._weigh)
        self._again.given.connect(self.given)
        self._weigh("")

    @property
    def first(self) -> QWidget:
        """What gets the keyboard."""
        return self._passphrase.control

    def know(self, *known: str) -> None:
        """Other words about the owner."""
        self._known = known
        self._weigh(self.value())

    def value(self) -> str:
        """What was typed first."""
        return self._passphrase.value()

    def is_well_chosen(self) -> bool:
        """Is it hard to guess, and typed the same twice? If not, the first that is wrong is said, with the keyboard."""
        self._again.set_problem("")
        try:
            refuse_weak(self.value(), *self._known)
        except WeakPassphrase as error:
            self.refuse(str(error))
            return False
        return self._is_twice_the_same()

    def _is_twice_the_same(self) -> bool:
        same = self._passphrase.value() == self._again.value()
        self._passphrase.set_problem("")
        self._again.set_problem("" if same else self._words("new_vault.not_the_same"))
        if not same:
            self._again.focus_control()
        return same

    def refuse(self, why: str) -> None:
        """Say what is wrong with it."""
        self._passphrase.set_problem(why)
        self._passphrase.focus_control()

    def clear(self) -> None:
        """Forget what was typed."""
        self._passphrase.clear()
        self._again.clear()
        self._weigh("")

    def _weigh(self, typed: str) -> None:
        if not typed:
            self._meter.show_done(self._words("passphrase.not_yet"), 0, len(Strength))
            return
        found = strength(typed, *self._known)
        says = self._words(_WORDS[found])
        self._meter.show_done(says, found, len(Strength))
        self._passphrase.control.setAccessibleDescription(says)
