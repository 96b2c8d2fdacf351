"""A list whose rows are painted: by keyboard, by mouse, and as a screen reader hears it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from ehdesk.ui.look import Look
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.theme import LIGHT
from ehdesk.ui.widgets.painted_list import PaintedList
from ehdesk.ui.widgets.painted_row import Badge, Lines, PaintedHeading, PaintedRow
from tests.ui.showing import settle, show

MADE: list[int] = []
NEAR = PaintedHeading("Near spellings")


def face(number: int) -> PaintedRow:
    MADE.append(number)
    cells = (Lines("Review meeting", "Late by 2 days", is_late=True), Lines("Today at 14:32"), Badge("Waiting to sync"))
    return PaintedRow("HO", f"Family {number}", "Leanne, Tia 14", cells)


@pytest.fixture
def page(look: Look) -> Iterator[DeskPage]:
    page, list_ = DeskPage(look, "My families"), PaintedList(look, "My families", (36, 27, 17, 20), face)
    list_.show_rows([*range(300), NEAR, *range(300, 500)])
    list_.reached.connect(page.bring_into_view)
    page.add(list_)
    MADE.clear()
    yield show(page, 1366, 768)
    page.deleteLater()


def view_of(page: DeskPage) -> QListView:
    return page.findChild(QListView)


def opened(page: DeskPage) -> list[object]:
    found: list[object] = []
    page.findChild(PaintedList).opened.connect(found.append)
    return found


def now(page: DeskPage) -> str:
    return str(view_of(page).currentIndex().data())


def test_a_screen_reader_hears_a_list_with_everything_in_each_row(page: DeskPage):
    heard = QAccessible.queryAccessibleInterface(view_of(page))
    row = heard.child(299)
    assert (heard.role(), heard.text(QAccessible.Text.Name)) == (QAccessible.Role.List, "My families")
    assert (heard.childCount(), row.role()) == (501, QAccessible.Role.ListItem)
    said = "Family 299, Leanne, Tia 14, Review meeting, Late by 2 days, Today at 14:32, Waiting to sync"
    assert row.text(QAccessible.Text.Name) == said
    assert heard.child(300).text(QAccessible.Text.Name) == "Near spellings"


@pytest.mark.usefixtures("page")
def test_only_the_rows_that_are_seen_are_made():
    settle()
    assert 0 < len(MADE) < 40


@pytest.mark.parametrize(
    ("keys", "reached"),
    [
        ([Qt.Key.Key_Down], "Family 1,"),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up], "Family 1,"),
        ([Qt.Key.Key_Up], "Family 0,"),
        ([Qt.Key.Key_End], "Family 499,"),
        ([Qt.Key.Key_End, Qt.Key.Key_Down], "Family 499,"),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], "Family 0,"),
        ([Qt.Key.Key_PageDown], "Family 8,"),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageUp], "Family 0,"),
    ],
)
def test_the_keyboard_moves_from_row_to_row(page: DeskPage, keys: list[Qt.Key], reached: str):
    page.findChild(PaintedList).focus_first()
    for key in keys:
        QTest.keyClick(view_of(page), key)
    assert now(page).startswith(reached)


def test_a_heading_is_passed_over_both_ways(page: DeskPage):
    view = view_of(page)
    view.setCurrentIndex(view.model().index(299, 0))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert now(page).startswith("Family 300,")
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert now(page).startswith("Family 299,")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_row_is_opened_by_key(page: DeskPage, key: Qt.Key):
    found = opened(page)
    QTest.keyClick(view_of(page), Qt.Key.Key_End)
    QTest.keyClick(view_of(page), key)
    assert found == [499]


def test_a_click_opens_a_row_and_a_click_on_a_heading_nothing(page: DeskPage):
    found, view = opened(page), view_of(page)
    for place in (2, 300):
        middle = view.visualRect(view.model().index(place, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert found == [2]


@pytest.mark.parametrize("text_size", [100, 200])
def test_the_row_with_the_keyboard_is_ringed_and_in_sight(page: DeskPage, look: Look, text_size: int):
    look.wear(LIGHT, text_size)
    page.findChild(PaintedList).focus_first()
    settle()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Down):
        QTest.keyClick(view_of(page), key)
        settle()
        view = view_of(page)
        assert view.ringed.geometry() == view.visualRect(view.currentIndex())
        assert view.ringed.visibleRegion().boundingRect().height() == view.ringed.height()


def test_the_keyboard_stays_in_its_place_when_the_rows_change(page: DeskPage):
    list_ = page.findChild(PaintedList)
    list_.focus_first()
    QTest.keyClick(view_of(page), Qt.Key.Key_Down)
    list_.show_rows([7, 8, 9])
    assert now(page).startswith("Family 8,")
    list_.show_rows([NEAR, 9])
    assert now(page).startswith("Family 9,")
    assert QApplication.focusWidget() is view_of(page)


def test_what_is_too_long_for_its_column_ends_before_the_next(look: Look, page: DeskPage):
    long = "Wolfeschlegelsteinhausenbergerdorff " * 8
    row = PaintedRow("W", long, long, (Lines(long, long), Lines(long), Badge()))
    list_ = PaintedList(look, "Long", (36, 27, 17, 20), lambda _row: row)
    list_.show_rows([1])
    page.add(list_)
    settle()
    picture = list_.grab().toImage()
    last_column = range(picture.width() - 200, picture.width() - look.px(40))
    colours = {picture.pixelColor(x, y).name() for x in last_column for y in range(2, picture.height() - 1)}
    assert len(colours) == 1
