"""Asking which file to read: in the documents at first, later where the last one was."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ehdesk.ui.saving_files import documents


def ask_which(parent: QWidget, title: str, kinds: str, folder: Path | None, chosen: Callable[[Path], object]) -> None:
    """Ask for one file that is there; `kinds` is a filter as Qt writes it, and `chosen` gets the file."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    dialog.setDirectory(str(folder if folder is not None and folder.is_dir() else documents()))
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
