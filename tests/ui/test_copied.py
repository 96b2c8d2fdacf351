"""What is copied is marked as a secret, can be pasted, and does not stay behind on the clipboard."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from ehdesk.app import App
from ehdesk.ui import places
from ehdesk.ui.copied import Copied, copy_out
from ehdesk.ui.widgets.passphrase_field import PassphraseField
from tests.builders import ToldClock
from tests.services.made import AUTUMN, surroundings
from tests.ui.opened import opened_window
from tests.ui.showing import settle, show

CTRL = Qt.KeyboardModifier.ControlModifier
SECRET = "x-kde-passwordManagerHint"
ON_WINDOWS = {
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": b"\0\0\0\0",
    "CanUploadToCloudClipboard": b"\0\0\0\0",
}
"""What Windows asks for, by its own names: a history and a cloud take nothing that says 0 in four bytes."""


@pytest.fixture
def window(family_vault, look, tmp_path):
    """The window, its vault open."""
    QApplication.clipboard().clear()
    with opened_window(family_vault, look, tmp_path) as window:
        yield window


def copy_from(window):
    """The family's name, from the form that asks for it."""
    window.desk.go(places.FamilyForm(window.desk.work.families.rows()[0].family.id))
    settle()
    line = window.frame.page.findChild(QLineEdit)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_A, CTRL)
    QTest.keyClick(line, Qt.Key.Key_C, CTRL)
    return line


def test_a_copy_is_marked_for_other_programs_and_can_be_pasted(window):
    line = copy_from(window)
    copied = QApplication.clipboard().mimeData()
    assert bytes(copied.data(SECRET)) == b"secret"
    for name, value in ON_WINDOWS.items():
        assert bytes(copied.data(f'application/x-qt-windows-mime;value="{name}"')) == value
    assert copied.text() == line.text() != ""
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClick(line, Qt.Key.Key_V, CTRL)
    assert line.text() == copied.text() * 2


def test_locking_takes_the_copy_away(window):
    copy_from(window)
    window.lock()
    assert QApplication.clipboard().text() == ""


def test_what_was_copied_elsewhere_meanwhile_stays(window):
    copy_from(window)
    window.hide()
    settle()
    QApplication.clipboard().setText("A shopping list")
    window.lock()
    assert not QApplication.clipboard().mimeData().hasFormat(SECRET)
    assert QApplication.clipboard().text() == "A shopping list"


def test_what_was_copied_elsewhere_is_left_alone_also_when_we_hear_of_it_with_a_window_active(window):
    copy_from(window)
    assert QApplication.activeWindow() is not None
    QApplication.clipboard().setText("A shopping list")
    assert not QApplication.clipboard().mimeData().hasFormat(SECRET)
    window.lock()
    assert QApplication.clipboard().text() == "A shopping list"


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_words_over_several_lines_are_known_as_ours_copied_or_cut(window, key):
    window.desk.go(places.NoteForm(window.desk.work.families.rows()[0].family.id, window.desk.work.notes.new_record()))
    settle()
    box = window.frame.page.findChild(QTextEdit)
    box.setPlainText("He sleeps badly.\n\nMum is tired.")
    box.setFocus()
    box.selectAll()
    QTest.keyClick(box, key, CTRL)
    copied = QApplication.clipboard().mimeData()
    assert bytes(copied.data(SECRET)) == b"secret"
    assert copied.text() == "He sleeps badly.\n\nMum is tired."


def test_what_a_button_copies_goes_too(window):
    copy_out("https://example.org")
    assert bytes(QApplication.clipboard().mimeData().data(SECRET)) == b"secret"
    window.lock()
    assert QApplication.clipboard().text() == ""


def test_a_passphrase_that_is_shown_at_the_door_and_copied_goes_too(family_vault, look, tmp_path):
    """As many do to type it a second time."""
    QApplication.clipboard().clear()
    app = App(surroundings(family_vault.copied_to(tmp_path).vaults, ToldClock(AUTUMN)), look, leave=lambda _app: None)
    app.show()
    app.window.activateWindow()
    settle()
    field = app.window.frame.page.findChild(PassphraseField)
    field.show_typed(is_shown=True)
    line = field.findChild(QLineEdit)
    assert Qt.InputMethodHint.ImhSensitiveData in line.inputMethodHints()
    line.setFocus()
    QTest.keyClicks(line, "orchid ladder tin fog")
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        QTest.keyClick(line, key, CTRL)
    assert QApplication.clipboard().text() == "orchid ladder tin fog"
    assert bytes(QApplication.clipboard().mimeData().data(SECRET)) == b"secret"
    app.window.close()
    app.window.deleteLater()
    assert QApplication.clipboard().text() == ""


@pytest.mark.parametrize("is_own", [True, False])
def test_what_was_marked_here_goes_too_and_what_was_marked_elsewhere_stays(is_own):
    left = set(QClipboard.Mode)
    as_on_x11 = SimpleNamespace(
        dataChanged=QApplication.clipboard().dataChanged,
        supportsSelection=lambda: True,
        ownsSelection=lambda: is_own,
        mimeData=lambda: None,
        clear=left.remove,
    )
    Copied(SimpleNamespace(clipboard=lambda: as_on_x11)).stop()
    assert set(QClipboard.Mode) - left == ({QClipboard.Mode.Selection} if is_own else set())


def test_after_a_while_it_is_gone_by_itself(qapp, qtbot):
    copied, line = Copied(qapp, stays=timedelta(milliseconds=1)), show(QLineEdit("Station Parade"))
    line.activateWindow()
    line.setFocus()
    line.selectAll()
    line.copy()
    qtbot.waitUntil(lambda: not QApplication.clipboard().text(), timeout=30_000)
    copied.stop()
    line.deleteLater()
