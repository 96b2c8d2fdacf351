"""Hears from Windows that the screen was locked, somebody else came to it, or the computer goes to sleep."""

import ctypes
import logging
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, QTimer
from PySide6.QtWidgets import QApplication

_SESSION_CHANGE: Final = 0x02B1
_CONSOLE_DISCONNECT, _REMOTE_DISCONNECT, _LOGOFF, _LOCK = 2, 4, 6, 7
_POWER: Final = 0x0218
_SUSPEND: Final = 4
_LEAVES: Final = frozenset(
    (
        *((_SESSION_CHANGE, what) for what in (_CONSOLE_DISCONNECT, _REMOTE_DISCONNECT, _LOGOFF, _LOCK)),
        (_POWER, _SUSPEND),
    )
)
_THIS_SESSION: Final = 0
log = logging.getLogger(__name__)


class WindowsSession(QAbstractNativeEventFilter):
    """Looks at each message that Windows sends to the program, and swallows none. `leaves` is called on the window's
    thread, once the message is dealt with. Whatever goes wrong is logged, and the minutes lock as ever.
    """

    def __init__(self, leaves: Callable[[], object], on: QObject) -> None:
        super().__init__()
        self._leaves, self._on, self._is_broken = leaves, on, False

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        if not self._is_broken:
            try:
                if QByteArray(kind).startsWith(b"windows") and is_leaving(int(message)):
                    QTimer.singleShot(0, self._on, self._leaves)
            except Exception:
                self._is_broken = True
                log.exception("messages from Windows cannot be read")
        return False, 0


def is_leaving(address: int) -> bool:
    """Does the MSG at this address say that nobody sits before our session any more?"""
    message = wintypes.MSG.from_address(address)
    return (message.message, message.wParam) in _LEAVES


def listen(app: QApplication, window: int, leaves: Callable[[], object], on: QObject) -> WindowsSession:
    """Have Windows tell a window (by its handle) of its session; keep what is given back, or it is not heard."""
    heard = WindowsSession(leaves, on)
    app.installNativeEventFilter(heard)
    _ask_to_be_told(window)
    return heard


def _ask_to_be_told(window: int) -> None:
    """Only of a sleep are all windows told unasked."""
    try:
        ask = ctypes.CDLL("wtsapi32").WTSRegisterSessionNotification
        ask.argtypes, ask.restype = (ctypes.c_void_p, ctypes.c_uint32), ctypes.c_int
        if not ask(window, _THIS_SESSION):
            log.warning("Windows does not tell of its session")
    except (OSError, AttributeError):
        log.warning("Windows does not tell of its session", exc_info=True)
