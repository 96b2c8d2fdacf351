"""A question whose answer is a picture or a paper from a file: chosen or dropped, and perhaps drawn on."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from ehdesk.domain.answer_files import AnswerFile
from ehdesk.domain.attachment import Media
from ehdesk.domain.sketch import Sketch
from ehdesk.forms.engine.question import Question
from ehdesk.services.answer_files import Files, ToKeep
from ehdesk.ui.choosing_files import PICTURES, WITH_PAPERS, TakesFiles, ask_which
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.coming_file import ComingFile
from ehdesk.ui.forms.drawing_page import DrawingPage
from ehdesk.ui.forms.file_answer import LARGEST, FileAnswer
from ehdesk.ui.forms.look_page import look_at
from ehdesk.ui.paper import Paper
from ehdesk.ui.strokes import png_of
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from ehdesk.ui.widgets.flow import FlowRow
from ehdesk.ui.widgets.words import Words, show_when

_SMALL = QSize(260, 195)


class ChosenFileField(TakesFiles, FileAnswer):
    """An image may only be a picture, a file may be a paper too. With the appearance `annotate` it is drawn on."""

    def __init__(self, question: Question, desk: Desk, files: Files) -> None:
        super().__init__(question, desk, files)
        look, words = desk.look, desk.words
        self._is_picture = question.parameters.get("mediatype", "").startswith("image/")
        self._paper: Paper | None = None
        self._over: DrawingPage | None = None
        self._whole = QImage()
        self._refusal, self._small = Banner(look, ""), QLabel()
        self._called = Words(look, "", "answer")
        self._choose = SecondaryButton(look, "", "plus")
        self._look_at = QuietButton(look, words("file.look"), "search", f"{words('file.look')}: {self.name}")
        self._draw_on = QuietButton(look, words("file.draw_on"), "pencil", f"{words('file.draw_on')}: {self.name}")
        self._away = QuietButton(look, words("file.take_away"), "bin", f"{words('file.take_away')}: {self.name}")
        self._take(self._choose)
        row = FlowRow(look.space(6))
        for button, act in (
            (self._choose, self._ask_which),
            (self._look_at, self._show_large),
            (self._draw_on, self._fill_window),
            (self._away, self._take_away),
        ):
            button.clicked.connect(act)
            row.add(button)
        for part in (self._said, self._refusal, self._small, self._called, row, self._described):
            self._put(part)
        self.setAcceptDrops(True)
        self._say_trouble("")
        self._show_parts(None)

    def take_files(self, files: Sequence[Path]) -> None:
        """Take the first of them for the answer, as the dialog does; it becomes that though the page is left."""
        self._refusal.say(self._words("pictures.adding", count=1), "info", "clock")
        show_when(self._refusal, True)
        coming = ComingFile(self._desk, self._files, self._question, files[0])
        coming.read("picture" if self._is_picture else "file", self, self._come, self._say_trouble)

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
        super()._show_file(file)
        self._paper, self._whole = None, QImage()
        self._show_parts(file)
        if self._has_picture(file):
            self._say(self._words("pictures.opening"), "clock")
            self._open_picture(self._name, partial(self._show_picture, file))

    def _show_picture(self, file: AnswerFile | None, picture: QImage) -> None:
        self._whole = picture
        if not picture.isNull():
            self._say("")
        self._show_parts(file)

    def _show_parts(self, file: AnswerFile | None) -> None:
        words, has_one = self._words, bool(self._name)
        is_here = file is not None and self._files.is_here(file)
        is_drawn = not self._whole.isNull()
        kind = "picture" if self._is_picture else "file"
        self._choose.say(words(f"file.another_{kind}") if has_one else words(f"file.choose_{kind}"))
        self._choose.setAccessibleName(f"{self._choose.text()}: {self.name}")
        show_when(self._small, is_drawn)
        if is_drawn:
            self._draw_small()
        title = (file.title if file else "") or (words("file.no_title") if file else "")
        self._called.set_words(title)
        show_when(self._called, bool(title))
        show_when(self._look_at, is_here)
        show_when(self._draw_on, is_drawn and "annotate" in self._question.appearance)
        show_when(self._away, has_one)
        show_when(self._described, file is not None)

    def _draw_small(self) -> None:
        ratio, look = self.devicePixelRatioF(), self._look
        room = QSize(look.px(_SMALL.width()), look.px(_SMALL.height())) * ratio
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        small = QPixmap.fromImage(self._whole.scaled(room, keep, smooth))
        small.setDevicePixelRatio(ratio)
        self._small.setPixmap(small)
        self._small.setAccessibleName(self.name)
        self._small.setAccessibleDescription(self._described.value())

    def _ask_which(self) -> None:
        words, kinds = self._words, PICTURES if self._is_picture else WITH_PAPERS
        ask_which(self, self.name, f"{words('pictures.kinds')} {kinds}", None, lambda file: self.take_files([file]))

    def _come(self, name: str) -> None:
        self._say_trouble("")
        self._become(name)
        self._finish()

    def _say_trouble(self, said: str) -> None:
        self._refusal.say(said, "attention", "warning")
        show_when(self._refusal, bool(said))

    def _become(self, name: str) -> None:
        self._name = name
        self._show_file(self._file())

    def _take_away(self) -> None:
        """What was taken away stays in the vault, and comes back with Undo."""
        before = self.value()
        self._answer_with("")
        self._desk.say(self._words("file.taken_away"), partial(self._bring_back, before))

    def _bring_back(self, name: str) -> None:
        """Not over what was chosen since, nor where the question is asked no more."""
        if not isValid(self) or self._name:
            self._desk.say(self._words("file.too_late"))
        else:
            self._answer_with(name)

    def _answer_with(self, name: str) -> None:
        self._become(name)
        self._finish()
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_large(self) -> None:
        self._describe()
        if (file := self._file()) is not None:
            look_at(self._desk, self._files, file, self.name)

    def _fill_window(self) -> None:
        self._finish()
        self._over = page = DrawingPage(self._desk, self.name, self._lay_paper(Sketch(self._name), self._whole))
        page.easel.changed.connect(self._tell)
        page.closed.connect(self._finish)
        self._desk.lay_over(page)
