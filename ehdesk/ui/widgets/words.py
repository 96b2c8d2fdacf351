"""Words on a page, in one of the kinds of type the product has.

    Words(look, "Next steps", "h2")
    Short(look, "Nováková and Haddad")      one line that gives way: its end is left out where there is no room

Kinds: small, small_soft, small_strong, small_strong_soft, body, soft, strong, label, answer, answer_strong, lead,
quote, own_words, h2, h1, display, number, problem, late, accent, attention.
"""

import re
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ehdesk.ui.look import Look

_MARKS = r"[\u0300-\u036f\u200d]{0,40}+"
"""What belongs to the letter before it: as many as no language has. Text that is nothing else must not take minutes."""
_ENDLESS = re.compile(rf"\S{{20}}{_MARKS}(?=\S)")
ENDLESS_BESIDE: Final = re.compile(rf"\S{{10}}{_MARKS}(?=\S)")
"""The same where two stand side by side."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_MEASURE: Final = 75
"""The most letters that stand on one line of what wraps, however wide the window is: more is hard to read."""
_LONG: Final = 90
"""Up to so many letters stay on one line, where there is room: two or three words alone below it look forgotten."""
_NARROWER: Final = 5 / 6
"""Real words, with the gaps between them, beside as many letters of the width that is average in the font."""
_LONGEST = 30
"""The most letters of a name on a chip or a crumb."""


def breakable(words: str, endless: re.Pattern[str] = _ENDLESS) -> str:
    """The words with places to break in those without end, such as an address of a page, which would not wrap."""
    return endless.sub("\\g<0>\u200b", words)


def shortened(words: str) -> str:
    """A long name with its middle left out, so that no name makes the window wider."""
    if len(words) <= _LONGEST:
        return words
    half = _LONGEST // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet reads, and let the sheet see it, if it has dressed the widget already."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def share_room(widget: QWidget, across: QSizePolicy.Policy, down: QSizePolicy.Policy) -> None:
    """Change how a widget shares the room of its row. A label's height goes on following its width."""
    policy = widget.sizePolicy()
    policy.setHorizontalPolicy(across)
    policy.setVerticalPolicy(down)
    widget.setSizePolicy(policy)


def show_when(widget: QWidget, is_wanted: bool) -> None:
    """Show or hide a widget, if it is not so already.

    In what is not on the screen yet it is only hidden no more, and comes with what it is in. Told to show itself so
    soon, it would become a window, or be dressed by the style sheet at once, and again for all that it is put into.
    """
    parent = widget.parentWidget()
    if not is_wanted:
        widget.hide()
    elif parent is not None and parent.isVisible():
        widget.show()
    else:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden, parent is None)
        widget.updateGeometry()


class Words(QLabel):
    """Plain text that wraps, with no more than 75 letters to a line. What a person wrote is never read as markup."""

    def __init__(self, look: Look, words: str, kind: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._is_changed, self._is_long, self._free = look, False, False, 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(True)
        # a name in Arabic script keeps its place in a column of names, at the left
        self.setAlignment(_LEFT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Say something else; nothing at all hides the label."""
        self._words = words
        self._show(breakable(words))

    def _show(self, shown: str) -> None:
        """Words that had to be changed for the screen are heard as they are."""
        self._is_long = len(shown) > _LONG
        if self._is_changed or shown != self._words:
            self._is_changed = shown != self._words
            self.setAccessibleName(self._words if self._is_changed else "")
        self.setText(shown)

    def words(self) -> str:
        """What it says, as plain text."""
        return self._words

    def set_kind(self, kind: str) -> None:
        """Set it in another kind of type."""
        set_property(self, "kind", kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        free = max(0, self.width() - self._measure()) if self._is_long else 0
        if free != self._free:
            self._free = free
            before = free // 2 if self.alignment() & Qt.AlignmentFlag.AlignHCenter else 0
            self.setContentsMargins(before, 0, free - before, 0)

    def heightForWidth(self, width: int) -> int:
        if self._is_long:
            width = min(width, self._measure()) + self._free
        return super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint - QSize(self._free, 0) if self._free else hint

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return hint - QSize(self._free, 0) if self._free else hint

    def _measure(self) -> int:
        """How wide the longest line may be, in pixels."""
        return round(self.fontMetrics().averageCharWidth() * _MEASURE * _NARROWER)


class Line(Words):
    """Words that never wrap: a tag, a date, a name in a bar."""

    def __init__(self, look: Look, words: str, kind: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(look, words, kind, parent)
        self.setWordWrap(False)

    def set_words(self, words: str) -> None:
        self._words = words
        self.setText(words)


class Short(Line):
    """A line as wide as its words where there is room; else its end is left out, and still heard."""

    def sizeHint(self) -> QSize:
        around = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self._words) + around.left() + around.right() + 1
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._look.px(60)), super().minimumSizeHint().height())

    def set_words(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self._fit()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))
