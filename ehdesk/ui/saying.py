"""Days and times as people say them: 4 June 2026, today at 14:32."""

from datetime import date, datetime

from ehdesk.domain.body import day_in
from ehdesk.domain.rough_days import rough_day_in
from ehdesk.forms.wording import Wording

_NEARLY_A_YEAR = 330
"""Days within which a day and a month alone say which day is meant."""


def day_in_words(day: date) -> str:
    """A day as it is written to families: 4 June 2026."""
    return f"{day.day} {day:%B %Y}"


def about_when_in_words(written: str) -> str:
    """The same, or the month or the year where no more is known: September 2024. What is none of them is ""."""
    if day := day_in(written):
        return day_in_words(day)
    rough = rough_day_in(written)
    if rough is None:
        return ""
    return f"{date(rough.year, rough.month, 1):%B %Y}" if rough.month else str(rough.year)


def short_day(day: date, today: date | None = None) -> str:
    """A day in a list: Fri 4 Dec; with its year where that is not the year of `today`."""
    year = f" {day.year}" if today and day.year != today.year else ""
    return f"{day:%a} {day.day} {day:%b}{year}"


def whole_day(day: date) -> str:
    """A day with nothing left open: Fri 27 Nov 2026."""
    return f"{short_day(day)} {day.year}"


def day_of_month(day: date, today: date) -> str:
    """A day on a line of days: 9 Feb, with its year where that is far from now: 9 Feb 2025."""
    is_near = abs((day - today).days) < _NEARLY_A_YEAR
    return f"{day.day} {day:%b}" if is_near else f"{day.day} {day:%b} {day.year}"


def short_day_from(day: date, today: date) -> str:
    """The same, with the year where it is not this one: Sat 4 Dec 2027."""
    return short_day(day) if day.year == today.year else f"{short_day(day)} {day.year}"


def sentence(words: str) -> str:
    """The same words at the beginning of a line: a capital first."""
    return words[:1].upper() + words[1:]


def when(words: Wording, at: datetime, now: datetime) -> str:
    """A moment as seen from `now` (both aware): today at 14:32, yesterday at 09:10, Fri 4 Dec at 16:05."""
    here = _there(at, now)
    days = (now.date() - here.date()).days
    phrase = {0: "common.today_at", 1: "common.yesterday_at"}.get(days, "common.day_at")
    return words(phrase, day=short_day(here.date(), now.date()), time=f"{here:%H:%M}")


def _there(at: datetime, now: datetime) -> datetime:
    """A moment by the clock of `now`; at either end of the calendar, which a spoilt file may say, by its own."""
    try:
        return at.astimezone(now.tzinfo)
    except OverflowError:
        return at
