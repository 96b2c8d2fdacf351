"""Looks every few seconds whether macOS says that the screen was locked, or that somebody else came to it.

Written by what others report of its answers, and **never yet tried on a Mac**: until somebody has, the minutes count.
"""

import ctypes
import logging
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY: Final = 2_000
"""Milliseconds."""
_FRAMEWORK: Final = "/System/Library/Frameworks/{0}.framework/{0}"
_UTF_8: Final = 0x08000100
_LOCKED, _ON_SCREEN = "CGSSessionScreenIsLocked", "kCGSSessionOnConsoleKey"
Facts = Mapping[str, bool]
"""What is said of our session, by Apple's names; what is not said is not so."""
log = logging.getLogger(__name__)


class MacSession(QTimer):
    """Asks on the window's thread, and calls `leaves` there. Whatever goes wrong is logged, and the minutes lock."""

    def __init__(self, asked: Callable[[], Facts], leaves: Callable[[], object], on: QObject) -> None:
        super().__init__(on)
        self._asked, self._leaves = asked, leaves
        self._before: Facts = {}
        self.timeout.connect(self.look)
        self.start(_EVERY)

    def look(self) -> None:
        """Ask now."""
        try:
            before, self._before = self._before, self._asked()
        except Exception:
            self.stop()
            log.exception("what macOS says of its session cannot be read")
            return
        if is_leaving(before, self._before):
            self._leaves()


def is_leaving(before: Facts, now: Facts) -> bool:
    """Does nobody sit before our session any more? Who looks into it from elsewhere may never have sat there, so what
    counts is that it came to be so.
    """
    is_locked = now.get(_LOCKED, False) and not before.get(_LOCKED, False)
    return is_locked or (before.get(_ON_SCREEN, False) and not now.get(_ON_SCREEN, False))


def listen(leaves: Callable[[], object], on: QObject) -> MacSession | None:
    """Look from now on, while `on` is there; None where macOS cannot be asked."""
    try:
        return MacSession(_asking(), leaves, on)
    except (OSError, AttributeError):
        log.warning("macOS does not tell of its session", exc_info=True)
        return None


def _asking() -> Callable[[], Facts]:
    """What asks macOS. Raises OSError, AttributeError where it has not what is needed for that."""
    graphics, core = (ctypes.CDLL(_FRAMEWORK.format(name)) for name in ("CoreGraphics", "CoreFoundation"))
    any_of, session = ctypes.c_void_p, graphics.CGSessionCopyCurrentDictionary
    value_of, text, release = core.CFDictionaryGetValue, core.CFStringCreateWithCString, core.CFRelease
    kind_of, is_true, truths = core.CFGetTypeID, core.CFBooleanGetValue, core.CFBooleanGetTypeID
    session.restype = value_of.restype = text.restype = any_of
    kind_of.restype = truths.restype = ctypes.c_ulong
    is_true.restype, release.restype = ctypes.c_ubyte, None
    kind_of.argtypes = is_true.argtypes = release.argtypes = (any_of,)
    value_of.argtypes, text.argtypes = (any_of, any_of), (any_of, ctypes.c_char_p, ctypes.c_uint32)
    names = {name: text(None, name.encode(), _UTF_8) for name in (_LOCKED, _ON_SCREEN)}

    def ask() -> Facts:
        if not (said := session()):
            return {}
        try:
            values = {name: value_of(said, key) for name, key in names.items()}
            return {name: bool(is_true(one)) for name, one in values.items() if one and kind_of(one) == truths()}
        finally:
            release(said)

    return ask
