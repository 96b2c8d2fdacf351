"""Which widget asks which kind of question."""

from collections.abc import Callable, Mapping

from ehdesk.forms.engine.question import Question
from ehdesk.services.answer_files import Files
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms import chosen_answers as chosen
from ehdesk.ui.forms import typed_answers as typed
from ehdesk.ui.forms.file_fields import file_field, takes_files
from ehdesk.ui.forms.pictured import Held, beside_label, has_pictures, pictured_field
from ehdesk.ui.widgets.agree_field import AgreeField
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.masked_field import MaskedField
from ehdesk.ui.widgets.money_field import MoneyField
from ehdesk.ui.widgets.more_help import MoreHelp
from ehdesk.ui.widgets.scores import ScoreField
from ehdesk.ui.widgets.text_field import ONE_LINE, LongTextField, NumberField, TextField
from ehdesk.ui.widgets.voice import Voice

_SHORT = 230
"""Pixels at 100 per cent: a box is about as wide as what goes into it."""


def field_for(question: Question, desk: Desk, files: Files, held: Held, who: str = "") -> Field:
    """The field for a question, showing its answer. A kind that this program does not know is asked as words.

    `files` keeps what is drawn or chosen, `held` are the pictures that came with the form. `who` is the name of whom
    it is about, for a question that stands beside the same one of other people.
    """
    if question.is_score:
        field: Field = ScoreField(desk.look, who, question.label, question.hint)
    elif takes_files(question):
        field = file_field(question, desk, files)
    elif has_pictures(question):
        field = pictured_field(question, desk, held)
    else:
        field = _FIELDS.get(question.kind, _text)(question, desk)
    if question.guidance:
        field.add_help(_more_help(question, desk))
    for shown in beside_label(question, desk, held):
        field.add_help(shown)
    field.show_value(question.value)
    return field


def _more_help(question: Question, desk: Desk) -> MoreHelp:
    words = desk.words
    spoken = (words("common.opened"), words("common.folded"))
    return MoreHelp(desk.look, words("asking.more_help"), question.guidance, spoken)


def _text(question: Question, desk: Desk) -> Field:
    look, label, hint, looks = desk.look, question.label, question.hint, question.appearance
    if question.is_voice:
        return Voice(look, label, hint)
    if "multiline" in looks or "rows" in question.parameters:
        return LongTextField(look, label, hint)
    if "masked" in looks:
        return MaskedField(look, label, hint)
    is_short = "short" in looks or "numbers" in looks
    return TextField(look, label, hint, width=_SHORT if is_short else ONE_LINE)


def _number(question: Question, desk: Desk) -> Field:
    if "counter" in question.appearance:
        return typed.counter_field(question, desk)
    if "thousands-sep" in question.appearance:
        return typed.grouped_number_field(question, desk)
    number = MoneyField if question.is_money else NumberField
    return number(desk.look, question.label, question.hint)


def _agree(question: Question, desk: Desk) -> Field:
    return AgreeField(desk.look, question.label, question.hint)


_FIELDS: Mapping[str, Callable[[Question, Desk], Field]] = {
    "select_one": chosen.one_field,
    "select_multiple": chosen.many_field,
    "rank": chosen.rank_field,
    "integer": _number,
    "decimal": _number,
    "boolean": chosen.yes_no_field,
    "range": typed.range_field,
    "date": typed.day_field,
    "time": typed.time_field,
    "dateTime": typed.moment_field,
    "geopoint": typed.place_field,
    "geotrace": typed.places_field,
    "geoshape": typed.places_field,
    "trigger": _agree,
}
