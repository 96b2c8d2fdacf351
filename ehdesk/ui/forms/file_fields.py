"""Which field asks for which kind of picture, recording or file."""

from ehdesk.forms.engine.question import FILES, Question
from ehdesk.services.answer_files import Files
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.chosen_file_field import ChosenFileField
from ehdesk.ui.forms.drawing_field import DrawingField
from ehdesk.ui.forms.recording_field import RecordingField
from ehdesk.ui.widgets.field import Field

_DRAWN = {"draw", "signature"}


def takes_files(question: Question) -> bool:
    """Is its answer the name of a picture or a file?"""
    return question.kind in FILES


def file_field(question: Question, desk: Desk, files: Files) -> Field:
    """Drawn, recorded elsewhere, drawn on, or chosen."""
    if _DRAWN & {*question.appearance}:
        return DrawingField(question, desk, files)
    if question.parameters.get("mediatype", "").startswith(("audio/", "video/")):
        return RecordingField(question, desk, files)
    return ChosenFileField(question, desk, files)
