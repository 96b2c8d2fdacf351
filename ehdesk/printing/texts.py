"""Headings, paragraphs, quotes and the lines to sign on, laid out."""

from dataclasses import replace

from ehdesk.printing.blocks import Heading, Paragraph, Quote, Signatures
from ehdesk.printing.lines import Line
from ehdesk.printing.pen import Look, Pen
from ehdesk.printing.pieces import Part, Piece, Together, height_of
from ehdesk.printing.setting import Setting, line_piece, text_pieces
from ehdesk.printing.tags import Tag

BAR = 2.2
"""How wide the bar beside somebody's own words is."""
SEAM = 0.3
"""Bars of neighbouring lines overlap by so much, so that no screen shows a gap between them."""
LONG = 0.4
"""Of a page: what is longer may go on on the next one, instead of leaving a gap above it."""
_SIGNING_ROOM = 3
_ABREAST = 3


def heading(block: Heading, setting: Setting) -> Part:
    """A heading that stays with what follows."""
    lines = text_pieces(setting, block.text, setting.style.heading, f"H{block.level}", setting.style.step * 2)
    return Together(tuple(replace(line, is_sticky=True) for line in lines))


def paragraph(block: Paragraph, setting: Setting) -> Part:
    """Text, which breaks across pages only when longer than one."""
    style = setting.style.meta if block.is_soft else setting.style.body
    lines = text_pieces(setting, block.text, style, "P", setting.style.step / 2)
    return Together(tuple(replace(line, is_sticky=block.stays) for line in lines))


def quote(block: Quote, setting: Setting) -> Part:
    """A heading at the left, and the words beside a bar that runs on as far as they do."""
    style = setting.style
    label = setting.lines(block.label, style.label)
    label_tag, words_tag = setting.tag.add("H2"), setting.tag.add("BlockQuote")
    indent = 0 if style.is_stacked else max([style.step * 3.35, *(line.width + style.step for line in label)])
    width = setting.width - indent - style.step
    spoken, source = words_tag.add("P"), words_tag.add("P")
    pieces = [_beside_bar(line, spoken, setting, indent) for line in setting.lines(block.text, style.quote, width)]
    pieces += [_beside_bar(line, source, setting, indent) for line in setting.lines(block.source, style.meta, width)]
    pieces = _loosened(pieces, style.room * LONG)
    if style.is_stacked:
        return Together((*_above(label, label_tag, style.step), *pieces))
    return Together(tuple(_labelled(pieces, label, label_tag, style.step * 1.5)))


def _loosened(pieces: list[Piece], long: float) -> list[Piece]:
    """Lines that may part, but for the first two and the last two, where there are many."""
    if height_of(pieces) <= long:
        return pieces
    return [replace(piece, is_sticky=at in (0, len(pieces) - 2, len(pieces) - 1)) for at, piece in enumerate(pieces)]


def _above(label: tuple[Line, ...], tag: Tag, space: float) -> list[Piece]:
    """A label as a heading that stays with what follows."""
    lines = [line_piece(line, tag, 0 if at else space) for at, line in enumerate(label)]
    return [replace(line, is_sticky=True) for line in lines]


def signatures(block: Signatures, setting: Setting) -> Part:
    """Lines to sign on, some abreast, which stay with their heading."""
    style = setting.style
    head = text_pieces(setting, block.heading, style.strong, "H2", style.step * 1.5)
    abreast = 1 if setting.style.is_stacked else _ABREAST
    rows = [block.names[at : at + abreast] for at in range(0, len(block.names), abreast)]
    return Together((*head, *(_signing_row(row, setting) for row in rows)))


def _beside_bar(line: Line, tag: Tag, setting: Setting, indent: float) -> Piece:
    style = setting.style
    height = line.style.leading + SEAM

    def draw(pen: Pen, left: float, top: float) -> None:
        x = left + indent
        pen.box(x, top - height, BAR, height, Look(style.palette.accent))
        with pen.tagged(tag):
            pen.text(line, x + BAR + style.step * 0.75, top)

    return Piece(line.style.leading, draw, is_sticky=True)


def _labelled(pieces: list[Piece], label: tuple[Line, ...], tag: Tag, space: float) -> list[Piece]:
    """The pieces of a quote with its label at the left of the first one."""
    first = pieces[0] if pieces else Piece(sum(line.style.leading for line in label), _nothing, is_sticky=True)

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.tagged(tag):
            for at, line in enumerate(label):
                pen.text(line, left, top - at * line.style.leading)
        first.draw(pen, left, top)

    return [replace(first, draw=draw, space=space), *pieces[1:]]


def _signing_row(names: tuple[str, ...], setting: Setting) -> Piece:
    style = setting.style
    gap = style.step
    width = setting.width if style.is_stacked else (setting.width - (_ABREAST - 1) * gap) / _ABREAST
    under = [setting.lines(name, style.meta, width) for name in names]
    tags = [setting.tag.add("P") for _ in names]
    room = style.step * _SIGNING_ROOM
    height = room + style.step * 0.3 + max(len(lines) for lines in under) * style.meta.leading

    def draw(pen: Pen, left: float, top: float) -> None:
        for at, (lines, tag) in enumerate(zip(under, tags, strict=True)):
            x = left + at * (width + gap)
            pen.rule(x, top - room, width, 0.8, style.palette.ink)
            with pen.tagged(tag):
                for row, line in enumerate(lines):
                    pen.text(line, x, top - room - style.step * 0.3 - row * style.meta.leading)

    return Piece(height, draw)


def _nothing(pen: Pen, left: float, top: float) -> None:
    """Draws nothing: the words of a quote may be empty."""
