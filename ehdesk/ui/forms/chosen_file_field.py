"""A question whose answer is a picture or a paper from a file: chosen or dropped, and perhaps drawn on."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from ehdesk.domain.answer_files import AnswerFile
from ehdesk.domain.attachment import Media
from ehdesk.domain.pictures import name_to_say
from ehdesk.domain.sketch import Drawing, Sketch
from ehdesk.forms.engine.question import Question
from ehdesk.services.answer_files import Files, ToKeep, chosen
from ehdesk.services.pictures import NotTaken
from ehdesk.store.errors import StoreError
from ehdesk.ui.choosing_files import ask_which
from ehdesk.ui.desk import Desk
from ehdesk.ui.drawing_pictures import CannotBeShown, drawn, refuse_unshowable_pdf
from ehdesk.ui.forms.drawing_page import DrawingPage
from ehdesk.ui.forms.file_answer import PICTURES, FileAnswer
from ehdesk.ui.forms.look_page import look_at
from ehdesk.ui.strokes import draw_all, png_of, sheet_of
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from ehdesk.ui.widgets.flow import FlowRow
from ehdesk.ui.widgets.words import Words, show_when

_PICTURES = "(*.jpg *.jpeg *.jpe *.png *.JPG *.JPEG *.PNG)"
_WITH_PAPERS = "(*.jpg *.jpeg *.jpe *.png *.pdf *.JPG *.JPEG *.PNG *.PDF)"
_SMALL, _LARGEST = QSize(260, 195), QSize(1600, 1200)


class ChosenFileField(FileAnswer):
    """An image may only be a picture, a file may be a paper too. With the appearance `annotate` it is drawn on."""

    def __init__(self, question: Question, desk: Desk, files: Files) -> None:
        super().__init__(question, desk, files)
        look, words = desk.look, desk.words
        self._is_picture = question.parameters.get("mediatype", "").startswith("image/")
        self._drawing, self._whole = Drawing(), QImage()
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

    def take_in(self, file: Path) -> None:
        """Take this file for the answer, as the dialog and dropping do."""
        words = self._words
        self._refusal.say(words("pictures.adding", count=1), "info", "clock")
        show_when(self._refusal, True)
        self._desk.background.run(
            partial(_proven, self._files, file, self._is_picture), self._keep, partial(self._refuse, file), self
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if files:
            self.take_in(files[0])

    def _sketch(self) -> Sketch:
        return self._drawing.now if self._drawing.now.strokes else Sketch(self._name)

    def _kept_name(self) -> str:
        """What was drawn on a picture is another picture: the one that was drawn on stays as it was."""
        sketch = self._drawing.now
        if sketch.strokes and not self._whole.isNull():
            sheet = sheet_of(_fitted(self._whole), self._whole)
            draw_all(sheet, sketch.strokes)
            described = self._described.value()
            made = ToKeep("annotated", png_of(sheet), Media.PNG, described=described, made_from=sketch.base)
            self._become(self._files.keep(self._question.field, made))
        return self._name

    def _go_on_with(self, sketch: Sketch) -> bool:
        if not sketch.strokes:
            return True
        if sketch.base != self._name:
            self._whole = self._under(sketch)
        self._drawing.show(sketch)
        return not self._whole.isNull()

    def _show_file(self, file: AnswerFile | None) -> None:
        super()._show_file(file)
        self._drawing.show(Sketch(self._name))
        self._whole = (self._picture(file) if file else None) or QImage()
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
        words, kinds = self._words, _PICTURES if self._is_picture else _WITH_PAPERS
        ask_which(self, self.name, f"{words('pictures.kinds')} {kinds}", None, self.take_in)

    def _keep(self, made: ToKeep) -> None:
        try:
            if made.media == Media.PDF:
                refuse_unshowable_pdf(made.content)
            name = self._files.keep(self._question.field, made)
        except (CannotBeShown, StoreError) as error:
            self._refuse(Path(made.title), error)
            return
        self._say_trouble("")
        self._become(name)
        self._finish()

    def _refuse(self, file: Path, error: Exception) -> None:
        match error:
            case NotTaken() | CannotBeShown():
                why = self._words(f"pictures.not_{error.why}")
            case StoreError():
                why = str(error)
            case _:
                self._say_trouble("")
                raise error
        self._say_trouble(self._words("pictures.not_added", name=name_to_say(file.name), why=why))

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
        self._drawing.show(Sketch(self._name))
        page = DrawingPage(self._desk, self.name, self._drawing, _fitted(self._whole), self._whole)
        page.easel.changed.connect(self._tell)
        page.closed.connect(self._finish)
        self._desk.lay_over(page)


def _proven(files: Files, file: Path, is_picture: bool) -> ToKeep:
    """Behind the window: what it holds, that it can be shown, and where it will lie."""
    made = chosen("picture" if is_picture else "file", file)
    if made.media in PICTURES:
        drawn(made.content, made.media, _SMALL)
    elif is_picture:
        raise NotTaken("picture")
    files.lay_down(made)
    return made


def _fitted(picture: QImage) -> QSize:
    """As large as a sheet, in the shape of the picture."""
    return picture.size().scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio)
