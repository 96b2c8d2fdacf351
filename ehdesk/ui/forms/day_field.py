"""The fields for days, with examples that lie on the right side of today."""

from datetime import timedelta

from ehdesk.domain.birth import birth_as_typed, birth_kept
from ehdesk.domain.body import Body, day, day_in, text
from ehdesk.domain.typed_days import Lean, Typed, as_typed
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import about_when_in_words, whole_day
from ehdesk.ui.widgets.date_field import DateField
from ehdesk.ui.widgets.text_field import TextField

_AWAY = timedelta(days=12)
"""How far from today the day of an example is."""


def past_day(desk: Desk, label: str) -> DateField:
    """A day on which something happened."""
    hint = desk.words("common.past_date_hint", day=_example(desk, -_AWAY))
    return _day(desk, label, Lean.PAST, hint)


def coming_day(desk: Desk, label: str) -> DateField:
    """A day that is to come."""
    hint = desk.words("common.coming_date_hint", day=_example(desk, _AWAY))
    return _day(desk, label, Lean.COMING, hint)


def rough_day(desk: Desk, label: str, lean: Lean) -> DateField:
    """A day, or its month or year where no more is known."""
    away = _AWAY if lean is Lean.COMING else -_AWAY
    month = f"{desk.today + away:%B %Y}"
    hint = desk.words("common.rough_date_hint", day=_example(desk, away), month=month)
    return DateField(desk.look, label, Typed(desk.today, lean), hint, "", lambda kept: _said_roughly(desk, kept))


def unread_days(body: Body, *names: str) -> dict[str, str]:
    """What stands where a day is asked for, and is none: it is kept as it was written."""
    return {name: text(body, name) for name in names if text(body, name) and day(body, name) is None}


def doubts_about_days(desk: Desk, body: Body, *names: str) -> dict[str, str]:
    """The same in words, for asking about it once."""
    return {name: desk.words("common.is_it_a_day", words=words) for name, words in unread_days(body, *names).items()}


def _day(desk: Desk, label: str, lean: Lean, hint: str) -> DateField:
    return DateField(desk.look, label, Typed(desk.today, lean), hint, "", lambda kept: _said(desk, kept))


def _said(desk: Desk, kept: str) -> str:
    """The day that was understood, or that none was."""
    on = day_in(kept)
    return whole_day(on) if on else desk.words("common.not_a_date") if kept else ""


def _said_roughly(desk: Desk, kept: str) -> str:
    """The same, where a month or a year is plain."""
    return "" if day_in(kept) is None and about_when_in_words(kept) else _said(desk, kept)


def _example(desk: Desk, away: timedelta) -> str:
    return as_typed((desk.today + away).isoformat()).replace(" / ", " ")


class BirthField(TextField):
    """A date of birth, or as much of it as anyone knows: "2017", "March 2019", "34", "about 34"."""

    def __init__(self, desk: Desk, label: str, hint: str) -> None:
        super().__init__(desk.look, label, hint, "", 230)
        self._today = desk.today

    def value(self) -> str:
        return birth_kept(self._line.text(), self._today)

    def _show(self, value: str) -> None:
        self._fill(birth_as_typed(value))
