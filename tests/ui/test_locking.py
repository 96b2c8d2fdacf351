"""Locking: nothing of the family stays on the screen, whatever still runs behind it, and nothing typed is lost."""

import os
import socket
import time
from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QTextEdit
from shiboken6 import delete

from ehdesk.app import App
from ehdesk.domain.change import RecordId
from ehdesk.store import door
from ehdesk.store.changes import NewEdit
from ehdesk.store.load import Reach
from ehdesk.store.sync_book import Enrolment
from ehdesk.ui import places
from ehdesk.ui.idle import Idle
from tests.builders import ToldClock, new_id, now
from tests.services.made import AUTUMN, filled, surroundings
from tests.ui.opened import opened_window, words_on
from tests.ui.showing import settle


@pytest.fixture
def window(family_vault, look, tmp_path):
    """The window, its vault open."""
    with opened_window(family_vault, look, tmp_path) as window:
        yield window


@pytest.fixture
def silent_hub():
    """A hub that takes calls and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


def join_up(window, listening):
    """Enrol with whoever listens there, and begin a round."""
    device = window.desk.work.vault.owner.device
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    window.desk.work.vault.sync.enrol(Enrolment(url, bytes(32), "Northshire", new_id(), device))
    window.desk.sync_wanted.emit()
    return listening.accept()[0]


def test_the_family_is_off_the_screen_before_locking_waits_for_anything(window, family_vault):
    window.desk.go(places.Overview(family_vault.family))
    settle()
    assert "Nováková" in words_on(window)
    seen, locked = [], Event()

    def work():
        locked.wait(10)

    window.desk.background.run(work, lambda _: None, lambda _: None, window)
    QTimer.singleShot(0, lambda: (seen.append(words_on(window)), locked.set()))
    window.lock()
    assert len(seen) == 1
    assert "Nováková" not in seen[0]
    assert "Nováková" not in words_on(window)


def test_what_fails_while_it_locks_leaves_no_vault_open(window, family_vault, qtbot):
    folder = window.desk.work.vault.folder
    delete(window.frame.strip)
    with qtbot.waitSignal(window.locked):
        window.lock()
    door.unlock_with_recovery_code(folder, family_vault.code, ids=new_id, clock=now).close()


def test_a_hub_that_says_nothing_does_not_hold_up_locking(window, silent_hub):
    calling = join_up(window, silent_hub)
    assert window.desk.background.is_busy
    began = time.monotonic()
    window.lock()
    assert time.monotonic() - began < 2
    calling.close()


def test_what_is_being_typed_is_saved_by_locking_while_the_hub_says_nothing(window, family_vault, silent_hub):
    calling = join_up(window, silent_hub)
    work = window.desk.work
    filling = filled(work, family_vault.family)
    topic = next(topic for topic in filling.topics() if topic.id == "home/money")
    window.desk.go(places.Topic(family_vault.family, filling.facts.id, topic.id))
    settle()
    words = next(each for each in window.frame.page.findChildren(QTextEdit) if each.isVisible())
    words.setFocus()
    QTest.keyClicks(words, "The quillfeather money came late")
    window.lock()
    again = door.unlock_with_recovery_code(work.vault.folder, family_vault.code, ids=new_id, clock=now)
    assert "The quillfeather money came late" in str(again.records.one(filling.facts.id).body)
    again.close()
    calling.close()


def test_a_vault_that_was_locked_while_the_hub_said_nothing_opens_again(window, silent_hub, family_vault):
    calling = join_up(window, silent_hub)
    vault = window.desk.work.vault
    window.lock()
    again = door.unlock_with_recovery_code(vault.folder, family_vault.code, ids=new_id, clock=now)
    assert again.sync.enrolment is not None
    again.close()
    calling.close()


def test_a_paper_does_not_wait_behind_a_round_with_the_hub(window, silent_hub, qtbot):
    calling = join_up(window, silent_hub)
    made = []
    window.desk.background.run(lambda: b"%PDF", made.append, made.append, window)
    qtbot.waitUntil(lambda: bool(made), timeout=2000)
    assert made == [b"%PDF"]
    calling.close()


def test_no_round_begins_after_locking(window, silent_hub):
    calling = join_up(window, silent_hub)
    desk = window.desk
    window.lock()
    settle()
    desk.sync_wanted.emit()
    silent_hub.settimeout(0.2)
    with pytest.raises(TimeoutError):
        silent_hub.accept()
    calling.close()


def test_before_it_locks_it_says_so_until_somebody_touches_a_key(window, qtbot):
    window.desk.ground.clock.pass_by(timedelta(minutes=4, seconds=35))
    qtbot.waitUntil(lambda: "Locks in 30 seconds" in words_on(window), timeout=5_000)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert "Locks in" not in words_on(window)
    assert window.desk is not None


def choose(window, time):
    next(one for one in window.findChildren(QRadioButton) if one.accessibleName().startswith(time)).click()
    settle()


def test_a_longer_or_shorter_time_before_it_locks_can_be_chosen_and_stays(window, qtbot):
    assert window.desk.locks_after == 5
    window.desk.go(places.Settings())
    settle()
    choose(window, "15 minutes")
    window.desk.ground.clock.pass_by(timedelta(minutes=14))
    qtbot.wait(1_500)
    assert window.desk is not None
    assert window.desk.locks_after == 15
    choose(window, "1 minute")
    assert window.desk is None


def test_at_the_door_nothing_says_that_it_locks(family_vault, look, tmp_path, qtbot):
    clock = ToldClock(AUTUMN)
    app = App(surroundings(family_vault.copied_to(tmp_path).vaults, clock), look, leave=lambda _app: None)
    app.show()
    settle()
    with qtbot.waitSignal(QApplication.instance().findChildren(Idle)[-1].is_near):
        clock.pass_by(timedelta(minutes=4, seconds=35))
    assert "Locks in" not in words_on(app.window)
    app.window.close()
    app.window.deleteLater()


def test_a_large_file_that_is_being_saved_ends_there_and_leaves_nothing(window, family_vault, tmp_path):
    vault = window.desk.work.vault
    with vault.second() as second:
        content = second.attachments.keep((os.urandom(1 << 20) for _ in range(30)), "image/png")
    vault.changes.save(family_vault.family, [NewEdit(RecordId(new_id()), "picture", {"content": content.value})])
    window.desk.courier.save(tmp_path / "unsent.ehdesk", Reach.ALL)
    window.lock()
    assert list(tmp_path.glob("unsent*")) == []
    with door.unlock_with_recovery_code(vault.folder, family_vault.code, ids=new_id, clock=now) as again:
        assert again.settings.get("codes to write down", []) == []
