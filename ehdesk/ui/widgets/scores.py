"""One number from each of several people, side by side: how things are for them, from 0 to 10.

scores = Scores(look, "From 0 to 10, how are things for each of you?", "0 is as bad as it could be")
scores.add(row)              a ScoreField, or something with one in it
scores.show_if_any()         the heading goes with the last of them
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.flow import FlowRow
from ehdesk.ui.widgets.text_field import NumberField
from ehdesk.ui.widgets.words import Words, show_when


class ScoreField(NumberField):
    """A small box under somebody's name; a screen reader hears the whole question."""

    def __init__(self, look: Look, who: str, question: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(look, who, parent=parent)
        self._hint_words, self.name = hint, question
        self.setAccessibleName(question)
        self._line.setAccessibleName(question)
        self._line.setAccessibleDescription(hint)
        self._row.addSpacing(look.space(46))  # so that one name stands apart from the next


class Scores(QWidget):
    """A heading, and boxes that go on below when the line is full."""

    def __init__(self, look: Look, heading: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._rows = look, list[QWidget]()
        self._column, self._line = QVBoxLayout(self), QWidget()
        self._flow = FlowRow(look.space(20), self._line)
        for widget in (Words(look, heading, "label"), Words(look, hint, "small_soft"), self._line):
            self._column.addWidget(widget)
        look.dress(self._dress)

    def add(self, row: QWidget) -> None:
        """One more person."""
        self._rows.append(row)
        self._flow.add(row)

    def show_if_any(self) -> None:
        """Stand there only while somebody is asked."""
        show_when(self, any(not row.isHidden() for row in self._rows))

    def _dress(self) -> None:
        spaced(self._column, (0, 0, 0, 0), self._look.space(5))
