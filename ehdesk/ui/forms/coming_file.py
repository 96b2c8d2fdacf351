"""A file that was chosen for an answer, while it is read behind the window: it becomes the answer in any case."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize
from shiboken6 import isValid

from ehdesk.domain.attachment import Media
from ehdesk.domain.pictures import name_to_say
from ehdesk.forms.engine.question import Question
from ehdesk.services.answer_files import FILM, SOUND, Files, ToKeep, chosen, recorded
from ehdesk.services.filling import AssessmentIsComplete
from ehdesk.services.pictures import NotTaken
from ehdesk.store.errors import StoreError
from ehdesk.ui.desk import Desk
from ehdesk.ui.drawing_pictures import CannotBeShown, drawn
from ehdesk.ui.pdf_pages import refuse_unshowable_pdf

_SMALL = QSize(256, 192)
"""Dots: enough to prove that a picture can be drawn."""


class ComingFile:
    """`read` begins. Where the question is left by then, it is answered all the same, and the desk is told."""

    def __init__(self, desk: Desk, files: Files, question: Question, file: Path) -> None:
        self._desk, self._files, self._question, self._file = desk, files, question, file
        self._was_alone = files.is_alone(question.field)

    def read(self, what: str, field: QObject, come: Callable[[str], object], refused: Callable[[str], object]) -> None:
        """`what` begins its name; `come` gets that name, `refused` why not, while the `field` of the question lives."""
        self._field, self._come, self._refused = field, come, refused
        work = partial(_proven, self._files, self._file, what)
        self._desk.background.run(work, self._keep, self._refuse, self._desk)

    def _keep(self, made: ToKeep) -> None:
        asked, words = self._question, self._desk.words
        try:
            if isValid(self._field):
                self._come(self._files.keep(asked.field, made))
            elif self._files.answer(asked.field, made):
                late = words("file.added_late", name=name_to_say(self._file.name), question=asked.label)
                self._desk.say(words("file.added_alone") if self._is_alone() else late)
        except AssessmentIsComplete:
            self._say_why(words("file.not_late"))
        except StoreError as error:
            self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        match error:
            case NotTaken() | CannotBeShown():
                self._say_why(self._desk.words(f"pictures.not_{error.why}"))
            case StoreError():
                self._say_why(str(error))
            case _:
                self._say("")
                raise error

    def _say_why(self, why: str) -> None:
        if isValid(self._field) or not self._is_alone():
            self._say(self._desk.words("pictures.not_added", name=name_to_say(self._file.name), why=why))
        else:
            self._say(self._desk.words("file.not_added_alone", why=why))

    def _is_alone(self) -> bool:
        """Is it nothing to name on another page, before whoever looks on there?"""
        return self._was_alone or self._files.is_alone(self._question.field)

    def _say(self, said: str) -> None:
        if isValid(self._field):
            self._refused(said)
        elif said:
            self._desk.say(said)


def _proven(files: Files, file: Path, what: str) -> ToKeep:
    """Behind the window: what it holds, that it can be shown or is what it says, and where it will lie."""
    made = recorded(what, file) if what in (SOUND, FILM) else _shown(what, file)
    files.lay_down(made)
    return made


def _shown(what: str, file: Path) -> ToKeep:
    made = chosen(what, file)
    if made.media != Media.PDF:
        drawn(made.content, made.media, _SMALL)
    elif what == "picture":
        raise NotTaken("picture")
    else:
        refuse_unshowable_pdf(made.content)
    return made
