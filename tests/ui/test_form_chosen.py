"""Choices of any form, by what it says of how they look: real buttons, arrows and all, found, put in order."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QRadioButton

from ehdesk.forms.engine.question import Problem
from ehdesk.ui.look import Look
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards
from ehdesk.ui.widgets.flow import EvenRow
from tests.ui.at_the_desk import AtTheDesk, words_on
from tests.ui.form_shown import Shown, form_shown
from tests.ui.showing import also_heard, heard, role, settle, show

HEAD = "| | type | name | label | appearance |\n"
LANGUAGES = "English Welsh Polish Romanian Arabic Bengali Punjabi Urdu Somali Kurdish Farsi Pashto Dari Hungarian Greek"
CHOICES = """
| | list_name | name | label |
| | often | never | Never |
| | often | some | Sometimes |
| | often | most | Most of the time |
| | often | always | Always |
| | matters | home | A warm home |
| | matters | money | Enough money |
| | matters | friends | Friends |
""" + "\n".join(f"| | language | {name.lower()[:2]} | {name} |" for name in LANGUAGES.split())
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def one(at: AtTheDesk, tmp_path: Path):
    """A form with one question, `q`."""

    def make(kind: str, appearance: str = "", width: int = 1000, **answers: str) -> Shown:
        return form_shown(at, tmp_path, f"{HEAD}| | {kind} | q | Which? | {appearance} |", CHOICES, width, **answers)

    return make


@pytest.mark.parametrize("looks", ["", "quick", "columns", "columns-2", "columns-pack", "horizontal", "likert", "list"])
def test_arrows_choose_in_every_kind_of_row(one, looks: str):
    asked = one("select_one often", looks)
    assert heard(asked.go_to("q")) == "Never"
    asked.press(Qt.Key.Key_Right)
    assert asked.value("q") == "some"
    asked.press(Qt.Key.Key_Down)
    assert asked.value("q") == "most"
    asked.press(Qt.Key.Key_Left)
    assert asked.value("q") == "some"
    assert {role(radio) for radio in asked.sheet.findChildren(QRadioButton)} == {QAccessible.Role.RadioButton}


@pytest.mark.parametrize(("looks", "rows"), [("columns-2", 2), ("columns-3", 2), ("columns-4", 1), ("horizontal", 1)])
def test_columns_are_as_many_as_the_form_says(one, looks: str, rows: int):
    asked = one("select_one often", looks)
    assert len({radio.y() for radio in asked.sheet.findChildren(QRadioButton)}) == rows


def test_a_line_of_answers_is_stacked_where_there_is_no_room(one):
    wide = one("select_one often", "likert")
    assert len({radio.y() for radio in wide.sheet.findChildren(QRadioButton)}) == 1
    wide.window.resize(300, 700)
    settle()
    assert len({radio.y() for radio in wide.sheet.findChildren(QRadioButton)}) == 4


def test_tab_comes_to_the_chosen_answer_of_a_line(one):
    asked = one("select_one often", "likert", q="most")
    assert heard(asked.go_to("q")) == "Most of the time"


def test_minimal_is_a_box(one):
    asked = one("select_one often", "minimal")
    box = asked.go_to("q")
    assert isinstance(box, QComboBox)
    asked.press(Qt.Key.Key_Down)
    asked.press(Qt.Key.Key_Down)
    assert asked.value("q") == "some"


@pytest.mark.parametrize(("kind", "looks"), [("select_one language", ""), ("select_one often", "autocomplete")])
def test_a_long_list_is_a_box_to_type_in(one, kind: str, looks: str):
    assert isinstance(one(kind, looks).go_to("q"), QLineEdit)


@pytest.mark.parametrize(
    ("typed", "value"), [("Welsh", "we"), ("wel", "we"), ("polsh", "po"), ("Elvish", "Elvish"), ("an", "an")]
)
def test_the_one_answer_that_was_meant_is_taken(one, typed: str, value: str):
    asked = one("select_one language")
    asked.type("q", typed)
    asked.press(Qt.Key.Key_Tab)
    assert asked.value("q") == value


def test_what_is_not_in_the_list_is_kept_and_questioned(one):
    asked = one("select_one language")
    asked.type("q", "Elvish")
    assert "This is not in the list" in words_on(asked.sheet)
    assert asked.message("q")


def test_what_was_found_is_gone_through_with_arrows(one):
    asked = one("select_one language")
    asked.go_to("q")
    asked.keys("p")
    found = asked.sheet.findChild(QListWidget)
    assert [found.item(at).text() for at in range(found.count())] == ["Polish", "Punjabi", "Pashto"]
    asked.press(Qt.Key.Key_Down)
    asked.press(Qt.Key.Key_Down)
    assert asked.value("q") == ""
    asked.press(Qt.Key.Key_Return)
    assert asked.value("q") == "pu"
    assert found.isHidden()


def test_down_in_an_empty_box_shows_the_whole_list(one):
    asked = one("select_one language")
    asked.go_to("q")
    asked.press(Qt.Key.Key_Down)
    found = asked.sheet.findChild(QListWidget)
    assert found.count() == len(LANGUAGES.split())
    asked.press(Qt.Key.Key_Escape)
    assert found.isHidden()
    assert isinstance(asked.go_to("q"), QLineEdit)


def test_letters_typed_among_what_was_found_go_on_in_the_box(one):
    asked = one("select_one language")
    asked.go_to("q")
    asked.keys("p")
    asked.press(Qt.Key.Key_Down)
    asked.keys("o")
    asked.press(Qt.Key.Key_Tab)
    assert asked.value("q") == "po"


def test_a_saved_answer_that_is_no_more_in_the_list_stays(one):
    asked = one("select_one language", q="klingon")
    asked.go_to("q")
    asked.press(Qt.Key.Key_Tab)
    assert asked.value("q") == "klingon"


def test_many_of_a_long_list_are_narrowed_down_by_typing(one):
    asked = one("select_multiple language", q="we")
    box = asked.control("Which?: Type to find an answer")
    box.setFocus()
    asked.keys("po")
    shown = [name for name in asked.names() if name in LANGUAGES]
    assert shown == ["Welsh", "Polish"]
    asked.press(Qt.Key.Key_Tab)
    asked.press(Qt.Key.Key_Tab)
    asked.press(Qt.Key.Key_Space)
    assert asked.value("q") == "we po"


def test_a_tick_is_ok(one):
    asked = one("acknowledge")
    assert heard(asked.go_to("q")) == "Which?"
    asked.press(Qt.Key.Key_Space)
    assert asked.value("q") == "OK"
    asked.press(Qt.Key.Key_Space)
    assert asked.value("q") == ""


def items(asked: Shown) -> list[str]:
    """What is heard of each thing in an order."""
    shown = asked.sheet.findChild(QListWidget)
    return [shown.item(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(shown.count())]


def test_things_are_put_in_order_with_alt_and_arrows(one):
    asked = one("rank matters")
    assert heard(asked.go_to("q")) == "Which?"
    assert items(asked)[0] == "A warm home, not in order yet"
    asked.press(Qt.Key.Key_Down)
    asked.press(Qt.Key.Key_Down)
    asked.press(Qt.Key.Key_Up, ALT)
    assert asked.value("q") == "home friends money"
    asked.press(Qt.Key.Key_Up, ALT)
    assert asked.value("q") == "friends home money"
    assert items(asked) == ["Friends, 1 of 3", "A warm home, 2 of 3", "Enough money, 3 of 3"]


def test_things_are_put_in_order_with_buttons(one):
    asked = one("rank matters")
    asked.control("Which?: Move down").setFocus()
    asked.press(Qt.Key.Key_Space)
    assert asked.value("q") == "money home friends"


def test_an_order_can_be_right_as_it_is(one):
    asked = one("rank matters")
    asked.control("Which?: Keep this order").setFocus()
    asked.press(Qt.Key.Key_Space)
    assert asked.value("q") == "home money friends"
    assert "Which?: Keep this order" not in asked.names()


def test_passing_through_an_order_answers_nothing(one):
    asked = one("rank matters")
    asked.go_to("q")
    asked.press(Qt.Key.Key_Tab)
    assert asked.value("q") == ""


GRID = """
| | select_one often | head | How often? | label |
| | select_one often | sleep | Sleeps well | list-nolabel |
| | select_multiple often | late | Is late | list-nolabel |
"""


@pytest.mark.parametrize("width", [1000, 320])
def test_a_table_has_real_buttons_that_say_row_and_column(at: AtTheDesk, tmp_path: Path, width: int):
    asked = form_shown(at, tmp_path, HEAD + GRID.strip(), CHOICES, width)
    assert heard(asked.go_to("sleep")) == "Sleeps well: Never"
    assert "Is late: Always" in asked.names()
    assert "Never" not in asked.names()
    asked.press(Qt.Key.Key_Right)
    assert asked.value("sleep") == "some"
    asked.press(Qt.Key.Key_Tab)
    asked.press(Qt.Key.Key_Space)
    asked.press(Qt.Key.Key_Tab)
    asked.press(Qt.Key.Key_Return)
    assert asked.value("late") == "never some"


def test_nobody_waits_for_an_answer_to_the_heading_of_a_table(at: AtTheDesk, tmp_path: Path):
    asked = form_shown(at, tmp_path, HEAD + GRID.strip(), CHOICES)
    assert asked.filling.form.asked("g") == 2


def test_a_whole_group_can_be_a_table(at: AtTheDesk, tmp_path: Path):
    rows = """
| | begin_group | t | How often? | table-list |
| | select_one often | sleep | Sleeps well | |
| | select_one often | eats | Eats well | |
| | end_group | | | |
"""
    asked = form_shown(at, tmp_path, HEAD + rows.strip(), CHOICES)
    assert {"Sleeps well: Never", "Eats well: Always"} < set(asked.names())


def test_a_problem_is_heard_at_every_button_of_a_row(one):
    asked = one("select_one often", "likert")
    asked.sheet.show_problems([Problem("g/q", "Say how often")])
    assert also_heard(asked.control("Never")) == "Say how often"
    assert also_heard(asked.control("Always")) == "Say how often"


@pytest.mark.parametrize(("width", "beside"), [(1900, 5), (440, 2)])
def test_that_nobody_knows_and_nobody_says_takes_no_row_of_its_own(look: Look, width: int, beside: int):
    """Five stand in one row; where they are stacked, the last two still stand beside each other."""
    choices = [Choice(key, key) for key in ("Well", "Mixed", "Hard right now, and for a while", "Not known", "No")]
    field = show(ChoiceCards(look, "How is it?", choices, row=partial(EvenRow, aside=True)), width)
    last = field.cards[-1].y()
    assert sum(card.y() == last for card in field.cards) == beside
