"""A question whose answer is a sound or a film from a file. A sound can be listened to; nothing is recorded here."""

from PySide6.QtGui import QImage

from ehdesk.domain.sketch import Sketch
from ehdesk.forms.engine.question import Question
from ehdesk.services.answer_files import FILM, SOUND, Files
from ehdesk.ui.choosing_files import FILMS, SOUNDS
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.chosen_answer import ChosenAnswer


class RecordingField(ChosenAnswer):
    """What it is, its content says and not its name; the name is only for finding it."""

    is_recording = True

    def __init__(self, question: Question, desk: Desk, files: Files) -> None:
        is_film = question.parameters.get("mediatype", "").startswith("video/")
        what = FILM if is_film else SOUND
        kinds = f"{desk.words(f'file.kinds_{what}')} {FILMS if is_film else SOUNDS}"
        super().__init__(question, desk, files, what, kinds)
        self._set_out((), (self._choose, self._look_at, self._away))

    def _take_sketch(self, sketch: Sketch, base: QImage) -> bool:  # noqa: ARG002 - nothing is drawn on a sound
        """Words about one that is no answer any more come back all the same."""
        return not sketch.strokes
