"""Fields to type words into.

TextField(look, "First name")                            one line
TextField(look, "Reference", width=230)                  one line, as wide as what goes in it
LongTextField(look, "What is working well?", "Strengths, people who help")     three lines or more: it grows
NumberField(look, "How many hours a week?", unit="hours")                      value() is what was typed
SearchField(look, "Find a family", "Find a family (Ctrl+F)")                   no label: an icon and a spoken name
"""

import re
from typing import Final

from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCursor, QTextDocumentFragment
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QTextEdit, QWidget

from ehdesk.store.errors import NotKept
from ehdesk.ui.look import Look
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.unlearned import learn_nothing
from ehdesk.ui.widgets.words import Line, Words, show_when

ONE_LINE: Final = 640
"""Pixels at 100 per cent: about as much as is read on one line."""
LEAST_LINES = 3
MOST_IN_A_LINE: Final = 50_000
MOST_IN_A_BOX: Final = 250_000
"""Letters that are pasted, and in a line typed, at most: no more than one change holds of any, and than is shown at
once."""
_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
"""What may be in a text from elsewhere and is no part of one line."""
_LEAST_WIDTH = 230
"""A wider box gives way to this, where the window is narrow or the text large."""


def too_long(most: int) -> NotKept:
    """What is said of more than somebody may put in somewhere, in letters."""
    return NotKept(
        f"That is more than fits here: at most {most:,} letters. Nothing was put in. "
        "Please put in a part of it, or add it as a picture or paper."
    )


