"""The vault is locked with the screen, and before the computer sleeps, where the desktop says so by D-Bus."""

from types import SimpleNamespace

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer

from ehdesk.ui import window as of_the_window
from ehdesk.ui.screen_lock import ScreenLock, path_of
from tests.ui.opened import opened_window
from tests.ui.showing import settle

NOBODY = QDBusConnection("nobody listens")
DESKTOPS = ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
SLEEP = "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"
OWN, ANOTHER = "/org/freedesktop/login1/session/_32", "/org/freedesktop/login1/session/_33"
SESSION = "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties", "PropertiesChanged"


def screen_of(desktop):
    return f"/org/{desktop}/ScreenSaver", f"org.{desktop}.ScreenSaver", "ActiveChanged"


class Line:
    """What says so: a real connection, of which this process has both ends."""

    def __init__(self, name):
        self.name, self.server, self.callers = name, QDBusServer(), []
        self.server.newConnection.connect(self.callers.append)
        self.end = QDBusConnection.connectToPeer(self.server.address(), name)

    def say(self, path, interface, member, *said):
        settle()
        message = QDBusMessage.createSignal(path, interface, member)
        message.setArguments(list(said))
        for caller in self.callers:
            assert caller.send(message)


@pytest.fixture
def lines(request):
    """The desktop's and the system's."""
    lines = [Line(f"{request.node.name} {which}") for which in ("desktop", "system")]
    yield lines
    for line in lines:
        QDBusConnection.disconnectFromPeer(line.name)


def noticed_by(lock):
    noticed = []
    lock.noticed.connect(lambda: noticed.append(True))
    return noticed


def test_a_locked_screen_is_noticed_on_every_desktop_and_an_open_one_is_not(lines, qtbot):
    desktop, _system = lines
    lock = ScreenLock(desktop.end, NOBODY, "")
    noticed = noticed_by(lock)
    for count, name in enumerate(DESKTOPS, 1):
        desktop.say(*screen_of(name), False)
        desktop.say(*screen_of(name), True)
        qtbot.waitUntil(lambda count=count: len(noticed) == count, timeout=30_000)
    desktop.say(*screen_of(DESKTOPS[0]), False)
    settle()
    assert len(noticed) == len(DESKTOPS)


def test_sleep_is_noticed_on_the_systems_line_only(lines, qtbot):
    desktop, system = lines
    lock = ScreenLock(desktop.end, system.end, "")
    noticed = noticed_by(lock)
    desktop.say(*SLEEP, True)
    system.say(*SLEEP, False)
    system.say(*SLEEP, True)
    qtbot.waitUntil(lambda: bool(noticed), timeout=30_000)
    settle()
    assert noticed == [True]


def test_only_our_own_session_locks_or_leaves_the_screen(lines, qtbot):
    _desktop, system = lines
    lock = ScreenLock(NOBODY, system.end, "2")
    noticed = noticed_by(lock)
    system.say(ANOTHER, SESSION, "Lock")
    system.say(ANOTHER, *PROPERTIES, SESSION, {"Active": False}, ["none"])
    system.say(OWN, *PROPERTIES, SESSION, {"Active": True}, ["none"])
    system.say(OWN, *PROPERTIES, SESSION, {"LockedHint": False}, ["none"])
    system.say(OWN, *PROPERTIES, "org.freedesktop.login1.Seat", {"Active": False}, ["none"])
    system.say(OWN, SESSION, "Lock")
    qtbot.waitUntil(lambda: bool(noticed), timeout=30_000)
    assert noticed == [True]
    for count, said in enumerate(({"Active": False}, {"LockedHint": True}), 2):
        system.say(OWN, *PROPERTIES, SESSION, said, ["none"])
        qtbot.waitUntil(lambda count=count: len(noticed) == count, timeout=30_000)


@pytest.mark.parametrize(("session", "name"), [("2", "_32"), ("c2", "c2"), ("12", "_312"), ("a-b_ö", "a_2db_5f_c3_b6")])
def test_a_session_stands_where_the_system_puts_it(session, name):
    assert path_of(session) == f"/org/freedesktop/login1/session/{name}"


def test_the_window_hears_the_desktop_the_system_and_its_own_session(
    family_vault, look, tmp_path, lines, qtbot, monkeypatch
):
    desktop, system = lines
    ends = SimpleNamespace(sessionBus=lambda: desktop.end, systemBus=lambda: system.end)
    monkeypatch.setattr(of_the_window, "QDBusConnection", ends)
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    with opened_window(family_vault, look, tmp_path) as window:
        noticed, locked = noticed_by(window.screen_lock), []
        window.locked.connect(lambda: locked.append(window.desk))
        desktop.say(*SLEEP, True)
        system.say(*screen_of("gnome"), True)
        system.say(ANOTHER, SESSION, "Lock")
        settle()
        assert noticed == locked == []
        system.say(OWN, SESSION, "Lock")
        qtbot.waitUntil(lambda: bool(locked), timeout=30_000)
        assert locked == [None]
        desktop.say(*screen_of("gnome"), True)
        qtbot.waitUntil(lambda: len(noticed) == 2, timeout=30_000)
