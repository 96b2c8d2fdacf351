"""On the Sync page: unsent work saved in a locked file, and one taken in, as the person at the screen meets it."""

import os
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from ehdesk.domain.attachment import CHUNK
from ehdesk.domain.change import RecordId
from ehdesk.store.changes import NewEdit
from ehdesk.store.load import Reach
from ehdesk.store.unsent import TakenIn
from ehdesk.store.ways_in import new_code
from ehdesk.ui import places
from ehdesk.ui.pages.carry_card import CarryCard
from ehdesk.ui.pages.carry_steps import UnderWay
from ehdesk.ui.pages.sync import SyncPage
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.code_block import CodeBlock
from ehdesk.ui.widgets.progress import Progress
from tests.builders import new_id
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
    while at.desk.background.is_busy or at.desk.courier.is_busy:
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
    assert page.focusWidget().text() == "Save in a file"


def test_a_code_nobody_has_written_down_is_shown_again(at: AtTheDesk, tmp_path: Path):
    """The page was left while the file was being saved."""
    at.desk.work.carrying.save(tmp_path / "unsent.ehdesk")
    again = show(SyncPage(at.desk, places.Sync()), 1160, 690)
    assert heard(again.findChild(CodeBlock)).startswith("The code of the file")
    press(again, "I have written it down")
    later = show(SyncPage(at.desk, places.Sync()), 1160, 690)
    assert later.findChild(CodeBlock) is None
    assert "Save in a file" in words_on(later)


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
    both = {"Save in a file", "Take in a file"}
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
    assert "disk cannot be read or written" in words_on(page)
    assert can_press(page) == {"Save in a file", "Take in a file"}
    assert page.findChild(CodeBlock) is None


def add_pictures(at: AtTheDesk, megabytes: int) -> None:
    with at.desk.work.vault.second() as second:
        content = second.attachments.keep((os.urandom(CHUNK) for _ in range(megabytes)), "image/png")
    fields = {"title": "A house", "content": content.value}
    at.desk.work.vault.changes.save(at.family, [NewEdit(RecordId(new_id()), "picture", fields)])


def all_sent(at: AtTheDesk) -> None:
    for number, one in enumerate(at.desk.work.vault.outbox.waiting(), 1):
        at.desk.work.vault.outbox.accepted(one.change, number)


def test_what_is_in_the_file_is_said_with_its_size(at: AtTheDesk, page: SyncPage, tmp_path: Path):
    add_pictures(at, 2)
    saved(at, page, tmp_path / "unsent.ehdesk")
    said = words_on(page)
    assert "In unsent.ehdesk (2 MB): " in said
    assert " pieces of work and one picture, recording or paper" in said
    assert clipped_words(page) == []


def test_how_large_it_gets_is_said_before_it_is_written(at: AtTheDesk, page: SyncPage, tmp_path: Path):
    add_pictures(at, 21)
    press(page, "Save in a file")
    wait(at)
    assert "would hold one picture or recording, and be about 21 MB large" in words_on(page)
    assert can_press(page) == {"Save everything", "Not now"}
    assert page.focusWidget().text() == "Save everything"
    press(page, "Not now")
    assert can_press(page) == {"Save in a file", "Take in a file"}
    press(page, "Save in a file")
    wait(at)
    card_on(page).save(tmp_path / "unsent.ehdesk")
    settle()
    assert can_press(page) == {"Stop"}
    assert page.focusWidget().text() == "Stop"
    wait(at)
    assert page.findChild(CodeBlock) is not None
    assert clipped_words(page) == []


def test_pictures_of_work_that_the_hub_has_can_be_left_out(at: AtTheDesk, page: SyncPage):
    add_pictures(at, 21)
    all_sent(at)
    add_pictures(at, 1)
    press(page, "Save in a file")
    wait(at)
    assert "would hold 2 pictures and recordings, and be about 22 MB large" in words_on(page)
    assert "takes one of them (about 1 MB)" in words_on(page)
    assert can_press(page) == {"Save everything", "Only what waits", "Not now"}
    assert clipped_words(page) == []


def test_pictures_are_offered_to_be_saved_also_where_the_hub_has_every_word(
    at: AtTheDesk, page: SyncPage, tmp_path: Path
):
    add_pictures(at, 1)
    all_sent(at)
    at.desk.sync_changed.emit()
    settle()
    assert "Save in a file" in can_press(page)
    saved(at, page, tmp_path / "unsent.ehdesk")
    assert "In unsent.ehdesk (1 MB): one picture, recording or paper" in words_on(page)


