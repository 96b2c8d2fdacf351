"""A strip that says what was just done and offers to undo it. Nothing important lives only there.

toast.say("Action removed.", "Undo")     stays 20 seconds, or until the next change of page
toast.say_trouble("Not saved.")          the same for what was not done
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import Button
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.words import Words, show_when

STAYS = 20_000
"""Milliseconds."""
_GAP = 12


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say `words` when it has finished its sentence."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class _ToastButton(Button):
    kind, ink = "toast", "toast_link"


class Toast(QFrame):
    """Words in paper on ink, above the status line.

    Signals:
        undone: the person took it back.
        moved: it came, went, or is of another height.
    """

    undone = Signal()
    moved = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._window = look, parent
        self._bottom = 0
        self.setProperty("kind", "toast")
        self._line = Words(look, "")
        self._button = _ToastButton(look, "")
        self._button.clicked.connect(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.put_away)
        self._row = QHBoxLayout(self)
        self._icon = Picture(look, "check", "window", 20)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._line, 1)
        self._row.addWidget(self._button)
        look.dress(self._dress)
        self.hide()

    def say(self, words: str, undo: str = "") -> None:
        """Show it with a tick; without words for undoing there is no button."""
        self._show(words, undo, "check")

    def say_trouble(self, words: str) -> None:
        """Show it with a warning in the place of the tick: what it tells of was not done."""
        self._show(words, "", "warning")

    def _show(self, words: str, undo: str, icon: str) -> None:
        self._icon.show_icon(icon, "window")
        self._line.set_words(words)
        self._button.say(undo)
        show_when(self._button, bool(undo))
        self.show()
        self.find_place(self._bottom)
        self.raise_()
        announce(self, words)
        self._timer.start(STAYS)

    @property
    def offers_undo(self) -> bool:
        """Does it stand there with its button?"""
        return self._button.isVisible()

    def put_away(self) -> None:
        """Before its time: another page opened."""
        self._timer.stop()
        self.hide()
        self.moved.emit()

    def find_place(self, bottom: int) -> None:
        """In the middle, just above `bottom` (pixels from the top of the window)."""
        self._bottom = bottom
        width = min(self._look.px(640), self._window.width() - 2 * _GAP)
        height = max(self._row.totalHeightForWidth(width), self.minimumSizeHint().height(), self.minimumHeight())
        self.setGeometry((self._window.width() - width) // 2, bottom - height - _GAP, width, height)
        self.moved.emit()

    def room(self) -> int:
        """How much of the page's lower end it needs: nothing while it is not there."""
        return self.height() + 2 * _GAP if self.isVisible() else 0

    def focus_first(self) -> None:
        """Give the keyboard to Undo (F6)."""
        self._button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _undo(self) -> None:
        self.put_away()
        self.undone.emit()

    def _dress(self) -> None:
        side, above = self._look.space(18), self._look.space(4)
        spaced(self._row, (side, above, above, above), self._look.space(12))
