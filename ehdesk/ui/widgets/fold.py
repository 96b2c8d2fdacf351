"""A card that opens and closes: a heading that says how far it is, and rows that are made when it is first opened.

heading = Heading("Leila", "2 of 8 topics completed", "In progress", "accent", ("open", "closed"))
fold = Fold(look, heading, lambda: [TaskRow(...), TaskRow(...)])
fold.set_open(True)
fold.toggled(bool)        the person opened or closed it
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.tab_order import tab_through
from ehdesk.ui.widgets.card import Card, spaced
from ehdesk.ui.widgets.pieces import draw_rules
from ehdesk.ui.widgets.row_face import RowButton, RowWords
from ehdesk.ui.widgets.words import show_when

_AT_ONCE = 24
"""The rows that a tall screen holds. What more there are is made once these are painted."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands on a fold. `spoken` is how a screen reader hears that it is open, and that it is closed.

    `kind` is the type of its title: h2 where it is a part of its own, label where it is one of several.
    """

    title: str
    detail: str
    state: str
    tone: str
    spoken: tuple[str, str]
    kind: str = "h2"

    def said(self, *, is_open: bool) -> str:
        """All of it in one breath."""
        return ", ".join(filter(None, (self.title, self.detail, self.state, self.spoken[0 if is_open else 1])))


class _Head(RowButton):
    """The heading, from edge to edge."""

    def __init__(self, look: Look, heading: Heading) -> None:
        words = RowWords(
            heading.title, heading.detail, heading.state, heading.tone, end="chevron-down", kind=heading.kind
        )
        super().__init__(look, words)
        self._heading = heading
        self.setAccessibleName(heading.said(is_open=False))
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Fixed)  # in a column with room to spare, the heading takes none of it
        self.setSizePolicy(policy)

    def show_open(self, *, is_open: bool) -> None:
        self.show_end("chevron-up" if is_open else "chevron-down")
        self.setAccessibleName(self._heading.said(is_open=is_open))


class _Ruled(QWidget):
    """Rows with a line over each."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self.column = look, QVBoxLayout(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt gives it
        rows = (child for child in self.children() if isinstance(child, QWidget))
        draw_rules(self, self._look, self.column.contentsRect(), rows)


class Fold(Card):
    """A heading, and rows under it that can be put away.

    Signals:
        toggled(bool): the person opened it, or closed it.
    """

    toggled = Signal(bool)

    def __init__(
        self, look: Look, heading: Heading, rows: Callable[[], Iterable[QWidget]], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._rows: Callable[[], Iterable[QWidget]] | None = rows
        self.head, self._body = _Head(look, heading), _Ruled(look)
        self._below = self._body.column
        self._body.hide()
        look.dress(self._dress_body)
        self._all.addWidget(self.head)
        self._all.addWidget(self._body)
        self.head.clicked.connect(self._turn)

    @property
    def is_open(self) -> bool:
        """Are its rows shown?"""
        return not self._body.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show the rows, or put them away."""
        if is_open and self._rows is not None:
            rows, self._rows = iter(self._rows()), None
            first = list(islice(rows, _AT_ONCE))
            self._add(first)
            if len(first) == _AT_ONCE:
                QTimer.singleShot(0, self, lambda: self._add(rows))
        show_when(self._body, is_open)
        self.head.show_open(is_open=is_open)

    def _add(self, rows: Iterable[QWidget]) -> None:
        for row in rows:
            self._below.addSpacing(1)
            self._below.addWidget(row)
        tab_through(self.head, self._body)

    def _dress_body(self) -> None:
        spaced(self._below, (self._look.space(16), 0, 0, 0), 0)

    def _turn(self) -> None:
        self.set_open(not self.is_open)
        self.toggled.emit(self.is_open)
