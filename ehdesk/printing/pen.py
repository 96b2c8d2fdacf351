"""Draws on pages: text, lines and boxes, each thing marked as what it is or as decoration."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from ehdesk.printing.embedding import FontCase
from ehdesk.printing.lines import Line
from ehdesk.printing.operators import draw_run
from ehdesk.printing.tags import Mark, Tag

FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
_DECORATION = "/Artifact <</Type /Layout>> BDC"
_REPEATED = "/Artifact <</Type /Pagination>> BDC"


@dataclass(frozen=True, slots=True)
class Look:
    """How a box looks: colours of its inside and its edge, none if empty, and how round its corners are."""

    fill: str = ""
    edge: str = ""
    thickness: float = 1.2
    radius: float = 0


class Pen:
    """A pen on one canvas. Positions are points from the lower left corner; `top` is the upper edge of a thing."""

    def __init__(self, canvas: Canvas, case: FontCase) -> None:
        self._canvas = canvas
        self._case = case
        self._page = 0
        self._marks = 0
        self._is_inside = False

    def turn_page(self) -> None:
        """Goes on at the next page."""
        self._canvas.showPage()
        self._page += 1
        self._marks = 0

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        """What is drawn inside is read out as `tag`."""
        if self._is_inside:
            yield
            return
        self._open(f"/{tag.kind} <</MCID {self._marks}>> BDC")
        tag.parts.append(Mark(self._page, self._marks))
        self._marks += 1
        yield
        self._close()

    @contextmanager
    def figure(self, tag: Tag) -> Iterator[None]:
        """All that is drawn inside, decoration too, is one picture."""
        with self.tagged(tag):
            was_inside, self._is_inside = self._is_inside, True
            yield
            self._is_inside = was_inside

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """What is drawn inside is for the eye only."""
        if self._is_inside:
            yield
            return
        self._open(_DECORATION)
        yield
        self._close()

    @contextmanager
    def repeated(self, opening: str = _REPEATED) -> Iterator[None]:
        """What is drawn inside has been read out already, or stands on every page."""
        self._open(opening)
        self._is_inside = True
        yield
        self._is_inside = False
        self._close()

    def text(self, line: Line, x: float, top: float) -> None:
        """One line, its capitals in the middle of its leading."""
        self.text_at(line, x, line.style.baseline(top))

    def text_at(self, line: Line, x: float, baseline: float, *, is_hidden: bool = False) -> None:
        """One line on a baseline; a hidden one is found and read out but not seen."""
        self._canvas.setFillColor(line.style.colour)
        operators = ["BT", "3 Tr" if is_hidden else "0 Tr"]
        for placed in line.runs:
            operators.append(draw_run(placed.run, self._case, x + placed.x, baseline, line.style.size))
        self._canvas.addLiteral(" ".join([*operators, "ET"]))

    def rule(self, x: float, y: float, width: float, thickness: float, colour: str) -> None:
        """A level line."""
        self.path([(x, y), (x + width, y)], thickness, colour)

    def path(
        self, points: Sequence[tuple[float, float]], thickness: float, colour: str, dashes: Sequence[float] = ()
    ) -> None:
        """Straight lines from point to point."""
        with self.decoration():
            self._canvas.setStrokeColor(colour)
            self._canvas.setLineWidth(thickness)
            self._canvas.setLineCap(1 if not dashes or dashes[0] < 1 else 0)
            self._canvas.setLineJoin(1)
            self._canvas.setDash(list(dashes))
            self._canvas.drawPath(self._path(points), stroke=1, fill=0)
            self._canvas.setDash([])

    def area(self, points: Sequence[tuple[float, float]], colour: str, share: float = 1) -> None:
        """A filled shape that covers `share` of what is under it."""
        with self.decoration():
            self._canvas.setFillColor(colour, alpha=share)
            path = self._path(points)
            path.close()
            self._canvas.drawPath(path, stroke=0, fill=1)
            self._canvas.setFillAlpha(1)

    def box(self, x: float, y: float, width: float, height: float, look: Look) -> None:
        """A box whose lower left corner is at `x` and `y`."""
        with self.decoration():
            self._canvas.setFillColor(look.fill or "#FFFFFF")
            self._canvas.setStrokeColor(look.edge or "#FFFFFF")
            self._canvas.setLineWidth(look.thickness)
            drawn = {"stroke": int(bool(look.edge)), "fill": int(bool(look.fill))}
            self._canvas.roundRect(x, y, width, height, look.radius, **drawn)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled round mark."""
        with self.decoration():
            self._canvas.setFillColor(colour)
            self._canvas.circle(x, y, radius, stroke=0, fill=1)

    def _path(self, points: Sequence[tuple[float, float]]) -> PDFPathObject:
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        return path

    def _open(self, operator: str) -> None:
        self._canvas.addLiteral(operator)

    def _close(self) -> None:
        self._canvas.addLiteral("EMC")
