"""Check your answers, in a trial: those of one topic, or of the whole form with all that is missing."""

from PySide6.QtWidgets import QWidget

from ehdesk.forms.engine.question import Topic
from ehdesk.services.followed import TopicState
from ehdesk.services.trying import Trying
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.answer_rows import AnswerRows
from ehdesk.ui.pages.answer_folds import AnswerFolds, problem_lines
from ehdesk.ui.pages.answers_page import WAYS_ON
from ehdesk.ui.pages.topic_groups import may_follow
from ehdesk.ui.pages.topic_titles import title_in
from ehdesk.ui.pages.trial_page import TrialPage
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.error_summary import ErrorSummary
from ehdesk.ui.widgets.words import show_when


class TrialCheckPage(TrialPage):
    """One topic read through, and whether it is finished."""

    def __init__(self, desk: Desk, place: places.TrialCheck, trial: Trying) -> None:
        super().__init__(desk, trial)
        self._topic_id = place.topic
        seems_finished = trial.seems_finished(self._topic)
        go_on = self._next(desk.words(WAYS_ON[seems_finished]))
        go_on.clicked.connect(lambda: self._go_on(is_finished=seems_finished))
        other = self._also(desk.words(WAYS_ON[not seems_finished]))
        other.clicked.connect(lambda: self._go_on(is_finished=not seems_finished))
        back = places.TrialTopic(place.topic)
        self._also(desk.words("trial.change_something")).clicked.connect(lambda: desk.go(back))
        self._way_to(places.Trial(), desk.words("topic.all"))
        self.open_at(go_on)
        self.read()

    @property
    def _topic(self) -> Topic:
        return self._trial.form.topic(self._topic_id)

    def content(self) -> QWidget:
        words, card = self._desk.words, Card(self.look)
        about = words("check.about", topic=title_in(self._desk, self._trial.form, self._topic))
        self.set_title(words("check.title"), about)
        for row in AnswerRows(self._desk, self._trial, self._change).of(self._topic):
            card.add_row(row)
        return card

    def _change(self, field: str) -> None:
        self._desk.go(places.TrialTopic(self._topic_id, field))

    def _go_on(self, *, is_finished: bool) -> None:
        self._trial.finish(self._topic_id, is_finished=is_finished)
        topics = self._trial.topics()
        at = [topic.id for topic in topics].index(self._topic_id)
        after = (one for one in topics[at + 1 :] if may_follow(topics[at], one))
        following = next((one for one in after if self._trial.state(one) is not TopicState.COMPLETED), None)
        self._desk.go(places.TrialTopic(following.id) if following else places.Trial())


class TrialCheckAllPage(TrialPage):
    """Every answer, with the gaps shown."""

    def __init__(self, desk: Desk, trial: Trying) -> None:
        super().__init__(desk, trial)
        complete = self._next(desk.words("trial.complete"))
        complete.clicked.connect(self._complete)
        self._way_to(places.Trial(), desk.words("topic.all"))
        self.open_at(complete)
        self.read()

    def content(self) -> QWidget:
        words, column = self._desk.words, Column(self.look)
        self.set_title(words("check.title"), words("check.about_all"))
        self._summary = ErrorSummary(self.look, words("common.problem"), words("trial.problem_note"))
        self._summary.chosen.connect(self._change)
        self._sound = Banner(self.look, words("trial.is_complete"), "info", "check")
        self._sound.hide()
        column.add(self._summary, self._sound)
        rows = AnswerRows(self._desk, self._trial, self._change)
        column.add(*AnswerFolds(self._desk, self._trial, rows, self._look_at).all())
        return column

    def _look_at(self, topic: str) -> None:
        self._desk.go(places.TrialCheck(topic))

    def _change(self, field: str) -> None:
        topic = next((one.id for one in self._trial.topics() if field in one.fields), None)
        self._desk.go(places.Trial() if topic is None else places.TrialTopic(topic, field))

    def _complete(self) -> None:
        problems = self._trial.problems()
        self._summary.show_problems(list(problem_lines(self._desk, self._trial.form, problems)))
        show_when(self._sound, not problems)
        self.bring_into_view(self._summary if problems else self._sound)
