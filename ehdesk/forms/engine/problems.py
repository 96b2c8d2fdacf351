"""What can be wrong with a form before anyone fills it in."""


class BadExpression(Exception):
    """An expression that cannot be read or may not be used; the message says why, and `code` says so to scripts."""

    def __init__(self, message: str, code: str = "bad-expression") -> None:
        super().__init__(message)
        self.code = code


class BadDefinition(Exception):
    """A form that cannot run. `field` and `aspect` say where: `home/heating`, `relevant`; `code` is for scripts."""

    def __init__(self, message: str, field: str = "", aspect: str = "", code: str = "bad-form") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.aspect = aspect
        self.code = code

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.field, self.aspect) if part)
        return f"{where}: {self.message}" if where else self.message
