"""Boxes with a heading, alone or side by side, laid out."""

from collections.abc import Sequence

from ehdesk.printing.blocks import Panel
from ehdesk.printing.pen import Look, Pen
from ehdesk.printing.pieces import Part, Piece, Together, height_of, stacked
from ehdesk.printing.setting import Setting, text_pieces
from ehdesk.printing.texts import BAR, LONG, SEAM


def panel(block: Panel, setting: Setting) -> Part:
    """The box, and one that goes on on the next page where the words are long."""
    inner = setting.narrowed(setting.width - 2 * _padding(setting))
    contents = _contents(block, inner)
    if height_of(contents) > setting.style.room * LONG:
        return _cut(setting, contents)
    piece = stacked(contents)
    return _boxed(block, setting, piece, piece.height + 1.4 * _padding(setting))


def _cut(setting: Setting, contents: Sequence[Piece]) -> Part:
    """The lines each with its own stretch of the box: its tint, or a bar at its left."""
    first, last = contents[0], contents[-1]
    pieces = [_stretch(piece, setting, is_first=piece is first, is_last=piece is last) for piece in contents]
    return Together(tuple(pieces))


def _stretch(piece: Piece, setting: Setting, *, is_first: bool, is_last: bool) -> Piece:
    style, pad = setting.style, _padding(setting)
    above = 0.6 * pad if is_first else piece.space
    height = above + piece.height + (0.8 * pad if is_last else 0)

    def draw(pen: Pen, left: float, top: float) -> None:
        if style.palette.has_tint:
            pen.box(left, top - height - SEAM, setting.width, height + SEAM, Look(style.palette.tint))
        else:
            pen.box(left, top - height - SEAM, BAR, height + SEAM, Look(style.palette.accent))
        piece.draw(pen, left + pad, top - above)

    return Piece(height, draw, space=style.step if is_first else 0, is_sticky=is_first)


def panels(blocks: tuple[Panel, ...], setting: Setting) -> Part:
    """Boxes side by side, all as high as the highest; under each other where one is long."""
    gap = setting.style.step * 1.1
    width = (setting.width - gap * (len(blocks) - 1)) / len(blocks)
    inner = setting.narrowed(width - 2 * _padding(setting))
    contents = [_contents(block, inner) for block in blocks]
    if max(map(height_of, contents)) > setting.style.room * LONG:
        return Together(tuple(panel(block, setting) for block in blocks))
    drawn = [stacked(pieces) for pieces in contents]
    height = max(piece.height for piece in drawn) + 1.4 * _padding(setting)
    boxes = [_boxed(block, setting.narrowed(width), piece, height) for block, piece in zip(blocks, drawn, strict=True)]
    return side_by_side(boxes, [width] * len(boxes), gap)


def side_by_side(pieces: Sequence[Piece], widths: Sequence[float], gap: float) -> Piece:
    """Pieces of these widths in a row, their middles level."""
    height = max(piece.height for piece in pieces)

    def draw(pen: Pen, left: float, top: float) -> None:
        for at, piece in enumerate(pieces):
            piece.draw(pen, left + sum(widths[:at]) + at * gap, top - (height - piece.height) / 2)

    return Piece(height, draw, max(piece.space for piece in pieces))


def _contents(block: Panel, setting: Setting) -> list[Piece]:
    style = setting.style
    sect = setting.narrowed(setting.width, setting.tag.add("Sect"))
    heading = text_pieces(sect, block.heading, style.panel_heading, "H2")
    lines = [text_pieces(sect, line, style.body, "P", style.step * 0.15) for line in block.lines]
    return [*heading, *(piece for pieces in lines for piece in pieces)]


def _boxed(block: Panel, setting: Setting, contents: Piece, height: float) -> Piece:
    palette, pad = setting.style.palette, _padding(setting)
    has_tint = block.is_tinted and palette.has_tint
    look = Look(fill=palette.tint, radius=7) if has_tint else Look(edge=palette.accent, radius=7)

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.box(left, top - height, setting.width, height, look)
        contents.draw(pen, left + pad, top - 0.6 * pad)

    return Piece(height, draw, space=setting.style.step * (1.0 if block.is_tinted else 1.5))


def _padding(setting: Setting) -> float:
    return setting.style.step
