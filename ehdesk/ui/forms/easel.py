"""A sheet with what one draws with: the same in a question and on a page of its own."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ehdesk.forms.wording import Wording
from ehdesk.ui.forms.drawing_tools import DrawingTools
from ehdesk.ui.forms.easel_room import Laid, Tools, laid
from ehdesk.ui.look import Look
from ehdesk.ui.paper import Paper
from ehdesk.ui.scrolled import page_around
from ehdesk.ui.widgets.drawing_sheet import DrawingSheet

_WIDEST, _NO_LIMIT = 800, 16_777_215
"""Pixels: how wide a sheet is among other questions, and what Qt takes for no limit."""
_AROUND, _GAP = 24, 16
"""Pixels at 100 per cent: what stays free above and below on a page that scrolls, and between sheet and tools."""


class Easel(QWidget):
    """The whole sheet and its tools are seen at once, as large as the page that they lie in lets them be.

    Among questions a sheet has its limits; with `is_whole` it has none, and stands in the middle.

    Signals:
        changed: something was drawn, undone or done again; or somebody has been drawing for a while.
    """

    changed = Signal()

    def __init__(
        self, look: Look, words: Wording, name: str, paper: Paper, *, one_pen: bool = False, is_whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._look, self._words, self._name, self._paper, self._is_whole = look, words, name, paper, is_whole
        self._beside, self._high, self._laid = "", _NO_LIMIT, dict[tuple[int, int], Laid]()
        self.sheet = DrawingSheet(look, paper, words("pictures.opening"), self)
        self.tools = DrawingTools(look, words, one_pen=one_pen, parent=self)
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
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._say()
        look.dress(self._fit)

    def refresh(self) -> None:
        """Show what is on the paper now."""
        self.sheet.refresh()
        self._say()

    def say_beside(self, words: str) -> None:
        """What is heard of the sheet before what is on it: a hint, a problem."""
        self._beside = words
        self._say()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid_in(width).size.height()

    def sizeHint(self) -> QSize:
        return self._laid_in(max(self.width(), _WIDEST)).size

    def minimumSizeHint(self) -> QSize:
        return QSize(self.tools.minimumSizeHint().width(), self._laid_in(self.width()).size.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The page that it lies in became higher or lower."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (area := page_around(self)) is not None:
            area.viewport().installEventFilter(self)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _tell(self) -> None:
        if self._high != self._seen_high():
            self._fit()  # never under the pen
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """What is heard of the sheet: nobody who cannot see it should have to guess."""
        words, now = self._words, self._paper.drawing.now
        said = words("drawing.strokes", count=len(now.strokes))
        if self._paper.is_awaited:
            said = words("pictures.opening")
        elif now.base:
            said = words("drawing.on_picture" if self._paper.has_base else "drawing.instead", strokes=said)
        self.sheet.setAccessibleName(words("drawing.sheet", name=self._name))
        self.sheet.setAccessibleDescription(" ".join(filter(None, (self._beside, said))))

    def _fit(self) -> None:
        """There is more room or less, or what is in it takes more or less."""
        self._laid.clear()
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        both = self._laid_in(self.width())
        spare = QPoint((self.width() - both.size.width()) // 2 if self._is_whole else 0, 0)
        self.sheet.setGeometry(both.sheet.translated(spare))
        self.tools.setGeometry(both.tools.translated(spare))

    def _laid_in(self, width: int) -> Laid:
        high = self._high = self._high if self.sheet.is_drawn_on else self._seen_high()
        if (width, high) not in self._laid:
            tools = Tools(self.tools.minimumSizeHint().width(), self.tools.heightForWidth, self._look.space(_GAP))
            widest = _NO_LIMIT if self._is_whole else _WIDEST
            self._laid[width, high] = laid(QSize(width, high), self._paper.size, widest, tools)
        return self._laid[width, high]

    def _seen_high(self) -> int:
        """How much of it is seen at once."""
        area = page_around(self)
        return area.viewport().height() - 2 * self._look.space(_AROUND) if area is not None else _NO_LIMIT
