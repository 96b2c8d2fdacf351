"""What both pages of Check your answers are made of: rows of question and answer, and where they lead."""

from typing import Final

from ehdesk.services.filling import Filling
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.answer_rows import AnswerRows
from ehdesk.ui.pages.since_last_time import SinceLastTime
from ehdesk.ui.shell.page import FamilyPage
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton

WAYS_ON: Final = {True: "check.finished", False: "check.unfinished"}
"""How one goes on from a topic, which says whether it is finished: the likely way comes first, and nothing is said
before it is gone.
"""


class AnswersPage(FamilyPage):
    """Answers to read through together."""

    def __init__(self, desk: Desk, place: places.CheckAnswers, filling: Filling, about: str) -> None:
        super().__init__(desk.look, desk.words("check.title"), about)
        self._desk, self._place = desk, place
        self._take(filling)
        self.bar_title = filling.form.definition.title

    def _take(self, filling: Filling) -> None:
        """These are the answers from now on."""
        self._filling, self._since = filling, SinceLastTime(self._desk, self._place.family, filling)
        change = None if filling.facts.is_complete else self._change
        self._answers = AnswerRows(self._desk, filling, change, self._since.of_answer)

    def _change(self, field: str) -> None:
        """What was come to from all the answers leads back to them."""
        topic = next(topic.id for topic in self._filling.form.topics() if field in topic.fields)
        then = self._place.then if self._place.topic else self._place
        self._desk.go(places.Topic(self._place.family, self._place.assessment, topic, field, then))

    def _all_topics(self) -> None:
        self._desk.go(places.AssessmentTasks(self._place.family))

    def _offer(self, phrase: str, act: object) -> PrimaryButton:
        """The next step, which is given back, and the way to all topics."""
        button = PrimaryButton(self.look, self._desk.words(phrase))
        button.clicked.connect(act)
        self.continue_asked.connect(button.click)
        self.bar.add(button)
        self.open_at(button)
        everything = QuietButton(self.look, self._desk.words("topic.all"), "clipboard")
        everything.clicked.connect(self._all_topics)
        self.bar.add_right(everything, folds=True)
        return button
