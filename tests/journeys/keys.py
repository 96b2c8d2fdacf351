"""Hands that know the keyboard only, and the laptop under them."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QRadioButton, QTextEdit, QWidget

from ehdesk.demo.hands import Hands, NotThere
from ehdesk.demo.stage import Laptop
from ehdesk.ui.look import Look
from tests.builders import PASSPHRASE, ToldClock
from tests.services.made import surroundings

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_FAR = 400
"""More tab stops than any page has."""


class MouseTouched(AssertionError):
    """A journey by keyboard took the mouse."""


class Keys(Hands):
    """Tab, arrows, Enter, Space, shortcuts and typing; the mouse lies in a drawer."""

    def go(self, name: str) -> None:
        """Tab to what is called so (or begins so) and press Enter."""
        self.tab_to(name)
        self.press(Qt.Key.Key_Return)

    def space(self, name: str) -> None:
        """Tab to what is called so and press Space."""
        self.tab_to(name)
        self.press(Qt.Key.Key_Space)

    def click(self, name: str) -> None:
        """Go to what is called so (or begins so), and press Space to choose it or Enter to follow it."""
        card = self._wait_for(lambda: self._target(name), name)
        if isinstance(card, QRadioButton):
            self._arrow_to_one_of(card)
            return
        self.tab_to(name)
        button = QApplication.focusWidget()
        is_ticked = isinstance(button, QAbstractButton) and button.isCheckable()
        self.press(Qt.Key.Key_Space if is_ticked else Qt.Key.Key_Return)

    def _arrow_to_one_of(self, card: QRadioButton) -> None:
        """Tab gets to one of a group, the arrows to the others."""
        cards = list(card.group().buttons()) if card.group() else [card]
        for _ in range(_FAR):
            if QApplication.focusWidget() in cards:
                break
            self.press(Qt.Key.Key_Tab)
        self._arrow_to(card.accessibleName(), len(cards))

    def tick(self, group: str, choice: str) -> None:
        """Tab to one of several cards of a question and press Space, unless it is ticked. Raises NotThere."""
        card = self._wait_for(lambda: self._card(group, choice), f"{group}: {choice}")
        if card.isChecked():
            return
        for _ in range(_FAR):
            if QApplication.focusWidget() is card:
                self.press(Qt.Key.Key_Space)
                return
            self.press(Qt.Key.Key_Tab)
        raise NotThere(f"{group}: {choice} is not reached with Tab")

    def click_on_row(self, row: QModelIndex) -> None:
        """Raises MouseTouched."""
        raise MouseTouched(str(row.data()))

    def click_on(self, widget: QWidget) -> None:
        """Raises MouseTouched."""
        raise MouseTouched(widget.accessibleName())

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Type the passphrase at the door and press Enter."""
        self.wait(lambda: self.focused() == "Passphrase", "the door, with the keyboard in the passphrase")
        self.write(passphrase)
        self.press(Qt.Key.Key_Return)


def laptop(vaults: Path, look: Look, clock: ToldClock, passphrase: str = PASSPHRASE) -> Laptop:
    """A computer whose vaults lie in `vaults`, its window in front."""
    one = Laptop(surroundings(vaults, clock), look, passphrase)
    one.come_forward()
    return one


def keys(laptop: Laptop) -> Keys:
    """Hands on the window that this laptop has now: locking builds another one."""
    return Keys(laptop.app.window)


def is_open(laptop: Laptop) -> bool:
    """Is the vault open, and the window in front?"""
    return laptop.app.window.desk is not None and QApplication.activeWindow() is laptop.app.window


def open_part(one: Laptop, part: str) -> Keys:
    """From the list of families to a part of the family's page."""
    hands = keys(one)
    hands.press(Qt.Key.Key_F, CTRL)
    hands.write("novak")
    hands.look_for("Showing 1 of 1")
    hands.go("Nováková and Haddad")
    hands.look_for("The work so far")
    hands.go(part)
    return hands


def typed() -> str:
    """What stands in the field that has the keyboard."""
    field = QApplication.focusWidget()
    return field.toPlainText() if isinstance(field, QTextEdit) else field.text() if isinstance(field, QLineEdit) else ""


def is_seen() -> bool:
    """Is what has the keyboard on the screen?"""
    field = QApplication.focusWidget()
    return field is not None and not field.visibleRegion().isEmpty()
