"""What a function is: a name, how many arguments it takes, and what it does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ehdesk.forms.engine.context import Context
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.values import Nodes, Value

Body: TypeAlias = Callable[[Context, Sequence[Value]], Value]


@dataclass(frozen=True, slots=True)
class Function:
    """One function of the expression language; `most` is None when it takes any number of arguments.

    Those beyond the `least` come so many at a time.
    """

    name: str
    least: int
    most: int | None
    apply: Body
    at_a_time: int = 1

    def takes(self, count: int) -> bool:
        """Whether it may be called with so many arguments."""
        enough = self.least <= count and (self.most is None or count <= self.most)
        return enough and (count - self.least) % self.at_a_time == 0


MOST_LETTERS = 1_000_000


def joined(texts: Sequence[str], between: str = "") -> str:
    """One text of several. Raises BadExpression where it grows past all use: each field may double the one before."""
    if sum(map(len, texts)) + len(between) * len(texts) > MOST_LETTERS:
        raise BadExpression(f"these words would have more than {MOST_LETTERS:,} letters")
    return between.join(texts)


def nodes_of(value: Value, name: str) -> Nodes:
    """The nodes of an argument that must be nodes. Raises BadExpression."""
    if not isinstance(value, list):
        raise BadExpression(f"{name}() works on nodes, and was given something else")
    return value
