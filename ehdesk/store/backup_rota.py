"""Which backups stay: the last few, and ever fewer of those before. Pure, so that it can be proved."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

_LAST, _DAYS, _WEEKS = 3, 7, 4
MOST: Final = _LAST + _DAYS + _WEEKS
"""There are never more than so many."""


def fitting(sizes: Mapping[datetime, int], room: int) -> frozenset[datetime]:
    """The last three; the last of each of the seven newest days, and of each of the four newest weeks, that have one.

    Where they take more bytes than there is room for, the last three stay, then one a week before one a day, so that
    few still reach far back. Days without one do not count, and neither does what the clock says now: a clock that is
    wrong by a year, or a month of leave, takes nothing away.
    """
    newest = sorted(sizes, reverse=True)
    days = _last_of_each(newest, lambda moment: moment.date().toordinal())
    weeks = _last_of_each(newest, lambda moment: moment.date().toordinal() // 7)
    found, taken = set[datetime](), 0
    for place, moment in enumerate(dict.fromkeys((*newest[:_LAST], *weeks[:_WEEKS], *days[:_DAYS]))):
        taken += sizes[moment]
        if place < _LAST or taken <= room:
            found.add(moment)
    return frozenset(found)


def _last_of_each(newest: list[datetime], span: Callable[[datetime], int]) -> list[datetime]:
    return list({span(moment): moment for moment in reversed(newest)}.values())[::-1]
