"""Every question of the shipped form answered by keyboard alone at text twice as large, as a screen reader hears it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from ehdesk.demo.stage import Laptop
from ehdesk.domain import kinds
from ehdesk.forms.engine.question import FILES, Question
from ehdesk.services.filling import Filling
from ehdesk.ui import places
from ehdesk.ui.forms.sheet import QuestionSheet
from ehdesk.ui.theme import LIGHT
from tests.journeys.keys import CTRL, Keys, is_seen, keys
from tests.services.made import filled
from tests.ui.showing import role

PEOPLE = (
    {"name": "Rose Okoro", "role": "adult", "born": "1988-05-17"},
    {"name": "Tia Hughes", "role": "child", "born": "2014-09-03"},
    {"name": "Sol Hughes", "role": "child", "born": "2024-02-11"},
)
SAID = {"integer": "2", "decimal": "2.5", "date": "3 3 2026", "time": "9:30"}
"""What is typed, by the kind of question; words everywhere else."""
WORDS = "As we said today"
TYPED, CHOSEN = (QAccessible.Role.EditableText, QAccessible.Role.SpinBox), (QAccessible.Role.RadioButton,)
TICKED = (QAccessible.Role.CheckBox,)


@pytest.mark.timeout(600)
def test_every_question_is_heard_seen_and_answered_by_keyboard(empty_vault, unlocked, one_look, tmp_path):
    one = unlocked(empty_vault.copied_to(tmp_path / "ada"))
    work, hands = one.desk.work, keys(one)
    family = work.families.add("Hughes and Okoro")
    for facts in PEOPLE:
        work.families.editing(family, kinds.MEMBER, work.families.new_record()).save(facts)
    one_look.wear(LIGHT, 200)
    one.desk.go(places.AssessmentTasks(family))
    hands.go("Start the assessment")
    asked: list[str] = []
    while (place := topic_of(one, hands)) is not None:
        assert place.topic not in asked
        asked.append(place.topic)
        Page(one, hands, place).answer()
        finish(one, hands)
    filling = filled(work, family)
    assert {*asked} == {topic.id for topic in filling.topics()}
    assert [one for one in unanswered(filling) if one.kind not in FILES] == []


def topic_of(one: Laptop, hands: Keys) -> places.Topic | None:
    """The topic that is open, or that the list of topics leads to; None once there is no other."""
    if not isinstance(one.desk.kept_place(), places.Topic):
        hands.wait(lambda: hands.sees("Carry on") or hands.sees("Every topic is finished"), "the list of topics")
        if hands.sees("Every topic is finished"):
            return None
        hands.go("Carry on")
    place = one.desk.kept_place()
    return place if isinstance(place, places.Topic) else None


def unanswered(filling: Filling) -> Iterator[Question]:
    for topic in filling.topics():
        for field in topic.fields:
            question = filling.form.question(field)
            if question.is_answerable and not question.value:
                yield question


def finish(one: Laptop, hands: Keys) -> None:
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Read it through")
    hands.go("Finished for now")
    hands.wait(lambda: not isinstance(one.desk.kept_place(), places.CheckAnswers), "the next topic")


class Page:
    """One topic, from its first question to its last, with Tab."""

    def __init__(self, one: Laptop, hands: Keys, place: places.Topic) -> None:
        self.hands, self.place, self.work = hands, place, one.desk.work
        self.sheet = one.app.window.frame.page.findChild(QuestionSheet)
        self.heard: list[str] = []

    def answer(self) -> None:
        while self.sheet.isAncestorOf(QApplication.focusWidget()):
            self.answer_here()
            self.hands.press(Qt.Key.Key_Tab)
        for question in self.questions():
            assert any(question.label in said for said in self.heard), question

    def answer_here(self) -> None:
        """What has the keyboard has a name, is on the screen, and says which question it answers."""
        control = QApplication.focusWidget()
        assert self.hands.focused(), (self.place, control)
        assert is_seen(), (self.place, control)
        said = said_at(control)
        self.heard.append(said)
        question = next((one for one in self.questions() if one.label in said and not one.value), None)
        if question is None:
            return
        if role(control) in TYPED:
            self.hands.write(SAID.get(question.kind, WORDS))
        elif role(control) in (*CHOSEN, *TICKED):
            self.hands.press(Qt.Key.Key_Space)

    def questions(self) -> list[Question]:
        filling = self.work.assessments.open(self.place.assessment)
        found = map(filling.form.question, filling.form.topic(self.place.topic).fields)
        return [one for one in found if one.is_answerable]


def said_at(control) -> str:
    """What a reader says on the way to a control: its groups from the outside in, and what is said of it."""
    interface, said = QAccessible.queryAccessibleInterface(control), []
    while interface is not None and interface.role() != QAccessible.Role.Window:
        said[:0] = [interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description)]
        interface = interface.parent()
    return " ".join(filter(None, said))
