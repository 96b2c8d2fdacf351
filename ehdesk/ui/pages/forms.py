"""Forms: a form's owner looks a form through and tries it out, before anybody uses it."""

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ehdesk.domain.shelf import SHELF
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.opening import Examined
from ehdesk.forms.problems import FormProblem
from ehdesk.ui import places
from ehdesk.ui.choosing_files import ask_which
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.form_findings import ProblemsCard, count_of_questions, facts
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.publish_card import EditionsCard, PublishCard
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import Button, PrimaryButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words

_KINDS = "*.xlsx *.xls *.csv *.md *.xml"
log = logging.getLogger(__name__)


class FormsPage(LivingPage):
    """One form at a time. Its file is read beside the window, as often as it is asked for, and never changed."""

    def __init__(self, desk: Desk, _place: places.Forms) -> None:
        super().__init__(desk, desk.words("forms.title"), SHELF)
        self._forms = desk.work.form_trials
        self._reading: Path | None = None
        self.set_title(desk.words("forms.title"), desk.words("forms.subtitle"))
        self.read()

    def content(self) -> QWidget:
        if self._reading is not None:
            return self._under_way(self._reading)
        if self._forms.file is None or self._forms.found is None:
            return self._none_yet()
        return self._findings(self._forms.file, self._forms.found)

    def _none_yet(self) -> QWidget:
        words = self._desk.words
        choose = PrimaryButton(self.look, words("forms.choose"), "document-check")
        choose.clicked.connect(self._choose)
        self.open_at(choose)
        column = Column(self.look)
        column.add(EmptyState(self.look, words("forms.none"), words("forms.none_why"), choose))
        self._add_editions(column)
        return column

    def _add_editions(self, column: Column) -> None:
        """Once anything was published, what there is."""
        if self._desk.work.editions.published():
            column.add(EditionsCard(self._desk))

    def _under_way(self, file: Path) -> QWidget:
        words = self._desk.words
        banner = Banner(self.look, words("forms.reading", name=file.name), "info", "clock", words("forms.stop"))
        banner.followed.connect(self._stop)
        QTimer.singleShot(0, banner, banner.focus_link)  # what had the keyboard is gone
        return banner

    def _findings(self, file: Path, found: Examined) -> QWidget:
        words, column = self._desk.words, Column(self.look)
        column.add(self._about(file, found))
        wrong = [problem for problem in found.problems if not problem.is_advice]
        advice = [problem for problem in found.problems if problem.is_advice]
        for title, problems in ((words("forms.problems"), wrong), (words("forms.advice"), advice)):
            if problems:
                column.add(ProblemsCard(self._desk, title, problems))
        if found.definition is not None and found.source is not None and count_of_questions(found.definition):
            publish = PublishCard(self._desk, found.definition, found.source)
            publish.published.connect(self._give_keyboard)
            column.add(publish)
        self._add_editions(column)
        return column

    def _about(self, file: Path, found: Examined) -> Card:
        """What the form is, the verdict, and what to do next."""
        card, form = Card(self.look), found.definition
        lines = [Words(self.look, form.title if form else file.name, "h2")]
        if form is not None:
            lines.append(Words(self.look, " · ".join((file.name, *facts(self._desk, form))), "soft"))
        card.add(*lines, self._verdict(found), SideBySide(self.look, *self._ways_on(form)))
        return card

    def _verdict(self, found: Examined) -> Banner:
        words, form = self._desk.words, found.definition
        if form is None:
            return Banner(self.look, words("forms.not_sound"), "error")
        if not count_of_questions(form):
            return Banner(self.look, words("forms.asks_nothing"), "attention")
        phrase = "forms.sound_with_advice" if found.problems else "forms.sound"
        return Banner(self.look, words(phrase), "info", "check")

    def _ways_on(self, form: Definition | None) -> list[Button]:
        """Trying it out is the next step where it can run, reading it again where it cannot."""
        words, can_try = self._desk.words, form is not None and count_of_questions(form) > 0
        said = words("forms.try" if self._forms.trial is None else "forms.go_on")
        go = (PrimaryButton if can_try else SecondaryButton)(self.look, said)
        go.setEnabled(can_try)
        go.clicked.connect(lambda: self._desk.go(places.Trial()))
        again = (SecondaryButton if can_try else PrimaryButton)(self.look, words("forms.again"), "sync")
        again.clicked.connect(self._read_again)
        another = QuietButton(self.look, words("forms.another"), "document-check")
        another.clicked.connect(self._choose)
        self.open_at(go if can_try else again)
        return [go, again, another] if can_try else [again, go, another]

    def _choose(self) -> None:
        kinds = f"{self._desk.words('forms.kinds')} ({_KINDS})"
        folder = self._forms.file.parent if self._forms.file else None
        ask_which(self, self._desk.words("forms.which"), kinds, folder, self.look_through)

    def _read_again(self) -> None:
        if self._forms.file is not None:
            self.look_through(self._forms.file)

    def look_through(self, file: Path) -> None:
        """Read a form's file on the other thread, and show what was found."""
        self._reading = file
        work = partial(self._forms.examine, file)
        self._desk.background.run(work, partial(self._take, file), partial(self._fail, file), self)
        self.read()

    def _take(self, file: Path, found: Examined) -> None:
        if self._reading is file:
            self._reading = None
            self._forms.take(file, found)
            self.read()
            self._give_keyboard()

    def _fail(self, file: Path, error: Exception) -> None:
        """What nobody thought of: to the form's owner, the file is at fault; the log has the kind of it."""
        log.error("a form could not be read: %s", type(error).__name__)
        words = self._desk.words("forms.cannot_read")
        self._take(file, Examined((FormProblem(file.name, words, code="unreadable"),), None))

    def _stop(self) -> None:
        self._reading = None
        self.read()
        self._give_keyboard()
        self._desk.say(self._desk.words("forms.stopped"))

    def _give_keyboard(self) -> None:
        """To the next step, which is shown by the next turn of the event loop."""
        if (next_step := self.opening_focus()) is not None:
            QTimer.singleShot(0, next_step, next_step.setFocus)