def _as_qt_counts(words: str) -> int:
    """How many letters these are: one that Unicode came to later, such as a smiling face, is two."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


class TextField(Field):
    """One line of words. `width` in pixels at 100 per cent, as far as there is room.

    Signals:
        entered: Enter was pressed in it: the page's next step, where it has only this one.
    """

    entered = Signal()

    def __init__(
        self,
        look: Look,
        label: str,
        hint: str = "",
        optional: str = "",
        width: int = ONE_LINE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, hint, optional, parent)
        self._width, self._remark_words = width, ""
        self._line = _Box(look, width, self)
        self._fill("")
        self._take(self._line)
        self._remark: Words | None = None
        self._row = QHBoxLayout()
        self._row.addWidget(self._line)
        self._row.addStretch(1)
        self._put(self._row)
        self._line.textEdited.connect(self._edited)
        self._line.editingFinished.connect(self._finish)
        self._line.returnPressed.connect(self.entered)
        look.dress(self._dress_line)

    def value(self) -> str:
        return _BREAKS.sub(" ", self._line.text()).strip()

    def remark(self, words: str, kind: str = "soft") -> None:
        """Say something beside a short line about what stands in it: no problem, so nothing waits for it."""
        self._remark_words = words
        if self._remark is None and words:
            self._remark = Words(self._look, "")
            self._place_remark(self._remark)
        if self._remark is not None:
            self._remark.set_words(words)
            self._remark.set_kind(kind)
            show_when(self._remark, bool(words))
        self._describe()

    def _place_remark(self, remark: Words) -> None:
        """Most fields never have one: it comes where the line was left free."""
        free = self._row.count() - 1
        self._row.setStretch(free, 0)
        self._row.insertWidget(free, remark, 1)

    def set_problem(self, words: str) -> None:
        """A remark may say the same in other words: it goes until something else is typed."""
        super().set_problem(words)
        if self._remark is not None:
            show_when(self._remark, bool(self._remark_words) and not words)
        self._describe()

    def _describe(self) -> None:
        said = (self.problem() or self._remark_words, self._hint_words)
        self._line.setAccessibleDescription(" ".join(filter(None, said)))

    def _show(self, value: str) -> None:
        self._fill(value)

    def _fill(self, words: str) -> None:
        """Put words in the box: there is room for what was written elsewhere, however long, and for a letter too many,
        which tells that more was meant."""
        self._most = max(MOST_IN_A_LINE, _as_qt_counts(words))
        self._line.setMaxLength(self._most + 2)
        self._line.setText(words)
        self._stood = words

    def _edited(self, typed: str) -> None:
        """Raises NotKept for more than a line takes, which then stands as it did."""
        if _as_qt_counts(typed) <= self._most:
            self._stood = typed
            self._change()
            return
        with QSignalBlocker(self._line):
            self._line.undo()
            if self._line.text() != self._stood:  # of what was typed letter by letter, that takes back all
                self._line.setText(self._stood)
        raise too_long(MOST_IN_A_LINE)

    def _dress_line(self) -> None:
        self._row.setSpacing(self._look.space(14))
        width = self._look.px(self._width)
        self._line.setMaximumWidth(width)
        self._line.setMinimumWidth(min(width, self._look.px(_LEAST_WIDTH)))


class _Box(QLineEdit):
    """As wide as it was asked for, where there is room."""

    def __init__(self, look: Look, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._width = look, width

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(self._width), super().sizeHint().height())


class NumberField(TextField):
    """A number, kept as it was typed: what is wrong with it is said on Continue, not while typing."""

    def __init__(
        self,
        look: Look,
        label: str,
        hint: str = "",
        optional: str = "",
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, hint, optional, 130, parent)
        learn_nothing(self._line, Qt.InputMethodHint.ImhFormattedNumbersOnly)
        if unit:
            self._row.insertWidget(1, Line(look, unit, "soft"))


class GrowingText(QTextEdit):
    """A box for running text, three lines or as high as what is in it. Pasting brings words only, Tab goes on.

    Signals:
        too_much_given: more was pasted than it takes, and nothing was put in.
    """

    too_much_given = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = MOST_IN_A_BOX
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def make_room(self, shown: str) -> None:
        """For what was written elsewhere, however long: what somebody cuts out of it, or drags, goes in again."""
        self._most = max(MOST_IN_A_BOX, _as_qt_counts(shown))

    def insertFromMimeData(self, source: QMimeData) -> None:
        words = source.text() or QTextDocumentFragment.fromHtml(source.html()).toPlainText()
        stays = self.document().characterCount() - 1 - _as_qt_counts(self.textCursor().selectedText())
        if _as_qt_counts(words) + stays > self._most:
            self.too_much_given.emit()
        else:
            self.insertPlainText(words)

    def sizeHint(self) -> QSize:
        self.ensurePolished()  # the edges are known from then on
        around = self.height() - self.contentsRect().height()
        least = self.fontMetrics().lineSpacing() * LEAST_LINES + 2 * round(self.document().documentMargin())
        return QSize(240, max(least, round(self.document().size().height())) + around)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())


class LongTextField(Field):
    """Several lines of words."""

    def __init__(
        self, look: Look, label: str, hint: str = "", optional: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, label, hint, optional, parent)
        self._text = GrowingText(self)
        self._take(self._text)
        self._put(self._text)
        self._text.textChanged.connect(self._typed)
        self._text.too_much_given.connect(self._refuse)
        self._is_showing = False

    def value(self) -> str:
        return self._text.toPlainText().strip()

    def _show(self, value: str) -> None:
        self._text.make_room(value)
        if value == self._text.toPlainText():
            return
        self._is_showing = True
        self._text.setPlainText(value)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._is_showing = False

    def _typed(self) -> None:
        if not self._is_showing:
            self._change()

    def _refuse(self) -> None:
        raise too_long(MOST_IN_A_BOX)


class SearchField(QLineEdit):
    """A box that finds things while one types.

    Signals:
        asked(str): what to look for now.
        down_asked: Enter or Down was pressed: on to what was found.
    """

    asked = Signal(str)
    down_asked = Signal()

    def __init__(self, look: Look, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "search")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self.asked)
        learn_nothing(self)
        look.dress(self._dress)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down_asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        glass = self._look.pixmap("search", "text_soft", 20)
        QPainter(self).drawPixmap(self._look.px(12), (self.height() - self._look.px(20)) // 2, glass)

    def _dress(self) -> None:
        self.setMinimumWidth(self._look.px(290))
