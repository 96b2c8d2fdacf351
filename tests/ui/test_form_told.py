"""What a form tells and nobody answers here, and questions that change while the page is open."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton

from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.form_shown import form_shown
from tests.ui.showing import also_heard, heard

HEAD = "| | type | name | label | appearance |\n"
MORE_HELP = """
| | type | name | label | appearance | hint | guidance_hint |
| | text | q | Who is in the family? | | Everyone at home | Ask each parent alone. |
"""
READONLY = """
| | type | name | label | appearance | readonly | default | calculation |
| | text | fixed | Reference | | yes | ABC 123 | |
| | select_one yn | sure | Are you sure? | | | | |
| | text | why | Why is that? | | ${sure} = 'n' | | |
| | integer | twice | Twice that | | | | 2 * 21 |
| | text | last | Anything else? | | | | |
"""
COMES_UP = """
| | type | name | label | appearance | relevant |
| | select_one yn | sure | Are you sure? | | |
| | text | why | Why is that? | | ${sure} = 'y' |
| | text | last | Anything else? | | |
"""
YES_OR_NO = """
| | list_name | name | label |
| | yn | y | Yes |
| | yn | n | No |
"""
TOWNS = """
| | type | name | label | appearance | choice_filter |
| | select_one county | county | Which county? | | |
| | select_one town | town | Which town in ${county}? | | county = ${county} |
| | text | after | And then? | | |
"""
PLACES = """
| | list_name | name | label | county |
| | county | durham | Durham | |
| | county | kent | Kent | |
| | town | crook | Crook | durham |
| | town | shildon | Shildon | durham |
| | town | deal | Deal | kent |
"""


def test_more_help_opens_and_closes_and_says_which(at: AtTheDesk, tmp_path: Path):
    asked = form_shown(at, tmp_path, MORE_HELP)
    assert "Ask each parent alone." not in words_on(asked.sheet)
    asked.control("More help, closed").setFocus()
    asked.press(Qt.Key.Key_Return)
    assert "Ask each parent alone." in words_on(asked.sheet)
    assert heard(QApplication.focusWidget()) == "More help, open"
    asked.press(Qt.Key.Key_Space)
    assert "Ask each parent alone." not in words_on(asked.sheet)
    assert also_heard(asked.go_to("q")) == "Everyone at home"


def test_what_nobody_may_answer_is_told_in_words(at: AtTheDesk, tmp_path: Path):
    asked = form_shown(at, tmp_path, READONLY, YES_OR_NO)
    assert {"Reference: ABC 123", "Twice that: 42"} <= set(words_on(asked.sheet).splitlines())
    assert "Reference" not in asked.names()


def test_a_question_that_may_no_longer_be_answered_becomes_words_and_again_a_question(at: AtTheDesk, tmp_path: Path):
    asked = form_shown(at, tmp_path, READONLY, YES_OR_NO)
    asked.type("why", "It snowed")
    press(asked.sheet, "No")
    assert "Why is that?: It snowed" in words_on(asked.sheet)
    assert "Why is that?" not in asked.names()
    press(asked.sheet, "Yes")
    box = asked.go_to("why")
    assert isinstance(box, QLineEdit)
    assert box.text() == "It snowed"


def test_tab_comes_to_what_was_asked_anew_in_its_place(at: AtTheDesk, tmp_path: Path):
    asked = form_shown(at, tmp_path, READONLY, YES_OR_NO)
    press(asked.sheet, "No")
    press(asked.sheet, "Yes")
    asked.go_to("sure")
    asked.press(Qt.Key.Key_Tab)
    assert heard(QApplication.focusWidget()) == "Why is that?"
    asked.press(Qt.Key.Key_Tab)
    assert heard(QApplication.focusWidget()) == "Anything else?"


def test_a_question_that_comes_up_late_has_its_place_with_tab_and_on_the_page(at: AtTheDesk, tmp_path: Path):
    asked = form_shown(at, tmp_path, COMES_UP, YES_OR_NO)
    assert "Why is that?" not in asked.names()
    press(asked.sheet, "Yes")
    asked.go_to("sure")
    asked.press(Qt.Key.Key_Tab)
    asked.keys("It snowed")
    asked.press(Qt.Key.Key_Tab)
    assert heard(QApplication.focusWidget()) == "Anything else?"
    assert asked.value("why") == "It snowed"


def test_answers_that_depend_on_another_answer_follow_it(at: AtTheDesk, tmp_path: Path):
    asked = form_shown(at, tmp_path, TOWNS, PLACES)
    assert "There is nothing to choose from yet." in words_on(asked.sheet)
    press(asked.sheet, "Durham")
    assert {"Crook", "Shildon"} < set(asked.names())
    asked.go_to("town")
    asked.press(Qt.Key.Key_Space)
    assert asked.value("town") == "crook"
    press(asked.sheet, "Kent")
    assert [heard(one) for one in asked.sheet.findChildren(QRadioButton) if one.isVisible()][2:] == ["Deal"]


def test_words_that_quote_an_answer_follow_it(at: AtTheDesk, tmp_path: Path):
    asked = form_shown(at, tmp_path, TOWNS, PLACES)
    press(asked.sheet, "Kent")
    assert "Which town in kent?" in words_on(asked.sheet)
    press(asked.sheet, "Durham")
    assert "Which town in durham?" in words_on(asked.sheet)
    assert "Which town in kent?" not in words_on(asked.sheet)


def test_a_question_without_a_label_is_asked_by_its_hint(at: AtTheDesk, tmp_path: Path):
    survey = """
| | type | name | label | appearance | hint |
| | text | q | | | Who helps? |
"""
    asked = form_shown(at, tmp_path, survey)
    assert asked.names() == ["Who helps?"]


def test_letters_of_a_masked_answer_are_not_shown(at: AtTheDesk, tmp_path: Path):
    asked = form_shown(at, tmp_path, f"{HEAD}| | text | q | Account number | masked |")
    box = asked.go_to("q")
    assert isinstance(box, QLineEdit)
    asked.type("q", "123")
    assert box.displayText() != "123"
    assert asked.value("q") == "123"


def test_typing_goes_on_while_other_questions_change(at: AtTheDesk, tmp_path: Path):
    survey = """
| | type | name | label | appearance |
| | text | who | Who is it? | |
| | text | q | What does ${who} like? | |
"""
    asked = form_shown(at, tmp_path, survey)
    asked.go_to("q")
    asked.keys("Chips")
    asked.filling.answer("g/who", "Tia")
    asked.sheet.take_in()
    assert asked.sheet.control("g/q").text() == "Chips"
    asked.press(Qt.Key.Key_Tab)
    assert asked.value("q") == "Chips"
    assert "What does Tia like?" in words_on(asked.sheet)
