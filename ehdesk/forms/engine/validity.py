"""Whether a value is of its type, and how that is said when it is not."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ehdesk.forms.engine.speech import Option
from ehdesk.forms.engine.values import read_date

_WHOLE = re.compile(r"[+-]?\d{1,15}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What a form says when its author wrote no words of their own. `answer` may hold `{label}`."""

    answer: str = "Answer “{label}”"
    check: str = "Check this answer"
    date: str = "Enter a date that exists, for example 30 November 2026"
    time: str = "Enter a time that exists, for example 14:30"
    whole_number: str = "Enter a whole number, for example 3"
    decimal: str = "Enter a number, for example 2.5"
    choice: str = "Choose from the answers shown"


PLAIN_WORDS = CheckWords()


def wrong_type(value: str, kind: str, options: tuple[Option, ...], words: CheckWords) -> str:
    """What is wrong with a value of a question of this kind, or nothing. An empty value is never wrong."""
    if not value:
        return ""
    if kind in {"select_one", "select_multiple"}:
        chosen = {value} if kind == "select_one" else set(value.split())
        return "" if chosen <= {option.value for option in options} else words.choice
    return getattr(words, _MESSAGES[kind]) if kind in _MESSAGES and not _READABLE[kind](value) else ""


def _is_day(value: str) -> bool:
    return "T" not in value and read_date(value) is not None


_READABLE: Mapping[str, Callable[[str], bool]] = {
    "integer": lambda value: _WHOLE.fullmatch(value) is not None,
    "decimal": lambda value: _DECIMAL.fullmatch(value) is not None,
    "date": _is_day,
    "time": lambda value: _TIME.fullmatch(value) is not None,
    "dateTime": lambda value: "T" in value and read_date(value) is not None,
}
_MESSAGES: Mapping[str, str] = {
    "integer": "whole_number",
    "decimal": "decimal",
    "date": "date",
    "time": "time",
    "dateTime": "date",
}
