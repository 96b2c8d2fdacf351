"""A calm sheet over the whole window, for when somebody walks in."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from ehdesk.forms.wording import Wording
from ehdesk.ui import keys
from ehdesk.ui.focus_ring import FocusRing
from ehdesk.ui.look import Look
from ehdesk.ui.shell.frame import Frame
from ehdesk.ui.widgets.buttons import PrimaryButton
from ehdesk.ui.widgets.pieces import Mark
from ehdesk.ui.widgets.words import Words, show_when


class PrivacySheet(QWidget):
    """Hides everything until its one button is pressed.

    It lies beside the frame, not in it: the frame is gone meanwhile with all its pages and keys, and what opens in it
    stays under the sheet. Only the key that locks still does.
    """

    def __init__(self, look: Look, words: Wording, frame: Frame) -> None:
        super().__init__(frame.parentWidget())
        self._frame = frame
        self._came_from: QWidget | None = None
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._button = PrimaryButton(look, words("privacy.show"), "eye")
        self._button.clicked.connect(self.lift)
        column = QVBoxLayout(self)
        column.addStretch()
        for widget in (Mark(look, 64), Words(look, words("privacy.title"), "h1"), self._button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        column.setSpacing(look.space(24))
        FocusRing(look, self)
        for sequence in keys.LOCK.sequences:
            QShortcut(sequence, self, frame.lock_asked.emit)
        frame.window().installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Hide the screen."""
        self._came_from = self._frame.focusWidget()
        self.setGeometry(self._frame.geometry())
        self.show()
        self.raise_()
        self._turn_frame(on=False)
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def lift(self) -> None:
        """Show the screen again, with the keyboard where it was."""
        self.hide()
        self._turn_frame(on=True)
        if self._came_from is not None and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._frame.focusNextChild()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._frame.window().rect())
        return super().eventFilter(watched, event)

    def _turn_frame(self, *, on: bool) -> None:
        """Out of sight, and disabled too: a hidden page that opens would still take the keyboard."""
        self._frame.setEnabled(on)
        show_when(self._frame, on)
