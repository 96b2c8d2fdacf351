"""Check your answers: what was said, read through together, with the gaps shown."""

from collections.abc import Iterator

from ehdesk.domain.change import RecordId
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.engine.question import Question, Topic
from ehdesk.services.filling import AssessmentIsUnfinished, Filling, TopicState
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.assessment_tasks import AssessmentTasksPage
from ehdesk.ui.pages.topic import TopicPage, topic_title
from ehdesk.ui.shell.page import FamilyPage, Page
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards
from ehdesk.ui.widgets.error_summary import ErrorSummary
from ehdesk.ui.widgets.words import Words


class CheckAnswersPage(FamilyPage):
    """The answers of one topic, or of the whole assessment before it is completed."""

    def __init__(self, desk: Desk, place: places.CheckAnswers) -> None:
        self._desk, self._place = desk, place
        self._filling = desk.work.assessments.view(place.assessment)
        self._topics = [topic for topic in self._filling.topics() if place.topic in ("", topic.id)]
        super().__init__(desk.look, desk.words("check.title"), self._about())
        self.bar_title = self._filling.form.definition.title
        self._summary = ErrorSummary(desk.look, desk.words("common.problem"), desk.words("common.problem_saved"))
        self._summary.chosen.connect(self._change)
        self.add(self._summary)
        for topic in self._topics:
            self._add_topic(topic)
        self._add_end()

    def _about(self) -> str:
        if not self._place.topic:
            return self._desk.words("check.about_all")
        return self._desk.words("check.about", topic=self._title(self._topics[0]))

    def _add_topic(self, topic: Topic) -> None:
        if not self._place.topic:
            self.add(Words(self.look, self._title(topic), "h2"))
        card = Card(self.look)
        for question in self._asked(topic):
            card.add_row(self._row(question))
        self.add(card)

    def _asked(self, topic: Topic) -> Iterator[Question]:
        questions = (self._filling.form.question(field) for field in topic.fields)
        return (question for question in questions if question.is_answerable)

    def _row(self, question: Question) -> AnswerRow:
        words, said = self._desk.words, self._filling.form.display(question.field)
        change = words("check.change") if not self._filling.facts.is_complete else ""
        row = AnswerRow(self.look, question.label, said or words("check.nothing"), change)
        row.show_kind("soft" if not said else "own_words" if question.is_voice else "answer")
        row.changed.connect(lambda field=question.field: self._change(field))
        return row

    def _change(self, field: str) -> None:
        topic = next(topic.id for topic in self._filling.form.topics() if field in topic.fields)
        self._desk.go(places.Topic(self._place.family, self._place.assessment, topic, field))

    def _add_end(self) -> None:
        if self._filling.facts.is_complete:
            self._offer("check.back", self._all_topics)
        elif self._place.topic:
            self._ask_if_finished()
        else:
            self._offer("check.complete", self._complete)
        everything = QuietButton(self.look, self._desk.words("topic.all"), "clipboard")
        everything.clicked.connect(self._all_topics)
        self.bar.add_right(everything)

    def _ask_if_finished(self) -> None:
        words, topic = self._desk.words, self._topics[0]
        choices = (Choice("yes", words("check.finished_yes")), Choice("no", words("check.finished_no")))
        self._finished = ChoiceCards(self.look, words("check.finished"), choices)
        is_done = self._filling.state(topic) in (TopicState.COMPLETED, TopicState.PROBLEM)
        self._finished.show_value("yes" if is_done or not self._gaps(topic) else "no")
        self.add(self._finished)
        self._offer("check.next", self._next)
        stay = SecondaryButton(self.look, words("check.change_something"))
        stay.clicked.connect(lambda: self._change(topic.fields[0]))
        self.bar.add(stay)

    def _gaps(self, topic: Topic) -> bool:
        return self._filling.form.answered(topic.id) < self._filling.form.asked(topic.id)

    def _offer(self, phrase: str, act: object) -> None:
        button = PrimaryButton(self.look, self._desk.words(phrase))
        button.clicked.connect(act)
        self.continue_asked.connect(button.click)
        self.bar.add(button)
        self.open_at(button)

    def _next(self) -> None:
        """Keep what was said of this topic, and go to the next one that nobody finished."""
        self._filling.finish(self._place.topic, is_finished=self._finished.value() == "yes")
        order = [topic.id for topic in self._filling.topics()]
        here = order.index(self._place.topic)
        after = [topic for topic in self._filling.topics()[here + 1 :] if not self._is_finished(topic)]
        if after:
            self._desk.go(places.Topic(self._place.family, self._place.assessment, after[0].id))
        else:
            self._all_topics()

    def _is_finished(self, topic: Topic) -> bool:
        return self._filling.state(topic) is TopicState.COMPLETED

    def _complete(self) -> None:
        try:
            self._filling.complete()
        except AssessmentIsUnfinished as unfinished:
            found = [(problem.field, problem.message) for each in unfinished.problems.values() for problem in each]
            self._summary.show_problems(found)
            self.bring_into_view(self._summary)
        else:
            self._desk.go(places.AssessmentTasks(self._place.family))
            self._desk.say(self._desk.words("check.completed"))

    def _all_topics(self) -> None:
        self._desk.go(places.AssessmentTasks(self._place.family))

    def _title(self, topic: Topic) -> str:
        if topic.person is None:
            return topic.title
        name = next((one.name for one in self._filling.form.people if one.id == topic.person), "")
        return topic_title(self._desk, topic, name)


def check_page(desk: Desk, place: places.CheckAnswers) -> Page:
    """The answers to read through; of somebody who left the family, or of a newer form, all topics instead."""
    filling = _filling(desk, place.assessment)
    if filling is None or (place.topic and not _is_asked(filling, place.topic)):
        return AssessmentTasksPage(desk, places.AssessmentTasks(place.family))
    return CheckAnswersPage(desk, place)


def topic_page(desk: Desk, place: places.Topic) -> Page:
    """The questions of one topic. Those of a completed assessment are only shown: it is opened again first."""
    answers = places.CheckAnswers(place.family, place.assessment, place.topic)
    filling = _filling(desk, place.assessment)
    if filling is None or filling.facts.is_complete or not _is_asked(filling, place.topic):
        return check_page(desk, answers)
    return TopicPage(desk, place)


def _filling(desk: Desk, assessment: RecordId) -> Filling | None:
    """The assessment to read; None where its form is not on this computer."""
    try:
        return desk.work.assessments.view(assessment)
    except UnknownForm:
        return None


def _is_asked(filling: Filling, topic: str) -> bool:
    return topic in {one.id for one in filling.topics()}
