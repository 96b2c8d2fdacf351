"""A question whose answer is drawn: a child's drawing, a signature."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ehdesk.domain.answer_files import AnswerFile
from ehdesk.domain.attachment import Media
from ehdesk.domain.sketch import Sketch
from ehdesk.forms.engine.question import Question
from ehdesk.services.answer_files import Files, ToKeep
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.drawing_page import DrawingPage
from ehdesk.ui.forms.easel import Easel
from ehdesk.ui.forms.file_answer import LARGEST, FileAnswer
from ehdesk.ui.paper import Paper
from ehdesk.ui.strokes import png_of
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.words import show_when

SIGNING = QSize(1600, 480)


class DrawingField(FileAnswer):
    """The sheet lies in the page, and fills the window when asked to. `what` begins the name of what is kept."""

    def __init__(self, question: Question, desk: Desk, files: Files) -> None:
        super().__init__(question, desk, files)
        self._is_signature = "signature" in question.appearance
        self._what = "signature" if self._is_signature else "drawing"
        self._paper, self._kept_sketch = Paper(SIGNING if self._is_signature else LARGEST), Sketch()
        self._over: Easel | None = None
        self._easel = Easel(desk.look, desk.words, self.name, self._paper, one_pen=self._is_signature)
        self._take(self._easel.sheet)
        self._easel.changed.connect(self._drew)
        whole = SecondaryButton(desk.look, desk.words("drawing.whole_window"), "larger")
        whole.clicked.connect(self._fill_window)
        self._easel.tools.add(whole)
        said = desk.words("drawing.new_one")
        self._new_one = SecondaryButton(desk.look, said, "pencil", f"{said}: {self.name}")
        self._new_one.clicked.connect(self._begin_new)
        for part in (self._said, self._new_one, self._easel, self._described):
            self._put(part)
        self._open(is_open=True)
        show_when(self._said, False)
        show_when(self._described, False)
        desk.look.dress(self._place_described)

    @property
    def control(self) -> QWidget:
        return self._easel.sheet if self._is_open else self._new_one

    def focus_control(self) -> None:
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_problem(self, words: str) -> None:
        super().set_problem(words)
        self._easel.say_beside(" ".join(filter(None, (words, self._hint_words))))

    def _sketch(self) -> Sketch:
        return self._at_work().sheet.sketch

    @property
    def _is_unkept(self) -> bool:
        return self._sketch() != self._kept_sketch

    def _kept_name(self) -> str:
        """Each time as another file: the one before stays, and an answer that is taken back finds it."""
        self._at_work().sheet.finish()
        now = self._paper.drawing.now
        if now == self._kept_sketch:
            return self._name
        name = now.base if now.base and not now.strokes else ""
        if now.strokes:
            png = png_of(self._paper.image)
            # what a picture shows that is not here is not on this one
            is_said = self._is_worded or not now.base or self._paper.has_base
            made = ToKeep(self._what, png, Media.PNG, described=self._described.value() if is_said else "")
            name = self._files.keep(self._question.field, made)
        self._kept_sketch = now
        return name

    def _take_sketch(self, sketch: Sketch, base: QImage) -> bool:
        self._open(is_open=bool(sketch.strokes) or not sketch.base or not base.isNull())
        self._show_sketch(sketch, base)
        show_when(self._described, not sketch.is_empty)
        return True

    def _show_file(self, file: AnswerFile | None) -> None:
        super()._show_file(file)
        self._kept_sketch = Sketch(self._name)
        show_when(self._described, bool(self._name))
        if self._has_picture(file):
            self._open(is_open=True)
            self._paper.await_base(self._kept_sketch)
            self._at_work().refresh()
            self._open_picture(self._name, self._show_kept)
        else:
            self._show_kept(QImage())

    def _show_kept(self, picture: QImage) -> None:
        """First what is kept, then whether one can draw on it: a sheet that goes may be left by the keyboard."""
        self._show_sketch(self._kept_sketch, picture)
        self._open(is_open=not self._name or not picture.isNull())

    def _show_sketch(self, sketch: Sketch, base: QImage) -> None:
        self._paper.show(sketch, base)
        self._at_work().refresh()

    def _open(self, *, is_open: bool) -> None:
        """Nobody draws by chance on a sheet that only looks empty, since what is kept is not here.

        What can be seen on it is written beside the sheet, where there is one; of a signature below it, once it is
        there: its sheet is too low to keep a place beside it.
        """
        self._is_open = is_open
        self._place_described()
        show_when(self._easel, is_open)
        show_when(self._new_one, not is_open)

    def _place_described(self) -> None:
        is_beside = self._is_open and not self._is_signature and not self._desk.look.is_narrow
        if is_beside != self._easel.tools.isAncestorOf(self._described):
            (self._easel.tools.add_below if is_beside else self._put)(self._described)

    def _begin_new(self) -> None:
        self._open(is_open=True)
        self.focus_control()

    def _drew(self) -> None:
        show_when(self._described, not self._sketch().is_empty)
        self._tell()

    def _fill_window(self) -> None:
        self._easel.sheet.finish()
        page = DrawingPage(self._desk, self.name, self._paper, one_pen=self._is_signature)
        page.easel.tools.take(*self._easel.tools.now())
        page.easel.changed.connect(self._drew)
        self._over = page.easel
        self._desk.lay_over(page)

    def showEvent(self, event: QShowEvent) -> None:
        """What was drawn in the window is drawn here too."""
        super().showEvent(event)
        self._over = None
        self._easel.refresh()

    def _at_work(self) -> Easel:
        """The sheet that is drawn on now: the one that fills the window, while it does."""
        return self._over if self._over is not None and isValid(self._over) else self._easel
