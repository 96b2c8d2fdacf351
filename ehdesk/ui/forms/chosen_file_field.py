"""A question whose answer is a picture or a paper from a file: chosen or dropped, and perhaps drawn on."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from ehdesk.domain.answer_files import AnswerFile
from ehdesk.domain.attachment import Media
from ehdesk.domain.sketch import Sketch
from ehdesk.forms.engine.question import Question
from ehdesk.services.answer_files import Files, ToKeep
from ehdesk.ui.choosing_files import PICTURES, WITH_PAPERS
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.chosen_answer import ChosenAnswer
from ehdesk.ui.forms.drawing_page import DrawingPage
from ehdesk.ui.forms.file_answer import LARGEST
from ehdesk.ui.paper import Paper
from ehdesk.ui.strokes import png_of
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.words import show_when

_SMALL = QSize(260, 195)


class ChosenFileField(ChosenAnswer):
    """An image may only be a picture, a file may be a paper too. With the appearance `annotate` it is drawn on."""

    def __init__(self, question: Question, desk: Desk, files: Files) -> None:
        is_picture = question.parameters.get("mediatype", "").startswith("image/")
        kinds = f"{desk.words('pictures.kinds')} {PICTURES if is_picture else WITH_PAPERS}"
        super().__init__(question, desk, files, "picture" if is_picture else "file", kinds)
        words = desk.words
        self._paper: Paper | None = None
        self._over: DrawingPage | None = None
        self._whole, self._small = QImage(), QLabel()
        self._draw_on = QuietButton(desk.look, words("file.draw_on"), "pencil", f"{words('file.draw_on')}: {self.name}")
        self._draw_on.clicked.connect(self._fill_window)
        self._set_out((self._small,), (self._choose, self._look_at, self._draw_on, self._away))

    def _sketch(self) -> Sketch:
        return self._paper.drawing.now if self._is_unkept and self._paper is not None else Sketch(self._name)

    @property
    def _is_unkept(self) -> bool:
        return self._paper is not None and bool(self._paper.drawing.now.strokes)

    def _kept_name(self) -> str:
        """What was drawn on a picture is another picture: the one that was drawn on stays as it was."""
        if self._over is not None and isValid(self._over):
            self._over.easel.sheet.finish()
        if self._is_unkept and self._paper is not None:
            described, base = self._described.value(), self._paper.drawing.now.base
            made = ToKeep("annotated", png_of(self._paper.image), Media.PNG, described=described, made_from=base)
            self._become(self._files.keep(self._question.field, made))
        return self._name

    def _take_sketch(self, sketch: Sketch, base: QImage) -> bool:
        if sketch.strokes and not base.isNull():
            self._lay_paper(sketch, base)
        return not sketch.strokes or not base.isNull()

    def _lay_paper(self, sketch: Sketch, base: QImage) -> Paper:
        self._paper = Paper(base.size().scaled(LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
        self._paper.show(sketch, base)
        return self._paper

    def _show_file(self, file: AnswerFile | None) -> None:
        self._paper, self._whole = None, QImage()
        super()._show_file(file)
        if self._has_picture(file):
            self._say(self._words("pictures.opening"), "clock")
            self._open_picture(self._name, partial(self._show_picture, file))

    def _show_picture(self, file: AnswerFile | None, picture: QImage) -> None:
        self._whole = picture
        if not picture.isNull():
            self._say("")
        self._show_parts(file)

    def _show_parts(self, file: AnswerFile | None) -> None:
        super()._show_parts(file)
        is_drawn = not self._whole.isNull()
        show_when(self._small, is_drawn)
        show_when(self._draw_on, is_drawn and "annotate" in self._question.appearance)
        if is_drawn:
            self._draw_small()

    def _draw_small(self) -> None:
        ratio, look = self.devicePixelRatioF(), self._look
        room = QSize(look.px(_SMALL.width()), look.px(_SMALL.height())) * ratio
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        small = QPixmap.fromImage(self._whole.scaled(room, keep, smooth))
        small.setDevicePixelRatio(ratio)
        self._small.setPixmap(small)
        self._small.setAccessibleName(self.name)
        self._small.setAccessibleDescription(self._described.value())

    def _fill_window(self) -> None:
        self._finish()
        self._over = page = DrawingPage(self._desk, self.name, self._lay_paper(Sketch(self._name), self._whole))
        page.easel.changed.connect(self._tell)
        page.closed.connect(self._finish)
        self._desk.lay_over(page)
