"""What every question has in common whose answer is a picture or a file: it is kept, and described in words."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from ehdesk.domain.answer_files import AnswerFile
from ehdesk.domain.attachment import Media
from ehdesk.domain.sketch import Sketch, Unfinished, as_text, unfinished_in
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


class FileAnswer(Field):
    """`value` is the name of what is kept, and keeps what is not kept yet. Raises StoreError there.

    `edited` carries what a draft of it holds, which goes to `files` and nowhere else.
    """

    def __init__(self, question: Question, desk: Desk, files: Files) -> None:
        super().__init__(desk.look, question.label, question.hint)
        self._question, self._desk, self._files, self._words = question, desk, files, desk.words
        self._name, self._is_new = "", True
        self._seen: Seen = {}
        self._words_shown = ""
        self._said = Banner(desk.look, "")
        self._described = LongTextField(desk.look, desk.words("file.described"), desk.words("file.described_hint"))
        self._described.edited.connect(self._tell)
        self._described.left.connect(self._describe)
        self._described.setContentsMargins(0, desk.look.space(10), 0, 0)

    def take_up(self) -> None:
        """What was being drawn when the app last stopped is taken for an answer, as what was being typed is."""
        unfinished = unfinished_in(self._files.draft_of(self._question.field))
        if unfinished is None:
            return
        if not self._go_on_with(unfinished.sketch):
            return
        if unfinished.described:
            self._described.show_value(unfinished.described)
        self._tell()
        self._finish()

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

    def _go_on_with(self, sketch: Sketch) -> bool:
        """Go on with what was being drawn, also over a picture that is no answer now; False where that cannot be."""
        return not sketch.strokes

    def _under(self, sketch: Sketch) -> QImage:
        """The picture that was drawn on; an empty one where there is none, or it is not here."""
        file = self._files.one(sketch.base) if sketch.base else None
        return (self._picture(file) if file is not None else None) or QImage()

    def _show_file(self, file: AnswerFile | None) -> None:
        """Show another one; None for no answer, and for a file that is not here."""
        self._words_shown = self._described.value()
        self._show_words(file)
        trouble = "" if file or not self._name else self._words("file.elsewhere", name=self._name)
        if file is not None and not self._files.is_here(file):
            trouble = self._words("file.not_here")
        self._say(trouble)

    def _say(self, trouble: str) -> None:
        self._said.say(trouble, "info", "laptop")
        show_when(self._said, bool(trouble))

    def _file(self) -> AnswerFile | None:
        return self._files.one(self._name) if self._name else None

    def _picture(self, file: AnswerFile) -> QImage | None:
        """What a picture looks like; None for what is none, is not here, or cannot be read, which is said."""
        if file.content is None or file.content.media not in PICTURES or not self._files.is_here(file):
            return None
        try:
            return drawn(self._files.whole(file), Media(file.content.media))
        except (NotHere, AttachmentDamaged, CannotBeShown):
            self._say(self._words("file.damaged"))
            return None

    def _describe(self, _words: str = "") -> None:
        """What somebody wrote of it is kept with it, beside what a colleague wrote that was not on screen."""
        if self._is_worded and self._file() is not None:
            words = self._described.value()
            self._seen = self._files.describe(self._name, words, self._seen)
            self._words_shown = words

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
            self._described.show_value(words)
            self._words_shown = self._described.value()
        self._seen = self._files.on_screen(self._name)

    def _tell(self, _words: str = "") -> None:
        self.edited.emit(as_text(Unfinished(self._sketch(), self._described.value())))

    def _leave(self, left: QWidget | None, entered: QWidget | None) -> None:
        """Going from one part of the question to another is not leaving it, nor is another window in front."""
        if left is None or entered is None or not self.isAncestorOf(left) or self.isAncestorOf(entered):
            return
        if self.isVisible() and QApplication.activeModalWidget() is None:
            self._finish()
