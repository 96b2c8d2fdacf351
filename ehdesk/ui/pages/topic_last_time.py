"""Last time's answers on a page of questions: how many wait, a line under each question, and asking afresh instead."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ehdesk.domain.change import FamilyId
from ehdesk.forms.engine.question import Topic
from ehdesk.services.filling import AssessmentIsComplete, Filling
from ehdesk.services.last_time import LastAnswer, LastTime, NotTakenOver, Stands
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.last_line import LastLine, day_said
from ehdesk.ui.forms.sheet import QuestionSheet
from ehdesk.ui.tab_order import tab_through
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.words import show_when


class TopicLastTime(Column):
    """What stands above the questions; it puts its lines under them. Nothing at all in a first assessment.

    Signals:
        earlier_wanted: read, in the assessment of last time, what is not shown here.
    """

    earlier_wanted = Signal()

    def __init__(self, desk: Desk, family: FamilyId, filling: Filling, sheet: QuestionSheet, topic: Topic) -> None:
        super().__init__(desk.look)
        self._desk, self._family, self._filling, self._sheet, self._topic = desk, family, filling, sheet, topic
        self._lines: dict[str, LastLine] = {}
        self._banner, self._alone = Banner(desk.look, "", "info", "history"), Banner(desk.look, "", "plain", "lock")
        self._banner.followed.connect(self._turn)
        self._alone.followed.connect(self.earlier_wanted)
        self.add(self._banner, self._alone)
        sheet.shown.connect(self.show_all)
        self.show_all()

    @property
    def last(self) -> LastTime | None:
        """The assessment before this one, as it is now."""
        return self._desk.work.last_times.of(self._filling, self._family)

    def show_all(self) -> None:
        """Say again how everything stands."""
        last = self.last
        answers = {field: last.of(field) if last is not None else None for field in self._topic.fields}
        self._say(last, [one for one in answers.values() if one is not None])
        for field, answer in answers.items():
            self._show(field, answer if self._is_shown else None)
        show_when(self, not (self._banner.isHidden() and self._alone.isHidden()))

    def take_here(self) -> None:
        """Say of the question that has the keyboard that it is still so."""
        self._sheet.save_typed()
        line = self._lines.get(self._sheet.at())
        if self._is_shown and line is not None and not line.isHidden() and not line.button.isHidden():
            line.still_so.emit()

    @property
    def _is_shown(self) -> bool:
        return self._desk.work.last_times.is_shown(self._filling.facts.id)

    def _say(self, last: LastTime | None, answers: Sequence[LastAnswer]) -> None:
        words = self._desk.words
        show_when(self._banner, bool(answers))
        show_when(self._alone, last is not None and last.was_said_alone(self._topic))
        if last is None:
            return
        count = sum(one.stands is Stands.WAITING for one in answers)
        self._alone.say(words("last_time.alone"), "plain", "lock", words("last_time.alone_look"))
        if not self._is_shown:
            self._banner.say(words("last_time.hidden"), "plain", "history", words("last_time.show"))
            return
        said = words("last_time.waiting", count=count) if count else words("last_time.none_waiting")
        self._banner.say(said, "info" if count else "plain", "history", words("last_time.hide"))

    def _show(self, field: str, answer: LastAnswer | None) -> None:
        line = self._lines.get(field)
        if line is None and answer is not None:
            line = self._new_line(field)
        if line is not None:
            show_when(line, answer is not None)
            if answer is not None:
                line.show_answer(answer)
            self._sheet.tell_also(field, line.said(answer) if answer is not None else "")

    def _new_line(self, field: str) -> LastLine | None:
        if (row := self._sheet.row(field)) is None:
            return None
        line = LastLine(self._desk, self._filling.form.question(field))
        line.still_so.connect(lambda: self._take(field))
        line.earlier_wanted.connect(self.earlier_wanted)
        row.add(line)
        tab_through(row)
        self._lines[field] = line
        return line

    def _take(self, field: str) -> None:
        last, words = self.last, self._desk.words
        try:
            answer = last.of(field) if last else None
            why = words("last_time.why", day=day_said(answer)) if answer else ""
            changed = last.take(field, why) if last else frozenset()
        except NotTakenOver:
            self._desk.say(words("last_time.too_late"))
            self.show_all()
        except AssessmentIsComplete:
            self._desk.say(words("topic.completed_meanwhile"))
        else:
            self._sheet.show_answered(field, changed)
            self._sheet.focus_on(field)
            taken = self._filling.form.question(field).value
            self._desk.say(words("last_time.taken"), lambda: self._give_back(field, taken))

    def _give_back(self, field: str, taken: str) -> None:
        """Undo, unless something else was answered since."""
        self._sheet.save_typed()
        if self._filling.form.question(field).value != taken:
            self._desk.say(self._desk.words("last_time.too_late"))
            return
        try:
            self._sheet.show_answered(field, self._filling.answer(field, ""))
        except AssessmentIsComplete:
            self._desk.say(self._desk.words("topic.completed_meanwhile"))

    def _turn(self) -> None:
        self._desk.work.last_times.show(self._filling.facts.id, shown=not self._is_shown)
        self.show_all()
