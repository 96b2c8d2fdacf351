"""The rows of a table on paper with one column: the facts of each under each other, after their box to tick."""

from dataclasses import replace

from ehdesk.printing.blocks import Row, Table, Tick
from ehdesk.printing.pen import Pen
from ehdesk.printing.pieces import Part, Piece, Together
from ehdesk.printing.setting import Setting, text_pieces
from ehdesk.printing.tags import Tag
from ehdesk.printing.ticks import draw_tick, hide

_PAD = 0.55  # of a step, above and below a row


def listed(block: Table, setting: Setting) -> Part:
    """Each row as an item of a list, with a rule above it and one below the last."""
    items = setting.narrowed(setting.width, setting.tag.add("L"))
    return Together((*(_item(row, items) for row in block.rows), _rule(setting)))


def _item(row: Row, setting: Setting) -> Part:
    style = setting.style
    item = setting.tag.add("LI")
    tick_tag = item.add("Lbl") if row.tick else None
    indent = style.tick + style.step if row.tick else 0
    inner = setting.narrowed(setting.width - indent, item.add("LBody"))
    lines = [
        piece
        for cell in row.cells
        for piece in text_pieces(inner, cell.alone or cell.text, style.strong if cell.is_strong else style.body, "P")
    ]
    first, *rest = lines or [Piece(style.body.leading, lambda _pen, _left, _top: None)]
    top = _first(first, row.tick, tick_tag, setting, indent)
    return Together((top, *(_moved(line, indent) for line in rest)))


def _first(line: Piece, tick: Tick | None, tag: Tag | None, setting: Setting, indent: float) -> Piece:
    """The first line of a row: the rule above it, and its box to tick."""
    style = setting.style
    pad = style.step * _PAD
    state = setting.lines(tick.state, replace(style.meta, size=4)) if tick else ()

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.rule(left, top, setting.width, 0.8, style.palette.ink)
        if tick and tag:
            draw_tick(pen, left + 1.3, top - pad - (line.height - style.tick) / 2, style, is_done=tick.is_done)
            hide(pen, state, tag, left + 1.3, style.body.baseline(top - pad))
        line.draw(pen, left + indent, top - pad)

    return Piece(line.height + pad, draw, space=pad, is_sticky=True)


def _moved(line: Piece, indent: float) -> Piece:
    return replace(line, draw=lambda pen, left, top: line.draw(pen, left + indent, top))


def _rule(setting: Setting) -> Piece:
    style = setting.style

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.rule(left, top, setting.width, 0.8, style.palette.ink)

    return Piece(0, draw, space=style.step * _PAD)
