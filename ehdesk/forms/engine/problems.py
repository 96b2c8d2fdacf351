"""What can be wrong with a form before anyone fills it in."""

from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")


class BadExpression(Exception):
    """An expression that cannot be read or may not be used; the message says why, and `code` says so to scripts."""

    def __init__(self, message: str, code: str = "bad-expression") -> None:
        super().__init__(message)
        self.code = code


class BadDefinition(Exception):
    """A form that cannot run. `field` and `aspect` say where: `home/heating`, `relevant`; `code` is for scripts.

    `line` is where the file of an XForm says it, 0 where that is not known. `others` are what else was found wrong with
    it at the same time; what `is_advice` keeps no form from running.
    """

    def __init__(self, message: str, field: str = "", aspect: str = "", code: str = "bad-form") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.aspect = aspect
        self.code = code
        self.line = 0
        self.is_advice = False
        self.others: tuple[BadDefinition, ...] = ()

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.field, self.aspect) if part)
        return f"{where}: {self.message}" if where else self.message


def refuse_for(found: Sequence[BadDefinition]) -> None:
    """Raise the first of these, with the others beside it; nothing where there are none."""
    if found:
        found[0].others = tuple(found[1:])
        raise found[0]


class Gathered:
    """What several looks at a form find wrong, to be told at once."""

    def __init__(self) -> None:
        self._found: list[BadDefinition] = []

    def look(self, read: Callable[[], _T], otherwise: _T) -> _T:
        """What `read` gives, or where that is refused `otherwise`: the form is looked at further."""
        try:
            return read()
        except BadDefinition as error:
            self._found += (error, *error.others)
            return otherwise

    @property
    def places(self) -> frozenset[tuple[str, str]]:
        """The field and the aspect of each."""
        return frozenset((problem.field, problem.aspect) for problem in self._found)

    def refuse(self, advice: Sequence[BadDefinition] = ()) -> None:
        """Raise BadDefinition if anything was found, with what else there is to say."""
        refuse_for([*self._found, *advice] if self._found else [])
