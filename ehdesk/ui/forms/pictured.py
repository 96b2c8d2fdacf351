"""The pictures and sounds that a form has for a question and its choices, and a word for what cannot be shown."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ehdesk.domain.attachment import LONGEST_BEGINNING, media_of
from ehdesk.forms.engine.question import Question
from ehdesk.forms.engine.speech import Option
from ehdesk.ui.desk import Desk
from ehdesk.ui.drawing_pictures import size_of
from ehdesk.ui.forms.chosen_answers import cards_row, is_in_grid, rank_field
from ehdesk.ui.forms.named_pictures import name_of, picture_of
from ehdesk.ui.heard_sound import HeardSound
from ehdesk.ui.sounding import CannotBeHeard, sound_in
from ehdesk.ui.widgets.choice_card import PICTURE, AnyCard, Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards, TickCards
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.grid import COLUMN_PICTURE, Grid
from ehdesk.ui.widgets.rank_field import RankField
from ehdesk.ui.widgets.rank_list import RANK_PICTURE
from ehdesk.ui.widgets.shown_picture import LARGEST, ShownPicture
from ehdesk.ui.widgets.words import Words

Held = Mapping[str, bytes]
"""The pictures and sounds that came with a form, by their URI."""

_DOTS = 2
"""Dots for each pixel at 100 per cent: enough at 200."""


def has_pictures(question: Question) -> bool:
    """Is it answered by choosing among pictures?"""
    is_chosen = question.kind in {"select_one", "select_multiple", "rank"} and not is_in_grid(question)
    return is_chosen and _are_pictured(question)


def pictured_field(question: Question, desk: Desk, held: Held) -> Field:
    """What is put into an order, or cards whatever else the form says of how they look, with their pictures."""
    return _pictured_rank(question, desk, held) if question.kind == "rank" else _pictured_cards(question, desk, held)


def show_over_columns(question: Question, grid: Grid, desk: Desk, held: Held) -> None:
    """The pictures of the answers over the columns of a table."""
    if _are_pictured(question):
        grid.heading.keep_room()
        for place, option in enumerate(question.choices):
            _draw(option, QSize(*COLUMN_PICTURE), partial(_show_over, grid, place), grid, desk, held)


def _show_over(grid: Grid, place: int, image: QImage | None) -> None:
    if image is not None:
        grid.heading.show_picture(place, image)


def _are_pictured(question: Question) -> bool:
    return any(picture_of(option.media) for option in question.choices)


def _pictured_rank(question: Question, desk: Desk, held: Held) -> RankField:
    field = rank_field(question, desk)
    field.keep_room()
    for option in question.choices:
        _draw(option, QSize(*RANK_PICTURE), partial(_show_in, field, option.value), field, desk, held)
    return field


def _show_in(field: RankField, key: str, image: QImage | None) -> None:
    if image is not None:
        field.show_picture(key, image)


def _draw(
    option: Option, size: QSize, come: Callable[[QImage | None], object], asker: QWidget, desk: Desk, held: Held
) -> None:
    content = held.get(picture_of(option.media), b"")
    if size_of(content).isValid():
        desk.darkroom.draw(content, size * _DOTS, come, asker)


def _pictured_cards(question: Question, desk: Desk, held: Held) -> ChoiceCards | TickCards:
    choices = [_choice(option, desk, held) for option in question.choices]
    kind = ChoiceCards if question.kind == "select_one" else TickCards
    field = kind(desk.look, question.label, choices, question.hint, row=cards_row(question))
    for option, card in zip(question.choices, field.cards, strict=True):
        if card.choice.picture:
            within = QSize(*PICTURE) * _DOTS
            desk.darkroom.draw(held[picture_of(option.media)], within, partial(_show_on, desk, option, card), card)
    return field


def beside_label(question: Question, desk: Desk, held: Held) -> Iterator[QWidget]:
    """What a form shows with a question: its picture, its sound to play, of a film its name."""
    if uri := picture_of(question.media):
        yield _shown(uri, desk, held)
    if uri := question.media.get("audio", ""):
        yield _heard(uri, question, desk, held)
    if uri := question.media.get("video", ""):
        yield Words(desk.look, desk.words("asking.a_film", name=name_of(uri)), "small_soft")


def _heard(uri: str, question: Question, desk: Desk, held: Held) -> QWidget:
    """To play, or that it cannot be played."""
    content = held.get(uri, b"")
    media = media_of(content[:LONGEST_BEGINNING])
    try:
        return HeardSound(desk, question.label or name_of(uri), sound_in(content, media or ""), is_small=True)
    except CannotBeHeard:
        return Words(desk.look, desk.words("asking.a_sound", name=name_of(uri)), "small_soft")


def _choice(option: Option, desk: Desk, held: Held) -> Choice:
    uri, words = picture_of(option.media), option.label
    if not uri:
        return Choice(option.value, words)
    if not size_of(held.get(uri, b"")).isValid():
        return Choice(option.value, words, desk.words("asking.no_picture"))
    return Choice(option.value, "" if words == option.value else words, picture=name_of(uri))


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
    column.setContentsMargins(0, desk.look.space(4), 0, desk.look.space(8))  # apart from what one answers with
    shown = ShownPicture(desk.look, name_of(uri), size)
    column.add(shown)

    def come(image: QImage | None) -> None:
        if image is not None:
            shown.show_image(image)
        else:
            column.replace(shown, missing())
            shown.hide()

    desk.darkroom.draw(content, LARGEST * _DOTS, come, column)
    return column
