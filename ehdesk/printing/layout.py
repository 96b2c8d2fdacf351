"""Every kind of block, and how it is laid out."""

from collections.abc import Iterator

from ehdesk.printing import blocks as b
from ehdesk.printing.chart import chart
from ehdesk.printing.masthead import masthead
from ehdesk.printing.panels import panel, panels, side_by_side
from ehdesk.printing.pieces import Part, Together, stacked
from ehdesk.printing.rows import listed
from ehdesk.printing.setting import Setting
from ehdesk.printing.tables import table
from ehdesk.printing.texts import heading, paragraph, quote, signatures


def laid_out(block: b.Block, setting: Setting) -> Part:
    """`block` as a part to put on pages; it adds its tags to the setting's."""
    match block:
        case b.Masthead():
            part = masthead(block, setting)
        case b.Heading():
            part = heading(block, setting)
        case b.Paragraph():
            part = paragraph(block, setting)
        case b.Quote():
            part = quote(block, setting)
        case b.Panel():
            part = panel(block, setting)
        case b.Table():
            part = listed(block, setting) if block.is_list and setting.style.is_stacked else table(block, setting)
        case b.StarChart():
            part = chart(block, setting)
        case b.Signatures():
            part = signatures(block, setting)
        case b.KeepTogether():
            part = Together(tuple(laid_out(inner, setting) for inner in _unfolded(block.blocks, setting)))
        case b.SideBySide():
            part = _beside(block, setting)
    return part


def _unfolded(blocks: tuple[b.Block, ...], setting: Setting) -> Iterator[b.Block]:
    """The blocks, on paper with one column those side by side one after the other."""
    for block in blocks:
        if isinstance(block, b.SideBySide) and setting.style.is_stacked:
            yield from block.blocks
        else:
            yield block


def _beside(block: b.SideBySide, setting: Setting) -> Part:
    if setting.style.is_stacked:
        return Together(tuple(laid_out(inner, setting) for inner in block.blocks))
    boxes = tuple(inner for inner in block.blocks if isinstance(inner, b.Panel))
    if len(boxes) == len(block.blocks):
        return panels(boxes, setting)
    return _columns(block, setting)


def _columns(block: b.SideBySide, setting: Setting) -> Part:
    """In columns, unless one is longer than a page: then under each other."""
    gap = setting.style.step * 1.5
    room = setting.width - gap * (len(block.blocks) - 1)
    shares = block.shares or (1,) * len(block.blocks)
    widths = [room * share / sum(shares) for share in shares]
    parts = [laid_out(inner, setting.narrowed(width)) for inner, width in zip(block.blocks, widths, strict=True)]
    columns = [stacked([part]) for part in parts]
    if max(column.height for column in columns) > setting.style.room:
        return Together(tuple(parts))
    return side_by_side(columns, widths, gap)
