"""Where everything of a genogram lies on a widget: pixels, no painting."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ehdesk.domain.genogram import Couple, Descent, Genogram, Line
from ehdesk.ui.look import Look

_WIDEST, _NARROWEST, _HIGH = 136, 86, 176
"""Pixels at 100 per cent: how wide the place of one member can be and must be, and how high a generation is."""
_SHAPE, _NAME, _SIDE, _TOP = 54, 26, 26, 34
_BESIDE = {Line.RESPONSIBLE: 8, Line.WIDER: -8}


class GenogramPlan:
    """One drawing, laid out for a width."""

    def __init__(self, look: Look, drawing: Genogram, width: float) -> None:
        self._drawing = drawing
        room = (width - 2 * look.px(_SIDE)) / drawing.width
        self.cell = max(float(look.px(_NARROWEST)), min(float(look.px(_WIDEST)), room))
        self.shape, self.name_height = float(look.px(_SHAPE)), float(look.px(_NAME))
        self._px, self._side, self._top = look.px, look.px(_SIDE), look.px(_TOP)
        self._left = self._side + max(0.0, (room - self.cell) * drawing.width / 2)

    @staticmethod
    def least_width(look: Look, drawing: Genogram) -> int:
        """What it needs, however little room there is."""
        return round(drawing.width * look.px(_NARROWEST)) + 2 * look.px(_SIDE)

    @staticmethod
    def height(look: Look, drawing: Genogram) -> int:
        """How high it is, at any width."""
        return len(drawing.rows) * look.px(_HIGH) + look.px(_TOP) // 2

    def middle(self, member: str) -> QPointF:
        """The middle of a member's figure."""
        across = self._left + (self._drawing.across[member] + 0.5) * self.cell
        return QPointF(across, self._top + self._drawing.row_of(member) * self._px(_HIGH) + self.shape / 2)

    def name_box(self, member: str) -> QRectF:
        """Where the name stands, under the figure."""
        middle = self.middle(member)
        top = middle.y() + self.shape / 2 + self._px(4)
        return QRectF(middle.x() - self.cell / 2 + 4, top, self.cell - 8, self.name_height)

    def couple_line(self, pair: Couple) -> list[QLineF]:
        """Straight between neighbours; over the heads of whoever stands between."""
        one, other = sorted((self.middle(pair.one), self.middle(pair.other)), key=lambda at: at.x())
        half = self.shape / 2
        if other.x() - one.x() < 1.5 * self.cell:
            return [QLineF(one.x() + half, one.y(), other.x() - half, one.y())]
        over = one.y() - half - self._px(12)
        return [
            QLineF(one.x(), one.y() - half, one.x(), over),
            QLineF(one.x(), over, other.x(), over),
            QLineF(other.x(), over, other.x(), other.y() - half),
        ]

    def descent_lines(self, descent: Descent, number: int) -> list[QLineF]:
        """From the parents down to a bar, and from the bar to each child. Bars lie a little apart, by `number`.

        The lines of parental responsibility and of wider ties run beside the others.
        """
        beside = self._px(_BESIDE.get(descent.line, 0))
        start = self._start(descent.parents) + QPointF(beside, 0)
        children = [self.middle(child) for child in descent.children]
        lines = []
        for row_top in sorted({child.y() - self.shape / 2 for child in children}):
            here = [child.x() + beside for child in children if child.y() - self.shape / 2 == row_top]
            bar = row_top - self._px(24) - self._px(6) * (number % 4)
            lines += [
                QLineF(start.x(), start.y(), start.x(), bar),
                QLineF(min([start.x(), *here]), bar, max([start.x(), *here]), bar),
                *(QLineF(across, bar, across, row_top) for across in here),
            ]
        return lines

    def outline(self, members: Sequence[str], number: int) -> QPainterPath:
        """Round everyone of one home and nobody else. Homes that share somebody lie in each other, by `number`."""
        inset = self._px(7) * (number % 3)
        boxes = [self._box(run, inset) for _row, run in self._drawing.runs(members)]
        whole = QPainterPath()
        for box in boxes:
            part = QPainterPath()
            part.addRoundedRect(box, self._px(12), self._px(12))
            whole = whole.united(part)
        return whole

    def outline_label(self, members: Sequence[str], number: int, width: float) -> QRectF:
        """Where the name of a home stands, on the lower edge of its outline; a long one goes beyond."""
        box = self._box(self._drawing.runs(members)[0][1], self._px(7) * (number % 3))
        if width > box.width() - self._px(24):
            width = min(width, max(box.width(), self.cell))
            left = box.center().x() - width / 2
        else:
            left = box.left() + self._px(14) if number % 2 == 0 else box.right() - self._px(14) - width
        return QRectF(left, box.bottom() - self._px(10), width, self._px(20))

    def _box(self, run: Sequence[str], inset: float) -> QRectF:
        first, last = self.middle(run[0]), self.name_box(run[-1])
        top = first.y() - self.shape / 2 - self._px(16) + inset
        left = first.x() - self.cell / 2 + self._px(7) + inset
        return QRectF(
            left, top, last.right() + 4 - self._px(7) - inset - left, last.bottom() + self._px(16) - inset - top
        )

    def _start(self, parents: Sequence[str]) -> QPointF:
        if len(parents) == 1:
            box = self.name_box(parents[0])
            return QPointF(box.center().x(), box.bottom())
        lines = self.couple_line(Couple(parents[0], parents[1]))
        if len(lines) == 1:
            return lines[0].center()
        return QPointF(lines[1].x1() + self.cell / 2, lines[1].y1())
