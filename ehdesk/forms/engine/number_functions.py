"""Sums and powers. What has no answer is NaN, as everywhere in XPath, and never an error."""

import math
from collections.abc import Callable, Sequence

from ehdesk.forms.engine.context import Context
from ehdesk.forms.engine.core_functions import rounded
from ehdesk.forms.engine.function import Body, Function
from ehdesk.forms.engine.values import Value, as_number, number_of_node

_MOST_DIGITS = 300
"""A number has no more, before or after its point."""


def numbers_in(given: Sequence[Value]) -> list[float]:
    """The number of each argument, and of each node where one is nodes."""
    numbers: list[float] = []
    for value in given:
        numbers.extend([number_of_node(node) for node in value] if isinstance(value, list) else [as_number(value)])
    return numbers


def _of(work_out: Callable[..., float]) -> Body:
    """A function of numbers, made safe from what Python refuses to reckon with."""

    def apply(_context: Context, given: Sequence[Value]) -> Value:
        try:
            found = work_out(*(as_number(value) for value in given))
        except OverflowError:
            return math.inf
        except (ValueError, ZeroDivisionError):
            return math.nan
        return math.nan if isinstance(found, complex) else float(found)

    return apply


def _int(number: float) -> float:
    return float(math.trunc(number)) if math.isfinite(number) else number


def _round(number: float, digits: float = 0) -> float:
    if not math.isfinite(number) or not math.isfinite(digits):
        return number
    scale = math.pow(10.0, max(-_MOST_DIGITS, min(int(digits), _MOST_DIGITS)))
    scaled = number * scale
    return rounded(scaled) / scale if math.isfinite(scaled) else number


def _pow(number: float, power: float) -> float:
    return math.inf if number == 0 and power < 0 else math.pow(number, power)


def _logarithm(take: Callable[[float], float]) -> Callable[[float], float]:
    return lambda number: -math.inf if number == 0 else take(number)


def _least_or_most(choose: Callable[[Sequence[float]], float]) -> Body:
    """As in XPath 3.0: where anything is no number, neither is this."""

    def apply(_context: Context, given: Sequence[Value]) -> Value:
        numbers = numbers_in(given)
        return choose(numbers) if numbers and not any(map(math.isnan, numbers)) else math.nan

    return apply


NUMBERS: tuple[Function, ...] = (
    Function("int", 1, 1, _of(_int)),
    Function("round", 1, 2, _of(_round)),
    Function("abs", 1, 1, _of(abs)),
    Function("pow", 2, 2, _of(_pow)),
    Function("log", 1, 1, _of(_logarithm(math.log))),
    Function("log10", 1, 1, _of(_logarithm(math.log10))),
    Function("exp", 1, 1, _of(math.exp)),
    Function("exp10", 1, 1, _of(lambda number: math.pow(10.0, number))),
    Function("sqrt", 1, 1, _of(math.sqrt)),
    Function("sin", 1, 1, _of(math.sin)),
    Function("cos", 1, 1, _of(math.cos)),
    Function("tan", 1, 1, _of(math.tan)),
    Function("asin", 1, 1, _of(math.asin)),
    Function("acos", 1, 1, _of(math.acos)),
    Function("atan", 1, 1, _of(math.atan)),
    Function("atan2", 2, 2, _of(math.atan2)),
    Function("pi", 0, 0, _of(lambda: math.pi)),
    Function("min", 1, None, _least_or_most(min)),
    Function("max", 1, None, _least_or_most(max)),
)
