"""A card: white, a thin edge, rows split by rules that reach the edge.

card = Card(look)                              a plain card: card.add(widget) gives padding 20
card = TitledCard(look, "Next steps", "4")     a heading and a count; card.add_button(QuietButton(...)) on its right
card.add_row(TaskRow(...))                     rows lie edge to edge, with a rule between them
"""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import Button
from ehdesk.ui.widgets.pieces import draw_rules
from ehdesk.ui.widgets.words import Line, Short


def spaced(layout: QLayout, margins: tuple[int, int, int, int], gap: int) -> None:
    """Margins (left, top, right, bottom) and the gap of a layout, together."""
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, and away; what lies in layouts of its own too."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


class Card(QFrame):
    """A surface for things that belong together."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "card")
        # not Maximum: that is the height of a long text on its widest line, and cuts it off where the card is narrower
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._all = QVBoxLayout(self)
        self._padded: list[tuple[QVBoxLayout, bool]] = []
        self._leaves_room = False
        self._ruled: list[QWidget] = []
        look.dress(self._dress)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets inside the padding, one below the other; what stands above them keeps its own room."""
        body = QVBoxLayout()
        for widget in widgets:
            body.addWidget(widget)
        self._padded.append((body, self._leaves_room))
        self._leaves_room = True
        self._all.addLayout(body)
        self._dress()

    def add_row(self, row: QWidget) -> None:
        """Put a row from edge to edge, under a rule if something is above it."""
        if self._all.count():
            self._all.addSpacing(1)
            self._ruled.append(row)
        self._leaves_room = False
        self._all.addWidget(row)

    def clear(self) -> None:
        """Take everything out, rows and what stands between them."""
        clear(self._all)
        self._padded.clear()
        self._ruled.clear()
        self._leaves_room = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_rules(self, self._look, self._all.contentsRect(), self._ruled)

    def _dress(self) -> None:
        edge = 1 + self._look.theme.edge
        spaced(self._all, (edge, 4, edge, 4), 0)
        side = self._look.space(20)
        for body, is_under_room in self._padded:
            top = 0 if is_under_room else side - 4
            spaced(body, (side - edge, top, side - edge, side - 4), self._look.space(8))


class TitledCard(Card):
    """A card with a heading, perhaps a count, perhaps a button."""

    def __init__(self, look: Look, title: str, count: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._head = QWidget()
        self._row = QHBoxLayout(self._head)
        self._count = Line(look, count, "soft")
        self._row.addWidget(Short(look, title, "h2"))
        self._row.addWidget(self._count)
        self._row.addStretch()
        self._put_head()
        look.dress(self._dress_head)

    def add_button(self, button: Button) -> None:
        """A button at the right of the heading."""
        self._row.addWidget(button)

    def set_count(self, count: str) -> None:
        """How many rows, beside the heading."""
        self._count.set_words(count)

    def clear_rows(self) -> None:
        """Take the rows out and keep the heading."""
        self._all.removeWidget(self._head)
        self.clear()
        self._put_head()

    def _put_head(self) -> None:
        self._all.addWidget(self._head)
        self._leaves_room = True

    def _dress_head(self) -> None:
        side = self._look.space(16)
        spaced(self._row, (side, self._look.space(5), side, self._look.space(5)), self._look.space(8))
        self._head.setMinimumHeight(self._look.px(48))
