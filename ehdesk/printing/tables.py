"""Tables laid out: headings that come again on each page, rows cut only when one is longer than a page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ehdesk.printing.blocks import Row, Table, Tick
from ehdesk.printing.lines import Line
from ehdesk.printing.pen import Pen
from ehdesk.printing.pieces import Part, Piece, Together
from ehdesk.printing.setting import Setting
from ehdesk.printing.tags import Tag
from ehdesk.printing.ticks import draw_tick, hide

_GAP = 0.8  # of a step, between columns


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns of one table begin, and how wide they are."""

    indent: float
    lefts: tuple[float, ...]
    widths: tuple[float, ...]


def table(block: Table, setting: Setting) -> Part:
    """The headings and the rows; the headings stay with the first row."""
    grid = _grid(block, setting)
    tag = setting.tag.add("Table")
    head = _heading_row(block, setting.narrowed(setting.width, tag.add("THead")), grid)
    body = setting.narrowed(setting.width, tag.add("TBody"))
    rows = [_row(row, body, grid, head) for row in block.rows]
    return Together((replace(head, is_sticky=True), *rows))


def _grid(block: Table, setting: Setting) -> _Grid:
    step = setting.style.step
    has_ticks = any(row.tick for row in block.rows)
    indent = setting.style.tick + step * 0.95 if has_ticks else 0
    gap = step * _GAP
    room = setting.width - indent - gap * (len(block.columns) - 1)
    total = sum(column.share for column in block.columns)
    widths = tuple(room * column.share / total for column in block.columns)
    lefts = tuple(indent + sum(widths[:at]) + gap * at for at in range(len(widths)))
    return _Grid(indent, lefts, widths)


def _heading_row(block: Table, setting: Setting, grid: _Grid) -> Piece:
    style = setting.style.column_heading
    row = setting.tag.add("TR")
    tick_tag = row.add("TH", scope="Column") if grid.indent else None
    cells = [
        setting.lines(column.heading, style, width) for column, width in zip(block.columns, grid.widths, strict=True)
    ]
    tags = [row.add("TH", scope="Column") for _ in block.columns]
    hidden = setting.lines(block.tick_heading, replace(style, size=1))
    height = max(len(lines) for lines in cells) * style.leading + setting.style.step * 0.25

    def draw(pen: Pen, left: float, top: float) -> None:
        if tick_tag:
            hide(pen, hidden, tick_tag, left, style.baseline(top))
        _draw_cells(pen, list(zip(cells, tags, grid.lefts, strict=True)), left, top)
        pen.rule(left, top - height, setting.width, 1.1, setting.style.palette.ink)

    return Piece(height, draw)


def _row(row: Row, setting: Setting, grid: _Grid, head: Piece) -> Part:
    """A row as one piece for each of its lines, so that a row longer than a page can go on on the next."""
    style = setting.style
    row_tag = setting.tag.add("TR")
    tick_tag = row_tag.add("TD") if grid.indent else None
    tags = [row_tag.add("TD") if at else row_tag.add("TH", scope="Row") for at in range(len(row.cells))]
    cells = [
        setting.lines(cell.text, style.strong if cell.is_strong else style.body, width)
        for cell, width in zip(row.cells, grid.widths, strict=True)
    ]
    count = max([1, *(len(lines) for lines in cells)])
    slices = [_slice(at, count, cells, tags, grid, setting) for at in range(count)]
    if row.tick and tick_tag:
        slices[0] = _with_tick(slices[0], row.tick, tick_tag, setting)
    return Together(tuple(replace(piece, head=head) for piece in slices))


def _slice(
    at: int, count: int, cells: Sequence[tuple[Line, ...]], tags: Sequence[Tag], grid: _Grid, setting: Setting
) -> Piece:
    """Line `at` of every cell of a row; the first has space above, the last space and a rule below."""
    style = setting.style
    pad = _pad(setting)
    above, below = (pad if at == 0 else 0), (pad if at == count - 1 else 0)
    height = above + style.body.leading + below
    drawn = [(lines[at : at + 1], tag, x) for lines, tag, x in zip(cells, tags, grid.lefts, strict=True)]

    def draw(pen: Pen, left: float, top: float) -> None:
        _draw_cells(pen, drawn, left, top - above)
        if below:
            pen.rule(left, top - height, setting.width, 0.6, style.palette.line)

    return Piece(height, draw)


def _with_tick(piece: Piece, tick: Tick, tag: Tag, setting: Setting) -> Piece:
    style = setting.style
    state = setting.lines(tick.state, replace(style.meta, size=4))

    def draw(pen: Pen, left: float, top: float) -> None:
        draw_tick(pen, left + 1.3, top - (style.step * 2 - style.tick) / 2, style, is_done=tick.is_done)
        hide(pen, state, tag, left + 1.3, style.body.baseline(top - _pad(setting)))
        piece.draw(pen, left, top)

    return replace(piece, draw=draw)


def _pad(setting: Setting) -> float:
    """The space above the first line and below the last line of a row: one line makes a row two steps high."""
    return (setting.style.step * 2 - setting.style.body.leading) / 2


def _draw_cells(pen: Pen, cells: Sequence[tuple[Sequence[Line], Tag, float]], left: float, top: float) -> None:
    for lines, tag, x in cells:
        if lines:
            with pen.tagged(tag):
                for at, line in enumerate(lines):
                    pen.text(line, left + x, top - at * line.style.leading)
