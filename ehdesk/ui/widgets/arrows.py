"""Arrows among radio buttons: every arrow moves to the next or the one before, however they lie, and chooses it.

(Qt's own arrows go by geometry: in a row, up and down do nothing.)
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


def move_choice(button: QRadioButton, event: QKeyEvent) -> bool:
    """Choose the neighbour an arrow asks for, or on Enter the button itself; whether the key was one of these."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        button.click()
        return True
    step = _STEPS.get(Qt.Key(event.key()))
    if step is None or button.group() is None:
        return False
    others = [other for other in button.group().buttons() if other.isVisible() and other.isEnabled()]
    wanted = others[(others.index(button) + step) % len(others)]
    wanted.setFocus(Qt.FocusReason.TabFocusReason)
    wanted.click()
    return True
