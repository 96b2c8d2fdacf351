"""A calm sheet over the whole window, for when somebody walks in."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ehdesk.forms.wording import Wording
from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import PrimaryButton
from ehdesk.ui.widgets.pieces import Mark
from ehdesk.ui.widgets.words import Words


class PrivacySheet(QWidget):
    """Hides everything until its one button is pressed; the keyboard goes nowhere else meanwhile."""

    def __init__(self, look: Look, words: Wording, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
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
        window.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Hide the screen."""
        self._came_from = self._window.focusWidget()
        self.setGeometry(self._window.rect())
        self._show_others(shown=False)
        self.show()
        self.raise_()
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def lift(self) -> None:
        """Show the screen again, with the keyboard where it was."""
        self.hide()
        self._show_others(shown=True)
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def _show_others(self, *, shown: bool) -> None:
        """What lies under the sheet can have neither the keyboard nor the mouse, and keys do nothing there."""
        for child in self._window.children():
            if isinstance(child, QWidget) and child is not self:
                child.setEnabled(shown)
