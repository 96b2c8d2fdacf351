"""Running text to read that may be as long as a book: it can be selected and copied, and never changed."""

from PySide6.QtWidgets import QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.text_field import GrowingText


class ReadingText(GrowingText):
    """ReadingText(look, "The words of the note", words). A label would take seconds to lay out a long text."""

    def __init__(self, look: Look, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "reading")
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setPlainText(words)
        look.dress(self._dress)

    def _dress(self) -> None:
        self.setMaximumWidth(self._look.px(75 * 9))
