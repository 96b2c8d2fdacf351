"""Laid-out parts of a document, and how they share pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ehdesk.printing.pen import Pen

Draw = Callable[[Pen, float, float], None]
"""Draws at a left edge and a top."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What no page break may cut: its height, the space above it, and how to draw it.

    `is_sticky`: shares a page with the piece after it. `head` is drawn again above it at the top of a page.
    """

    height: float
    draw: Draw
    space: float = 0
    is_sticky: bool = False
    head: "Piece | None" = None


@dataclass(frozen=True, slots=True)
class Together:
    """Parts that share a page, unless they are higher than one."""

    parts: tuple["Part", ...]


Part = Piece | Together


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece, and where its top is on its page. `is_again`: a head that has been read before."""

    piece: Piece
    top: float
    is_again: bool = False


def pages(parts: Sequence[Part], top: float, room: float) -> list[list[Placed]]:
    """The pieces on pages, each page's text beginning at `top` and being at most `room` high."""
    filled: list[list[Placed]] = [[]]
    below = top
    for bunch in _glued(_bunches(parts, room), room):
        if filled[-1] and below - height_of(bunch) < top - room:
            filled.append([])
            below = top
        for piece in _with_head(bunch) if not filled[-1] and len(filled) > 1 else bunch:
            below -= piece.space if filled[-1] else 0
            filled[-1].append(Placed(piece, below, is_again=piece not in bunch))
            below -= piece.height
    return filled


def height_of(pieces: Sequence[Piece]) -> float:
    """Of pieces under each other, with the spaces above them."""
    return sum(piece.space + piece.height for piece in pieces)


def flat(part: Part) -> Iterator[Piece]:
    """The pieces of `part` in order."""
    if isinstance(part, Piece):
        yield part
    else:
        for inner in part.parts:
            yield from flat(inner)


def stacked(parts: Sequence[Part]) -> Piece:
    """All of `parts` as one piece."""
    pieces = [piece for part in parts for piece in flat(part)]

    def draw(pen: Pen, left: float, top: float) -> None:
        below = top
        for at, piece in enumerate(pieces):
            below -= piece.space if at else 0
            piece.draw(pen, left, below)
            below -= piece.height

    height = height_of(pieces) - (pieces[0].space if pieces else 0)
    return Piece(height, draw, space=pieces[0].space if pieces else 0)


def _bunches(parts: Sequence[Part], room: float) -> Iterator[list[Piece]]:
    """The pieces in bunches that share a page."""
    for part in parts:
        pieces = list(flat(part))
        if isinstance(part, Piece) or height_of(_with_head(pieces)) <= room:
            yield pieces
        else:
            yield from _glued(_bunches(part.parts, room), room)


def _glued(bunches: Iterator[list[Piece]], room: float) -> Iterator[list[Piece]]:
    """The bunches, each that ends in a sticky piece joined with the next one where a page can hold both."""
    held: list[Piece] = []
    for bunch in bunches:
        if held and not (held[-1].is_sticky and height_of(_with_head([*held, *bunch])) <= room):
            yield held
            held = []
        held = [*held, *bunch]
    if held:
        yield held


def _with_head(bunch: Sequence[Piece]) -> list[Piece]:
    head = bunch[0].head if bunch else None
    return [head, *bunch] if head else list(bunch)
