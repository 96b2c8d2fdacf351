"""The patterns of regex(), kept from costing a form its life.

Three things can go wrong, and each has its own bound. A pattern that repeats repeats a fixed number of times
(`((a{500}){500}){500}`) fills the memory as it is read, and a very long one takes seconds: both are refused. One that
can match in very many ways (`(a+)+$`) goes on for longer than the universe has, and which ones do so depends on the
words: so any may be tried, for a fifth of a second, and for less each time that one of the same form took too long.
"""

import re
from functools import lru_cache

import regex

from ehdesk.forms.engine.problems import BadExpression

_LONGEST = 2_000
_LARGEST = 100_000
_PATIENCE = 0.2
_LEAST_PATIENCE = 0.005
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(?P<times>\d+)(?:,\d*)?\}|.", re.DOTALL)


class Patterns:
    """Tries words against patterns, for one running form."""

    def __init__(self) -> None:
        self._slow = 0

    def match(self, pattern: str, text: str) -> bool:
        """Whether the whole of `text` is as the pattern says. Raises BadExpression."""
        patience = max(_LEAST_PATIENCE, _PATIENCE / (1 + self._slow))
        try:
            return read_pattern(pattern).fullmatch(text, timeout=patience) is not None
        except TimeoutError as error:
            self._slow += 1
            raise BadExpression("regex() was given a pattern that takes for ever", "slow-pattern") from error


@lru_cache(maxsize=512)
def read_pattern(pattern: str) -> "regex.Pattern[str]":
    """A pattern ready to use. Raises BadExpression for one that cannot be read, or is too large."""
    if len(pattern) > _LONGEST or _size(pattern) > _LARGEST:
        raise BadExpression(
            f"regex() is given a pattern that is too large: at most {_LONGEST:,} letters, and {_LARGEST:,} once its"
            " repeats are written out",
            "bad-pattern",
        )
    try:
        return regex.compile(pattern)
    except RecursionError as error:
        raise BadExpression(
            "regex() is given a pattern with too many brackets in one another", "bad-pattern"
        ) from error
    except regex.error as error:
        raise BadExpression(f"regex() is given a pattern that cannot be read: {error}", "bad-pattern") from error


def _size(pattern: str) -> int:
    """How many letters and groups of letters there are once what must repeat (`{3}`, `{3,}`) is written out."""
    open_groups, last = [0], 0
    for piece in _PIECE.finditer(pattern):
        if piece[0] == "(":
            open_groups.append(0)
            continue
        if piece["times"]:
            more, last = last * (int(piece["times"]) - 1), last * int(piece["times"])
            open_groups[-1] += max(more, 0)
            continue
        last = max(open_groups.pop(), 1) if piece[0] == ")" and len(open_groups) > 1 else 1
        open_groups[-1] += last
    return sum(open_groups)
