"""Boxes with a heading, alone or side by side, laid out."""

from collections.abc import Sequence

from ehdesk.printing.blocks import Panel
from ehdesk.printing.pen import Look, Pen
from ehdesk.printing.pieces import Part, Piece, Together, height_of, stacked
from ehdesk.printing.setting import Setting, text_pieces


def panel(block: Panel, setting: Setting) -> Part:
    """The box; without its box where the words are longer than a page."""
    inner = setting.narrowed(setting.width - 2 * _padding(setting))
    contents = _contents(block, inner)
    if height_of(contents) + 2 * _padding(setting) > setting.style.room:
        return Together(tuple(contents))
    piece = stacked(contents)
    return _boxed(block, setting, piece, piece.height + 1.4 * _padding(setting))


def panels(blocks: tuple[Panel, ...], setting: Setting) -> Part:
    """Boxes side by side, all as high as the highest; under each other where one is longer than a page."""
    gap = setting.style.step * 1.1
    width = (setting.width - gap * (len(blocks) - 1)) / len(blocks)
    inner = setting.narrowed(width - 2 * _padding(setting))
    contents = [_contents(block, inner) for block in blocks]
    if max(map(height_of, contents)) + 2 * _padding(setting) > setting.style.room:
        return Together(tuple(piece for pieces in contents for piece in pieces))
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
    look = Look(fill=palette.tint, radius=7) if block.is_tinted else Look(edge=palette.accent, radius=7)

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.box(left, top - height, setting.width, height, look)
        contents.draw(pen, left + pad, top - 0.6 * pad)

    return Piece(height, draw, space=setting.style.step * (1.0 if block.is_tinted else 1.5))


def _padding(setting: Setting) -> float:
    return setting.style.step
