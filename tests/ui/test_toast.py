"""What was just done is said in a strip that never lies on anything of the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ehdesk.demo.stage import Laptop
from ehdesk.store.errors import NotKept
from ehdesk.ui import places
from ehdesk.ui.look import Look
from ehdesk.ui.theme import LIGHT
from ehdesk.ui.widgets.buttons import Button
from ehdesk.ui.widgets.pieces import Picture
from ehdesk.ui.widgets.tick_box import TickBox
from tests.builders import ToldClock
from tests.journeys.keys import is_open, keys, laptop
from tests.services.made import AUTUMN, Made
from tests.ui.opened import press, words_on
from tests.ui.showing import settle

LONG = "Taken off the list, and kept whole. " * 4


@pytest.fixture
def one(family_vault: Made, look: Look, tmp_path: Path) -> Iterator[Laptop]:
    """The window with the demo's family behind its open door."""
    one = laptop(family_vault.copied_to(tmp_path).vaults, look, ToldClock(AUTUMN))
    keys(one).unlock()
    keys(one).wait(lambda: is_open(one), "the open vault")
    one.app.window.resize(1366, 768)
    yield one
    one.shut()


def seen_of(widget: QWidget, window: QWidget) -> QRect:
    """The part of it that is not scrolled away."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint(0, 0)))


def under_the_toast(one: Laptop) -> list[str]:
    """What of the page lies under it."""
    window, toast = one.app.window, one.app.window.frame.toast
    strip = QRect(toast.mapTo(window, QPoint(0, 0)), toast.size())
    shown = [one for one in window.frame.page.findChildren(QWidget) if isinstance(one, Button | TickBox | QLabel)]
    return [
        widget.accessibleName() or str(widget.property("text"))
        for widget in shown
        if not widget.visibleRegion().isEmpty() and seen_of(widget, window).intersects(strip)
    ]


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("where", ["settings", "the family", "with the family"])
def test_nothing_lies_under_a_toast(one: Laptop, family_vault: Made, look: Look, where: str, text_size: int):
    family, work = family_vault.family, one.desk.work
    look.wear(LIGHT, text_size)
    reading = work.stars.unfinished(family) or work.stars.start(family, one.desk.today)
    with_the_family = places.Scoring(family, reading.id, work.stars.in_use.areas[0].id)
    one.desk.go(
        {
            "settings": places.Settings(),
            "the family": places.Overview(family),
            "with the family": with_the_family,
        }[where]
    )
    settle()
    one.desk.say(LONG, lambda: None)
    settle()
    assert one.app.window.frame.toast.isVisible()
    assert under_the_toast(one) == []


def test_what_has_the_keyboard_stays_in_sight(one: Laptop, family_vault: Made):
    one.desk.go(places.FamilyForm(family_vault.family))
    settle()
    last = [button for button in one.app.window.frame.page.findChildren(Button) if button.isVisible()][-1]
    last.setFocus()
    settle()
    one.desk.say(LONG, lambda: None)
    settle()
    assert QApplication.focusWidget() is last
    assert seen_of(last, one.app.window).size() == last.size()


def test_a_toast_says_all_of_its_words_and_gives_its_room_back(one: Laptop, look: Look):
    look.wear(LIGHT, 200)
    toast, page = one.app.window.frame.toast, one.app.window.frame.page
    before = page.viewing.height()
    one.desk.say(LONG, lambda: None)
    settle()
    line = next(label for label in toast.findChildren(QLabel) if label.text())
    assert line.height() >= line.heightForWidth(line.width())
    assert page.viewing.height() < before
    toast.put_away()
    settle()
    assert page.viewing.height() == before


def test_what_was_refused_has_no_tick_and_the_undo_of_what_stood_there_before_is_not_offered(one: Laptop):
    window, undone = one.app.window, list[str]()
    one.desk.go(places.Settings())
    one.desk.say("Action removed.", lambda: undone.append("removed"))
    ticked = picture_on(one)
    window.say_trouble(NotKept, NotKept("Nothing was put in."), None)
    settle()
    assert "Nothing was put in." in words_on(window)
    assert picture_on(one) != ticked
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == []


def picture_on(one: Laptop) -> QImage:
    """What stands before the words of the toast."""
    [picture] = one.app.window.frame.toast.findChildren(Picture)
    return picture.pixmap().toImage()
