"""Days and hours."""

import datetime as dt
import math
from collections.abc import Sequence

from ehdesk.forms.engine.context import Context
from ehdesk.forms.engine.dates import formatted
from ehdesk.forms.engine.function import Function
from ehdesk.forms.engine.values import (
    Value,
    as_date,
    as_number,
    as_string,
    day_number,
    moment_of_day,
    read_date,
    read_time,
)


def _today(context: Context, _given: Sequence[Value]) -> Value:
    return context.surroundings.now.date()


def _now(context: Context, _given: Sequence[Value]) -> Value:
    return context.surroundings.now


def _date(_context: Context, given: Sequence[Value]) -> Value:
    moment = as_date(given[0])
    if isinstance(moment, dt.datetime):
        return moment.date()
    return "" if moment is None else moment


def _date_time(_context: Context, given: Sequence[Value]) -> Value:
    value = given[0]
    moment = value if isinstance(value, dt.date) else read_date(as_string(value))
    if moment is None:
        return moment_of_day(as_number(value)) or ""
    return moment if isinstance(moment, dt.datetime) else dt.datetime.combine(moment, dt.time())


def _format_date(context: Context, given: Sequence[Value]) -> Value:
    moment = as_date(given[0])
    return "" if moment is None else formatted(moment, as_string(given[1]), context.surroundings.language())


def _format_date_time(context: Context, given: Sequence[Value]) -> Value:
    moment = _date_time(context, given)
    if not isinstance(moment, dt.date):
        return ""
    return formatted(moment, as_string(given[1]), context.surroundings.language())


def _decimal_date_time(_context: Context, given: Sequence[Value]) -> Value:
    moment = as_date(given[0])
    return math.nan if moment is None else day_number(moment)


def _decimal_time(context: Context, given: Sequence[Value]) -> Value:
    """Noon is 0.5, also of a date-time. A time with an offset is told in the practitioner's own zone."""
    moment = given[0] if isinstance(given[0], dt.date) else read_date(as_string(given[0]))
    time = moment.timetz() if isinstance(moment, dt.datetime) else read_time(as_string(given[0]))
    if time is None:
        return math.nan
    now = context.surroundings.now
    if time.tzinfo is not None and now.tzinfo is not None:
        time = dt.datetime.combine(now.date(), time).astimezone(now.tzinfo).time()
    return (time.hour * 3600 + time.minute * 60 + time.second + time.microsecond / 1_000_000) / 86_400


DATES: tuple[Function, ...] = (
    Function("today", 0, 0, _today),
    Function("now", 0, 0, _now),
    Function("date", 1, 1, _date),
    Function("date-time", 1, 1, _date_time),
    Function("format-date", 2, 2, _format_date),
    Function("format-date-time", 2, 2, _format_date_time),
    Function("decimal-date-time", 1, 1, _decimal_date_time),
    Function("decimal-time", 1, 1, _decimal_time),
)
