"""The line under a question that says what was answered last time, with the button that says it is still so."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ehdesk.forms.engine.question import Question
from ehdesk.services.last_time import LastAnswer, Stands
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.widgets.buttons import LinkButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.more_help import MoreHelp
from ehdesk.ui.widgets.words import Words, show_when


class LastLine(QWidget):
    """Says how an answer of last time stands to the one of now, and on which day it was said.

    Signals:
        still_so: the person says that it is.
        earlier_wanted: see it in the assessment of last time.
    """

    still_so = Signal()
    earlier_wanted = Signal()

    def __init__(self, desk: Desk, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._question = desk, question
        self._is_short = question.is_score
        self._words = Words(desk.look, "", "small_soft")
        self.button = LinkButton(desk.look, desk.words("last_time.still_so"), "check")
        self.button.clicked.connect(self.still_so)
        self.way = LinkButton(desk.look, desk.words("last_time.alone_look"))
        self.way.clicked.connect(self.earlier_wanted)
        self._voice: MoreHelp | None = None
        self._column, self._line = QVBoxLayout(self), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addWidget(self.button)
        self._line.addWidget(self.way)
        self._line.addWidget(self._words, 1)
        self._column.addLayout(self._line)
        desk.look.dress(self._dress)

    def show_answer(self, last: LastAnswer) -> None:
        """Say how it stands now."""
        is_voice = last.stands is Stands.VOICE
        self._words.set_words("" if is_voice else self.said(last))
        self._words.set_kind("small_strong" if last.stands is Stands.CHANGED else "small_soft")
        show_when(self._words, not is_voice)
        show_when(self.button, last.stands is Stands.WAITING)
        show_when(self.way, last.stands is Stands.FILE)
        spoken = self._desk.words("last_time.still_so_of", question=self._question.label, said=last.said)
        self.button.setAccessibleName(spoken)
        if is_voice and self._voice is None:
            self._voice = self._own_words(last)
            self._column.addWidget(self._voice)

    def said(self, last: LastAnswer) -> str:
        """How it stands, in words; "" for somebody's own words, which stay folded until they are asked for."""
        if last.stands is Stands.VOICE:
            return ""
        words, stands = self._desk.words, last.stands
        if stands is Stands.FILE:
            return words("last_time.file")
        if self._is_short:
            return words(f"last_time.short_{stands}", said=last.said)
        return words(f"last_time.is_{stands}", day=day_said(last), said=last.said)

    def _own_words(self, last: LastAnswer) -> MoreHelp:
        words = self._desk.words
        told = f"“{last.said}”\n{words('last_time.voice_why')}"
        spoken = (words("common.opened"), words("common.folded"))
        return MoreHelp(self._desk.look, words("last_time.voice", day=day_said(last)), told, spoken)

    def _dress(self) -> None:
        look, direction = self._desk.look, QBoxLayout.Direction
        is_upright = self._is_short or look.is_narrow
        self._line.setDirection(direction.BottomToTop if is_upright else direction.LeftToRight)
        spaced(self._column, (0, 0, 0, 0), 0)
        spaced(self._line, (0, 0, 0, 0), look.space(0 if is_upright else 12))


def day_said(last: LastAnswer) -> str:
    """The day on which it was said, in words."""
    return day_in_words(last.on) if last.on else ""
