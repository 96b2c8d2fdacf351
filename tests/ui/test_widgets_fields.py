"""Fields: named, answered with the keyboard, honest about what is wrong."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ehdesk.domain.typed_days import Lean, Typed
from ehdesk.ui.look import Look
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards, StepCards, TickCards
from ehdesk.ui.widgets.date_field import DateField
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.money_field import MoneyField
from ehdesk.ui.widgets.passphrase_field import PassphraseField, ShowTyped
from ehdesk.ui.widgets.select import SelectField
from ehdesk.ui.widgets.text_field import GrowingText, LongTextField, NumberField, TextField
from ehdesk.ui.widgets.voice import Voice

from .showing import also_heard, controls, heard, role, settle, show

SCHOOL = (Choice("well", "Going well"), Choice("mixed", "Mixed"), Choice("hard", "Hard right now"))
TODAY = Typed(date(2026, 11, 22), Lean.PAST)
STEPS = tuple(Choice(str(step), f"Step {step}", "What it means", str(step)) for step in range(1, 6))


def fields(look: Look) -> list[Field]:
    return [
        TextField(look, "First name"),
        LongTextField(look, "What is working well?", "Strengths"),
        NumberField(look, "How many hours?", unit="hours"),
        DateField(look, "When was that?", TODAY),
        SelectField(look, "Language", (("en", "English"), ("cy", "Welsh"))),
        ChoiceCards(look, "How is school?", SCHOOL),
        TickCards(look, "Who helps?", SCHOOL),
        StepCards(look, "Learning", STEPS, Choice("none", "We did not talk about this")),
        Voice(look, "Tia's own words"),
        PassphraseField(look, "Passphrase", ShowTyped(look, "Show", "Hide")),
    ]


def test_every_control_of_every_field_is_named_for_a_screen_reader(look: Look, qtbot: QtBot) -> None:
    for field in fields(look):
        qtbot.addWidget(show(field))
        assert heard(field)
        assert all(heard(control) for control in controls(field))


def test_no_target_is_under_forty_pixels(look: Look, qtbot: QtBot) -> None:
    for field in fields(look):
        qtbot.addWidget(show(field))
        assert min(min(control.width(), control.height()) for control in controls(field)) >= 40


def test_a_problem_is_shown_and_heard_and_taken_away(look: Look, qtbot: QtBot) -> None:
    for field in fields(look):
        qtbot.addWidget(show(field))
        field.set_problem("Say how school is going")
        assert any("Say how school is going" in also_heard(control) for control in controls(field))
        field.set_problem("")
        assert not any("Say" in also_heard(control) for control in controls(field))


@pytest.mark.parametrize("text_size", [100, 200])
def test_a_field_keeps_its_answer_through_a_change_of_text_size(look: Look, qtbot: QtBot, text_size: int) -> None:
    field = ChoiceCards(look, "How is school?", SCHOOL)
    qtbot.addWidget(show(field))
    field.show_value("mixed")
    look.wear(look.theme, text_size)
    assert field.value() == "mixed"


def test_showing_an_answer_is_not_the_person_giving_it(look: Look, qtbot: QtBot) -> None:
    for field in fields(look)[:-1]:
        qtbot.addWidget(show(field))
        said: list[str] = []
        field.edited.connect(said.append)
        field.left.connect(said.append)
        field.show_value("en")
        assert said == []


def test_leaving_a_field_saves_it_once(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    column, first, second = QVBoxLayout(page), TextField(look, "First name"), TextField(look, "Last name")
    column.addWidget(first)
    column.addWidget(second)
    qtbot.addWidget(show(page))
    saved: list[str] = []
    first.left.connect(saved.append)
    first.focus_control()
    qtbot.keyClicks(QApplication.focusWidget(), "Zoe")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    first.focus_control()
    second.focus_control()
    assert saved == ["Zoe"]


def test_arrows_choose_within_a_group(look: Look, qtbot: QtBot) -> None:
    field = ChoiceCards(look, "How is school?", SCHOOL)
    qtbot.addWidget(show(field))
    field.show_value("well")
    field.focus_control()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert field.value() == "mixed"


def test_a_choice_is_saved_at_once(look: Look, qtbot: QtBot) -> None:
    field = ChoiceCards(look, "How is school?", SCHOOL)
    qtbot.addWidget(show(field))
    field.focus_control()
    with qtbot.waitSignal(field.left) as left:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert left.args == ["well"]


def test_an_arrow_saves_the_choice_it_makes(look: Look, qtbot: QtBot) -> None:
    field = ChoiceCards(look, "How is school?", SCHOOL)
    qtbot.addWidget(show(field))
    field.show_value("well")
    field.focus_control()
    with qtbot.waitSignal(field.left) as left:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert left.args == ["mixed"]


def test_choices_are_real_radio_buttons_and_tick_boxes(look: Look, qtbot: QtBot) -> None:
    one, many = ChoiceCards(look, "How is school?", SCHOOL), TickCards(look, "Who helps?", SCHOOL)
    for field, expected in ((one, QAccessible.Role.RadioButton), (many, QAccessible.Role.CheckBox)):
        qtbot.addWidget(show(field))
        assert {role(control) for control in controls(field)} == {expected}


def test_the_whole_card_can_be_clicked(look: Look, qtbot: QtBot) -> None:
    field = ChoiceCards(look, "How is school?", SCHOOL)
    qtbot.addWidget(show(field))
    card = field.findChildren(QRadioButton)[1]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().center())
    assert field.value() == "mixed"


def test_several_ticks_are_keys_split_by_spaces(look: Look, qtbot: QtBot) -> None:
    field = TickCards(look, "Who helps?", SCHOOL)
    qtbot.addWidget(show(field))
    field.show_value("well hard")
    assert field.value() == "well hard"


def test_short_answers_lie_in_a_row_and_are_stacked_when_there_is_no_room(look: Look, qtbot: QtBot) -> None:
    field = ChoiceCards(look, "How is school?", SCHOOL)
    qtbot.addWidget(show(field, 1000))
    assert len({card.y() for card in field.findChildren(QRadioButton)}) == 1
    show(field, 360)
    assert len({card.y() for card in field.findChildren(QRadioButton)}) == 3


@pytest.mark.parametrize(("digit", "key"), [("4", "4"), ("0", "none")])
def test_digits_score_a_star_area(look: Look, qtbot: QtBot, digit: str, key: str) -> None:
    field = StepCards(look, "Learning", STEPS, Choice("none", "We did not talk about this"))
    qtbot.addWidget(show(field))
    field.focus_control()
    qtbot.keyClicks(QApplication.focusWidget(), digit)
    assert field.value() == key


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("30/11/2026", "2026-11-30"),
        ("30 / 11 / 2026", "2026-11-30"),
        ("30.11.2026", "2026-11-30"),
        ("3 nov 2026", "2026-11-03"),
        ("2026-11-30", "2026-11-30"),
        ("31 / 11 / 2026", "31 / 11 / 2026"),
        ("last spring", "last spring"),
        ("3 m 2026", "3 m 2026"),
        ("", ""),
    ],
)
def test_a_date_is_iso_when_it_exists_and_else_what_was_typed(look: Look, qtbot: QtBot, typed: str, value: str) -> None:
    field = DateField(look, "When was that?", TODAY)
    qtbot.addWidget(show(field))
    qtbot.keyClicks(field.findChild(QLineEdit), typed)
    assert field.value() == value


def test_what_was_understood_stands_beside_the_date(look: Look, qtbot: QtBot) -> None:
    field = DateField(look, "When was that?", TODAY)
    qtbot.addWidget(show(field))
    line = field.findChild(QLineEdit)
    qtbot.keyClicks(line, "Friday")
    assert field.value() == "2026-11-20"
    assert "Fri 20 Nov 2026" in also_heard(line)
    qtbot.keyClicks(line, "!")
    assert "2026" not in also_heard(line)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("£20", "20"), ("-£20", "-20"), ("£-20", "-20"), ("1,200", "1200"), ("£ 1,200.50", "1200.50"), ("12.", "12."),
        ("12,50", "12,50"), ("about 20", "about 20"), ("--5", "--5"), ("", ""),
    ],
)  # fmt: skip
def test_pounds_are_kept_as_a_bare_number(look: Look, qtbot: QtBot, typed: str, value: str) -> None:
    field = MoneyField(look, "How many pounds are left?")
    qtbot.addWidget(show(field))
    qtbot.keyClicks(field.findChild(QLineEdit), typed)
    assert field.value() == value


def test_a_saved_date_is_shown_the_way_it_is_typed(look: Look, qtbot: QtBot) -> None:
    field = DateField(look, "When was that?", TODAY)
    qtbot.addWidget(field)
    field.show_value("2026-03-05")
    assert field.findChild(QLineEdit).text() == "5 / 3 / 2026"


def test_a_long_answer_grows_with_its_words(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    column, field = QVBoxLayout(page), LongTextField(look, "What is working well?")
    column.addWidget(field)
    column.addStretch()
    qtbot.addWidget(show(page))
    before = field.findChild(QTextEdit).height()
    field.show_value("\n".join("one more line" for _ in range(8)))
    settle()
    assert field.findChild(QTextEdit).height() > before


def test_pasting_brings_words_and_no_markup(qtbot: QtBot) -> None:
    text = GrowingText()
    qtbot.addWidget(text)
    clip = QMimeData()
    clip.setHtml("<b>Bold</b>")
    clip.setText("Bold")
    text.insertFromMimeData(clip)
    assert "font-weight" not in text.toHtml().split("<body", 1)[1].split("<p", 1)[1]
    assert text.toPlainText() == "Bold"


def test_tab_leaves_a_long_answer(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    column, field, after = QVBoxLayout(page), LongTextField(look, "What is working well?"), TextField(look, "Next")
    column.addWidget(field)
    column.addWidget(after)
    qtbot.addWidget(show(page))
    field.focus_control()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert after.isAncestorOf(QApplication.focusWidget())


def test_a_passphrase_is_hidden_until_asked_and_never_saved(look: Look, qtbot: QtBot) -> None:
    field = PassphraseField(look, "Passphrase", ShowTyped(look, "Show", "Hide"))
    qtbot.addWidget(show(field))
    line = field.findChild(QLineEdit)
    said: list[str] = []
    field.left.connect(said.append)
    qtbot.keyClicks(line, "open sesame ")
    line.clearFocus()
    assert line.echoMode() is QLineEdit.EchoMode.Password
    assert (field.value(), said) == ("open sesame ", [])


def test_a_label_says_that_an_answer_is_optional(look: Look, qtbot: QtBot) -> None:
    field = TextField(look, "Say why", optional="(optional)")
    qtbot.addWidget(field)
    assert heard(field.findChild(QLineEdit)) == "Say why (optional)"


def test_tab_comes_to_the_chosen_card_and_to_the_first_where_none_is(look: Look, qtbot: QtBot) -> None:
    for chosen in ("hard", ""):
        page = QWidget()
        column, before, field = QVBoxLayout(page), QLineEdit(), ChoiceCards(look, "How is school?", SCHOOL)
        column.addWidget(before)
        column.addWidget(field)
        field.show_value(chosen)
        qtbot.addWidget(show(page))
        before.setFocus()
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert heard(QApplication.focusWidget()).startswith("Hard" if chosen else "Going well")
