"""A question that is drawn: with the mouse or a pen, undone, and kept as it is left."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ehdesk.services.trying import Trying
from ehdesk.ui.forms.answer_rows import AnswerRows
from ehdesk.ui.forms.sheet import QuestionSheet
from tests.forms.trials import xlsform
from tests.journeys.keys import CTRL
from tests.ui.at_the_desk import AtTheDesk, press, rest, words_on
from tests.ui.drawn_answers import DRAWN, SURVEY, colours, leave, picture, shown
from tests.ui.form_shown import GROUP, Shown, form_shown
from tests.ui.pens import draw, draw_with_pen, sheet_on
from tests.ui.showing import also_heard, heard, settle, show

WHITE = (255, 255, 255)


def test_what_is_drawn_is_kept_as_a_picture_when_the_question_is_left(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    sheet = sheet_on(asked.sheet)
    draw(sheet, (50, 50), (300, 200))
    press(asked.sheet, "Red")
    draw(sheet, (300, 50), (50, 200))
    leave(asked)
    assert asked.value("q").startswith("drawing-")
    assert asked.value("q").endswith(".png")
    assert picture(asked).size == (1600, 1200)
    assert colours(picture(asked)) == {"black", "red"}


def test_going_from_sheet_to_crayon_keeps_nothing_yet(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    draw(sheet_on(asked.sheet), (50, 50), (300, 200))
    asked.control("Blue").setFocus()
    settle()
    assert asked.value("q") == ""


def test_opened_again_it_is_there_and_can_be_drawn_on(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    draw(sheet_on(asked.sheet), (50, 50), (300, 200))
    leave(asked)
    first, before = asked.value("q"), picture(asked)
    asked.sheet.take_in()
    again = Shown(asked.filling, type(asked.sheet)(at.desk, asked.filling, GROUP), asked.window)
    again.sheet.resize(900, 1000)
    again.sheet.show()
    rest(at)
    sheet = sheet_on(again.sheet)
    assert "A picture is on it." in also_heard(sheet)
    press(again.sheet, "Green")
    draw(sheet, (300, 300), (400, 400))
    leave(again)
    assert again.value("q") != first
    assert colours(picture(again)) == {"black", "green"}
    files = again.filling.files
    assert Image.open(BytesIO(files.whole(files.one(first)))).convert("RGB").tobytes() == before.tobytes()
    again.sheet.deleteLater()


def test_strokes_are_undone_done_again_and_started_again_by_keyboard(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    sheet = sheet_on(asked.sheet)
    assert "Nothing is drawn yet." in also_heard(sheet)
    draw(sheet, (50, 50), (300, 200))
    draw(sheet, (300, 50), (50, 200))
    assert "2 lines are drawn." in also_heard(sheet)
    sheet.setFocus()
    asked.press(Qt.Key.Key_Z, CTRL)
    assert "1 line is drawn." in also_heard(sheet)
    asked.press(Qt.Key.Key_Y, CTRL)
    assert "2 lines are drawn." in also_heard(sheet)
    for name, count in (
        ("Start again", "Nothing"),
        ("Undo", "2 lines"),
        ("Undo", "1 line"),
        ("Do it again", "2 lines"),
    ):
        asked.control(name).setFocus()
        asked.press(Qt.Key.Key_Return)
        assert count in also_heard(sheet)


def test_an_empty_sheet_is_no_answer_and_undo_brings_the_answer_back(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    draw(sheet_on(asked.sheet), (50, 50), (300, 200))
    leave(asked)
    asked.control("Start again").setFocus()
    asked.press(Qt.Key.Key_Return)
    leave(asked)
    assert asked.value("q") == ""
    asked.control("Undo").setFocus()
    asked.press(Qt.Key.Key_Return)
    leave(asked)
    assert colours(picture(asked)) == {"black"}


def test_crayons_and_thicknesses_are_chosen_with_the_arrows_by_name(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    sheet = sheet_on(asked.sheet)
    asked.control("Black").setFocus()
    asked.press(Qt.Key.Key_Right)
    assert heard(QApplication.focusWidget()) == "Brown"
    asked.control("Middle").setFocus()
    asked.press(Qt.Key.Key_Right)
    assert heard(QApplication.focusWidget()) == "Thick"
    draw(sheet, (50, 50), (300, 200))
    leave(asked)
    assert colours(picture(asked)) == {"brown"}


def test_a_pen_that_is_pressed_harder_draws_a_wider_line(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    sheet = sheet_on(asked.sheet)
    draw_with_pen(sheet, (50, 50, 0.1), (150, 50, 0.1), (250, 50, 0.1), (350, 50, 0.1))
    draw_with_pen(sheet, (50, 250, 1), (150, 250, 1), (250, 250, 1), (350, 250, 1))
    leave(asked)
    image = picture(asked)
    wide, high = image.size
    column = [image.getpixel((wide * 200 // sheet.width(), y)) != WHITE for y in range(high)]
    light, hard = sum(column[: high // 3]), sum(column[high // 3 :])
    assert 0 < light < hard / 2


def test_what_can_be_seen_on_it_is_written_beside_it_and_kept(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    assert "What can be seen on it? (optional)" not in asked.names()
    draw(sheet_on(asked.sheet), (50, 50), (300, 200))
    asked.control("What can be seen on it? (optional)").setFocus()
    asked.keys("A house")
    leave(asked)
    assert asked.filling.files.one(asked.value("q")).described == "A house"


def test_a_drawing_that_must_be_given_is_asked_for(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path, SURVEY.format("draw", "yes"))
    assert [one.field for one in asked.filling.form.problems(GROUP)] == [f"{GROUP}/q"]
    draw(sheet_on(asked.sheet), (50, 50), (300, 200))
    leave(asked)
    assert asked.filling.form.problems(GROUP) == ()


def test_an_answer_from_elsewhere_is_told_and_stays(at: AtTheDesk, tmp_path: Path):
    asked = form_shown(at, tmp_path, DRAWN, q="door.jpg")
    assert "The answer is the file “door.jpg”, which is not on this computer." in words_on(asked.sheet)
    asked.type("after", "Nothing")
    assert asked.value("q") == "door.jpg"


def test_a_signature_has_one_pen_and_a_low_sheet(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path, SURVEY.format("signature", ""))
    assert "Red" not in asked.names()
    sheet, after = sheet_on(asked.sheet), asked.control("And then?")
    free = (
        after.mapTo(asked.sheet, after.rect().topLeft()).y() - sheet.mapTo(asked.sheet, sheet.rect().bottomLeft()).y()
    )
    assert free < 130  # a row of tools, and the next question’s own words
    draw(sheet, (50, 50), (200, 100), (300, 60))
    leave(asked)
    assert asked.value("q").startswith("signature-")
    assert picture(asked).size == (1600, 480)


def test_on_trial_it_is_drawn_and_nothing_of_it_is_kept(at: AtTheDesk, tmp_path: Path):
    vault = at.desk.work.vault
    before = vault.attachments.total(), len(vault.changes.ids(at.family))
    head, *rows = DRAWN.strip().splitlines()
    survey = "\n".join([head, f"| | begin_group | {GROUP} | All | field-list | |", *rows, "| | end_group | | | | |"])
    trial = Trying(xlsform(tmp_path, survey), (), at.desk.now)
    page = show(QuestionSheet(at.desk, trial, GROUP), 900, 1000)
    draw(sheet_on(page), (50, 50), (300, 200))
    page.save_typed()
    name = trial.form.answers[f"{GROUP}/q"]
    assert Image.open(BytesIO(trial.files.whole(trial.files.one(name)))).size == (1600, 1200)
    row = next(AnswerRows(at.desk, trial).of(trial.form.topic(GROUP)))
    show(row, 900, 300)
    assert at.desk.background.wait(timedelta(seconds=30))
    settle()
    assert row.has_picture()
    assert (vault.attachments.total(), len(vault.changes.ids(at.family))) == before
    for widget in (page, row):
        widget.deleteLater()


def test_a_press_beside_the_paper_draws_nothing(at: AtTheDesk, tmp_path: Path):
    asked = shown(at, tmp_path)
    sheet = sheet_on(asked.sheet)
    sheet.setFixedSize(1200, 300)
    draw(sheet, (5, 50), (60, 90))
    assert sheet.sketch.is_empty
