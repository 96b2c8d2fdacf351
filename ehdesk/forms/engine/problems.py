"""What can be wrong with a form before anyone fills it in."""


class BadExpression(Exception):
    """An expression that cannot be read or may not be used; the message says why."""


class BadDefinition(Exception):
    """A form that cannot run. `field` and `aspect` say where: `home/heating`, `relevant`."""

    def __init__(self, message: str, field: str = "", aspect: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.aspect = aspect

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.field, self.aspect) if part)
        return f"{where}: {self.message}" if where else self.message
