"""A question whose answer is a file that somebody chose or dropped: looked at, taken away, another one in its place."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ehdesk.domain.answer_files import AnswerFile
from ehdesk.forms.engine.question import Question
from ehdesk.services.answer_files import Files
from ehdesk.ui.choosing_files import TakesFiles, ask_which
from ehdesk.ui.desk import Desk
from ehdesk.ui.file_words import way_to
from ehdesk.ui.forms.coming_file import ComingFile
from ehdesk.ui.forms.file_answer import FileAnswer
from ehdesk.ui.forms.look_page import look_at
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import Button, QuietButton, SecondaryButton
from ehdesk.ui.widgets.flow import FlowRow
from ehdesk.ui.widgets.words import Words, show_when


class ChosenAnswer(TakesFiles, FileAnswer):
    """`what` is the word that names such a file (`picture`), `kinds` what a dialog shows.

    `_set_out` puts it all in its place, and `_show_parts` shows what there is of it.
    """

    def __init__(self, question: Question, desk: Desk, files: Files, what: str, kinds: str) -> None:
        super().__init__(question, desk, files)
        words = desk.words
        self._what, self._kinds = what, kinds
        self._refusal = Banner(desk.look, "")
        self._called = Words(desk.look, "", "answer")
        self._choose = SecondaryButton(desk.look, "", "plus")
        said = words(way_to(what))
        self._look_at = QuietButton(desk.look, said, "play" if self.is_recording else "search", f"{said}: {self.name}")
        self._away = QuietButton(desk.look, words("file.take_away"), "bin", f"{words('file.take_away')}: {self.name}")
        self._choose.clicked.connect(self._ask_which)
        self._look_at.clicked.connect(self._show_large)
        self._away.clicked.connect(self._take_away)
        self._take(self._choose)
        self.setAcceptDrops(True)

    def take_files(self, files: Sequence[Path]) -> None:
        """Take the first of them for the answer, as the dialog does; it becomes that though the page is left."""
        self._refusal.say(self._words("pictures.adding", count=1), "info", "clock")
        show_when(self._refusal, True)
        coming = ComingFile(self._desk, self._files, self._question, files[0])
        coming.read(self._what, self, self._come, self._say_trouble)

    def _set_out(self, above: Sequence[QWidget], buttons: Sequence[Button]) -> None:
        row = FlowRow(self._look.space(6))
        for button in buttons:
            row.add(button)
        for part in (self._said, self._refusal, *above, self._called, row, self._described):
            self._put(part)
        self._say_trouble("")
        self._show_parts(None)

    def _show_file(self, file: AnswerFile | None) -> None:
        super()._show_file(file)
        self._show_parts(file)

    def _show_parts(self, file: AnswerFile | None) -> None:
        words, has_one = self._words, bool(self._name)
        self._choose.say(words(f"file.another_{self._what}" if has_one else f"file.choose_{self._what}"))
        self._choose.setAccessibleName(f"{self._choose.text()}: {self.name}")
        title = (file.title if file else "") or (words("file.no_title") if file else "")
        self._called.set_words(title)
        show_when(self._called, bool(title))
        show_when(self._look_at, file is not None and self._files.is_here(file))
        show_when(self._away, has_one)
        show_when(self._described, file is not None)

    def _ask_which(self) -> None:
        ask_which(self, self.name, self._kinds, None, lambda file: self.take_files([file]))

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
