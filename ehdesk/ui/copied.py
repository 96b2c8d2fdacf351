"""What is copied out of ehdesk: other programs are asked to keep no history of it, and it does not stay behind.

A button that copies says so (`copy_out`). What Qt's own fields copy is known by what is selected in them: macOS tells
of what was copied elsewhere once one of our windows is active again, and never says whose it is.
"""

from datetime import timedelta
from secrets import token_bytes
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit

STAYS: Final = timedelta(minutes=5)
"""How long something copied can be pasted, unless the vault is locked before."""
_OURS: Final = "application/x-ehdesk-copied"
_OWN: Final = token_bytes(8)
_MARKS: Final = {
    _OURS: _OWN,
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
}
"""How what we put there is known again, and how clipboard managers on Linux desktops and Windows are told that it is
secret.

On macOS Qt writes each under a name of its own making (`com.trolltech.anymime...`), so nothing can be said there.
"""


def copy_out(words: str) -> None:
    """Copy these words, where a button says so."""
    QApplication.clipboard().setMimeData(_marked(words))


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
        """What we put there is marked, and is to go; marking it comes here once more."""
        if self._is_ours():
            self._timer.start()
            return
        text = self._clipboard.text()
        if text and (self._clipboard.ownsClipboard() or _is_selected(text)):
            self._clipboard.setMimeData(_marked(text))

    def _is_ours(self) -> bool:
        found = self._clipboard.mimeData()
        return found is not None and found.data(_OURS) == QByteArray(_OWN)


def _is_selected(text: str) -> bool:
    """Is it what is selected where the keyboard is? That breaks its lines in its own way."""
    match QApplication.focusWidget():
        case QLineEdit() | QLabel() as field:
            return text.split() == field.selectedText().split()
        case QTextEdit() as field:
            return text.split() == field.textCursor().selection().toPlainText().split()
    return False


def _marked(text: str) -> QMimeData:
    """Words alone: no other program needs how they looked here."""
    data = QMimeData()
    data.setText(text)
    for name, value in _MARKS.items():
        data.setData(name, QByteArray(value))
    return data
