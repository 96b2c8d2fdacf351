"""What every question has in common whose answer is a picture or a file: it is kept, and described in words."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from ehdesk.domain.answer_files import AnswerFile
from ehdesk.domain.attachment import Media
from ehdesk.domain.sketch import Said, Sketch, Unfinished, as_text, unfinished_in
from ehdesk.forms.engine.question import Question
from ehdesk.services.answer_files import Files
from ehdesk.services.saving import Seen
from ehdesk.store.errors import AttachmentDamaged, NotHere
from ehdesk.ui.desk import Desk
from ehdesk.ui.drawing_pictures import CannotBeShown, drawn
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.field import Field
from ehdesk.ui.widgets.text_field import LongTextField
from ehdesk.ui.widgets.words import show_when

PICTURES = (Media.JPEG, Media.PNG)
LARGEST = QSize(1600, 1200)
"""In dots: what is drawn on, and what is drawn on it, is no larger."""
_DESCRIBED = "described"


class FileAnswer(Field):
    """`value` is the name of what is kept, and keeps what is not kept yet. Raises StoreError there.

    `edited` carries what a draft of it holds, which goes to `files` and nowhere else.
    """

    is_recording = False
    """Is it heard, so that its words are asked for otherwise?"""

    def __init__(self, question: Question, desk: Desk, files: Files) -> None:
        super().__init__(desk.look, question.label, question.hint)
        self._question, self._desk, self._files, self._words = question, desk, files, desk.words
        self._name, self._is_new = "", True
        self._seen: Seen = {}
        self._words_shown = ""
        self._opening: object = None
        self._said = Banner(desk.look, "")
        words = desk.words
        if self.is_recording:
            self._described = LongTextField(desk.look, words("file.heard"), words("file.heard_hint"))
        else:
            self._described = LongTextField(desk.look, words("file.described"), words("file.described_hint"))
        self._described.edited.connect(self._tell)
        self._described.left.connect(self._describe)
        self._described.setContentsMargins(0, desk.look.space(10), 0, 0)

    def take_up(self) -> None:
        """What was being drawn when the app last stopped is taken for an answer, as what was being typed is."""
        unfinished = unfinished_in(self._files.draft_of(self._question.field))
        if unfinished is None:
            return
        if unfinished.sketch == Sketch(self._name):
            self._go_on(unfinished)
        else:
            self._open_picture(unfinished.sketch.base, partial(self._go_on_drawing, unfinished))

    def value(self) -> str:
        if (kept := self._kept_name()) != self._name:
            self._name = kept
            self._show_words(self._file())
        self._describe()
        return self._name

    def show_value(self, value: str) -> None:
        """Nothing is kept by showing it."""
        self._show(value)
        self._kept = self._name

    def _show(self, value: str) -> None:
        if value != self._name or self._is_new:
            self._name = value
            self._show_file(self._file())
        elif not self._is_worded:
            self._show_words(self._file())
        if self._is_new:
            self._is_new = False
            QTimer.singleShot(0, self, self.take_up)

    def _kept_name(self) -> str:
        """The name of what is kept; keeps it first where it changed."""
        return self._name

    def _sketch(self) -> Sketch:
        return Sketch(self._name)

    @property
    def _is_unkept(self) -> bool:
        """Is something drawn that is not kept yet? What is said now is said of that."""
        return False

    def _go_on_drawing(self, unfinished: Unfinished, base: QImage) -> None:
        """Go on with what was being drawn over a picture, also over one that is no answer now."""
        if not self._take_sketch(unfinished.sketch, base):
            self._show_file(self._file())
            return
        if unfinished.sketch.base != self._name:
            self._show_other_words("")  # those on screen are of something else
        self._go_on(unfinished)

    def _go_on(self, unfinished: Unfinished) -> None:
        """Words come back on top of those that their writer saw: what a colleague wrote since stands beside them."""
        if unfinished.said is not None:
            self._described.show_value(unfinished.said.words)
            self._seen = {_DESCRIBED: unfinished.said.seen}
        self._tell()
        self._finish()

    def _take_sketch(self, sketch: Sketch, base: QImage) -> bool:
        """Show what was being drawn over this picture; False where that cannot be."""
        raise NotImplementedError

    def _show_file(self, file: AnswerFile | None) -> None:
        """Show another one; None for no answer, and for a file that is not here."""
        self._opening = None
        self._words_shown = self._described.value()
        self._show_words(file)
        trouble = "" if file or not self._name else self._words("file.elsewhere", name=self._name)
        if file is not None and not self._files.is_here(file):
            trouble = self._words("file.not_here")
        self._say(trouble)

    def _say(self, trouble: str, icon: str = "laptop") -> None:
        self._said.say(trouble, "info", icon)
        show_when(self._said, bool(trouble))

    def _file(self) -> AnswerFile | None:
        return self._files.one(self._name) if self._name else None

    def _has_picture(self, file: AnswerFile | None) -> bool:
        """Is it a picture, and here?"""
        return (
            file is not None
            and file.content is not None
            and file.content.media in PICTURES
            and self._files.is_here(file)
        )

    def _open_picture(self, name: str, then: Callable[[QImage], object]) -> None:
        """Have a picture drawn behind the window, until another one is shown; an empty one where it cannot be had."""
        file = self._files.one(name) if name else None
        if file is None or not self._has_picture(file):
            then(QImage())
            return
        self._opening = asked = object()

        def come(image: QImage) -> None:
            if asked is self._opening:
                self._opening = None
                then(image)
                if self._is_worded:
                    self._tell()

        def fail(error: Exception) -> None:
            if not isinstance(error, NotHere | AttachmentDamaged | CannotBeShown):
                raise error
            if asked is self._opening:
                self._say(self._words("file.damaged"))
            come(QImage())

        self._desk.background.run(partial(_drawn, self._files, file), come, fail, self)

    def _describe(self, _words: str = "") -> None:
        """What somebody wrote of it is kept with it, beside what a colleague wrote that was not on screen."""
        if self._is_worded and not self._is_unkept and self._file() is not None:
            words = self._described.value()
            self._seen = self._files.describe(self._name, words, self._seen)
            self._words_shown = words
            self._tell()  # the draft need not hold them any more

    @property
    def _is_worded(self) -> bool:
        """Did somebody write other words than those that were shown?"""
        return self._described.value() != self._words_shown

    def _show_words(self, file: AnswerFile | None) -> None:
        """Those that are kept of it; what somebody wrote stays, and is none of the words that were on screen."""
        if self._is_worded:
            self._seen = {}
            return
        words = file.described if file else ""
        if words.strip() != self._words_shown:
            self._show_other_words(words)
        self._seen = self._files.on_screen(self._name)

    def _show_other_words(self, words: str) -> None:
        self._described.show_value(words)
        self._words_shown = self._described.value()

    def _tell(self, _words: str = "") -> None:
        """For the draft: what was drawn and written here, and nothing that a colleague wrote."""
        if self._opening is not None:
            return  # a draft may still be waiting for this picture
        said = Said(self._described.value(), self._seen.get(_DESCRIBED, ())) if self._is_worded else None
        self.edited.emit(as_text(Unfinished(self._sketch(), said)))

    def _leave(self, left: QWidget | None, entered: QWidget | None) -> None:
        """Going from one part of the question to another is not leaving it, nor is another window in front."""
        if left is None or entered is None or not self.isAncestorOf(left) or self.isAncestorOf(entered):
            return
        if self.isVisible() and QApplication.activeModalWidget() is None:
            self._finish()


def _drawn(files: Files, file: AnswerFile) -> QImage:
    media = file.content.media if file.content else Media.PNG
    return drawn(files.whole(file), Media(media), LARGEST)
