"""Which widget asks which kind of question."""

from ehdesk.domain.typed_days import Typed
from ehdesk.forms.engine.question import Question
from ehdesk.ui.desk import Desk
from ehdesk.ui.look import Look
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards, TickCards
from ehdesk.ui.widgets.date_field import DateField
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.money_field import MoneyField
from ehdesk.ui.widgets.scores import ScoreField
from ehdesk.ui.widgets.select import SelectField
from ehdesk.ui.widgets.text_field import LongTextField, NumberField, TextField
from ehdesk.ui.widgets.voice import Voice

_CARDS_AT_MOST = 13
"""A longer list opens from a box."""
_ONE_LINE, _SHORT = 560, 230
"""Pixels at 100 per cent: a box is about as wide as what goes into it."""


def field_for(question: Question, desk: Desk, who: str = "") -> Field:
    """The field for a question, showing its answer. A kind that this program does not know is asked as words.

    `who` is the name of whom it is about, for a question that stands beside the same one of other people.
    """
    if question.is_score:
        field: Field = ScoreField(desk.look, who, question.label, question.hint)
    else:
        field = _field(question, desk)
    field.show_value(question.value)
    return field


def _field(question: Question, desk: Desk) -> Field:
    look, label, hint = desk.look, question.label, question.hint
    match question.kind:
        case "select_one" | "select_multiple":
            return _choosing(question, look)
        case "integer" | "decimal":
            number = MoneyField if question.is_money else NumberField
            return number(look, label, hint)
        case "date":
            return DateField(look, label, Typed(desk.today), hint)
        case "text" if question.is_voice:
            return Voice(look, label, hint)
        case "text" if "multiline" in question.appearance:
            return LongTextField(look, label, hint)
    return TextField(look, label, hint, width=_SHORT if "short" in question.appearance else _ONE_LINE)


def _choosing(question: Question, look: Look) -> Field:
    choices = [Choice(option.value, option.label) for option in question.choices]
    if question.kind == "select_multiple":
        return TickCards(look, question.label, choices, question.hint)
    if len(choices) > _CARDS_AT_MOST:
        options = [(choice.key, choice.words) for choice in choices]
        return SelectField(look, question.label, options, question.hint)
    return ChoiceCards(look, question.label, choices, question.hint)
