"""A sheet with what one draws with: the same in a question and on a page of its own."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ehdesk.domain.sketch import Drawing
from ehdesk.forms.wording import Wording
from ehdesk.ui.forms.drawing_tools import DrawingTools
from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.drawing_sheet import DrawingSheet

_TOOLS_WIDE, _NO_LIMIT = 250, 16_777_215
"""Pixels: how wide the tools are beside a sheet, and what Qt takes for no limit."""


class Easel(QWidget):
    """`size` is that of the sheet in dots. The tools lie below it, or with `tools_beside` beside it where there is
    room.

    Signals:
        changed: something was drawn, undone or done again; or somebody has been drawing for a while.
    """

    changed = Signal()

    def __init__(
        self, look: Look, words: Wording, name: str, size: QSize, *, one_pen: bool = False, tools_beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._look, self._words, self._name, self._is_beside = look, words, name, tools_beside
        self._drawing, self._beside = Drawing(), ""
        self.sheet = DrawingSheet(look, size, keeps_shape=not tools_beside)
        self.tools = DrawingTools(look, words, one_pen=one_pen)
        self.sheet.take_up(*self.tools.now())
        for signal, act in (
            (self.tools.taken_up, self.sheet.take_up),
            (self.tools.undo_asked, self.sheet.undo),
            (self.tools.redo_asked, self.sheet.redo),
            (self.tools.empty_asked, self.sheet.start_again),
            (self.sheet.drawn, self._tell),
            (self.sheet.going_on, self.changed.emit),
        ):
            signal.connect(act)
        if not tools_beside:  # in a page of questions it takes no more than it needs
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.addWidget(self.sheet, 1)
        self._box.addWidget(self.tools)
        look.dress(self._dress)

    def show_drawing(self, drawing: Drawing, base: QImage | None = None) -> None:
        """Draw on this one from now on."""
        self._drawing = drawing
        self.sheet.show_drawing(drawing, base)
        self._say()

    def say_beside(self, words: str) -> None:
        """What is heard of the sheet before what is on it: a hint, a problem."""
        self._beside = words
        self._say()

    def _tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """What is heard of the sheet: nobody who cannot see it should have to guess."""
        now = self._drawing.now
        said = self._words("drawing.strokes", count=len(now.strokes))
        if now.base:
            said = self._words("drawing.on_picture", strokes=said)
        self.sheet.setAccessibleName(self._words("drawing.sheet", name=self._name))
        self.sheet.setAccessibleDescription(" ".join(filter(None, (self._beside, said))))

    def _dress(self) -> None:
        look, direction = self._look, QBoxLayout.Direction
        is_beside = self._is_beside and not look.is_narrow
        self._box.setDirection(direction.LeftToRight if is_beside else direction.TopToBottom)
        self.tools.setMaximumWidth(look.px(_TOOLS_WIDE) if is_beside else _NO_LIMIT)
        spaced(self._box, (0, 0, 0, 0), look.space(16 if is_beside else 8))
