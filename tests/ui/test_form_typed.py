"""Times, days, places and numbers of any form: typed as people write them, kept as ODK does."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTextEdit

from tests.ui.at_the_desk import AtTheDesk, words_on
from tests.ui.form_shown import Shown, form_shown
from tests.ui.showing import also_heard, heard

KINDS = """
| | type | name | label | appearance | parameters |
| | time | bell | When does school begin? | | |
| | dateTime | meeting | When is the meeting? | | |
| | date | moved | When did they move in? | no-calendar | |
| | date | month | Since which month? | month-year | |
| | date | year | Since which year? | year | |
| | integer | debt | How much is owed? | thousands-sep | |
| | integer | beds | How many beds? | counter | |
| | range | worry | How worried are you? | | start=10 end=0 step=2.5 |
| | geopoint | park | Where is the park? | | |
| | geotrace | way | The way to school | | |
| | barcode | card | Number on the card | | |
| | text | phone | Telephone | numbers | |
| | text | story | What is a good day? | multiline | |
| | text | rows | Anything else? | | rows=4 |
"""


@pytest.fixture
def asked(at: AtTheDesk, tmp_path: Path) -> Shown:
    return form_shown(at, tmp_path, KINDS)


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("bell", "9.30", "09:30:00.000"),
        ("bell", "9:30am", "09:30:00.000"),
        ("bell", "1730", "17:30:00.000"),
        ("bell", "2 pm", "14:00:00.000"),
        ("bell", "noon", "12:00:00.000"),
        ("bell", "half nine", "half nine"),
        ("bell", "25:00", "25:00"),
        ("month", "Nov 2026", "2026-11-01"),
        ("month", "3/26", "2026-03-01"),
        ("month", "last spring", "last spring"),
        ("year", "2019", "2019-01-01"),
        ("year", "long ago", "long ago"),
        ("moved", "5/3/2024", "2024-03-05"),
        ("debt", "1,250", "1250"),
        ("debt", "12,50", "12,50"),
        ("beds", "3", "3"),
        ("worry", "2.5", "2.5"),
        ("park", "54.57, -1.23", "54.57 -1.23 0 0"),
        ("park", "54.57 N 1.23 W", "54.57 -1.23 0 0"),
        ("park", "by the swings", "by the swings"),
        ("way", "54.57, -1.23; 54.58, -1.24", "54.57 -1.23 0 0; 54.58 -1.24 0 0"),
        ("card", "0012 34", "0012 34"),
        ("phone", "01642 000000", "01642 000000"),
        ("story", "Chips", "Chips"),
    ],
)
def test_what_is_typed_is_kept_as_odk_writes_it(asked: Shown, field: str, typed: str, value: str):
    asked.type(field, typed)
    assert asked.value(field) == value


@pytest.mark.parametrize("field", ["bell", "moved", "month", "year", "park", "debt"])
def test_what_cannot_be_read_is_questioned(asked: Shown, field: str):
    asked.type(field, "who knows")
    assert asked.value(field) == "who knows"
    assert asked.message(field)


def test_what_was_understood_is_shown_and_heard(asked: Shown):
    asked.type("bell", "half nine")
    asked.type("park", "91, 0")
    assert "I cannot read this as a time" in words_on(asked.sheet)
    assert "Latitude is from -90 to 90" in also_heard(asked.control("Where is the park?"))
    asked.type("month", "11/26")
    assert "November 2026" in also_heard(asked.control("Since which month?"))


def test_a_day_and_a_time_make_a_moment(asked: Shown):
    assert heard(asked.go_to("meeting")) == "When is the meeting?: Day"
    asked.keys("26/11/2026")
    asked.press(Qt.Key.Key_Tab)
    assert asked.value("meeting") == ""
    asked.keys("4pm")
    asked.press(Qt.Key.Key_Tab)
    assert asked.value("meeting") == "2026-11-26T16:00:00.000"
    assert "Thu 26 Nov 2026 at 16:00" in words_on(asked.sheet)


def test_a_day_without_its_time_is_kept_and_questioned(asked: Shown):
    asked.go_to("meeting")
    asked.keys("26/11/2026")
    asked.press(Qt.Key.Key_Tab)
    asked.press(Qt.Key.Key_Tab)
    assert asked.value("meeting") == "2026-11-26"
    assert asked.message("meeting")


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("bell", "09:30:00.000+01:00", "09:30"),
        ("month", "2026-11-01", "11 / 2026"),
        ("year", "2026-01-01", "2026"),
        ("debt", "1250000", "1,250,000"),
        ("park", "54.57 -1.23 12.5 4", "54.57, -1.23"),
    ],
)
def test_a_saved_answer_is_shown_as_it_is_typed_and_stays(
    at: AtTheDesk, tmp_path: Path, field: str, value: str, shown: str
):
    asked = form_shown(at, tmp_path, KINDS, **{field: value})
    box = asked.go_to(field)
    assert isinstance(box, QLineEdit)
    assert box.text() == shown
    asked.press(Qt.Key.Key_Tab)
    assert asked.value(field) == value


def test_a_moment_with_an_offset_stays_while_it_is_passed_through(at: AtTheDesk, tmp_path: Path):
    asked = form_shown(at, tmp_path, KINDS, meeting="2026-11-26T16:00:00.000+00:00")
    asked.go_to("meeting")
    for _ in range(3):
        asked.press(Qt.Key.Key_Tab)
    assert asked.value("meeting") == "2026-11-26T16:00:00.000+00:00"


def test_a_counter_counts_with_its_buttons_and_arrows(asked: Shown):
    more, less = asked.control("How many beds?: More"), asked.control("How many beds?: Less")
    more.setFocus()
    asked.press(Qt.Key.Key_Space)
    asked.press(Qt.Key.Key_Return)
    assert asked.value("beds") == "1"
    asked.go_to("beds")
    asked.press(Qt.Key.Key_Up)
    assert asked.value("beds") == "2"
    less.setFocus()
    asked.press(Qt.Key.Key_Space)
    assert asked.value("beds") == "1"


def test_a_scale_says_its_ends_and_stops_at_them(asked: Shown):
    box = asked.go_to("worry")
    assert "From 0 to 10, in steps of 2.5" in also_heard(box)
    for _ in range(7):
        asked.press(Qt.Key.Key_Down)
    assert asked.value("worry") == "0"
    asked.press(Qt.Key.Key_Up)
    assert asked.value("worry") == "2.5"


def test_a_number_off_the_scale_is_kept_and_questioned(asked: Shown):
    asked.type("worry", "11")
    assert asked.value("worry") == "11"
    assert asked.message("worry")


def test_a_line_says_which_of_its_places_cannot_be_read(asked: Shown):
    asked.type("way", "54.57, -1.23; the shop")
    assert "I cannot read this as a place: the shop" in words_on(asked.sheet)


def test_text_of_several_rows_is_asked_in_a_box_that_grows(asked: Shown):
    for field in ("story", "rows"):
        assert isinstance(asked.go_to(field), QTextEdit)


def test_every_box_is_called_by_its_question(asked: Shown):
    assert {"When does school begin?", "Since which year?", "Where is the park?", "Number on the card"} < set(
        asked.names()
    )
