"""The pictures that a form has for a question and for its choices, and a word for one that cannot be shown."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ehdesk.forms.engine.question import Question
from ehdesk.forms.engine.speech import Option
from ehdesk.ui.desk import Desk
from ehdesk.ui.drawing_pictures import size_of
from ehdesk.ui.forms.chosen_answers import cards_row, is_in_grid
from ehdesk.ui.widgets.choice_card import PICTURE, AnyCard, Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards, TickCards
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.shown_picture import LARGEST, ShownPicture
from ehdesk.ui.widgets.words import Words

Held = Mapping[str, bytes]
"""The pictures that came with a form, by their URI."""

_DOTS = 2
"""Dots for each pixel at 100 per cent: enough at 200."""


def has_pictures(question: Question) -> bool:
    """Is it answered by choosing among pictures?"""
    is_chosen = question.kind in {"select_one", "select_multiple"} and not is_in_grid(question)
    return is_chosen and any(map(_picture, (option.media for option in question.choices)))


def pictured_field(question: Question, desk: Desk, held: Held) -> ChoiceCards | TickCards:
    """Cards with their pictures, whatever else the form says of how they look."""
    choices = [_choice(option, desk, held) for option in question.choices]
    kind = ChoiceCards if question.kind == "select_one" else TickCards
    field = kind(desk.look, question.label, choices, question.hint, row=cards_row(question))
    for option, card in zip(question.choices, field.cards, strict=True):
        if card.choice.picture:
            within = QSize(*PICTURE) * _DOTS
            desk.darkroom.draw(held[_picture(option.media)], within, partial(_show_on, desk, option, card), card)
    return field


def beside_label(question: Question, desk: Desk, held: Held) -> Iterator[QWidget]:
    """What a form shows with a question: its picture; of a sound or a film, that it cannot be played."""
    if uri := _picture(question.media):
        yield _shown(uri, desk, held)
    if {"audio", "video"} & question.media.keys():
        yield Words(desk.look, desk.words("asking.no_playing"), "small_soft")


def _choice(option: Option, desk: Desk, held: Held) -> Choice:
    uri, words = _picture(option.media), option.label
    if not uri:
        return Choice(option.value, words)
    if not size_of(held.get(uri, b"")).isValid():
        return Choice(option.value, words, desk.words("asking.no_picture"))
    return Choice(option.value, "" if words == option.value else words, picture=_name(uri))


def _show_on(desk: Desk, option: Option, card: AnyCard, image: QImage | None) -> None:
    if image is not None:
        card.face.show_picture(image)
    else:
        card.face.lose_picture(option.label, desk.words("asking.no_picture"))


def _shown(uri: str, desk: Desk, held: Held) -> QWidget:
    content = held.get(uri, b"")
    size = size_of(content)
    missing = partial(Words, desk.look, desk.words("asking.no_picture"), "small_soft")
    if not size.isValid():
        return missing()
    column = Column(desk.look)
    shown = ShownPicture(desk.look, _name(uri), size)
    column.add(shown)

    def come(image: QImage | None) -> None:
        if image is not None:
            shown.show_image(image)
        else:
            column.replace(shown, missing())
            shown.hide()

    desk.darkroom.draw(content, LARGEST * _DOTS, come, column)
    return column


def _picture(media: Mapping[str, str]) -> str:
    return media.get("image", "") or media.get("big-image", "")


def _name(uri: str) -> str:
    """What a picture is called, from the name of its file."""
    return PurePosixPath(uri).stem.replace("_", " ").replace("-", " ").strip() or uri.rpartition("/")[2]
