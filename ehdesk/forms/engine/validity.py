"""Whether a value is of its type, and how that is said when it is not."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ehdesk.forms.engine.geometry import is_line, is_point, is_shape
from ehdesk.forms.engine.speech import Option
from ehdesk.forms.engine.values import as_number, read_date

_WHOLE = re.compile(r"[+-]?\d{1,99}", re.ASCII)
_FARTHEST = range(-(2**31), 2**31)
"""What an int may be, in ODK as in XML Schema."""
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What a form says when its author wrote no words of their own. `answer` may hold `{label}`."""

    answer: str = "Answer “{label}”"
    check: str = "Check this answer"
    date: str = "Enter a date that exists, for example 30 November 2026"
    moment: str = "Enter a date and a time, for example 2026-11-30T14:30"
    time: str = "Enter a time that exists, for example 14:30"
    whole_number: str = "Enter a whole number, for example 3"
    too_far: str = "Enter a whole number from -2147483648 to 2147483647"
    decimal: str = "Enter a number, for example 2.5"
    choice: str = "Choose from the answers shown"
    once_each: str = "Put each answer in its place once"
    ticked: str = "Enter OK, or nothing"
    file: str = "Enter the name of a file, without its folder"
    yes_or_no: str = "Enter true or false"
    place: str = "Enter a place as latitude and longitude, for example 54.57 -1.23"
    line: str = "Enter at least two places, with ; between them"
    shape: str = "Enter at least three places and the first again, with ; between them"
    between: str = "Enter a number from {start} to {end}"
    at_least: str = "Enter {start} or more"
    at_most: str = "Enter {end} or less"
    too_many: str = "Only the first {most} are asked"
    steps: str = "Enter a number in steps of {step} from {start}"


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a value: a code for scripts, words for people; both "" when nothing is."""

    code: str = ""
    message: str = ""


PLAIN_WORDS = CheckWords()
CONSTRAINT = "constraint"
TICKED = "OK"
_NOTHING = Wrong()


def wrong_type(value: str, kind: str, options: tuple[Option, ...], words: CheckWords) -> Wrong:
    """What is wrong with a value of a question of this kind. An empty value is never wrong."""
    if not value:
        return _NOTHING
    if kind in {"select_one", "select_multiple", "rank"}:
        chosen = [value] if kind == "select_one" else value.split()
        if kind == "rank" and len(chosen) > len(set(chosen)):
            return Wrong("chosen-twice", words.once_each)
        is_offered = set(chosen) <= {option.value for option in options}
        return _NOTHING if is_offered else Wrong("not-a-choice", words.choice)
    if kind not in _TYPES or _TYPES[kind].fits(value):
        is_too_far = kind == "integer" and int(value) not in _FARTHEST
        return Wrong("out-of-range", words.too_far) if is_too_far else _NOTHING
    return Wrong(_TYPES[kind].code, getattr(words, _TYPES[kind].words))


def out_of_range(value: str, scale: Mapping[str, str], words: CheckWords) -> Wrong:
    """What is wrong with a number on a scale from `start` to `end`, whichever is more, in steps of `step`.

    Each of the three may be missing from `scale`, or be no number: then it says nothing.
    """
    start, end, step = (as_number(scale.get(name, "")) for name in ("start", "end", "step"))
    low, high = sorted((-math.inf if math.isnan(start) else start, math.inf if math.isnan(end) else end))
    number = as_number(value)
    if not value or (low <= number <= high and _is_on_step(number, start, step)):
        return _NOTHING
    if low <= number <= high:
        said = words.steps
    elif math.isnan(start):
        said = words.at_most
    else:
        said = words.at_least if math.isnan(end) else words.between
    return Wrong("out-of-range", said.format_map({"start": "0", **scale}))


def _is_on_step(number: float, start: float, step: float) -> bool:
    if math.isnan(step) or step == 0:
        return True
    steps = (number - (0 if math.isnan(start) else start)) / step
    return math.isclose(steps, round(steps), rel_tol=0, abs_tol=1e-6)


@dataclass(frozen=True, slots=True)
class _Type:
    code: str
    words: str
    fits: Callable[[str], bool]


def _is_day(value: str) -> bool:
    return "T" not in value and read_date(value) is not None


_TYPES: Mapping[str, _Type] = {
    "integer": _Type("not-a-whole-number", "whole_number", lambda value: _WHOLE.fullmatch(value) is not None),
    "decimal": _Type("not-a-number", "decimal", lambda value: _DECIMAL.fullmatch(value) is not None),
    "range": _Type("not-a-number", "decimal", lambda value: _DECIMAL.fullmatch(value) is not None),
    "date": _Type("not-a-date", "date", _is_day),
    "time": _Type("not-a-time", "time", lambda value: _TIME.fullmatch(value) is not None),
    "dateTime": _Type("not-a-date-time", "moment", lambda value: "T" in value and read_date(value) is not None),
    "boolean": _Type("not-true-or-false", "yes_or_no", lambda value: value in {"true", "false", "1", "0"}),
    "trigger": _Type("not-ok", "ticked", lambda value: value == TICKED),
    "upload": _Type("not-a-file-name", "file", lambda value: not set(value) & {"/", "\\"}),
    "geopoint": _Type("not-a-place", "place", is_point),
    "geotrace": _Type("not-a-line", "line", is_line),
    "geoshape": _Type("not-a-shape", "shape", is_shape),
}