def test_it_can_be_stopped_and_leaves_nothing(at: AtTheDesk, page: SyncPage, tmp_path: Path):
    add_pictures(at, 21)
    press(page, "Save in a file")
    wait(at)
    card_on(page).save(tmp_path / "unsent.ehdesk")
    settle()
    press(page, "Stop")
    wait(at)
    assert "That was stopped. Everything is as it was before." in words_on(page)
    assert tone(page) == "info"  # as somebody wanted it
    assert can_press(page) == {"Save in a file", "Take in a file"}
    assert list(tmp_path.glob("unsent*")) == []
    assert at.desk.work.carrying.to_write_down is None


def large_file(at: AtTheDesk, page: SyncPage, tmp_path: Path) -> tuple[Path, str]:
    add_pictures(at, 21)
    return tmp_path / "unsent.ehdesk", saved(at, page, tmp_path / "unsent.ehdesk")


def test_after_a_wrong_code_of_a_large_file_it_can_be_put_right(at: AtTheDesk, page: SyncPage, tmp_path: Path):
    file, code = large_file(at, page, tmp_path)
    give(at, page, file, wrong := new_code())
    assert "does not open this file" in words_on(page)
    assert page.focusWidget().text() == wrong
    page.focusWidget().setText(code)
    press(page, "Take it in")
    assert can_press(page) == {"Stop"}
    wait(at)
    assert "Everything in it was here already" in words_on(page)


def test_how_far_it_is_is_said(at: AtTheDesk, page: SyncPage, tmp_path: Path):
    file, code = large_file(at, page, tmp_path)
    said = list[str]()
    press(page, "I have written it down")
    card_on(page).ask_code(file)
    settle()
    card_on(page).findChild(QLineEdit).setText(code)
    [go] = [one for one in card_on(page).findChildren(QAbstractButton) if one.text() == "Take it in"]
    go.click()
    at.desk.courier.moved.connect(lambda *_: said.append(page.findChild(Progress).accessibleName()))
    wait(at)
    assert "Taking it in … 20 of 21 MB" in said


def test_a_page_that_comes_later_can_stop_it_and_says_what_came_of_it(at: AtTheDesk, page: SyncPage, tmp_path: Path):
    at.desk.courier.take_in(*large_file(at, page, tmp_path))
    later = SyncPage(at.desk, places.Sync())
    assert later.findChild(UnderWay).stop.isEnabled()
    show(later, 1160, 690)
    wait(at)
    assert "Everything in it was here already" in words_on(later)


def test_what_ends_while_no_page_looks_on_is_said_in_a_line(at: AtTheDesk, tmp_path: Path):
    said = list[str]()
    at.desk.said.connect(lambda words, _undo: said.append(words))
    at.desk.courier.save(tmp_path / "unsent.ehdesk", Reach.ALL)
    wait(at)
    at.desk.courier.save(tmp_path / "not there" / "unsent.ehdesk", Reach.ALL)
    wait(at)
    code = at.desk.work.carrying.to_write_down.code
    at.desk.courier.take_in(tmp_path / "unsent.ehdesk", code)
    wait(at)
    assert [line[:20] for line in said] == ["The file with your u", "The disk cannot be r", "Everything in it was"]


def test_nobody_is_told_of_what_ends_while_the_vault_is_closed(at: AtTheDesk, tmp_path: Path):
    said = list[str]()
    at.desk.said.connect(lambda words, _undo: said.append(words))
    add_pictures(at, 21)
    at.desk.courier.save(tmp_path / "unsent.ehdesk", Reach.ALL)
    at.desk.courier.close()
    wait(at)
    assert said == []
    assert list(tmp_path.glob("unsent*")) == []


def test_a_file_of_something_else_is_said_under_the_buttons_and_not_of_its_code(
    at: AtTheDesk, page: SyncPage, tmp_path: Path
):
    (other := tmp_path / "letter.ehdesk").write_bytes(b"Dear Ada")
    give(at, page, other, new_code())
    assert "not a file of unsent work" in words_on(page)
    assert can_press(page) == {"Save in a file", "Take in a file"}
    assert page.focusWidget().text() == "Take in a file"


def test_after_a_file_was_taken_in_what_goes_wrong_with_saving_leads_back_to_saving(
    at: AtTheDesk, page: SyncPage, tmp_path: Path
):
    code = saved(at, page, file := tmp_path / "unsent.ehdesk")
    press(page, "I have written it down")
    give(at, page, file, code)
    card_on(page).save(tmp_path / "not there" / "unsent.ehdesk")
    wait(at)
    assert page.focusWidget().text() == "Save in a file"


def tone(page: QWidget) -> str:
    [said] = [one for one in card_on(page).findChildren(Banner) if one.isVisible()]
    return said.property("tone")


def test_what_stays_in_the_file_asks_for_attention(at: AtTheDesk, page: SyncPage):
    at.desk.courier.ended.emit(TakenIn(1, 0, (), frozenset(), pictures=1))
    assert tone(page) == "info"
    at.desk.courier.ended.emit(TakenIn(1, 0, (), frozenset(), pictures=1, not_named=1))
    assert tone(page) == "attention"
