"""Where you are: My families > family > part. All but the last can be pressed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import Button
from ehdesk.ui.widgets.card import clear, spaced
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.words import Line

_LONGEST = 30
"""The most letters of a step."""


class _Crumb(Button):
    kind = "crumb"


class Crumbs(QWidget):
    """The way here. On a narrow window only the last is shown.

    Signals:
        chosen(str): the key of a crumb that was pressed.
        shown: the way here is another one.
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
            self.shown.emit()

    def step_before(self) -> tuple[str, str] | None:
        """Key and words of the step above this page."""
        return self._steps[-2] if len(self._steps) > 1 else None

    def _draw(self) -> None:
        clear(self._row)
        spaced(self._row, (0, 0, 0, 0), self._look.space(10))
        if not self._steps:
            return
        for key, words in () if self._look.is_narrow else self._steps[:-1]:
            self._row.addWidget(self._crumb(key, words))
            self._row.addWidget(Picture(self._look, "chevron-right", size=16))
        last = self._steps[-1][1]
        line = Line(self._look, _short(last), "strong")
        line.setAccessibleName(last)
        self._row.addWidget(line)

    def _crumb(self, key: str, words: str) -> Button:
        crumb = _Crumb(self._look, _short(words), says=words)
        crumb.clicked.connect(lambda: self.chosen.emit(key))
        return crumb


def _short(words: str) -> str:
    """A long name with its middle left out, so that no name makes the window wider."""
    if len(words) <= _LONGEST:
        return words
    half = _LONGEST // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"
