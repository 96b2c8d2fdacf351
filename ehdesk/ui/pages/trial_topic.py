"""One page of questions of a form on trial, asked as in an assessment."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ehdesk.forms.engine.outline import instances_around
from ehdesk.forms.engine.question import Problem, Topic
from ehdesk.services.trying import Trying
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.sheet import QuestionSheet
from ehdesk.ui.pages.jump import JumpPage, offer_jump
from ehdesk.ui.pages.topic_titles import person_called, title_in
from ehdesk.ui.pages.trial_page import TrialPage
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.error_summary import ErrorSummary


class TrialTopicPage(TrialPage):
    """Continue checks, and never refuses to go on; nothing is kept."""

    def __init__(self, desk: Desk, place: places.TrialTopic, trial: Trying) -> None:
        super().__init__(desk, trial)
        self._place = place
        self._next(desk.words("common.continue")).clicked.connect(self._continue)
        around = instances_around(trial.form, place.topic)
        if around:
            self._add_way_to_list(around[-1])
        offer_jump(self, desk, self._jump)
        self._way_to(places.Trial(), desk.words("topic.all"))
        self.left.connect(self.before_speaking)
        self.read()

    def content(self) -> QWidget:
        words, topic, column = self._desk.words, self._topic, Column(self.look)
        self.set_title(title_in(self._desk, self._trial.form, topic), self._where(topic))
        self._summary = ErrorSummary(self.look, words("common.problem"), words("trial.problem_note"))
        self._sheet = QuestionSheet(self._desk, self._trial, topic.id)
        self._summary.chosen.connect(self._sheet.focus_on)
        column.add(self._summary, self._sheet)
        return column

    def opening_focus(self) -> QWidget | None:
        return self._sheet.control(self._place.field)

    def before_speaking(self) -> None:
        self._sheet.save_typed()

    @property
    def _topic(self) -> Topic:
        return self._trial.form.topic(self._place.topic)

    def _jump(self) -> None:
        self.before_speaking()
        self._desk.lay_over(JumpPage(self._desk, self._trial, self._place.topic, places.TrialTopic))

    def _continue(self) -> None:
        self._sheet.save_typed()
        problems = self._trial.form.problems(self._place.topic)
        self._sheet.show_problems(problems)
        if problems:
            self._tell(problems)
        else:
            self._desk.go(places.TrialCheck(self._place.topic))

    def _tell(self, problems: Sequence[Problem]) -> None:
        words = self._desk.words
        self.window().setWindowTitle(words("common.error_title", title=words("common.app")))
        self._summary.show_problems(self._sheet.said(problems))
        self.bring_into_view(self._summary)

    def _where(self, topic: Topic) -> str:
        """The same words as in an assessment, but for a repeat, whose number the title says."""
        words = self._desk.words
        if instances_around(self._trial.form, topic.id) or not topic.section:
            return ""
        same = [one.id for one in self._trial.topics() if one.section == topic.section]
        number = same.index(topic.id) + 1 if topic.id in same else 1
        if topic.person is None:
            return words("topic.which", number=number, of=len(same), section=topic.section_title)
        name = person_called(self._trial.form, topic.person)
        return words("topic.which_about", number=number, of=len(same), name=name)
