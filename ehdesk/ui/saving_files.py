"""Asking where a file is to be saved: in the documents at first, later where the last one was."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def documents() -> Path:
    """Where this person keeps documents on this computer."""
    found = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return found if found.is_dir() else Path.home()


def ask_where(
    parent: QWidget, title: str, name: str, folder: Path, chosen: Callable[[Path], object], kinds: str = "PDF (*.pdf)"
) -> None:
    """Ask where a file is to be saved, with a name for it; `kinds` as in `ask_which`; `chosen` gets the file."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(Path(name).suffix[1:])
    dialog.setDirectory(str(folder if folder.is_dir() else documents()))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.open()


def open_with_system(path: Path) -> None:
    """Open a file, or a folder, as this computer opens such things."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
