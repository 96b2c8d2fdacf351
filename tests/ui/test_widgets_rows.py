"""Rows, cards, messages and the frame: reached by keyboard, named, never clipped."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ehdesk.ui.look import Look
from ehdesk.ui.theme import DARK, HIGH_CONTRAST, LIGHT
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card, TitledCard
from ehdesk.ui.widgets.chips import Chip, Chips
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.error_summary import ErrorSummary
from ehdesk.ui.widgets.fold import Fold, Heading
from ehdesk.ui.widgets.marked_words import differing
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.table import Table
from ehdesk.ui.widgets.task_row import TaskRow, WaitingRow
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.two_versions import BOTH, TwoVersions, Version
from ehdesk.ui.widgets.words import Words
from tests.ui.cards import CARDS, VERSION_WORDS, VERSIONS, in_page

from .showing import clipped_words, controls, heard, role, settle, show


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


def test_a_cleared_card_holds_nothing_and_is_filled_again(look: Look, qtbot: QtBot) -> None:
    card = TitledCard(look, "Next steps")
    for words in ("At first", "Then"):
        card.clear_rows()
        card.add(Words(look, words), SideBySide(look, QuietButton(look, f"{words}, do it")))
        card.add_row(TaskRow(look, f"{words}, a row", ""))
    qtbot.addWidget(show(card))
    look.wear(DARK, 125)
    settle()
    assert {heard(each) for each in controls(card)} == {"Then, do it", heard(card.findChild(TaskRow))}
    assert [label.text() for label in card.findChildren(Words) if "first" in label.text()] == []
    card.clear()
    settle()
    assert list(controls(card)) == []


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


def test_an_answer_is_heard_with_its_question_and_with_its_link_and_enter_follows_that(
    look: Look, qtbot: QtBot
) -> None:
    row = AnswerRow(look, "How is school going?", "Mixed", "Change")
    row.add_below("Last time: Hard", "small_strong")
    qtbot.addWidget(show(row))
    said = QAccessible.queryAccessibleInterface(row)
    assert said.text(QAccessible.Text.Name) == "How is school going?\nMixed\nLast time: Hard"
    link = said.child(0)
    assert (link.role(), link.text(QAccessible.Text.Name)) == (QAccessible.Role.Button, "Change: How is school going?")
    assert link.text(QAccessible.Text.Description) == "Mixed\nLast time: Hard"
    with qtbot.waitSignal(row.changed):
        qtbot.keyClick(row.findChild(QAbstractButton), Qt.Key.Key_Return)


def test_of_a_long_fold_what_a_screen_holds_is_made_first_and_tab_goes_through_all_of_it(
    look: Look, qtbot: QtBot
) -> None:
    names, heading = [f"Topic {number}" for number in range(60)], Heading("Everyone", "", "", "", ("open", "closed"))
    fold = Fold(look, heading, lambda: (TaskRow(look, name, "") for name in names))
    fold.set_open(True)
    assert 20 < len(fold.findChildren(TaskRow)) < 40
    page = show(in_page(look, fold))
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: len(fold.findChildren(TaskRow)) == 60)
    fold.head.setFocus()
    for name in names:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget().accessibleName() == name


def test_a_click_anywhere_on_a_row_opens_it(look: Look, qtbot: QtBot) -> None:
    row = TaskRow(look, "Tia", "In progress", tone="accent")
    qtbot.addWidget(show(row))
    for x in (30, row.width() // 2, row.width() - 30):
        with qtbot.waitSignal(row.opened):
            qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(x, row.height() // 2))


@pytest.mark.parametrize("percent", [100, 200])
def test_the_states_of_a_list_end_in_one_line_whether_a_row_opens_or_not(look: Look, percent: int) -> None:
    look.wear(LIGHT, percent)
    ends = set()
    for row in (TaskRow(look, "", "09:28"), WaitingRow(look, "", "09:28")):
        room = look.px(18) + look.space(16)  # of the chevron, and behind it
        show(row).resize(400, row.heightForWidth(400) if row.hasHeightForWidth() else row.height())
        image = row.grab().toImage()
        empty, heights = image.pixel(200, image.height() // 2), range(8, image.height() - 8)
        inked = [x for x in range(200, 400 - room) for y in heights if image.pixel(x, y) != empty]
        ends.add(max(inked))
    assert len(ends) == 1


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
    endless = "no " * 100_000  # to be compared word by word for minutes
    assert differing(endless, f"{endless} yes") == [(endless.strip(), True)]


def test_where_a_line_ends_stays_in_what_is_compared() -> None:
    assert differing("Calm.\n\nKind.", "Calm.\n\nLoud.") == [("Calm. \n\n", False), ("Kind.", True)]


def test_of_long_texts_what_differs_is_shown_with_the_words_around_it_until_all_is_wanted(
    look: Look, qtbot: QtBot
) -> None:
    same = " ".join(f"word{number}" for number in range(3_000))
    texts = {"mine": f"{same} calm mornings {same}", "ruth": f"{same} calm evenings {same}"}
    versions = TwoVersions(look, VERSION_WORDS, [Version(key, key, "today", text) for key, text in texts.items()])
    qtbot.addWidget(show(versions))
    assert versions.sizeHint().height() < 700
    keep = versions.findChildren(QRadioButton)[0]
    assert heard(keep).startswith("Keep this one: mine. … word2981")
    assert "calm mornings word0 word1" in heard(keep)
    assert heard(keep).endswith("word19 …")
    versions.findChild(QuietButton).click()
    assert heard(keep) == f"Keep this one: mine. {texts['mine']}"
    versions.show_value("ruth")
    assert versions.text() == texts["ruth"]


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


@pytest.mark.parametrize("text_size", [100, 200])
def test_what_a_page_says_when_it_is_empty_stands_in_the_middle(look: Look, qtbot: QtBot, text_size: int) -> None:
    look.wear(LIGHT, text_size)
    why = "A form owner brings in a spreadsheet here, sees what is wrong with it in plain words, and tries it out."
    empty = show(
        EmptyState(look, "No form is chosen", f"{why} Nothing of a trial is kept.", SecondaryButton(look, "Go")), 1800
    )
    qtbot.addWidget(empty)
    middles = [
        label.mapTo(empty, label.contentsRect().center()).x() for label in empty.findChildren(Words) if label.words()
    ]
    assert all(abs(middle - empty.rect().center().x()) <= 1 for middle in middles)
