"""What the layout of a block needs: the style, a typesetter, and the width there is."""

from dataclasses import dataclass, replace

from ehdesk.printing.lines import Line, Typesetter
from ehdesk.printing.pen import Pen
from ehdesk.printing.pieces import Piece
from ehdesk.printing.styles import Style, TextStyle
from ehdesk.printing.tags import Tag


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a block is laid out: in `width` points, read out inside `tag`."""

    style: Style
    typesetter: Typesetter
    width: float
    tag: Tag

    def narrowed(self, width: float, tag: Tag | None = None) -> "Setting":
        """The same in another width, and inside another tag."""
        return replace(self, width=width, tag=tag or self.tag)

    def lines(self, text: str, style: TextStyle, width: float | None = None) -> tuple[Line, ...]:
        """`text` set in lines."""
        return self.typesetter.lines(text, style, self.width if width is None else width)


def text_pieces(setting: Setting, text: str, style: TextStyle, kind: str, space: float = 0) -> list[Piece]:
    """A piece for each line of `text`, all of them one tag of that kind."""
    tag = setting.tag.add(kind)
    lines = setting.lines(text, style)
    return [line_piece(line, tag, 0 if at else space) for at, line in enumerate(lines)]


def line_piece(line: Line, tag: Tag, space: float) -> Piece:
    """One line as a piece, read out as `tag`."""

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.tagged(tag):
            pen.text(line, left, top)

    return Piece(line.style.leading, draw, space)
