"""Drawing with the whole window for a sheet: a child has room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from ehdesk.domain.sketch import Drawing
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.easel import Easel
from ehdesk.ui.forms.over_page import OverPage


class DrawingPage(OverPage):
    """It draws on the same drawing as the question, which stays open under it."""

    margin, top = 24, 12

    def __init__(
        self, desk: Desk, name: str, drawing: Drawing, size: QSize, base: QImage | None, *, one_pen: bool = False
    ) -> None:
        super().__init__(desk, name, desk.words("drawing.done"))
        self.easel = Easel(desk.look, desk.words, name, size, one_pen=one_pen, tools_beside=True)
        self.easel.show_drawing(drawing, base)
        self.body.insertWidget(1, self.easel, 1_000)
        self.undo_asked.connect(self.easel.sheet.undo)
        self.closed.connect(self.easel.sheet.finish)
        self.open_at(self.easel.sheet)
