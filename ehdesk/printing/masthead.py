"""The top of a document, laid out: the mark and the title, beside them who made it, below them whom it is for.

On paper with one column there is no mark, and everything stands under the title.
"""

from collections.abc import Sequence

from ehdesk.printing.blocks import Masthead
from ehdesk.printing.lines import Line
from ehdesk.printing.mark import draw_mark
from ehdesk.printing.pen import Pen
from ehdesk.printing.pieces import Part, Piece, Together
from ehdesk.printing.setting import Setting, text_pieces
from ehdesk.printing.tags import Tag

_ASIDE_SHARE = 0.42  # of the width, at most, for what stands at the right


def masthead(block: Masthead, setting: Setting) -> Part:
    """Title and aside as one piece, then the lead."""
    if setting.style.is_stacked:
        return _stacked(block, setting)
    style = setting.style
    tag = setting.tag.add("H1")
    aside = _aside(block, setting)
    beside = max((line.width for line, _ in aside), default=0) + style.step
    title = setting.lines(block.title, style.title, setting.width - _indent(setting) - beside)
    height = max(len(title) * style.title.leading, len(aside) * style.meta.leading + style.step * 0.4)

    def draw(pen: Pen, left: float, top: float) -> None:
        draw_mark(pen, left, top, style.title.leading, style.palette)
        with pen.tagged(tag):
            for at, line in enumerate(title):
                pen.text(line, left + _indent(setting), top - at * style.title.leading)
        _draw_aside(pen, aside, left + setting.width, top - height)

    lead = text_pieces(setting, block.lead, style.lead, "P", style.step * 0.5)
    return Together((Piece(height, draw), *lead))


def _stacked(block: Masthead, setting: Setting) -> Part:
    style = setting.style
    title = text_pieces(setting, block.title, style.title, "H1")
    under = [piece for text in (*block.aside, block.lead) for piece in text_pieces(setting, text, style.lead, "P")]
    return Together((*title, *under))


def _indent(setting: Setting) -> float:
    """How far the title stands from the left edge: after the mark, which is as high as the title's first line."""
    return setting.style.title.leading + setting.style.step * 0.9


def _aside(block: Masthead, setting: Setting) -> list[tuple[Line, Tag]]:
    tagged = [(text, setting.tag.add("P")) for text in block.aside]
    width = setting.width * _ASIDE_SHARE
    return [(line, tag) for text, tag in tagged for line in setting.lines(text, setting.style.meta, width)]


def _draw_aside(pen: Pen, aside: Sequence[tuple[Line, Tag]], right: float, foot: float) -> None:
    """The lines against the right edge, the last of them on `foot`."""
    for at, (line, tag) in enumerate(aside):
        with pen.tagged(tag):
            pen.text(line, right - line.width, foot + (len(aside) - at) * line.style.leading)
