"""How an answer reads on paper and in Check your answers."""

from ehdesk.forms.engine.dates import in_words
from ehdesk.forms.engine.question import Question
from ehdesk.forms.engine.values import read_date

_TICKED = "OK"


def in_plain_words(question: Question, ticked: str) -> str:
    """The answer for a reader: labels for choices, `4 June 2026` for dates, `ticked` for a ticked box.

    What cannot be read as its type stands as it was typed.
    """
    if question.kind in {"select_one", "select_multiple"}:
        return ", ".join(_labels(question))
    if question.kind == "date":
        moment = read_date(question.value)
        return in_words(moment) if moment else question.value
    if question.kind == "trigger":
        return ticked if question.value == _TICKED else ""
    return question.value


def _labels(question: Question) -> list[str]:
    """In the order of the choices, then what is no longer among them, as it was kept."""
    chosen = question.value.split() if question.kind == "select_multiple" else [question.value] * bool(question.value)
    known = {option.value: option.label for option in question.choices}
    return [known[value] for value in known if value in chosen] + [value for value in chosen if value not in known]
