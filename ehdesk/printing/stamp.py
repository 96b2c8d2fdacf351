"""Words that mark every page of paper that is no record: in a box above the text, seen and read out."""

from collections.abc import Iterator
from dataclasses import replace

from ehdesk.printing.fonts import Face
from ehdesk.printing.pen import Look, Pen
from ehdesk.printing.setting import Setting
from ehdesk.printing.styles import TextStyle
from ehdesk.printing.tags import Mark, Tag

_PADDING, _ABOVE_TEXT, _LARGER = 3.0, 4.0, 1.2


def stamp(pen: Pen, words: str, setting: Setting) -> Tag:
    """Put `words`, one short line, at the head of the page where `pen` is; gives back their tag, not yet in a tree."""
    style, tag = setting.style, Tag("P")
    line = setting.lines(words, _letters(style.footer))[0]
    foot = style.top + _ABOVE_TEXT
    height = line.style.leading + 2 * _PADDING
    width = line.width + 6 * _PADDING
    pen.box(style.margin, foot, width, height, Look(edge=style.palette.ink, radius=_PADDING))
    with pen.tagged(tag):
        pen.text(line, style.margin + 3 * _PADDING, foot + height - _PADDING)
    return tag


def read_first(root: Tag, stamps: list[Tag]) -> None:
    """Put the stamps into the tree, each before what begins on its page; there is one for each page, in order."""
    for page, tag in enumerate(stamps):
        begins = (at for at, part in enumerate(root.parts) if page <= min(_pages(part), default=-1))
        root.parts.insert(next(begins, len(root.parts)), tag)


def _letters(footer: TextStyle) -> TextStyle:
    return replace(footer, face=Face.BOLD, size=footer.size * _LARGER, leading=footer.leading * _LARGER)


def _pages(part: Tag | Mark) -> Iterator[int]:
    if isinstance(part, Mark):
        yield part.page
    else:
        for inner in part.parts:
            yield from _pages(inner)
