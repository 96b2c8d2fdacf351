"""The vault is locked with the screen, and before the computer sleeps, where the system says so."""

import ctypes
from ctypes import wintypes
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer

from ehdesk.ui import mac_session
from ehdesk.ui import window as of_the_window
from ehdesk.ui.mac_session import MacSession
from ehdesk.ui.screen_lock import ScreenLock, path_of
from ehdesk.ui.windows_session import WindowsSession, listen
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


pytestmark = pytest.mark.usefixtures("qapp")
SESSION_CHANGE, POWER, PAINT = 0x02B1, 0x0218, 0x000F


def sent(to, message, what, kind=b"windows_generic_MSG"):
    """A message as it lies in memory when Windows sends it; what is answered."""
    written = wintypes.MSG(message=message, wParam=what)
    answer = to.nativeEventFilter(kind, ctypes.addressof(written))
    settle()
    return answer


def test_windows_says_that_its_screen_is_locked_somebody_else_comes_or_it_sleeps():
    told, here = [], QObject()
    session = WindowsSession(lambda: told.append(True), here)
    leaving = [(SESSION_CHANGE, what) for what in (2, 4, 6, 7)] + [(POWER, 4)]
    for count, (message, what) in enumerate(leaving, 1):
        assert sent(session, message, what) == (False, 0)
        assert len(told) == count
    for message, what in [(SESSION_CHANGE, 8), (SESSION_CHANGE, 5), (SESSION_CHANGE, 1), (POWER, 7), (PAINT, 4)]:
        assert sent(session, message, what) == (False, 0)
    sent(session, SESSION_CHANGE, 7, b"xcb_generic_event_t")
    assert len(told) == len(leaving)


def test_a_message_that_cannot_be_read_is_logged_once_and_stops_nothing(caplog):
    session = WindowsSession(lambda: None, QObject())
    for _ in range(2):
        assert session.nativeEventFilter(b"windows_generic_MSG", "no address") == (False, 0)
    assert len(caplog.records) == 1


def test_where_windows_does_not_answer_that_is_logged_and_the_minutes_count(qapp, caplog):
    session = listen(qapp, 1, lambda: None, QObject())
    qapp.removeNativeEventFilter(session)
    assert "does not tell" in caplog.text


HERE, LOCKED, ELSEWHERE = ({"kCGSSessionOnConsoleKey": is_here} for is_here in (True, True, False))
LOCKED["CGSSessionScreenIsLocked"] = True


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ([HERE, HERE], 0),
        ([HERE, LOCKED, LOCKED], 1),
        ([HERE, LOCKED, HERE, LOCKED], 2),
        ([HERE, ELSEWHERE, ELSEWHERE, HERE], 1),
        ([HERE, ELSEWHERE | LOCKED], 1),
        ([HERE, {}, {}, HERE], 1),
        ([ELSEWHERE, ELSEWHERE], 0),
        ([{}, {"CGSSessionScreenIsLocked": True}], 1),
    ],
)
def test_a_mac_whose_screen_came_to_be_locked_or_somebody_elses_is_noticed_once(said, times):
    told, here, answers = [], QObject(), iter(said)
    session = MacSession(lambda: next(answers), lambda: told.append(True), here)
    for _ in said:
        session.look()
    assert len(told) == times


def test_a_mac_is_asked_again_and_again_until_it_cannot_be(qtbot, caplog):
    answers = iter([HERE, LOCKED])
    told, here = [], QObject()
    session = MacSession(lambda: next(answers), lambda: told.append(True), here)
    session.setInterval(1)
    qtbot.waitUntil(lambda: not session.isActive(), timeout=30_000)
    assert (told, len(caplog.records)) == ([True], 1)


def test_where_macos_cannot_be_asked_that_is_logged_and_the_minutes_count(caplog):
    here = QObject()
    heard = mac_session.listen(lambda: None, here)
    assert (heard is None) == ("does not tell" in caplog.text)
