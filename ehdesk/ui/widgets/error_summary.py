"""What has to be put right, after Continue: named, linked, announced.

summary = ErrorSummary(look, "There is a problem", "What you wrote is saved. You can also come back later.")
summary.show_problems((("school", "Say how school is going"), ("talked_on", "Enter a date that exists")))
summary.chosen(str)       the key of a problem whose link was pressed: give its field the keyboard
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import clear, spaced
from ehdesk.ui.widgets.face import FaceButton, let_mouse_through
from ehdesk.ui.widgets.toast import announce
from ehdesk.ui.widgets.words import Words, show_when


class _ProblemLink(FaceButton):
    """Its words go on below where they are long: no page gets wider by them."""

    kind, ink = "problem_link", "error"

    def __init__(self, look: Look, words: str, parent: QWidget) -> None:
        super().__init__(look, words, parent)
        lines = QVBoxLayout(self)
        spaced(lines, (0, 0, 0, 0), 0)
        lines.addWidget(Words(look, words, "problem"))
        let_mouse_through(self)


class ErrorSummary(QFrame):
    """Hidden until there is a problem; then it has the keyboard.

    Signals:
        chosen(str): the link of the problem with this key was pressed.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, title: str, saved: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._title, self._saved = look, title, saved
        self.setProperty("kind", "error_summary")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._column, self._links = QVBoxLayout(self), QVBoxLayout()
        self._column.addWidget(Words(look, title, "h2"))
        self._column.addLayout(self._links)
        self._column.addWidget(Words(look, saved, "small_soft"))
        look.dress(self._dress)
        self.hide()

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Pairs of key and words, in the order of the page, told at once. None puts the summary away."""
        self.show_only(problems)
        if problems:
            self.tell()

    def show_only(self, problems: Sequence[tuple[str, str]]) -> None:
        """The same to somebody who reads on: the keyboard stays where it is, and nothing is said."""
        clear(self._links)
        before: QWidget = self
        for key, words in problems:
            link = _ProblemLink(self._look, words, self)
            link.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._links.addWidget(link)
            # made after the rest of the page, the links would else come last with Tab
            QWidget.setTabOrder(before, link)
            before = link
        show_when(self, bool(problems))
        self.setAccessibleName(". ".join((self._title, *(words for _key, words in problems), self._saved)))

    def tell(self) -> None:
        """Give it the keyboard, and say what has to be put right."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.accessibleName())

    def _dress(self) -> None:
        side = self._look.space(22)
        spaced(self._column, (side, self._look.space(15), side, self._look.space(15)), self._look.space(2))
        spaced(self._links, (0, 0, 0, 0), 0)
