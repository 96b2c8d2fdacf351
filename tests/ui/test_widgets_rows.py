"""Rows, cards, messages and the frame: reached by keyboard, named, never clipped."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ehdesk.ui.focus_ring import FocusRing
from ehdesk.ui.look import Look
from ehdesk.ui.shell.frame import Frame
from ehdesk.ui.shell.left_nav import NavItem
from ehdesk.ui.shell.page import DeskPage, FamilyPage
from ehdesk.ui.shell.status_line import Fact
from ehdesk.ui.shell.top_bar import FrameWords
from ehdesk.ui.theme import DARK, HIGH_CONTRAST, LIGHT
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card, TitledCard
from ehdesk.ui.widgets.chips import Chip, Chips
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards
from ehdesk.ui.widgets.empty_state import EmptyStreet
from ehdesk.ui.widgets.error_summary import ErrorSummary
from ehdesk.ui.widgets.list_row import Cell, LateCell, ListHead, ListRow, PersonRow
from ehdesk.ui.widgets.pick_row import PickRow
from ehdesk.ui.widgets.plan_rows import ActionRow, AddRow, GoalHead
from ehdesk.ui.widgets.table import Said, Table
from ehdesk.ui.widgets.tag import Tag
from ehdesk.ui.widgets.task_row import TaskRow, WaitingRow
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.two_versions import BOTH, TwoVersions, Version, VersionWords, differing
from ehdesk.ui.widgets.words import Words
from ehdesk.ui.widgets.workers import Worker, Workers

from .showing import clipped_words, controls, heard, role, settle, show

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
VERSION_WORDS = VersionWords(
    "Which one to keep?", "Keep this one", "Write one from both", "Opens a box", "Your words", "Say why", "(optional)"
)
VERSIONS = (
    Version("mine", "You, on this laptop", "Tue 24 Nov", "Boiler mended in June"),
    Version("ruth", "Ruth Bello", "Mon 23 Nov", "Boiler broken since May"),
)


def tasks(look: Look) -> Card:
    card = TitledCard(look, "Each person", "2")
    card.add_button(QuietButton(look, "Add", "plus"))
    card.add_row(TaskRow(look, "Tia", "In progress", "2 of 7 topics", "accent"))
    card.add_row(WaitingRow(look, "Check your answers", "Cannot start yet", "Waits for Tia"))
    return card


def families(look: Look) -> Card:
    card, shares = Card(look), (31, 30, 14, 25)
    card.add_row(ListHead(look, ("Family", "What is next", "Time with us", "Sync"), shares))
    late, tag = LateCell(look, "Review meeting", "Late by 6 working days"), Tag(look, "Waiting to sync", "info", "sync")
    cells = (late, Cell(look, "Week 9 of 20"), tag)
    card.add_row(ListRow(look, "Hughes and Okoro", "Leanne, Tia 14, Mason 9", cells, shares, says="Late"))
    card.add_row(PersonRow(look, "Daniel Okoro", "Father of Mason", Tag(look, "Lives elsewhere")))
    return card


def plan(look: Look) -> Card:
    card = Card(look)
    card.add_row(GoalHead(look, "Goal 1", "“I want mornings without shouting.”", "Leanne’s words", "Change"))
    card.add_row(ActionRow(look, "Try the morning chart", "Leanne", "By Fri 4 Dec", Tag(look, "Under way", "accent")))
    card.add_row(AddRow(look, "Add an action"))
    card.add_row(AnswerRow(look, "How is school going?", "Mixed", "Change"))
    card.add_row(PickRow(look, "Two versions: heading", "Hughes and Okoro", "two-versions"))
    return card


def messages(look: Look) -> Card:
    card = Card(look)
    card.add(
        Banner(look, "Names are hidden on this screen.", "info", "eye-off", "Show names"),
        EmptyStreet(look, "No one matches “Walsh”", "Perhaps another name.", SecondaryButton(look, "Clear the search")),
        Table(look, "The star", ("Area", "Now", "Change"), (("Learning", "3", Said("Up 1", "chevron-up", True)),)),
        Workers(look, "Who is using ehdesk?", (Worker("p", "Priya Nair", "Outreach worker", "Last open today"),)),
        Chips(look, "Who", (Chip("t", "Tia", "person"), Chip("l", "Leanne", "check")), "t"),
        TwoVersions(look, VERSION_WORDS, VERSIONS),
    )
    return card


CARDS = [tasks, families, plan, messages]


def in_page(look: Look, card: QWidget) -> DeskPage:
    page = DeskPage(look, "My families", "12 families. 2 have something late.")
    page.add_header_button(PrimaryButton(look, "New enquiry", "plus"))
    page.add(card)
    return page


@pytest.mark.parametrize("make", CARDS)
def test_everything_that_can_be_pressed_is_named_and_large_enough(
    look: Look, qtbot: QtBot, make: Callable[[Look], Card]
) -> None:
    page = show(in_page(look, make(look)))
    qtbot.addWidget(page)
    small = [heard(each) for each in controls(page) if min(each.width(), each.height()) < 40]
    assert all(heard(each) for each in controls(page))
    assert small == []


@pytest.mark.parametrize("make", CARDS)
@pytest.mark.parametrize("text_size", [100, 150, 200])
def test_nothing_is_clipped(look: Look, qtbot: QtBot, make: Callable[[Look], Card], text_size: int) -> None:
    look.wear(LIGHT, text_size)
    look.fit(1366)
    page = show(in_page(look, make(look)), 1366 if text_size > 100 else 1146, 640)
    qtbot.addWidget(page)
    assert clipped_words(page) == []


@pytest.mark.parametrize("make", CARDS)
def test_a_change_of_look_reaches_what_is_already_there(look: Look, qtbot: QtBot, make: Callable[[Look], Card]) -> None:
    page = show(in_page(look, make(look)))
    qtbot.addWidget(page)
    before = page.grab().toImage()
    look.wear(DARK, 100)
    settle()
    assert page.grab().toImage() != before


def test_what_is_gone_is_not_dressed_again(look: Look, qtbot: QtBot) -> None:
    for make in CARDS:
        page = show(in_page(look, make(look)))
        qtbot.addWidget(page)
        page.deleteLater()
    settle()
    look.wear(HIGH_CONTRAST, 125)


def test_enter_opens_a_row(look: Look, qtbot: QtBot) -> None:
    row = TaskRow(look, "Tia", "In progress", "2 of 7 topics", "accent")
    qtbot.addWidget(show(row))
    row.setFocus()
    with qtbot.waitSignal(row.opened):
        qtbot.keyClick(row, Qt.Key.Key_Return)


def test_a_row_says_all_of_itself(look: Look, qtbot: QtBot) -> None:
    row = TaskRow(look, "Tia", "In progress", "2 of 7 topics", "accent")
    qtbot.addWidget(row)
    assert heard(row) == "Tia, 2 of 7 topics, In progress"
    assert role(row) == QAccessible.Role.Button


def test_a_click_anywhere_on_a_row_opens_it(look: Look, qtbot: QtBot) -> None:
    row = TaskRow(look, "Tia", "In progress", tone="accent")
    qtbot.addWidget(show(row))
    words = row.findChild(Words)
    with qtbot.waitSignal(row.opened):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=words.mapTo(row, QPoint(4, 4)))


def test_the_error_summary_takes_the_keyboard_and_leads_to_the_question(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    column, field = QVBoxLayout(page), TextField(look, "First name")
    summary = ErrorSummary(look, "There is a problem", "What you wrote is saved.")
    column.addWidget(summary)
    column.addWidget(field)
    qtbot.addWidget(show(page))
    summary.chosen.connect(lambda _key: field.focus_control())
    summary.show_problems((("first", "Write a first name"),))
    assert QApplication.focusWidget() is summary
    assert "Write a first name" in heard(summary)
    qtbot.keyClick(summary, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert field.isAncestorOf(QApplication.focusWidget())


def test_the_error_summary_goes_when_all_is_well(look: Look, qtbot: QtBot) -> None:
    summary = ErrorSummary(look, "There is a problem", "What you wrote is saved.")
    qtbot.addWidget(show(summary))
    summary.show_problems((("first", "Write a first name"),))
    summary.show_problems(())
    assert summary.isHidden()


def test_choosing_a_chip_moves_nothing(look: Look, qtbot: QtBot) -> None:
    chips = Chips(look, "Who", (Chip("t", "Tia"), Chip("l", "Leanne"), Chip("m", "Mason")), "t")
    qtbot.addWidget(show(chips))
    before = [button.geometry() for button in chips.findChildren(QRadioButton)]
    chips.show_value("l")
    settle()
    assert [button.geometry() for button in chips.findChildren(QRadioButton)] == before


def test_arrows_choose_a_chip(look: Look, qtbot: QtBot) -> None:
    chips = Chips(look, "Who", (Chip("t", "Tia"), Chip("l", "Leanne")), "t")
    qtbot.addWidget(show(chips))
    chips.findChildren(QRadioButton)[0].setFocus()
    with qtbot.waitSignal(chips.chosen) as chosen:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert chosen.args == ["l"]


def test_what_differs_between_versions_is_marked() -> None:
    assert differing("Boiler mended in June", "Boiler broken since May") == [
        ("Boiler", False),
        ("mended in June", True),
    ]


def test_a_version_is_chosen_with_the_arrows_and_its_words_kept(look: Look, qtbot: QtBot) -> None:
    versions = TwoVersions(look, VERSION_WORDS, VERSIONS)
    qtbot.addWidget(show(versions))
    versions.show_value("mine")
    versions.findChildren(QRadioButton)[0].setFocus()
    with qtbot.waitSignal(versions.chosen) as chosen:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert (chosen.args, versions.text()) == (["ruth"], "Boiler broken since May")


def test_one_can_be_written_from_both(look: Look, qtbot: QtBot) -> None:
    versions = TwoVersions(look, VERSION_WORDS, VERSIONS)
    qtbot.addWidget(show(versions))
    versions.show_value(BOTH)
    assert versions.text() == "Boiler mended in June\nBoiler broken since May"


def test_a_table_is_heard_with_its_name_and_headings(look: Look, qtbot: QtBot) -> None:
    table = Table(look, "The star of 24 November", ("Area", "Now"), (("Learning", "3"),))
    qtbot.addWidget(show(table))
    spoken = QAccessible.queryAccessibleInterface(table)
    parts = [spoken.child(place) for place in range(spoken.childCount())]
    headings = [part.text(QAccessible.Text.Name) for part in parts if part.role() == QAccessible.Role.ColumnHeader]
    assert (heard(table), headings) == ("The star of 24 November", ["Area", "Now"])


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
    frame.show_desk(in_page(look, families(look)))
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
