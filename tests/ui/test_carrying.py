"""On the Sync page: unsent work saved in a locked file, and one taken in, as the person at the screen meets it."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from ehdesk.store.ways_in import new_code
from ehdesk.ui import places
from ehdesk.ui.pages.carry_card import CarryCard
from ehdesk.ui.pages.sync import SyncPage
from ehdesk.ui.widgets.code_block import CodeBlock
from tests.ui.at_the_desk import AtTheDesk, words_on
from tests.ui.showing import clipped_words, heard, settle, show


@pytest.fixture
def page(at: AtTheDesk) -> SyncPage:
    """The Sync page, open."""
    return show(SyncPage(at.desk, places.Sync()), 1160, 690)


def card_on(page: QWidget) -> CarryCard:
    return page.findChild(CarryCard)


def press(page: QWidget, words: str) -> None:
    [button] = [one for one in page.findChildren(QAbstractButton) if one.text() == words and one.isVisible()]
    button.click()
    settle()


def wait(at: AtTheDesk) -> None:
    while at.desk.background.is_busy:
        QTest.qWait(5)
    settle()


def saved(at: AtTheDesk, page: QWidget, file: Path) -> str:
    """Save what waits; the code that is shown."""
    card_on(page).save(file)
    wait(at)
    return heard(page.findChild(CodeBlock)).partition(": ")[2].replace(" ", "").replace(",", "-")


def give(at: AtTheDesk, page: QWidget, file: Path, code: str) -> None:
    """Choose a file, type its code, and have it taken in."""
    card_on(page).ask_code(file)
    settle()
    card_on(page).findChild(QLineEdit).setText(code)
    press(page, "Take it in")
    wait(at)


def test_the_code_is_shown_once_and_stays_while_the_page_is_made_anew(at: AtTheDesk, page: SyncPage, tmp_path: Path):
    code = saved(at, page, tmp_path / "unsent.ehdesk")
    at.desk.sync_changed.emit()
    settle()
    assert code in heard(page.findChild(CodeBlock)).replace(", ", "-").replace(" ", "")
    assert clipped_words(page) == []
    press(page, "I have written it down")
    assert page.findChild(CodeBlock) is None
    assert page.focusWidget().text() == "Save what waits"


def test_a_code_nobody_has_written_down_is_shown_again(at: AtTheDesk, tmp_path: Path):
    """The page was left while the file was being saved."""
    at.desk.work.carrying.save(tmp_path / "unsent.ehdesk")
    again = show(SyncPage(at.desk, places.Sync()), 1160, 690)
    assert heard(again.findChild(CodeBlock)).startswith("The code of the file")
    press(again, "I have written it down")
    later = show(SyncPage(at.desk, places.Sync()), 1160, 690)
    assert later.findChild(CodeBlock) is None
    assert "Save what waits" in words_on(later)


def test_it_stands_in_the_history_of_the_family(at: AtTheDesk, page: SyncPage, tmp_path: Path):
    saved(at, page, tmp_path / "unsent.ehdesk")
    assert "saved unsent work" in [note.what for note in at.desk.work.vault.access.of(at.family)]


def test_the_same_work_again_changes_nothing_and_says_so(at: AtTheDesk, page: SyncPage, tmp_path: Path):
    code = saved(at, page, file := tmp_path / "unsent.ehdesk")
    before = at.desk.work.syncing.waiting_count()
    give(at, page, file, code)
    assert "Everything in it was here already" in words_on(page)
    assert at.desk.work.syncing.waiting_count() == before


def test_a_wrong_code_is_said_beside_it_and_can_be_put_right(at: AtTheDesk, page: SyncPage, tmp_path: Path):
    code = saved(at, page, file := tmp_path / "unsent.ehdesk")
    give(at, page, file, new_code())
    assert "does not open this file" in words_on(page)
    assert isinstance(page.focusWidget(), QLineEdit)
    assert clipped_words(page) == []
    page.focusWidget().setText(code)
    press(page, "Take it in")
    wait(at)
    assert "here already" in words_on(page)


def can_press(page: QWidget) -> set[str]:
    shown = (one for one in card_on(page).findChildren(QAbstractButton) if one.isVisible() and one.isEnabled())
    return {one.text() for one in shown}


def test_while_it_works_nothing_else_can_be_pressed(at: AtTheDesk, page: SyncPage, tmp_path: Path):
    both = {"Save what waits", "Take in a file"}
    card_on(page).save(file := tmp_path / "unsent.ehdesk")
    assert can_press(page) == set()
    wait(at)
    press(page, "I have written it down")
    assert can_press(page) == both
    card_on(page).ask_code(file)
    settle()
    card_on(page).findChild(QLineEdit).setText(new_code())
    go, leave = "Take it in", "Not now"
    [button] = [one for one in card_on(page).findChildren(QAbstractButton) if one.text() == go]
    button.click()
    assert can_press(page) == set()
    wait(at)
    assert can_press(page) == {go, leave}
    press(page, leave)
    assert can_press(page) == both


def test_where_the_file_cannot_be_written_there_is_no_code(at: AtTheDesk, page: SyncPage, tmp_path: Path):
    card_on(page).save(tmp_path / "not there" / "unsent.ehdesk")
    wait(at)
    assert "did not take" in words_on(page)
    assert can_press(page) == {"Save what waits", "Take in a file"}
    assert page.findChild(CodeBlock) is None
