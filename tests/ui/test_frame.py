"""What stays in the window while pages come and go: bar, left column, toast, and the ring round the keyboard."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ehdesk.ui.focus_ring import FocusRing
from ehdesk.ui.look import Look
from ehdesk.ui.shell.frame import Frame
from ehdesk.ui.shell.left_nav import NavItem
from ehdesk.ui.shell.page import DeskPage, FamilyPage
from ehdesk.ui.shell.status_line import Fact
from ehdesk.ui.shell.top_bar import FrameWords
from ehdesk.ui.theme import LIGHT
from ehdesk.ui.widgets.buttons import PrimaryButton
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.words import Words
from tests.ui.cards import in_page, people, tasks

from .showing import clipped_words, heard, settle, show

FRAME_WORDS = FrameWords(
    "ehdesk",
    "Hide names",
    "Show names",
    "Hide the screen",
    "Lock now",
    "Help",
    "Menu",
    "Back",
    "Where you can go",
    "Status",
)


@pytest.fixture
def frame(look: Look, qtbot: QtBot) -> Frame:
    frame = Frame(look, FRAME_WORDS)
    frame.show_places((NavItem("families", "My families", "families", "12"), NavItem("help", "Help", "help")), "help")
    frame.desk_bar.show_crumbs((("families", "My families"), ("family", "Hughes"), ("plan", "Plan")))
    frame.desk_bar.show_person("Priya Nair")
    frame.status_line.show_facts(
        (Fact("Saved on this computer at 14:32", "check", "Saved at 14:32"),), Fact("Made up", "")
    )
    qtbot.addWidget(frame)
    show(frame, 1366, 768)
    return frame


def family_page(look: Look) -> FamilyPage:
    page = FamilyPage(look, "Tia: School and learning")
    page.add(TextField(look, "First name"))
    page.bar.add(PrimaryButton(look, "Continue"))
    page.bar.show_saved("Saved 14:32")
    return page


def test_a_page_opens_with_the_keyboard_where_it_says(frame: Frame, look: Look) -> None:
    page, button = DeskPage(look, "Plan"), PrimaryButton(look, "Agree the plan")
    page.add_header_button(button)
    page.open_at(button)
    frame.show_desk(page)
    assert QApplication.focusWidget() is button


def test_with_the_family_nothing_of_others_is_in_sight(frame: Frame, look: Look) -> None:
    frame.show_with_family(family_page(look), "Whole-family assessment", "With the family")
    settle()
    assert not frame.left_nav.isVisible()
    assert not frame.status_line.isVisible()
    assert not frame.desk_bar.isVisible()


def test_the_current_place_is_heard_as_such(frame: Frame, look: Look) -> None:
    frame.show_desk(in_page(look, tasks(look)))
    buttons = frame.left_nav.findChildren(QPushButton)
    current = [heard(button) for button in buttons if QAccessible.queryAccessibleInterface(button).state().checked]
    assert current == ["Help"]


def test_f6_goes_round_the_parts_of_the_window(frame: Frame, look: Look, qtbot: QtBot) -> None:
    page = in_page(look, tasks(look))
    frame.show_desk(page)
    settle()
    parts = []
    for _ in range(2):
        qtbot.keyClick(frame, Qt.Key.Key_F6)
        parts.append(next(part for part in (frame.left_nav, page) if part.isAncestorOf(QApplication.focusWidget())))
    assert parts == [frame.left_nav, page]


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier, "lock_asked"),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, "back_asked"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "help_asked"),
    ],
)
def test_keys_of_the_frame(
    frame: Frame, look: Look, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str
) -> None:
    frame.show_desk(in_page(look, tasks(look)))
    with qtbot.waitSignal(getattr(frame, signal)):
        qtbot.keyClick(frame, key, modifier)


def test_control_and_enter_continues_from_inside_a_field(frame: Frame, look: Look, qtbot: QtBot) -> None:
    page = family_page(look)
    frame.show_with_family(page, "Whole-family assessment")
    with qtbot.waitSignal(page.continue_asked):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_page_is_told_that_it_is_left(frame: Frame, look: Look, qtbot: QtBot) -> None:
    page = family_page(look)
    frame.show_with_family(page, "Whole-family assessment")
    with qtbot.waitSignal(page.left):
        frame.show_desk(DeskPage(look, "Plan"))


@pytest.mark.parametrize("text_size", [100, 125, 150, 200])
def test_the_frame_clips_nothing(frame: Frame, look: Look, text_size: int) -> None:
    look.wear(LIGHT, text_size)
    frame.show_desk(in_page(look, people(look)))
    frame.resize(1367, 768)
    settle()
    assert clipped_words(frame) == []
    assert frame.width() == 1367


def test_a_narrow_window_has_a_menu_button_and_a_way_back(frame: Frame, look: Look, qtbot: QtBot) -> None:
    frame.show_desk(in_page(look, tasks(look)))
    frame.resize(1000, 700)
    settle()
    assert not frame.left_nav.isVisible()
    assert frame.desk_bar.menu_button.isVisible()
    back = next(
        button for button in frame.findChildren(QPushButton) if button.isVisible() and button.text() == "Hughes"
    )
    with qtbot.waitSignal(frame.crumb_chosen) as chosen:
        back.click()
    assert chosen.args == ["family"]


def test_the_toast_undoes_and_goes_with_the_page(frame: Frame, look: Look, qtbot: QtBot) -> None:
    frame.show_desk(in_page(look, tasks(look)))
    frame.toast.say("Action removed.", "Undo")
    assert frame.toast.isVisible()
    frame.show_desk(DeskPage(look, "Plan"))
    assert not frame.toast.isVisible()
    frame.toast.say("Action removed.", "Undo")
    frame.toast.focus_first()
    with qtbot.waitSignal(frame.toast.undone):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def ring_of(frame: Frame) -> QRect:
    ring = frame.findChild(FocusRing)
    return ring.geometry() if ring.isVisible() else QRect()


def test_the_ring_is_around_what_has_the_keyboard(frame: Frame, look: Look) -> None:
    page, button = DeskPage(look, "Plan"), PrimaryButton(look, "Agree the plan")
    page.add_header_button(button)
    page.open_at(button)
    frame.show_desk(page)
    settle()
    around = QRect(button.mapTo(frame, QPoint(0, 0)), button.size()).adjusted(-6, -6, 6, 6)
    assert ring_of(frame) == around


def test_the_ring_is_cut_where_the_page_scrolls(frame: Frame, look: Look) -> None:
    page, field = DeskPage(look, "Plan"), ChoiceCards(look, "How is school?", (Choice("a", "Going well"),))
    page.add(field, *(Words(look, "A line\n" * 20) for _ in range(3)))
    frame.show_desk(page)
    field.focus_control()
    settle()
    page.viewing.verticalScrollBar().setValue(page.viewing.verticalScrollBar().maximum())
    settle()
    assert ring_of(frame).isEmpty()
