"""Hears that somebody locked the screen, or that the computer goes to sleep, on desktops that say so by D-Bus."""

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_SCREEN = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
)
_SLEEP = "/org/freedesktop/login1", "org.freedesktop.login1.Manager"


class ScreenLock(QObject):
    """Where nothing says it (another system, no D-Bus), what locks is the time: see `Idle`.

    Signals:
        noticed: the screen was locked, or the computer is about to sleep.
    """

    noticed = Signal()

    def __init__(self, session: QDBusConnection, system: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        slot = SLOT("_begins(bool)")  # text, whatever the stubs say
        if session.isConnected():
            for path, interface in _SCREEN:
                session.connect("", path, interface, "ActiveChanged", self, slot)  # type: ignore[call-overload]
        if system.isConnected():
            path, interface = _SLEEP
            system.connect("", path, interface, "PrepareForSleep", self, slot)  # type: ignore[call-overload]

    @Slot(bool)
    def _begins(self, is_so: bool) -> None:
        """Both are said again when they end."""
        if is_so:
            self.noticed.emit()
