"""The page on which a form's owner looks a form through: a file chosen, read beside the window, and told about."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from ehdesk.forms.opening import check_form
from ehdesk.ui import places
from ehdesk.ui.pages.form_findings import ProblemsCard
from ehdesk.ui.pages.forms import FormsPage
from ehdesk.ui.pages.trial_topics import TrialTopicsPage
from ehdesk.ui.saying import sentence
from ehdesk.ui.theme import DARK, HIGH_CONTRAST, LIGHT
from ehdesk.ui.widgets.problem_row import ProblemRow
from ehdesk.ui.widgets.words import Line
from tests.forms.on_trial import SURVEY, workbook
from tests.journeys.keys import Keys
from tests.rules.fitting import clipped, too_wide
from tests.ui.opened import opened_window, words_on
from tests.ui.showing import settle

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.fixture
def window(family_vault, look, tmp_path):
    """The window, open at the list of families."""
    with opened_window(family_vault, look, tmp_path / "laptop") as window:
        yield window


@pytest.fixture
def hands(window):
    return Keys(window)


def broken(file: Path) -> Path:
    """The form with three things to put right, and one to think about."""
    survey = [dict(row) for row in SURVEY]
    survey[2]["type"] = "txet"
    survey[6]["type"] = "select_one yesno"
    survey[7]["relevant"] = "${worryed} = 'yes'"
    return workbook(file, survey, advised=True)


def look_through(window, file):
    """Go to the page and have a file read."""
    window.desk.go(places.Forms())
    window.frame.page.look_through(file)
    Keys(window).wait(lambda: not window.desk.background.is_busy, "the form")
    settle()


def rows(window):
    """What each row of the lists says to a screen reader."""
    return [row.accessibleName() for row in window.frame.page.findChildren(ProblemRow) if row.isVisible()]


def heading(card):
    """The title of a list and how many there are."""
    return " ".join(label.words() for label in card.findChildren(Line))


def button(window, name):
    return next(
        one for one in window.frame.page.findChildren(QAbstractButton) if one.isVisible() and one.text() == name
    )


def test_from_the_list_of_families_to_the_first_page_of_a_trial_by_keyboard(window, hands, tmp_path):
    file = workbook(tmp_path / "visit.xlsx")
    hands.go("Forms")
    assert hands.focused() == "Choose a form"
    hands.press(Qt.Key.Key_Return)
    hands.save_as(str(file))
    hands.look_for("This form can run. Nothing was found wrong with it.")
    assert "Version 3 · 10 questions · In English (en), Welsh (cy)" in words_on(window)
    hands.wait(lambda: hands.focused() == "Try it out", "the keyboard on the next step")
    hands.press(Qt.Key.Key_Return)
    assert isinstance(window.frame.page, TrialTopicsPage)
    hands.look_for("This is a trial. Nothing is kept.")


def test_problems_are_told_in_the_words_of_the_command_counted_and_apart_from_advice(window, tmp_path):
    file = broken(tmp_path / "visit.xlsx")
    look_through(window, file)
    expected = [f"{sentence(one.where)}: {sentence(one.message)}" for one in check_form(file)]
    assert rows(window) == expected
    assert expected[0] == "Sheet survey, row 4, column type: There is no type called 'txet'; the nearest is text"
    assert [heading(card) for card in window.frame.page.findChildren(ProblemsCard)] == ["To put right 3", "Advice 1"]
    assert not button(window, "Try it out").isEnabled()


def test_a_form_put_right_in_excel_is_read_again(window, hands, tmp_path):
    file = broken(tmp_path / "visit.xlsx")
    look_through(window, file)
    hands.wait(lambda: hands.focused() == "Read it again", "the keyboard on the next step")
    workbook(file)
    hands.press(Qt.Key.Key_Return)
    hands.look_for("This form can run.")
    assert rows(window) == []
    assert button(window, "Try it out").isEnabled()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("visit.xlsx", b"just words", "The file is damaged, or it is no .xlsx"),
        ("visit.xls", b"just words", "The file is damaged, or it is no .xls"),
        ("visit.xlsx", OLE + bytes(300) + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        ("visit.xlsx", OLE + bytes(300), "an older .xls inside"),
        ("visit.csv", b"survey,type,name\n,text,caf\xe9\n", "save it as UTF-8"),
        ("visit.csv", b"", "The file is empty"),
        ("visit.xml", b"<h:html", "not readable as XML"),
        ("visit.xml", b"<a>" * 100_000, "deep in one another"),
        ("visit.md", b"# Notes of a meeting", "no survey sheet with questions"),
        ("visit.md", b"|" * 20_000_001, "more than 20 megabytes"),
        ("visit.pdf", b"%PDF-1.7", "a form is a file that ends in"),
    ],
)
def test_a_file_that_is_no_form_gets_a_sentence_and_is_left_as_it_is(window, tmp_path, name, content, said):
    file = tmp_path / name
    file.write_bytes(content)
    look_through(window, file)
    assert said.lower() in "\n".join(rows(window)).lower()
    assert "This form cannot run yet" in words_on(window)
    assert "Traceback" not in words_on(window)
    assert file.read_bytes() == content
    assert window.desk.work.form_trials.begin() is None


def test_a_file_that_went_away_is_said_to_be_gone(window, tmp_path):
    file = workbook(tmp_path / "visit.xlsx")
    look_through(window, file)
    file.unlink()
    look_through(window, file)
    assert rows(window) == ["The whole file: The file cannot be read: No such file or directory"]


def test_while_a_file_is_read_the_page_says_so_and_it_can_be_stopped(window, hands, tmp_path):
    let_go = Event()
    window.desk.background.run(let_go.wait, print, print, window)  # something else is under way before it
    window.desk.go(places.Forms())
    window.frame.page.look_through(workbook(tmp_path / "visit.xlsx"))
    hands.look_for("Reading visit.xlsx")
    hands.wait(lambda: hands.focused() == "Stop", "the keyboard on what stops it")
    hands.press(Qt.Key.Key_Return)
    hands.look_for("No form chosen yet")
    let_go.set()
    hands.wait(lambda: not window.desk.background.is_busy, "the end of the reading")
    assert window.desk.work.form_trials.file is None


def test_a_form_that_asks_nothing_is_not_tried_out(window, tmp_path):
    look_through(window, workbook(tmp_path / "visit.xlsx", [{"type": "note", "name": "hello", "en": "Hello"}]))
    assert "This form asks nothing" in words_on(window)
    assert not button(window, "Try it out").isEnabled()


def test_a_long_list_is_opened_further(window, hands, tmp_path):
    many = [{"type": "txet", "name": f"q{number}", "en": "Q"} for number in range(70)]
    look_through(window, workbook(tmp_path / "visit.xlsx", many))
    assert len(rows(window)) == 50
    hands.go("Show more")
    settle()
    assert len(rows(window)) == 70


def test_the_file_dialog_begins_where_the_last_form_was_and_nothing_of_that_is_kept(window, hands, tmp_path):
    (folder := tmp_path / "my forms").mkdir()
    look_through(window, workbook(folder / "visit.xlsx"))
    hands.go("Choose another form")
    dialog = next(one for one in window.findChildren(QFileDialog) if one.isVisible())
    assert Path(dialog.directory().absolutePath()) == folder
    dialog.reject()
    assert "my forms" not in str(window.desk.kept_place())


def test_another_file_ends_the_trial_of_the_one_before(window, tmp_path):
    look_through(window, workbook(tmp_path / "visit.xlsx"))
    window.desk.go(places.TrialTopic("start/why"))
    look_through(window, broken(tmp_path / "other.xlsx"))
    window.desk.go(places.TrialTopic("start/why"))
    assert isinstance(window.frame.page, FormsPage)


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, 100), (LIGHT, 200), (DARK, 100), (HIGH_CONTRAST, 100)], ids=str)
def test_nothing_is_cut_off_before_a_form_is_chosen_and_where_it_cannot_run(window, look, tmp_path, theme, size):
    look.wear(theme, size)
    window.desk.go(places.Forms())
    settle()
    assert (clipped(window), too_wide(window)) == ([], [])
    look_through(window, broken(tmp_path / f"{'a long name ' * 12}.xlsx"))
    assert (clipped(window), too_wide(window)) == ([], [])
