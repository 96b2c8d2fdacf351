"""Words with what differs from other words marked: underlined, heavier, and on a soft fill.

MarkedWords(look, "Tia likes art and music.", "Tia likes art.")      " and music." is marked
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import escape
from itertools import chain, groupby
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.words import ENDLESS_BESIDE, breakable

_LONE = 3
_LONG, _OF_THE_SAME, _OF_OTHERS = 200, 20, 80
"""Texts of more words are shown in short: so many words of what is the same beside a difference, so many of each."""
_WORD_OR_BREAK = re.compile(r"\S+|\n(?:\s*\n)?")
_MOST_PAIRS = 1_000_000
"""How many pairs of equal words are looked at, one of each text."""


def differing(words: str, other: str) -> list[tuple[str, bool]]:
    """`words` as pieces in order; True for those that `other` does not have.

    A word or two alike between two differences say nothing, and are taken with them. Where it would take long to
    compare (an enormous text, one word over and over), what is not the same throughout differs throughout.
    """
    mine, theirs = _split(words), _split(other)
    counted = Counter(theirs)
    if sum(times * counted[word] for word, times in Counter(mine).items()) > _MOST_PAIRS:
        return [(" ".join(mine), mine != theirs)]
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    pieces = [
        (mine[start:end], tag != "equal" or (start > 0 and end < len(mine) and end - start < _LONE))
        for tag, start, end, _from, _to in matcher.get_opcodes()
        if end > start
    ]
    return [
        (" ".join(chain(*(run for run, _ in group))), is_other) for is_other, group in groupby(pieces, itemgetter(1))
    ]


def in_short(pieces: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """A long text as what differs in it and the words around that; a short one, or one that is all the same, whole."""
    is_long = sum(piece.count(" ") + 1 for piece, _is_other in pieces) > _LONG
    return list(_shortened(pieces)) if is_long and any(is_other for _piece, is_other in pieces) else list(pieces)


def _shortened(pieces: Sequence[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    for place, (piece, is_other) in enumerate(pieces):
        words = piece.split(" ")
        before = _OF_OTHERS if is_other else _OF_THE_SAME if place else 0
        after = _OF_THE_SAME if not is_other and place + 1 < len(pieces) else 0
        if len(words) <= before + after + _OF_THE_SAME:
            yield piece, is_other
        else:
            yield " ".join((*words[:before], "…", *words[len(words) - after :])), is_other


def _split(text: str) -> list[str]:
    """Its words, and where a line or a paragraph of it ends."""
    return ["\n" * one.count("\n") or one for one in _WORD_OR_BREAK.findall(text)]


class MarkedWords(QLabel):
    """What a person wrote is never read as markup."""

    def __init__(self, look: Look, words: str, other: str, kind: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._pieces = look, differing(words, other)
        self._shown = self._pieces
        self.setWordWrap(True)
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(words)
        look.dress(self._dress)

    @property
    def is_long(self) -> bool:
        """Can it be shown in short?"""
        return in_short(self._pieces) != self._pieces

    def show_in_short(self, *, is_short: bool) -> None:
        """What differs with the words around it, or all of it."""
        shown = in_short(self._pieces) if is_short else self._pieces
        if shown != self._shown:
            self._shown = shown
            self.setAccessibleName(" ".join(piece for piece, _is_other in shown))
            self._dress()

    def _dress(self) -> None:
        marked = f"background-color:{self._look.theme.attention_soft}; font-weight:600; text-decoration:underline"
        pieces = (
            f'<span style="{marked}">{piece}</span>' if is_other else piece
            for piece, is_other in (
                (escape(breakable(words, ENDLESS_BESIDE)).replace("\n", "<br>"), is_other)
                for words, is_other in self._shown
            )
        )
        self.setText(f'<p style="line-height:125%; margin:0">{" ".join(pieces)}</p>')
