"""Reading the fields of a record, whoever wrote them: a field of another shape than expected reads as empty."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

Word = TypeVar("Word", bound=StrEnum)

_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Letters that nobody sees: embeddings, overrides and isolates of a direction."""

LONGEST_NAME = 500
"""Letters of a name that are shown."""

Body = Mapping[str, Any]
"""The shown values of a record's fields, by name."""


def text(body: Body, name: str) -> str:
    """A field of words, and "" where there are none."""
    value = body.get(name)
    return value if isinstance(value, str) else ""


def name_in(body: Body, name: str) -> str:
    """A field with a name to show, without the letters that would turn the words around it the other way.

    One that no line could hold is told by its beginning; the record keeps all of it.
    """
    said = text(body, name)
    return (said if len(said) <= LONGEST_NAME else f"{said[:LONGEST_NAME]}…").translate(_TURNING)


def as_written(body: Body, name: str) -> str:
    """A field of words, and whatever else stands there as it would be written, so that nothing goes out of sight."""
    value = body.get(name)
    return "" if value is None else value if isinstance(value, str) else str(value)


def whole_number(body: Body, name: str) -> int | None:
    """A field with a whole number."""
    value = body.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def is_set(body: Body, name: str) -> bool:
    """Is this field a plain yes?"""
    return body.get(name) is True


def names(body: Body, name: str) -> tuple[str, ...]:
    """A field with a list of words, such as the ids of people."""
    value = body.get(name)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list | tuple) else ()


def listed(body: Body, name: str) -> tuple[str, ...]:
    """The same, and whatever else stands there as it would be written, so that nothing goes out of sight."""
    value = body.get(name)
    items = value if isinstance(value, list | tuple) else (value,)
    return tuple(str(item) for item in items if item not in (None, ""))


def holds_ids(body: Body, name: str) -> bool:
    """Is this field empty, or a list of ids of records and nothing else?"""
    value = body.get(name)
    return value is None or (isinstance(value, list | tuple) and all(map(is_id, value)))


def is_id(value: object) -> bool:
    """Is this the id of a record, of any?"""
    try:
        return isinstance(value, str) and bool(UUID(value))
    except ValueError:
        return False


def day(body: Body, name: str) -> date | None:
    """A field with a day as `2026-11-24`; a day that does not exist is kept in the record and reads as None here."""
    return day_in(text(body, name))


def day_in(words: str) -> date | None:
    """The day that ISO text names, if it names one."""
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def under(body: Body, prefix: str) -> dict[str, Any]:
    """The fields whose names start with `prefix`, without it and without the empty ones."""
    return {
        name.removeprefix(prefix): value
        for name, value in body.items()
        if name.startswith(prefix) and value is not None
    }


def texts_under(body: Body, prefix: str) -> dict[str, str]:
    """The same, of those that are words."""
    return {name: value for name, value in under(body, prefix).items() if isinstance(value, str) and value}


def one_of(words: type[Word], body: Body, name: str) -> Word | None:
    """A field that holds one of a fixed set of words."""
    written = text(body, name)
    return next((word for word in words if word == written), None)
