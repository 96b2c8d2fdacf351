"""Pictures that a form has for its questions and choices, as one sees and hears them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from ehdesk.ui.theme import DARK, LIGHT
from ehdesk.ui.widgets.choice_cards import ChoiceCards
from ehdesk.ui.widgets.grid import GridHeading
from ehdesk.ui.widgets.rank_list import RankList
from ehdesk.ui.widgets.shown_picture import ShownPicture
from tests.files import jpeg, png
from tests.recordings import wav
from tests.rules.fitting import clipped, too_wide
from tests.ui.at_the_desk import AtTheDesk, rest, words_on
from tests.ui.form_shown import Shown, form_shown
from tests.ui.showing import also_heard, heard, settle

SURVEY = """
| | type | name | label | appearance | media::image | media::audio |
| | note | look | Your home | | house.png | |
| | select_one face | feels | How is it at home? | likert | | hello.mp3 |
| | text | room | Which room? | | rooms_of_a_house.jpg | |
| | text | other | Which other room? | | gone.png | |
"""
TOGETHER = """
| | type | name | label | appearance |
| | select_one face | heads | How is it? | label |
| | select_one face | home | Home | list-nolabel |
| | select_one face | school | School | list-nolabel |
| | rank face | order | Which is most like you? | |
"""
FACES = """
| | list_name | name | label | media::image |
| | face | happy | Happy | happy.png |
| | face | sad | | sad.png |
| | face | angry | Angry | angry.png |
"""


@pytest.fixture
def asked(at: AtTheDesk, tmp_path: Path) -> Shown:
    """Four questions with pictures, of which one is broken and one is not there."""
    for name, colour in (("happy", "teal"), ("sad", "navy")):
        (tmp_path / f"{name}.png").write_bytes(png(colour=colour))
    (tmp_path / "house.png").write_bytes(png((1600, 900), "white"))
    (tmp_path / "rooms_of_a_house.jpg").write_bytes(jpeg(way_up=6))
    (tmp_path / "angry.png").write_bytes(png()[:60])
    shown = form_shown(at, tmp_path, SURVEY, FACES)
    rest(at)
    return shown


def seen(widget: QWidget) -> set[str]:
    """The colours that a widget shows."""
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}


def test_choices_are_seen_and_heard_by_their_pictures(asked: Shown):
    cards = asked.sheet.findChildren(QRadioButton)
    assert [heard(card) for card in cards] == ["Happy", "sad", "Angry"]
    assert "#008080" in seen(cards[0])
    assert "#000080" in seen(cards[1])
    asked.go_to("feels")
    asked.press(Qt.Key.Key_Right)
    assert asked.value("feels") == "sad"


def test_a_question_and_a_note_show_theirs_and_no_address_is_ever_read_out(asked: Shown):
    shown = asked.sheet.findChildren(ShownPicture)
    assert [picture.accessibleName() for picture in shown] == ["house", "rooms of a house"]
    assert all("#b22222" in seen(picture) for picture in shown)
    assert shown[1].sizeHint().height() > shown[1].sizeHint().width()
    answered_with = asked.go_to("room")
    foot = shown[1].mapTo(asked.sheet, shown[1].rect().bottomLeft()).y()
    assert answered_with.mapTo(asked.sheet, answered_with.rect().topLeft()).y() - foot >= 12
    said = words_on(asked.window)
    assert "jr:" not in said
    assert "hello.mp3" not in said
    assert said.count("A sound goes with this, “hello”. It cannot be played here.") == 1
    assert said.count("Its picture is not here.") == 2


def test_what_is_broken_is_a_quiet_word_beside_its_own(asked: Shown):
    assert also_heard(asked.control("Angry")) == "Its picture is not here."


def test_a_sound_that_goes_with_a_question_has_its_player(at: AtTheDesk, tmp_path: Path):
    (tmp_path / "hello.mp3").write_bytes(wav(3))
    asked = form_shown(at, tmp_path, SURVEY, FACES)
    assert "Play: How is it at home?" in asked.names()
    assert "0:00 of 0:03" in words_on(asked.sheet)
    assert "cannot be played" not in words_on(asked.sheet)


def test_what_is_put_into_an_order_and_the_heads_of_a_table_show_theirs(at: AtTheDesk, tmp_path: Path):
    for name, colour in (("happy", "teal"), ("sad", "navy")):
        (tmp_path / f"{name}.png").write_bytes(png(colour=colour))
    asked = form_shown(at, tmp_path, TOGETHER, FACES)
    rest(at)
    order, table = asked.sheet.findChild(RankList), asked.sheet.findChild(GridHeading)
    assert {"#008080", "#000080"} <= seen(order)
    assert {"#008080", "#000080"} <= seen(table)
    assert {"Home: Happy", "Home: sad", "School: Angry"} <= set(asked.names())
    asked.go_to("order")
    asked.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert asked.value("order") == "sad happy angry"
    assert {"#008080", "#000080"} <= seen(order)


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, 200), (DARK, 100)], ids=str)
def test_nothing_is_cut_off(asked: Shown, look, theme, size):
    look.wear(theme, size)
    settle()
    assert (clipped(asked.window), too_wide(asked.window)) == ([], [])


ODD = """
| | type | name | label | appearance | default | bind::type |
| | select_one face | first | And you? | quick | | |
| | text | sure | Are you sure? | | | boolean |
| | text | site | Which page helps? | url | | |
| | text | last | Anything else? | | | |
"""


@pytest.fixture
def odd(at: AtTheDesk, tmp_path: Path) -> Shown:
    """Questions that are answered in ways of their own."""
    return form_shown(at, tmp_path, ODD, FACES.replace("png", ""))


def test_what_is_true_or_false_is_asked_as_yes_or_no(odd: Shown):
    assert any(field.name == "Are you sure?" for field in odd.sheet.findChildren(ChoiceCards))
    assert heard(odd.go_to("sure")) == "Yes"
    odd.press(Qt.Key.Key_Right)
    assert odd.value("sure") == "false"
    assert odd.filling.form.display("g/sure") == "No"


def test_a_quick_answer_goes_on_but_arrows_only_choose(odd: Shown):
    odd.go_to("first")
    odd.press(Qt.Key.Key_Right)
    assert heard(QApplication.focusWidget()) == "sad"
    odd.press(Qt.Key.Key_Return)
    assert heard(QApplication.focusWidget()) == "Yes"
    assert odd.value("first") == "sad"
    QTest.mouseClick(odd.control("Happy"), Qt.MouseButton.LeftButton)
    assert heard(QApplication.focusWidget()) == "Yes"
    assert odd.value("first") == "happy"


def test_a_link_is_copied_or_opened_only_when_somebody_presses(odd: Shown, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr("ehdesk.ui.forms.link_line.QDesktopServices.openUrl", lambda url: opened.append(url.toString()))
    assert not any(name.startswith("Copy the link") for name in odd.names())
    odd.type("site", "See https://example.org/help.")
    odd.control("Copy the link: https://example.org/help").click()
    assert QApplication.clipboard().text() == "https://example.org/help"
    assert opened == []
    odd.control("Open in the browser: https://example.org/help").click()
    assert opened == ["https://example.org/help"]
    odd.go_to("site").selectAll()
    odd.keys("javascript:alert(1)")
    assert not any(name.startswith("Open in the browser") for name in odd.names())
