"""Names, lists and dates as paper says them, in the words of a wording file."""

from collections.abc import Sequence
from datetime import date, time

from ehdesk.forms.wording import Wording
from ehdesk.printing.letters import LEFT_TO_RIGHT_MARK, has_leftward

_FAR = 300  # days; further from the day of printing, a date needs its year


def name(text: str) -> str:
    """`text` fit to stand in a sentence: a name that runs leftwards does not turn the commas after it round."""
    return text + LEFT_TO_RIGHT_MARK if has_leftward(text) else text


def listed(names: Sequence[str], words: Wording) -> str:
    """'Leanne, Tia and Mason'."""
    if len(names) < 2:
        return "".join(map(name, names))
    return words("plan_print.list", first=", ".join(map(name, names[:-1])), last=name(names[-1]))


def full_date(day: date, words: Wording) -> str:
    """'24 November 2026'."""
    return words("plan_print.full_date", day=day.day, month=_month(day, words), year=day.year)


def day_and_date(day: date, words: Wording) -> str:
    """'Tuesday 24 November 2026'."""
    weekday = words("plan_print.weekdays").split()[day.weekday()]
    return words("plan_print.day_and_date", weekday=weekday, date=full_date(day, words))


def near_date(day: date, today: date, words: Wording) -> str:
    """'18 November', with the year where it would not be clear."""
    if abs((day - today).days) > _FAR:
        return full_date(day, words)
    return words("plan_print.near_date", day=day.day, month=_month(day, words))


def due_date(day: date, today: date, words: Wording) -> str:
    """'Fri 4 December'."""
    weekday = words("plan_print.short_weekdays").split()[day.weekday()]
    return words("plan_print.due_date", weekday=weekday, date=near_date(day, today, words))


def clock(at: time, words: Wording) -> str:
    """'4 pm', '10:30 am'."""
    half = words("plan_print.am" if at.hour < 12 else "plan_print.pm")
    minutes = f":{at.minute:02}" if at.minute else ""
    return words("plan_print.clock", time=f"{(at.hour - 1) % 12 + 1}{minutes}", half=half)


def _month(day: date, words: Wording) -> str:
    return words("plan_print.months").split()[day.month - 1]
