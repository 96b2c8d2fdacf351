"""What both pages of Check your answers are made of: rows of question and answer, and where they lead."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ehdesk.forms.engine.question import Question, Topic
from ehdesk.services.filling import Filling
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.topic import topic_title
from ehdesk.ui.shell.page import FamilyPage
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton


class AnswersPage(FamilyPage):
    """Answers to read through together."""

    def __init__(self, desk: Desk, place: places.CheckAnswers, filling: Filling, about: str) -> None:
        super().__init__(desk.look, desk.words("check.title"), about)
        self._desk, self._place, self._filling = desk, place, filling
        self.bar_title = filling.form.definition.title

    def _rows(self, topic: Topic) -> Iterator[AnswerRow]:
        questions = (self._filling.form.question(field) for field in topic.fields)
        asked = (question for question in questions if question.is_answerable)
        for is_score, alike in groupby(asked, key=lambda question: question.is_score):
            if is_score:
                yield self._scores(list(alike))
            else:
                yield from (self._row(question) for question in alike)

    def _row(self, question: Question) -> AnswerRow:
        said = self._filling.form.display(question.field)
        kind = "soft" if not said else "own_words" if question.is_voice else "answer"
        return self._line(question.label, said, kind, question.field)

    def _scores(self, questions: Sequence[Question]) -> AnswerRow:
        """The numbers of several people in one line."""
        words, names = self._desk.words, {one.id: one.name for one in self._filling.form.people}
        said = [
            words("check.score", name=names[question.person or ""], score=question.value)
            for question in questions
            if question.value
        ]
        return self._line(words("topic.scores"), ", ".join(said), "answer" if said else "soft", questions[0].field)

    def _line(self, asked: str, said: str, kind: str, field: str) -> AnswerRow:
        words = self._desk.words
        change = words("check.change") if not self._filling.facts.is_complete else ""
        row = AnswerRow(self.look, asked, said or words("check.nothing"), change)
        row.show_kind(kind)
        row.changed.connect(lambda: self._change(field))
        return row

    def _change(self, field: str) -> None:
        topic = next(topic.id for topic in self._filling.form.topics() if field in topic.fields)
        self._desk.go(places.Topic(self._place.family, self._place.assessment, topic, field))

    def _all_topics(self) -> None:
        self._desk.go(places.AssessmentTasks(self._place.family))

    def _offer(self, phrase: str, act: object) -> None:
        """The next step, and the way to all topics."""
        button = PrimaryButton(self.look, self._desk.words(phrase))
        button.clicked.connect(act)
        self.continue_asked.connect(button.click)
        self.bar.add(button)
        self.open_at(button)
        everything = QuietButton(self.look, self._desk.words("topic.all"), "clipboard")
        everything.clicked.connect(self._all_topics)
        self.bar.add_right(everything)

    def _title(self, topic: Topic) -> str:
        return title_in(self._desk, self._filling, topic)


def title_in(desk: Desk, filling: Filling, topic: Topic) -> str:
    """What a topic is called, with the name of whom it is about."""
    name = next((one.name for one in filling.form.people if one.id == topic.person), "")
    return topic_title(desk, topic, name)
