"""More letters than anybody reads: pasted they are refused with a reason; from elsewhere they hold up nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.ui import places
from ehdesk.ui.look import Look
from ehdesk.ui.widgets.text_field import MOST_IN_A_BOX, TextField
from ehdesk.ui.widgets.typed_field import Reading, TypedField
from ehdesk.ui.window import Window
from tests.services.made import Made
from tests.ui.opened import opened_window, press, words_on
from tests.ui.showing import settle
from tests.ui.test_bad_input import body, box, everywhere, go, write

TEN_MB = "Leila made tea. " * 640_000
SMILES = "\N{SMILING FACE WITH SMILING EYES}" * 40_000


@pytest.fixture
def window(family_vault: Made, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """A real window, which says what nobody caught as it does in the program."""
    with opened_window(family_vault, look, tmp_path) as window:
        monkeypatch.setattr("sys.excepthook", window.say_trouble)
        window.resize(1366, 768)
        settle()
        yield window


@pytest.fixture
def family(family_vault: Made) -> FamilyId:
    return family_vault.family


@pytest.fixture
def leila(family_vault: Made) -> RecordId:
    return family_vault.members["leila"]


def said_in(one: QWidget) -> str:
    return one.toPlainText() if isinstance(one, QTextEdit) else one.text() if isinstance(one, QLineEdit) else ""


def test_ten_megabytes_pasted_in_a_note_are_refused_and_what_was_there_stays(window: Window, family: FamilyId):
    go(window, places.NoteForm(family, window.desk.work.notes.new_record()))
    write(window, "What happened?", "The boiler is off.")
    write(window, "What happened?", TEN_MB)
    assert said_in(box(window, "What happened?")) == "The boiler is off."
    assert f"at most {MOST_IN_A_BOX:,} letters. Nothing was put in." in words_on(window)
    assert [note.words for note in window.desk.work.notes.unfinished(family)] == ["The boiler is off."]


def test_ten_megabytes_pasted_in_a_line_are_refused_and_what_was_there_stays(
    window: Window, family: FamilyId, leila: RecordId
):
    before = body(window, leila)
    go(window, places.MemberForm(family, leila))
    write(window, "Full name", TEN_MB)
    assert said_in(box(window, "Full name")) == before["name"]
    assert "at most 50,000 letters. Nothing was put in." in words_on(window)
    go(window, places.Overview(family))
    assert body(window, leila) == before


def test_as_much_as_fits_in_a_note_is_kept(window: Window, family: FamilyId):
    words = TEN_MB[: MOST_IN_A_BOX - 1] + "."
    note = window.desk.work.notes.new_record()
    go(window, places.NoteForm(family, note))
    write(window, "What happened?", words)
    assert body(window, note)["words"] == words


def test_a_name_of_many_thousand_letters_is_kept_and_every_page_shows_its_beginning(
    window: Window, family: FamilyId, leila: RecordId
):
    name = "Leila " * 30_000
    window.desk.work.families.editing(family, kinds.MEMBER, leila).save({"name": name})
    for place in everywhere(window, family, leila):
        go(window, place)
        assert window.frame.page.title()
    go(window, places.WhoIsWho(family))
    assert len(words_on(window)) < 50_000
    go(window, places.MemberForm(family, leila))
    assert said_in(box(window, "Full name")) == name
    press(window, Qt.Key.Key_Tab)
    assert body(window, leila)["name"] == name


def test_a_text_too_long_to_be_saved_keeps_nobody_from_opening_its_page(
    window: Window, family: FamilyId, leila: RecordId
):
    drafts = window.desk.work.vault.drafts
    drafts.keep(family, leila, "school", TEN_MB)
    drafts.keep(family, leila, "known_as", "Lulu")
    go(window, places.MemberForm(family, leila))
    assert said_in(box(window, "Known as")) == "Lulu"
    assert list(drafts.of(leila)) == ["school"]


def test_letters_that_take_two_places_are_never_cut_off_where_they_are_shown(look: Look):
    as_typed = Reading(kept=str.upper, typed=str, understood=str)
    for field in (TextField(look, "Full name"), TypedField(look, "Where?", as_typed)):
        field.show_value(SMILES)
        assert field.value() == SMILES


@pytest.mark.parametrize("much", [SMILES, "a smile \N{SMILING FACE WITH SMILING EYES}" * 5_100])
def test_too_many_letters_that_take_two_places_are_refused_and_not_cut_short(
    window: Window, family: FamilyId, leila: RecordId, much: str
):
    before = body(window, leila)
    go(window, places.MemberForm(family, leila))
    write(window, "Full name", much)
    assert said_in(box(window, "Full name")) == before["name"]
    assert "at most 50,000 letters. Nothing was put in." in words_on(window)


def test_one_letter_too_many_takes_back_no_other_that_was_typed_before_it(
    window: Window, family: FamilyId, leila: RecordId
):
    name = "Leila " * 8_333
    window.desk.work.families.editing(family, kinds.MEMBER, leila).save({"name": name})
    go(window, places.MemberForm(family, leila))
    line = box(window, "Full name")
    line.setFocus()
    line.end(False)
    QTest.keyClicks(line, "XYZ")
    assert said_in(line) == f"{name}XY"
    assert "at most 50,000 letters. Nothing was put in." in words_on(window)
    press(window, Qt.Key.Key_Tab)
    assert body(window, leila)["name"] == f"{name}XY"


def test_what_is_cut_out_of_a_text_that_was_longer_already_goes_in_again(window: Window, family: FamilyId):
    words = TEN_MB[:260_000].strip()
    note = window.desk.work.notes.new_record()
    window.desk.work.families.editing(family, kinds.NOTE, note).save({"words": words})
    go(window, places.NoteForm(family, note))
    text = box(window, "What happened?")
    text.moveCursor(QTextCursor.MoveOperation.Start)
    text.moveCursor(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    text.cut()
    text.moveCursor(QTextCursor.MoveOperation.End)
    text.paste()
    assert said_in(text) == f"{words.removeprefix('Leila ')}Leila "
