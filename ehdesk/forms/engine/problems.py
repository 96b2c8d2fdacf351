"""What can be wrong with a form before anyone fills it in."""

from collections.abc import Sequence


class BadExpression(Exception):
    """An expression that cannot be read or may not be used; the message says why, and `code` says so to scripts."""

    def __init__(self, message: str, code: str = "bad-expression") -> None:
        super().__init__(message)
        self.code = code


class BadDefinition(Exception):
    """A form that cannot run. `field` and `aspect` say where: `home/heating`, `relevant`; `code` is for scripts.

    `others` are what else was found wrong with it at the same time.
    """

    def __init__(self, message: str, field: str = "", aspect: str = "", code: str = "bad-form") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.aspect = aspect
        self.code = code
        self.others: tuple[BadDefinition, ...] = ()

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.field, self.aspect) if part)
        return f"{where}: {self.message}" if where else self.message


def refuse_for(found: Sequence[BadDefinition]) -> None:
    """Raise the first of these, with the others beside it; nothing where there are none."""
    if found:
        found[0].others = tuple(found[1:])
        raise found[0]
