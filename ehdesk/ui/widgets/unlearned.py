"""What is typed here is nobody's to learn: keyboards on the screen and input methods keep words for their suggestions,
in files of their own that anybody can read. Qt tells them not to; whether they listen is theirs.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def learn_nothing(box: QWidget, more: Qt.InputMethodHint = Qt.InputMethodHint.ImhNone) -> None:
    """Say so of a box that is typed in, and whatever `more` there is to say of it."""
    box.setInputMethodHints(box.inputMethodHints() | Qt.InputMethodHint.ImhSensitiveData | more)
