"""Where you are: My families > family > part. All but the last can be pressed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import Button
from ehdesk.ui.widgets.card import clear, spaced
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.words import Short, shortened


class _Crumb(Button):
    kind = "crumb"


class Crumbs(QWidget):
    """The way here. On a narrow window only the last is shown.

    Signals:
        chosen(str): the key of a crumb that was pressed.
        shown: the way here is another one, or drawn again.
    """

    chosen = Signal(str)
    shown = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._steps: Sequence[tuple[str, str]] = ()
        self._row = QHBoxLayout(self)
        look.dress(self._draw)

    def show_steps(self, steps: Sequence[tuple[str, str]]) -> None:
        """Pairs of key and words, from the desk to here. The same ones again change nothing."""
        if tuple(steps) != self._steps:
            self._steps = tuple(steps)
            self._draw()

    def step_before(self) -> tuple[str, str] | None:
        """Key and words of the step above this page."""
        return self._steps[-2] if len(self._steps) > 1 else None

    def buttons(self) -> list[Button]:
        """The steps that can be pressed, in their order."""
        return list(self._buttons)

    def _draw(self) -> None:
        self._buttons: list[Button] = []
        clear(self._row)
        self._fill()
        self.shown.emit()

    def _fill(self) -> None:
        spaced(self._row, (0, 0, 0, 0), self._look.space(10))
        if not self._steps:
            return
        for key, words in () if self._look.is_narrow else self._steps[:-1]:
            self._row.addWidget(self._crumb(key, words))
            self._row.addWidget(Picture(self._look, "chevron-right", size=16))
        last = self._steps[-1][1]
        self._row.addWidget(Short(self._look, last, "strong"), 1)

    def _crumb(self, key: str, words: str) -> Button:
        crumb = _Crumb(self._look, shortened(words), says=words)
        crumb.clicked.connect(lambda: self.chosen.emit(key))
        self._buttons.append(crumb)
        return crumb
