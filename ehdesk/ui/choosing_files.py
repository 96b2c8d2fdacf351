"""Files to read: asked for, in the documents at first and later where the last one was, or dropped on something."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from ehdesk.ui.saving_files import documents

PICTURES = "(*.jpg *.jpeg *.jpe *.png *.JPG *.JPEG *.PNG)"
SOUNDS = "(*.m4a *.mp3 *.wav *.ogg *.oga *.opus *.flac *.3gp *.mp4 *.webm *.M4A *.MP3 *.WAV *.3GP *.MP4)"
FILMS = "(*.mp4 *.m4v *.mov *.3gp *.webm *.MP4 *.M4V *.MOV *.3GP)"
WITH_PAPERS = "(*.jpg *.jpeg *.jpe *.png *.pdf *.JPG *.JPEG *.PNG *.PDF)"


class TakesFiles:
    """What files can be dropped on. It stands before the widget among the bases of a class."""

    def take_files(self, files: Sequence[Path]) -> None:
        """Do with them what the dialog does with those that were chosen; there is at least one."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt asks whether it may be dropped here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Only what lies on this computer, or on something connected to it."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if files:
            self.take_files(files)


def ask_which(parent: QWidget, title: str, kinds: str, folder: Path | None, chosen: Callable[[Path], object]) -> None:
    """Ask for one file that is there; `kinds` is a filter as Qt writes it, and `chosen` gets the file."""
    dialog = _dialog(parent, title, QFileDialog.FileMode.ExistingFile, [kinds], folder)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.open()


def ask_which_ones(
    parent: QWidget, title: str, kinds: Sequence[str], chosen: Callable[[Sequence[Path]], object]
) -> None:
    """Ask for any number of files."""
    dialog = _dialog(parent, title, QFileDialog.FileMode.ExistingFiles, kinds, None)
    dialog.filesSelected.connect(lambda files: chosen([Path(file) for file in files]))
    dialog.open()


def _dialog(
    parent: QWidget, title: str, mode: QFileDialog.FileMode, kinds: Sequence[str], folder: Path | None
) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(mode)
    dialog.setNameFilters(kinds)
    dialog.setDirectory(str(folder if folder is not None and folder.is_dir() else documents()))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
