"""Drawing with the whole window for a sheet: a child has room."""

from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.easel import Easel
from ehdesk.ui.forms.over_page import OverPage
from ehdesk.ui.paper import Paper
from ehdesk.ui.shell.page import WHOLE_WIDTH
from ehdesk.ui.tab_order import tab_through


class DrawingPage(OverPage):
    """It draws on the same paper as the question, which stays open under it."""

    margin, top = 24, 24
    widest = WHOLE_WIDTH

    def __init__(self, desk: Desk, name: str, paper: Paper, *, one_pen: bool = False) -> None:
        super().__init__(desk, name, desk.words("drawing.done"))
        self.easel = Easel(desk.look, desk.words, name, paper, one_pen=one_pen, is_whole=True)
        self.easel.tools.add(self.done)
        self.hide_title()
        self.add(self.easel)
        tab_through(self.easel.sheet, self.easel.tools)
        self.undo_asked.connect(self.easel.sheet.undo)
        self.closed.connect(self.easel.sheet.finish)
        self.open_at(self.easel.sheet)
