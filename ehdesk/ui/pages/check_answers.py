"""Check your answers: what was said on one topic, read through together, with the gaps shown."""

from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.engine.question import Topic
from ehdesk.forms.engine.repeats import NoSuchRepeat
from ehdesk.services.filling import Filling
from ehdesk.services.followed import TopicState
from ehdesk.services.matters import helping_from_elsewhere
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.answers_page import WAYS_ON, AnswersPage
from ehdesk.ui.pages.assessment_tasks import AssessmentTasksPage
from ehdesk.ui.pages.check_all import CheckAllPage
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.pages.repeat import RepeatPage
from ehdesk.ui.pages.topic import TopicPage
from ehdesk.ui.pages.topic_groups import groups_of, may_follow, parted
from ehdesk.ui.pages.topic_titles import title_in
from ehdesk.ui.shell.page import Page
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.card import Card


class CheckTopicPage(AnswersPage):
    """The answers of one topic, and whether it is finished: the practitioner says so by how they go on."""

    def __init__(self, desk: Desk, place: places.CheckAnswers, filling: Filling) -> None:
        self._topic = filling.form.topic(place.topic)
        title = title_in(desk, filling.form, self._topic)
        about = desk.words("check.about_alone" if self._topic.is_alone else "check.about", topic=title)
        super().__init__(desk, place, filling, about)
        card = Card(self.look)
        for row in self._answers.of(self._topic):
            card.add_row(row)
        self.add(card)
        if not filling.facts.is_complete:
            self._offer_to_go_on()
        else:
            self._offer(*(("check.to_all", self._go_back) if place.then else ("check.back", self._all_topics)))

    def _offer_to_go_on(self) -> None:
        """Back to all the answers, where one came from them; else on, by saying how far this topic is."""
        if self._place.then:
            self._offer("check.to_all", self._go_back)
        else:
            seems_finished = self._filling.seems_finished(self._topic)
            self._offer(WAYS_ON[seems_finished], lambda: self._go_on(is_finished=seems_finished))
            other = SecondaryButton(self.look, self._desk.words(WAYS_ON[not seems_finished]))
            other.clicked.connect(lambda: self._go_on(is_finished=not seems_finished))
            self.bar.add(other)
        stay = SecondaryButton(self.look, self._desk.words("check.change_something"))
        stay.clicked.connect(lambda: self._change(self._topic.fields[0]))
        self.bar.add(stay)

    def _in_order(self) -> tuple[Topic, ...]:
        """What matters today, while one is at it; else all of them."""
        work, family = self._desk.work, self._desk.work.families.family(self._place.family)
        matters, elsewhere = work.matters.chosen(self._place.assessment).ids, helping_from_elsewhere(family)
        first, _others = parted(groups_of(self._filling), matters, frozenset(one.id for one in elsewhere))
        topics = tuple(topic for group in first for topic in group.topics)
        return topics if self._topic.id in {topic.id for topic in topics} else self._filling.topics()

    def _go_back(self) -> None:
        """To all the answers, where one came from them."""
        if self._place.then:
            self._desk.go(self._place.then)

    def _go_on(self, *, is_finished: bool) -> None:
        """Keep what is said of this topic, and go to the next one that nobody finished."""
        if not may_write(self._desk, self._place.family):
            return
        self._filling.finish(self._topic.id, is_finished=is_finished)
        topics = self._in_order()
        here = [topic.id for topic in topics].index(self._topic.id)
        after = (topic for topic in topics[here + 1 :] if may_follow(self._topic, topic))
        following = next((topic for topic in after if self._filling.state(topic) is not TopicState.COMPLETED), None)
        if following is None:
            self._all_topics()
        else:
            self._desk.go(places.Topic(self._place.family, self._place.assessment, following.id))


def check_page(desk: Desk, place: places.CheckAnswers) -> Page:
    """The answers to read through; of somebody who left the family, or of a newer form, all topics instead."""
    try:
        return _to_check(desk, place, desk.work.assessments.view(place.assessment))
    except UnknownForm:
        return AssessmentTasksPage(desk, places.AssessmentTasks(place.family))


def topic_page(desk: Desk, place: places.Topic) -> Page:
    """The questions of one topic. Those of a completed assessment are only shown: it is opened again first."""
    try:
        filling = desk.work.assessments.open(place.assessment)
    except UnknownForm:
        return AssessmentTasksPage(desk, places.AssessmentTasks(place.family))
    if filling.facts.is_complete or not _is_asked(filling, place.topic):
        return _to_check(desk, places.CheckAnswers(place.family, place.assessment, place.topic), filling)
    return TopicPage(desk, place, filling)


def repeat_page(desk: Desk, place: places.Repeat) -> Page:
    """What there is of a repeat; where it is no more, all topics instead."""
    tasks = places.AssessmentTasks(place.family)
    try:
        filling = desk.work.assessments.view(place.assessment)
        is_there = filling.form.repeats.repeat(place.repeat).relevant
    except (UnknownForm, NoSuchRepeat):
        return AssessmentTasksPage(desk, tasks)
    return RepeatPage(desk, place, filling) if is_there else AssessmentTasksPage(desk, tasks)


def _to_check(desk: Desk, place: places.CheckAnswers, filling: Filling) -> Page:
    if place.topic and not _is_asked(filling, place.topic):
        return AssessmentTasksPage(desk, places.AssessmentTasks(place.family))
    return CheckTopicPage(desk, place, filling) if place.topic else CheckAllPage(desk, place, filling)


def _is_asked(filling: Filling, topic: str) -> bool:
    return filling.form.has_topic(topic) and filling.form.asks(topic)
