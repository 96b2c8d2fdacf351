"""The fields for what is chosen from a list, by what the form says of how it looks."""

import re
from enum import Enum, auto
from functools import partial

from ehdesk.forms.engine.question import LABELS, Question
from ehdesk.forms.engine.speech import Option
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.named_pictures import name_of, picture_of
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards, MakesRow, TickCards, YesNoCards
from ehdesk.ui.widgets.column_row import ColumnRow, PackedRow
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.find_field import FindField, FindWords
from ehdesk.ui.widgets.find_ticks import FindTicks
from ehdesk.ui.widgets.flow import EvenRow
from ehdesk.ui.widgets.grid import GridField
from ehdesk.ui.widgets.likert import LikertField
from ehdesk.ui.widgets.rank_field import RankField, RankWords
from ehdesk.ui.widgets.select import SelectField

CARDS_AT_MOST = 13
"""A longer list is found in by typing."""
_FOUND = {"autocomplete", "search"}
_ON_A_LINE = {"likert", "list"}
_NO_ANSWER = ["not_known", "not_said"]
"""Two that say little, by the names that choices have in every form of ours."""
_PACKED = {"columns-pack", "horizontal-compact", "compact", "quickcompact"}
_COLUMNS = re.compile(r"(?:columns|compact|quickcompact)-(\d+)")


class Shape(Enum):
    """How questions that follow one another stand on a page."""

    ALONE = auto()
    SCORES = auto()
    GRID = auto()


def shape_of(question: Question) -> Shape:
    """Whether a question stands alone, or with those around it in a row of scores or in a table."""
    if question.is_score:
        return Shape.SCORES
    return Shape.GRID if question.kind == LABELS or is_in_grid(question) else Shape.ALONE


def choices_of(question: Question) -> list[Choice]:
    """The answers in words; one that is a picture alone by the name of that."""
    return [Choice(option.value, _words_of(option)) for option in question.choices]


def _words_of(option: Option) -> str:
    uri = picture_of(option.media) if option.label == option.value else ""
    return name_of(uri) if uri else option.label


def one_field(question: Question, desk: Desk) -> Field:
    """One of several."""
    look, label, hint, choices = desk.look, question.label, question.hint, choices_of(question)
    looks = set(question.appearance)
    options = [(choice.key, choice.words) for choice in choices]
    if is_in_grid(question):
        return GridField(look, label, choices, hint)
    if looks & _FOUND or len(choices) > CARDS_AT_MOST:
        return FindField(look, label, options, _find_words(desk), hint or desk.words("asking.find_hint"))
    if "minimal" in looks:
        return SelectField(look, label, options, hint, nothing=desk.words("common.nothing_chosen"))
    if looks & _ON_A_LINE:
        return LikertField(look, label, choices, hint)
    return ChoiceCards(look, label, choices, hint, row=cards_row(question))


def yes_no_field(question: Question, desk: Desk) -> Field:
    """What is true or is not."""
    return YesNoCards(desk.look, question.label, desk.words("common.yes"), desk.words("common.no"), question.hint)


def many_field(question: Question, desk: Desk) -> Field:
    """Any number of several."""
    look, label, hint, choices = desk.look, question.label, question.hint, choices_of(question)
    if is_in_grid(question):
        return GridField(look, label, choices, hint, is_one=False)
    if set(question.appearance) & _FOUND or len(choices) > CARDS_AT_MOST:
        return FindTicks(look, label, choices, desk.words("asking.find"), _find_words(desk).shown, hint)
    return TickCards(look, label, choices, hint, row=cards_row(question))


def rank_field(question: Question, desk: Desk) -> RankField:
    """Several to be put into an order."""
    words = desk.words
    said = RankWords(
        words("asking.up"),
        words("asking.down"),
        words("asking.right_order"),
        lambda what, place, of: words("asking.ranked", what=what, place=place, all=of),
        lambda what: words("asking.not_ranked", what=what),
    )
    return RankField(desk.look, question.label, choices_of(question), said, question.hint)


def _find_words(desk: Desk) -> FindWords:
    return FindWords(desk.words("asking.not_there"), lambda found, of: desk.words("asking.found", found=found, all=of))


def is_in_grid(question: Question) -> bool:
    """Is it a row of a table?"""
    return "list-nolabel" in question.appearance and question.kind.startswith("select")


def cards_row(question: Question) -> MakesRow:
    """How the cards lie."""
    counted = next(filter(None, map(_COLUMNS.fullmatch, question.appearance)), None)
    if counted is not None:
        return partial(ColumnRow, columns=int(counted[1]))
    if "horizontal" in question.appearance:
        return ColumnRow
    if set(question.appearance) & _PACKED:
        return PackedRow
    return partial(EvenRow, aside=[choice.value for choice in question.choices][-2:] == _NO_ANSWER)
