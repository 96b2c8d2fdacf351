"""Words with what differs from other words marked: underlined, heavier, and on a soft fill.

MarkedWords(look, "Tia likes art and music.", "Tia likes art.")      " and music." is marked
"""

from collections import Counter
from difflib import SequenceMatcher
from html import escape
from itertools import chain, groupby
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.words import ENDLESS_BESIDE, breakable

_LONE = 3
_MOST_PAIRS = 1_000_000
"""How many pairs of equal words are looked at, one of each text."""


def differing(words: str, other: str) -> list[tuple[str, bool]]:
    """`words` as pieces in order; True for those that `other` does not have.

    A word or two alike between two differences say nothing, and are taken with them. Where it would take long to
    compare (an enormous text, one word over and over), what is not the same throughout differs throughout.
    """
    mine, theirs = words.split(), other.split()
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


class MarkedWords(QLabel):
    """What a person wrote is never read as markup."""

    def __init__(self, look: Look, words: str, other: str, kind: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words, self._other = look, words, other
        self.setWordWrap(True)
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(words)
        look.dress(self._dress)

    def _dress(self) -> None:
        marked = f"background-color:{self._look.theme.attention_soft}; font-weight:600; text-decoration:underline"
        pieces = (
            f'<span style="{marked}">{piece}</span>' if is_other else piece
            for piece, is_other in (
                (escape(breakable(words, ENDLESS_BESIDE)), is_other)
                for words, is_other in differing(self._words, self._other)
            )
        )
        self.setText(f'<p style="line-height:125%; margin:0">{" ".join(pieces)}</p>')
