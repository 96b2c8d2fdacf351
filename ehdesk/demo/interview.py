"""The family's answers, given to the pages of the assessment one question after the other."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from ehdesk.demo.hands import CTRL
from ehdesk.demo.stage import Laptop
from ehdesk.forms.engine.question import Question
from ehdesk.services.filling import Filling
from ehdesk.services.followed import TopicState
from ehdesk.services.made_up.cast import Cast
from ehdesk.ui.pages.topic_titles import topic_title
from ehdesk.ui.places import CheckAnswers, Topic

_NOT_KNOWN = ("not_known", "not_talked", "no")


def answer_whole_assessment(laptop: Laptop, cast: Cast, ids: Mapping[str, str], until: str = "") -> None:
    """From the task list, answer every topic that is not finished yet, each checked and finished.

    With `until`, stop with that topic answered and still open.
    """
    while topic := _first_open(laptop):
        _open(laptop, topic)
        answer_topic(laptop, cast, ids)
        if topic == until:
            return
        finish_topic(laptop)


def finish_topic(laptop: Laptop) -> None:
    """Check the open topic, say that it is finished, and go back to the list."""
    hands = laptop.hands
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.click("Finished for now")
    hands.wait(lambda: not isinstance(laptop.desk.kept_place(), CheckAnswers), "the next topic")
    if isinstance(laptop.desk.kept_place(), Topic):
        hands.click("All topics")
    hands.look_for("topics completed")


def answer_topic(laptop: Laptop, cast: Cast, ids: Mapping[str, str]) -> None:
    """Answer the questions of the open page; what appears because of an answer is answered too."""
    place = laptop.desk.kept_place()
    if not isinstance(place, Topic):
        raise TypeError("no topic is open")
    filling = _filling(laptop)
    for field in filling.form.topic(place.topic).fields:
        question = filling.form.question(field)
        said = cast.answer(field, ids) or _without_words(question)
        if question.is_answerable and not question.value and said:
            _say(laptop, question, said)
            filling = _filling(laptop)


def _say(laptop: Laptop, question: Question, said: str) -> None:
    hands, labels = laptop.hands, {option.value: option.label for option in question.choices}
    match question.kind:
        case "select_one":
            hands.choose(question.label, labels[said])
        case "select_multiple":
            for one in said.split():
                hands.tick(question.label, labels[one])
        case _:
            hands.fill(question.label, said)
            hands.press(Qt.Key.Key_Tab)


def _without_words(question: Question) -> str:
    """What stands for an answer that nobody gave: only where the form wants one."""
    values = [option.value for option in question.choices]
    if not question.required or not values:
        return ""
    return next((value for value in _NOT_KNOWN if value in values), values[0])


def _open(laptop: Laptop, topic: str) -> None:
    """Choose a topic in the task list by its name, in the group of whom or what it is about."""
    form = _filling(laptop).form
    asked = form.topic(topic)
    person = next((one.name for one in form.people if one.id == asked.person), "")
    row = f"{topic_title(laptop.desk, asked, person)}, "
    if not laptop.hands.sees(row):
        laptop.hands.click(f"{person or asked.section_title}, ")
    laptop.hands.click(row)


def _first_open(laptop: Laptop) -> str:
    """The first topic that is not finished, "" when all are. An answer may bring another topic with it."""
    filling = _filling(laptop)
    return next((topic.id for topic in filling.topics() if filling.state(topic) is not TopicState.COMPLETED), "")


def _filling(laptop: Laptop) -> Filling:
    """The assessment as it stands in the vault."""
    work = laptop.desk.work
    facts = work.assessments.current(work.families.rows()[0].family.id)
    if facts is None:
        raise LookupError("no assessment was begun")
    return work.assessments.open(facts.id)
