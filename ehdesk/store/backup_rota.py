"""Which backups stay: the last few, and ever fewer of those before. Pure, so that it can be proved."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

_LAST, _DAYS, _WEEKS = 3, 7, 4
MOST: Final = _LAST + _DAYS + _WEEKS
"""There are never more than so many."""


def to_keep(moments: Iterable[datetime]) -> frozenset[datetime]:
    """The last three; the last of each of the seven newest days, and of each of the four newest weeks, that have one.

    Days without one do not count, and neither does what the clock says now: a clock that is wrong by a year, or a
    month of leave, takes nothing away.
    """
    newest = sorted(moments, reverse=True)
    days = _last_of_each(newest, lambda moment: moment.date().toordinal())
    weeks = _last_of_each(newest, lambda moment: moment.date().toordinal() // 7)
    return frozenset((*newest[:_LAST], *days[:_DAYS], *weeks[:_WEEKS]))


def _last_of_each(newest: list[datetime], span: Callable[[datetime], int]) -> list[datetime]:
    return list({span(moment): moment for moment in reversed(newest)}.values())[::-1]
