"""How an answer reads on paper and in Check your answers."""

from collections.abc import Callable, Mapping

from ehdesk.forms.engine.dates import formatted, in_words
from ehdesk.forms.engine.geometry import places_in
from ehdesk.forms.engine.question import Question
from ehdesk.forms.engine.validity import TICKED
from ehdesk.forms.engine.values import read_date, read_time

_TRUE_OR_FALSE = {"true": "Yes", "1": "Yes", "false": "No", "0": "No"}
_PLACES = frozenset({"geopoint", "geotrace", "geoshape"})


def in_plain_words(question: Question, ticked: str) -> str:
    """The answer for a reader: labels for choices, `4 June 2026` for dates, `ticked` for a ticked box.

    What cannot be read as its type stands as it was typed.
    """
    if question.kind in {"select_one", "select_multiple"}:
        return ", ".join(_labels(question))
    if question.kind == "trigger":
        return ticked if question.value == TICKED else ""
    return _READ[question.kind](question) if question.kind in _READ else question.value


def _labels(question: Question) -> list[str]:
    """In the order of the choices, then what is no longer among them, as it was kept."""
    chosen = question.value.split() if question.kind == "select_multiple" else [question.value] * bool(question.value)
    known = {option.value: option.label for option in question.choices}
    return [known[value] for value in known if value in chosen] + [value for value in chosen if value not in known]


def _in_order(question: Question) -> str:
    """The labels in the order into which somebody put them, with their numbers."""
    known = {option.value: option.label for option in question.choices}
    return ", ".join(f"{place} {known.get(key, key)}" for place, key in enumerate(question.value.split(), start=1))


def _day(question: Question) -> str:
    moment = read_date(question.value)
    if moment is None:
        return question.value
    if "year" in question.appearance:
        return f"{moment.year}"
    return in_words(moment).partition(" ")[2] if "month-year" in question.appearance else in_words(moment)


def _moment(question: Question) -> str:
    moment = read_date(question.value) if "T" in question.value else None
    return f"{in_words(moment)}, {formatted(moment, '%H:%M')}" if moment else question.value


def _time(question: Question) -> str:
    time = read_time(question.value)
    return f"{time:%H:%M}" if time else question.value


def _places(question: Question) -> str:
    """Latitude and longitude; nobody reads how high and how exact."""
    if places_in(question.value) is None:
        return question.value
    places = [place.split() for place in question.value.split(";") if place.strip()]
    return "; ".join(f"{place[0]}, {place[1]}" for place in places)


_READ: Mapping[str, Callable[[Question], str]] = {
    "date": _day,
    "time": _time,
    "dateTime": _moment,
    "rank": _in_order,
    "boolean": lambda question: _TRUE_OR_FALSE.get(question.value, question.value),
    **dict.fromkeys(_PLACES, _places),
}
