"""A card that opens and closes: a heading that says how far it is, and rows that are made when it is first opened.

heading = Heading("Leila", "2 of 8 topics completed", "In progress", "accent", ("open", "closed"))
fold = Fold(look, heading, lambda: [TaskRow(...), TaskRow(...)])
fold.set_open(True)
fold.toggled(bool)        the person opened or closed it
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.tab_order import tab_through
from ehdesk.ui.widgets.card import Card, spaced
from ehdesk.ui.widgets.face import FaceButton, let_mouse_through
from ehdesk.ui.widgets.pieces import Picture, Rule
from ehdesk.ui.widgets.task_row import name_and_detail, state_of
from ehdesk.ui.widgets.words import show_when


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


class _Head(FaceButton):
    """The heading, from edge to edge."""

    kind = "row"

    def __init__(self, look: Look, heading: Heading) -> None:
        super().__init__(look, heading.said(is_open=False))
        self._heading, self._chevron = heading, Picture(look, "chevron-down", size=18)
        self._face = QHBoxLayout(self)
        self._face.addLayout(name_and_detail(look, heading.title, heading.detail, title_kind=heading.kind), 1)
        if heading.state:
            self._face.addWidget(state_of(look, heading.state, heading.tone))
        self._face.addWidget(self._chevron)
        let_mouse_through(self)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Fixed)  # in a column with room to spare, the heading takes none of it
        self.setSizePolicy(policy)
        look.dress(self._dress_head)

    def show_open(self, *, is_open: bool) -> None:
        self._chevron.show_icon("chevron-up" if is_open else "chevron-down", "text")
        self.setAccessibleName(self._heading.said(is_open=is_open))

    def _dress_head(self) -> None:
        look = self._look
        spaced(self._face, (look.space(18), look.space(6), look.space(16), look.space(6)), look.space(14))


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
        self.head, self._body = _Head(look, heading), QWidget()
        self._below = QVBoxLayout(self._body)
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
            rows, self._rows = self._rows, None
            for row in rows():
                self._below.addWidget(Rule())
                self._below.addWidget(row)
            tab_through(self.head, self._body)
        show_when(self._body, is_open)
        self.head.show_open(is_open=is_open)

    def _dress_body(self) -> None:
        spaced(self._below, (self._look.space(16), 0, 0, 0), 0)

    def _turn(self) -> None:
        self.set_open(not self.is_open)
        self.toggled.emit(self.is_open)
