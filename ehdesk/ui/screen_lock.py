"""Hears that the screen was locked, somebody else came to it, or the computer goes to sleep, where anything says so."""

import os
import platform
import string
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication, QWidget

from ehdesk.ui import mac_session, windows_session

_SCREEN: Final = tuple(
    (f"/org/{desktop}/ScreenSaver", f"org.{desktop}.ScreenSaver")
    for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)
_LOGIN: Final = "/org/freedesktop/login1"
_SESSION: Final = "org.freedesktop.login1.Session"
_KEPT: Final = frozenset((string.ascii_letters + string.digits).encode())
_DIGITS: Final = frozenset(string.digits.encode())


class ScreenLock(QObject):
    """Where nothing says it (no D-Bus, or a system that is silent), what locks is the time: see `Idle`.

    Signals:
        noticed: the screen was locked or is somebody else's now, or the computer is about to sleep.
    """

    noticed = Signal()

    def __init__(
        self, session: QDBusConnection, system: QDBusConnection, own: str, parent: QObject | None = None
    ) -> None:
        """`own` is how the system calls our session among those that are logged in; "" where it has no name."""
        super().__init__(parent)
        for path, interface in _SCREEN:
            self._hear(session, path, interface, "ActiveChanged", "_begins(bool)")
        self._hear(system, _LOGIN, "org.freedesktop.login1.Manager", "PrepareForSleep", "_begins(bool)")
        if own:
            path = path_of(own)
            self._hear(system, path, _SESSION, "Lock", "_locked()")
            properties = "org.freedesktop.DBus.Properties"
            self._hear(system, path, properties, "PropertiesChanged", "_changed(QString,QVariantMap)")

    def hear_system(self, app: QApplication, window: QWidget) -> None:
        """Also what Windows says to a window of the app, and macOS to whoever asks."""
        if os.name == "nt":
            self._session = windows_session.listen(app, int(window.winId()), self.noticed.emit, self)
        if platform.system() == "Darwin":
            mac_session.listen(self.noticed.emit, self)

    def _hear(self, line: QDBusConnection, path: str, interface: str, member: str, slot: str) -> None:
        if line.isConnected():
            line.connect("", path, interface, member, self, SLOT(slot))  # type: ignore[call-overload] # text, not bytes

    @Slot(bool)
    def _begins(self, is_so: bool) -> None:
        """Both are said again when they end."""
        if is_so:
            self.noticed.emit()

    @Slot()
    def _locked(self) -> None:
        self.noticed.emit()

    @Slot("QString", "QVariantMap")
    def _changed(self, interface: str, now: Mapping[str, object]) -> None:
        """Our session is not the one on the screen any more, or the desktop says that it is locked."""
        if interface == _SESSION and (now.get("Active") is False or now.get("LockedHint") is True):
            self.noticed.emit()


def path_of(session: str) -> str:
    """Where the system tells of a session: letters, and digits that do not come first, stand for themselves."""
    name = session.encode()
    kept = (byte in _KEPT and (place > 0 or byte not in _DIGITS) for place, byte in enumerate(name))
    return f"{_LOGIN}/session/" + "".join(
        chr(byte) if is_kept else f"_{byte:02x}" for byte, is_kept in zip(name, kept, strict=True)
    )
