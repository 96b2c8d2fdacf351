"""The fields for what is typed as people write it: times, months, places, numbers with commas, numbers on a scale."""

from decimal import Decimal, InvalidOperation

from ehdesk.domain.body import day_in
from ehdesk.domain.typed_days import Typed
from ehdesk.domain.typed_numbers import is_number, number_as_typed, number_kept
from ehdesk.domain.typed_periods import month_as_typed, month_kept, year_as_typed, year_kept
from ehdesk.domain.typed_places import place_as_typed, place_kept, place_typed
from ehdesk.domain.typed_times import moment_in, time_as_typed, time_in, time_kept
from ehdesk.forms.engine.question import Question
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import whole_day
from ehdesk.ui.widgets.date_field import DateField
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.moment_field import MomentField, MomentWords
from ehdesk.ui.widgets.places_field import PlacesField
from ehdesk.ui.widgets.stepper_field import Scale, StepperField, StepperWords
from ehdesk.ui.widgets.typed_field import Reading, TypedField

_SHORT, _PLACE = 230, 320
"""Pixels at 100 per cent."""


def day_field(question: Question, desk: Desk) -> Field:
    """A day, or with an appearance only its month or its year."""
    look, typed = desk.look, Typed(desk.today)
    if "month-year" in question.appearance:
        month = Reading(
            lambda words: month_kept(typed, words), month_as_typed, _month, desk.words("asking.not_a_month")
        )
        return TypedField(look, question.label, month, question.hint or desk.words("asking.month_hint"), _SHORT)
    if "year" in question.appearance:
        year = Reading(lambda words: year_kept(typed, words), year_as_typed, _year, desk.words("asking.not_a_year"))
        hint = question.hint or desk.words("asking.year_hint", year=desk.today.year)
        return TypedField(look, question.label, year, hint, 130)
    return DateField(look, question.label, typed, question.hint)


def time_field(question: Question, desk: Desk) -> Field:
    """A time of day."""
    time = Reading(time_kept, time_as_typed, _clock, desk.words("asking.not_a_time"))
    return TypedField(desk.look, question.label, time, question.hint or desk.words("asking.time_hint"), 150)


def moment_field(question: Question, desk: Desk) -> Field:
    """A day and a time together."""
    words = desk.words
    said = MomentWords(
        words("asking.day"),
        words("asking.time"),
        lambda kept: _moment(desk, kept),
        words("asking.not_a_moment"),
    )
    return MomentField(desk.look, question.label, Typed(desk.today), said, question.hint)


def place_field(question: Question, desk: Desk) -> Field:
    """A place on the earth."""
    place = Reading(place_kept, place_as_typed, lambda kept: _place(desk, kept), desk.words("asking.not_a_place"))
    return TypedField(desk.look, question.label, place, question.hint or desk.words("asking.place_hint"), _PLACE)


def places_field(question: Question, desk: Desk) -> Field:
    """Places along a line, or around a shape."""
    hint = desk.words("asking.line_hint" if question.kind == "geotrace" else "asking.shape_hint")
    return PlacesField(desk.look, question.label, desk.words("asking.not_places", line="{line}"), question.hint or hint)


def grouped_number_field(question: Question, desk: Desk) -> Field:
    """A number that may be typed with commas for thousands."""
    number = Reading(number_kept, number_as_typed, _number, desk.words("asking.not_a_number"))
    return TypedField(desk.look, question.label, number, question.hint, _SHORT)


def counter_field(question: Question, desk: Desk) -> Field:
    """A whole number that is counted up and down."""
    words = StepperWords(desk.words("asking.less"), desk.words("asking.more"))
    return StepperField(desk.look, question.label, Scale(), words, question.hint)


def range_field(question: Question, desk: Desk) -> Field:
    """A number on a scale, whose ends the form says."""
    start, end, step = (_decimal(question.parameters.get(name, "")) for name in ("start", "end", "step"))
    by = abs(step) if step else Decimal(1)
    ends = [each for each in (start, end) if each is not None]
    low, high = (min(ends), max(ends)) if len(ends) == len(("start", "end")) else (start, end)
    scale = Scale(low, high, by, start if start is not None else Decimal(0))
    words = StepperWords(desk.words("asking.less"), desk.words("asking.more"), _ends(desk, scale))
    return StepperField(desk.look, question.label, scale, words, question.hint)


def _ends(desk: Desk, scale: Scale) -> str:
    if scale.low is None or scale.high is None:
        return ""
    low, high, step = (f"{one.normalize():f}" for one in (scale.low, scale.high, scale.step))
    if scale.step == 1:
        return desk.words("asking.scale", low=low, high=high)
    return desk.words("asking.scale_by", low=low, high=high, step=step)


def _decimal(written: str) -> Decimal | None:
    try:
        found = Decimal(written)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _month(kept: str) -> str | None:
    day = day_in(kept)
    return f"{day:%B %Y}" if day else None


def _year(kept: str) -> str | None:
    return year_as_typed(kept) if day_in(kept) else None


def _number(kept: str) -> str | None:
    return number_as_typed(kept) if is_number(kept) else None


def _clock(kept: str) -> str | None:
    shown = time_as_typed(kept)
    return shown if shown != kept and time_in(shown) else None


def _moment(desk: Desk, kept: str) -> str:
    found = moment_in(kept)
    return desk.words("asking.moment", day=whole_day(found[0]), time=found[1]) if found else ""


def _place(desk: Desk, kept: str) -> str | None:
    place, words = place_typed(place_as_typed(kept)), desk.words
    if place is None or place_as_typed(kept) == kept:
        return None
    latitude, longitude = place
    north_south = words("asking.north") if latitude >= 0 else words("asking.south")
    east_west = words("asking.east") if longitude >= 0 else words("asking.west")
    return words(
        "asking.place",
        latitude=abs(latitude),
        north_south=north_south,
        longitude=abs(longitude),
        east_west=east_west,
    )
