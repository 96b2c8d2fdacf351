"""Takes pictures and papers in and draws them, behind the window and one after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from ehdesk.domain.attachment import LONGEST_BEGINNING, Attachment, Media, media_of
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.services.pictures import NotTaken, Pictures, TakenIn
from ehdesk.store.errors import StoreError
from ehdesk.ui.background import Background
from ehdesk.ui.drawing_pictures import CannotBeShown, drawn
from ehdesk.ui.pdf_pages import refuse_unshowable_pdf

_SMALL = QSize(256, 192)
"""The dots of a small picture: enough for one of 96 at 200 per cent."""
_MOST_KEPT = 400
"""How many small pictures stay in memory, until the vault is locked."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the picture that it is now, or was before (`is_new` says which), or why it is none.

    `why` is the end of a phrase, or a whole sentence of the store's in `said`.
    """

    family: FamilyId
    file: str
    picture: RecordId | None = None
    is_new: bool = False
    why: str = ""
    said: str = ""


class Darkroom(QObject):
    """One for each open vault. What is being added goes on when the page that asked for it is left.

    Signals:
        finished: (Outcome) one file was added, or was not.
    """

    finished = Signal(Outcome)

    def __init__(self, pictures: Pictures, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures, self._background, self._drawing = pictures, background.beside(), background.beside()
        self._small: dict[str, QImage | None] = {}
        self._coming: dict[FamilyId, int] = {}
        self._is_stopped = False

    def stop(self) -> None:
        """The vault is about to be closed: what is not in yet stays where it lies."""
        self._is_stopped = True

    def coming(self, family: FamilyId) -> int:
        """How many files are still to be added to a family."""
        return self._coming.get(family, 0)

    def add(self, family: FamilyId, files: Sequence[Path]) -> None:
        """Add files to a family. A file that cannot be shown is not added, and stays as it is where it lies."""
        self._coming[family] = self.coming(family) + len(files)
        for file in files:
            done, failed = partial(self._keep, family, file), partial(self._refuse, family, file)
            self._background.run(partial(self._taken_in, file), done, failed, self)

    def small(self, content: Attachment, then: Callable[[QImage | None], object], asker: QObject) -> None:
        """A small picture, at once where it was drawn before; None for what cannot be drawn, or is not here."""
        if content.hash in self._small or content.media not in (Media.JPEG, Media.PNG):
            then(self._small.get(content.hash))
            return

        def keep(image: QImage | None) -> None:
            self._remember(content.hash, image)
            if isValid(asker):
                then(image)

        work = partial(self._drawn_small, content)
        self._drawing.run(work, keep, lambda _error: keep(None), self)

    def draw(self, content: bytes, within: QSize, then: Callable[[QImage | None], object], asker: QObject) -> None:
        """A picture that is in memory, no larger than `within`; None for what cannot be drawn."""

        def come(image: QImage | None) -> None:
            if isValid(asker):
                then(image)

        self._drawing.run(partial(_drawn_from, content, within), come, lambda _error: come(None), self)

    def bytes_of(
        self,
        content: Attachment,
        then: Callable[[bytes], object],
        failed: Callable[[Exception], object],
        asker: QObject,
    ) -> None:
        """What a picture consists of, to save it out."""
        self._background.run(partial(self._pictures.whole, content), then, failed, asker)

    def _drawn_small(self, content: Attachment) -> QImage:
        if self._is_stopped:
            return QImage()
        return drawn(self._pictures.whole(content), Media(content.media), _SMALL)

    def _taken_in(self, file: Path) -> tuple[TakenIn, QImage | None]:
        """Behind the window: its content, which is proven to be one that can be shown, and a picture small."""
        if self._is_stopped:
            raise NotTaken("unreadable")
        taken = self._pictures.take_in(file)
        try:
            whole = self._pictures.whole(taken.content)
            if taken.content.media == Media.PDF:
                refuse_unshowable_pdf(whole)
                return taken, None
            return taken, drawn(whole, Media(taken.content.media), _SMALL)
        except Exception:
            self._pictures.let_go(taken.content)
            raise

    def _keep(self, family: FamilyId, file: Path, made: tuple[TakenIn, QImage | None]) -> None:
        if self._is_stopped:  # nothing names it, so it goes at the next opening
            return
        taken, small = made
        if small is not None:
            self._remember(taken.content.hash, small)
        try:
            same = self._pictures.same_as(family, taken.content)
            picture = same.id if same else self._pictures.add(family, taken)
        except StoreError as error:
            forget = partial(self._pictures.let_go, taken.content)
            self._background.run(forget, _nothing, _nothing, self)  # what stays goes at the next opening
            self._refuse(family, file, error)
            return
        self._finish(Outcome(family, file.name, picture, is_new=same is None))

    def _refuse(self, family: FamilyId, file: Path, error: Exception) -> None:
        match error:
            case NotTaken() | CannotBeShown():
                self._finish(Outcome(family, file.name, why=error.why))
            case StoreError():
                self._finish(Outcome(family, file.name, said=str(error)))
            case _:
                self._finish(Outcome(family, file.name, why="unreadable"))
                raise error

    def _finish(self, outcome: Outcome) -> None:
        if self._is_stopped:
            return
        self._coming[outcome.family] = self.coming(outcome.family) - 1
        self.finished.emit(outcome)

    def _remember(self, hash: str, image: QImage | None) -> None:
        while len(self._small) >= _MOST_KEPT:
            self._small.pop(next(iter(self._small)))
        self._small[hash] = image


def _drawn_from(content: bytes, within: QSize) -> QImage:
    media = media_of(content[:LONGEST_BEGINNING])
    if media not in (Media.JPEG, Media.PNG):
        raise CannotBeShown("broken")
    return drawn(content, media, within)


def _nothing(_answer: object) -> None:
    """Nobody waits for it."""
