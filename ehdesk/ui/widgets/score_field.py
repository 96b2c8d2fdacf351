"""One area of a star in a line: its steps as small radio buttons, and "Not covered" with its reason.

    field = ScoreField(look, "Learning", steps, not_covered)
    field.value()           "3" for a step, "-not-known" for a reason, "" for nothing yet
    field.typed             a digit was pressed: the next area can have the keyboard

Left and right choose a neighbour, a digit chooses its step and 0 "Not covered".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup, QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.flow import FlowRow
from ehdesk.ui.widgets.marks import RoundMark
from ehdesk.ui.widgets.painted import PaintedRadio, paint_mark
from ehdesk.ui.widgets.select import Select
from ehdesk.ui.widgets.words import Words, show_when

_REASON = "-"
"""What a reason begins with in a value, so that none is ever taken for a step."""
_NAME = 215
"""Pixels at 100 per cent for the name of an area."""
_LETTERS = 18


@dataclass(frozen=True, slots=True)
class NotCovered:
    """The words for an area without a score, the question why, and the reasons to choose from (key and words)."""

    words: str
    why: str
    reasons: Sequence[tuple[str, str]]


@dataclass(slots=True)
class _StepFace:
    """Its circle and a few words. Measured once: while a sheet is laid out, each is asked a dozen times."""

    look: Look
    button: QAbstractButton
    words: str
    size: QSize | None = None

    def likes(self) -> QSize:
        if self.size is None:
            look, words = self.look, QFontMetrics(self.look.font(_LETTERS)).size(0, self.words)
            width = look.px(5) + look.px(RoundMark.side) + look.px(7) + words.width() + look.px(7)
            least = QSize(look.px(44), look.px(44))
            self.size = QSize(width, max(look.px(RoundMark.side), words.height())).expandedTo(least)
        return self.size

    def least(self) -> QSize:
        return self.likes()

    def height(self, width: int) -> int:  # noqa: ARG002 - it never wraps
        return self.likes().height()

    def forget(self) -> None:
        self.size = None

    def paint(self, painter: QPainter) -> None:
        look, button = self.look, self.button
        top = (button.height() - look.px(RoundMark.side)) // 2
        side = paint_mark(painter, look, button, QPoint(look.px(5), top))
        beside = button.rect().adjusted(look.px(5) + side + look.px(7), 0, 0, 0)
        painter.setFont(look.font(_LETTERS))
        painter.setPen(look.colour("text"))
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.words)


class StepRadio(PaintedRadio):
    """A real radio button with its own circle and a few words: a sheet has some seventy of them."""

    def __init__(self, look: Look, key: str, words: str, says: str, parent: QWidget) -> None:
        super().__init__(key, says, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.wear(look, _StepFace(look, self, words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # those go to the next area
        else:
            super().keyPressEvent(event)


class ScoreField(Field):
    """The score of one area, or why there is none.

    Signals:
        typed: a digit was pressed.
        stepped(int): the arrow down (1) or up (-1) was pressed.
    """

    typed = Signal()
    stepped = Signal(int)
    is_labelled = False

    def __init__(
        self, look: Look, area: str, steps: Sequence[Choice], none: NotCovered, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, area, parent=parent)
        self._group, self._row = QButtonGroup(self), FlowRow(look.px(2))
        self._row.setParent(self)
        said = [(step.key, step.number, f"{area}: {step.number}, {step.words}") for step in steps]
        said.append((_REASON, none.words, f"{area}: {none.words}"))
        self._radios = [StepRadio(look, *each, parent=self._row) for each in said]
        self._area = Words(look, area, "strong")
        self._none = none
        self._reason: Select | None = None
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addWidget(self._area)
        self._line.addWidget(self._row, 1)
        for radio in self._radios:
            self._group.addButton(radio)
            self._take(radio, radio.accessibleName())
        self._row.add(*self._radios)
        self._group.buttonClicked.connect(self._announce)
        self._put(self._line)
        look.dress(self._dress_area)

    def value(self) -> str:
        chosen = self._group.checkedButton()
        if not isinstance(chosen, StepRadio):
            return ""
        return chosen.key if chosen.key != _REASON else f"{_REASON}{self._why.value()}"

    @property
    def control(self) -> QWidget:
        """The chosen radio button, or the first."""
        return self._group.checkedButton() or self._radios[0]

    def focus_control(self) -> None:
        """Give the keyboard to it."""
        self.control.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        wanted = next((radio for radio in self._radios if event.text() == self._digit(radio)), None)
        if step is not None:
            self.stepped.emit(step)
        elif wanted is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            wanted.click()
            self.typed.emit()
        else:
            super().keyPressEvent(event)

    def _digit(self, radio: StepRadio) -> str:
        return "0" if radio.key == _REASON else radio.key

    def _show(self, value: str) -> None:
        key = _REASON if value.startswith(_REASON) else value
        self._group.setExclusive(False)
        for radio in self._radios:
            radio.setChecked(radio.key == key)
        self._group.setExclusive(True)
        if key == _REASON:
            self._why.show_also(value.removeprefix(_REASON))
        self._show_reason()

    def _announce(self) -> None:
        self._show_reason()
        if self.value() != self._kept:
            self._change()
            self._finish()

    def _show_reason(self) -> None:
        if self._radios[-1].isChecked():
            show_when(self._why, is_wanted=True)
        elif self._reason is not None:
            self._reason.hide()

    @property
    def _why(self) -> Select:
        """The reasons to choose from: most areas never need them."""
        if self._reason is None:
            says = f"{self.name}: {self._none.why}"
            self._reason = Select(self._look, says, self._none.reasons)
            self._reason.chosen.connect(lambda _reason: self._announce())
            self._take(self._reason, says)
            self._row.add(self._reason)
            self.set_problem(self.problem())
            # made late, it would be the last thing in the window that Tab comes to
            QWidget.setTabOrder(self._radios[-1], self._reason)
        return self._reason

    def _dress_area(self) -> None:
        look, direction = self._look, QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if look.is_narrow else direction.LeftToRight)
        self._line.setSpacing(look.space(4))
        self._area.setFixedWidth(look.px(_NAME))
