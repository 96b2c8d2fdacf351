"""Choosing a passphrase by keyboard: typed twice without a look at the keys, and shown only when that is asked for."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ehdesk.forms.wording import Wording
from ehdesk.ui.background import Background
from ehdesk.ui.ground import Ground
from ehdesk.ui.look import Look
from ehdesk.ui.pages.new_passphrase import NewPassphrase
from ehdesk.ui.widgets.passphrase_field import ShowTyped
from tests.ui.at_the_desk import words_on
from tests.ui.showing import show


def test_tab_leads_from_the_first_field_to_the_second_and_then_to_show(look: Look, wording: Wording, qtbot: QtBot):
    chosen = show(NewPassphrase(Ground(look, wording, Background(), lambda: datetime(2026, 11, 22, tzinfo=UTC))))
    qtbot.addWidget(chosen)
    chosen.first.setFocus()
    for _twice in range(2):
        QTest.keyClicks(QApplication.focusWidget(), "seven blue kettles ")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    lines = chosen.findChildren(QLineEdit)
    assert [line.text() for line in lines] == ["seven blue kettles "] * 2
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Password}
    assert isinstance(QApplication.focusWidget(), ShowTyped)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Normal}


def test_what_is_too_easy_is_said_before_what_is_not_the_same(look: Look, wording: Wording, qtbot: QtBot):
    chosen = show(NewPassphrase(Ground(look, wording, Background(), lambda: datetime(2026, 11, 22, tzinfo=UTC))))
    qtbot.addWidget(chosen)
    QTest.keyClicks(chosen.first, "password1234")
    assert not chosen.is_well_chosen()
    assert "one of the first" in words_on(chosen)
    assert "not the same" not in words_on(chosen)
    chosen.first.selectAll()
    QTest.keyClicks(chosen.first, "seven blue kettles")
    assert not chosen.is_well_chosen()
    assert "not the same" in words_on(chosen)
    assert "one of the first" not in words_on(chosen)
