"""Answers that are pictures or files, where answers are read through."""

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from ehdesk.domain.answer_files import AnswerFile
from ehdesk.domain.attachment import Media
from ehdesk.services.answer_files import Files
from ehdesk.ui.desk import Desk
from ehdesk.ui.drawing_pictures import drawn
from ehdesk.ui.forms.file_answer import PICTURES
from ehdesk.ui.widgets.answer_row import AnswerRow

_SMALL = QSize(384, 288)


def show_small(desk: Desk, files: Files, file: AnswerFile, row: AnswerRow, asked: str) -> None:
    """Put the picture beside its answer once it was drawn, behind the window; what cannot be drawn has its words."""
    if file.content is not None and file.content.media in PICTURES and files.is_here(file):
        work = partial(_drawn, files, file)
        desk.background.run(
            work, lambda image: row.show_picture(image, file.described or asked), lambda _error: None, row
        )


def _drawn(files: Files, file: AnswerFile) -> QImage:
    media = file.content.media if file.content else Media.PNG
    return drawn(files.whole(file), Media(media), _SMALL)
