"""The vault is locked with the screen, and before the computer sleeps, where the desktop says so by D-Bus."""

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer

from ehdesk.ui.screen_lock import ScreenLock
from tests.ui.opened import opened_window
from tests.ui.showing import settle

NOBODY = QDBusConnection("nobody listens")
SCREEN = "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"
GNOME = "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged"
SLEEP = "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"


class Desktop:
    """What says so: a real connection, of which this process has both ends."""

    def __init__(self, name: str) -> None:
        self.server, self.callers = QDBusServer(), []
        self.server.newConnection.connect(self.callers.append)
        self.line = QDBusConnection.connectToPeer(self.server.address(), name)

    def say(self, path: str, interface: str, member: str, *, is_so: bool) -> None:
        settle()
        message = QDBusMessage.createSignal(path, interface, member)
        message.setArguments([is_so])
        for caller in self.callers:
            assert caller.send(message)


@pytest.fixture
def desktop(request):
    yield Desktop(request.node.name)
    QDBusConnection.disconnectFromPeer(request.node.name)


def noticed_by(lock):
    noticed = []
    lock.noticed.connect(lambda: noticed.append(True))
    return noticed


@pytest.mark.parametrize("signal", [SCREEN, GNOME])
def test_a_locked_screen_is_noticed_and_an_open_one_is_not(desktop, qtbot, signal):
    lock = ScreenLock(desktop.line, NOBODY)
    noticed = noticed_by(lock)
    desktop.say(*signal, is_so=False)
    desktop.say(*signal, is_so=True)
    qtbot.waitUntil(lambda: bool(noticed), timeout=30_000)
    desktop.say(*signal, is_so=False)
    settle()
    assert noticed == [True]


def test_sleep_is_noticed_on_the_systems_line_only(desktop, qtbot):
    wrong, lock = ScreenLock(desktop.line, NOBODY), ScreenLock(NOBODY, desktop.line)
    unheard, noticed = noticed_by(wrong), noticed_by(lock)
    desktop.say(*SLEEP, is_so=True)
    qtbot.waitUntil(lambda: bool(noticed), timeout=30_000)
    assert unheard == []


def test_the_vault_is_closed_with_the_screen(family_vault, look, tmp_path, desktop, qtbot):
    with opened_window(family_vault, look, tmp_path) as window:
        lock, locked = ScreenLock(desktop.line, NOBODY), []
        lock.noticed.connect(window.screen_lock.noticed)
        window.locked.connect(lambda: locked.append(window.desk))
        desktop.say(*SCREEN, is_so=True)
        qtbot.waitUntil(lambda: bool(locked), timeout=30_000)
        assert locked == [None]
