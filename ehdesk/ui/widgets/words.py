"""Words on a page, in one of the kinds of type the product has.

    Words(look, "Next steps", "h2")
    Paragraph(look, "A long text ...")      the same with open lines and at most 75 characters to a line

Kinds: small, small_soft, small_strong, small_strong_soft, body, soft, strong, label, answer, answer_strong, lead,
quote, own_words, h2, h1, display, number, problem, late, accent, attention.
"""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ehdesk.ui.look import Look

_LONG_WORD, _PIECE = re.compile(r"\S{30,}"), re.compile(r".{1,15}")


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet reads, and let the sheet see it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def show_when(widget: QWidget, is_wanted: bool) -> None:
    """Show or hide a widget; one that is not in a window yet is never shown, for it would become a window."""
    if not is_wanted:
        widget.hide()
    elif widget.parentWidget() is not None:
        widget.show()


def can_wrap(words: str) -> str:
    """The same words, with places at which one that is longer than a line may go on below."""
    return _LONG_WORD.sub(lambda found: "\N{ZERO WIDTH SPACE}".join(_PIECE.findall(found.group())), words)


class Words(QLabel):
    """Plain text that wraps. What a person wrote is never read as markup."""

    def __init__(self, look: Look, words: str, kind: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(True)
        # a name in Arabic script keeps its place in a column of names, at the left
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Say something else; nothing at all hides the label."""
        self._words = words
        self.setText(can_wrap(words))

    def words(self) -> str:
        """What it says, as plain text."""
        return self._words

    def set_kind(self, kind: str) -> None:
        """Set it in another kind of type."""
        set_property(self, "kind", kind)


class Line(Words):
    """Words that never wrap: a tag, a date, a name in a bar."""

    def __init__(self, look: Look, words: str, kind: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(look, words, kind, parent)
        self.setWordWrap(False)


class Paragraph(Words):
    """Running text: open lines, at most 75 characters to a line."""

    def __init__(self, look: Look, words: str, kind: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(look, words, kind, parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        look.dress(self._dress)

    def set_words(self, words: str) -> None:
        self._words = words
        lines = escape(can_wrap(words)).replace("\n", "<br>")
        self.setText(f'<p style="line-height:112%; margin:0">{lines}</p>')

    def _dress(self) -> None:
        self.setMaximumWidth(self._look.px(75 * 9))
