"""What is copied out of ehdesk: other programs are asked to keep no history of it, and it does not stay behind."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

STAYS: Final = timedelta(minutes=5)
"""How long something copied can be pasted, unless the vault is locked before."""
_OURS: Final = "application/x-ehdesk-copied"
_MARKS: Final = {
    _OURS: b"1",
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
}
"""How clipboard managers on Linux desktops and Windows are told that something is secret.

On macOS Qt writes each under a name of its own making (`com.trolltech.anymime...`), so nothing can be said there.
"""


class Copied(QObject):
    """Watches the clipboard while a vault is open. What was copied elsewhere is left alone."""

    def __init__(self, app: QApplication, parent: QObject | None = None, stays: timedelta = STAYS) -> None:
        super().__init__(parent)
        self._clipboard = app.clipboard()
        self._timer = QTimer(self, singleShot=True, interval=round(stays.total_seconds() * 1000))
        self._timer.timeout.connect(self.forget)
        self._clipboard.dataChanged.connect(self._mark)

    def forget(self) -> None:
        """Take away what was copied here, where it is still there to be pasted."""
        self._timer.stop()
        if self._is_ours():
            self._clipboard.clear()
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)  # on X11 what was marked can be pasted, without Copy

    def stop(self) -> None:
        """Forget, and watch no longer."""
        self._clipboard.dataChanged.disconnect(self._mark)
        self.forget()
        self.deleteLater()

    def _mark(self) -> None:
        """Only with the keyboard in one of our windows is it us who copied."""
        if QApplication.activeWindow() is None or self._is_ours():
            return
        text = self._clipboard.text()
        if text:
            self._clipboard.setMimeData(_marked(text))
            self._timer.start()

    def _is_ours(self) -> bool:
        found = self._clipboard.mimeData()
        return found is not None and found.hasFormat(_OURS)


def _marked(text: str) -> QMimeData:
    """Words alone: no other program needs how they looked here."""
    data = QMimeData()
    data.setText(text)
    for name, value in _MARKS.items():
        data.setData(name, QByteArray(value))
    return data
