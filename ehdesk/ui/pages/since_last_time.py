"""What changed since the last assessment, and what waits to be confirmed: in lists, and in what is read through."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ehdesk.domain.change import FamilyId
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.engine.question import Problem, Topic
from ehdesk.services.assessment_record import AssessmentFacts
from ehdesk.services.filling import Filling
from ehdesk.services.last_time import LastTime, Stands
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.last_line import day_said
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.widgets.buttons import LinkButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.words import Words


class SinceLastTime:
    """Puts it into words; "" everywhere in a first assessment."""

    def __init__(self, desk: Desk, family: FamilyId, filling: Filling) -> None:
        self._desk, self._family, self._filling = desk, family, filling
        self._last = desk.work.last_times.of(filling, family)
        self._is_shown = desk.work.last_times.is_shown(filling.facts.id) and not filling.facts.is_complete

    def of_answer(self, field: str) -> str:
        """That an answer changed, or waits to be confirmed."""
        last = self._last.of(field) if self._last is not None else None
        if last is None:
            return ""
        words, day = self._desk.words, day_said(last)
        if last.stands is Stands.CHANGED:
            return words("last_time.is_changed", day=day, said=last.said)
        is_waiting = last.stands is Stands.WAITING and self._is_shown
        return words("last_time.unconfirmed", day=day, said=last.said) if is_waiting else ""

    def named(self, problem: Problem) -> Problem:
        """What is wrong, in other words where nothing is answered and an answer of last time waits."""
        words = self._desk.words
        if self._last is None or not self._is_shown:
            return problem
        return self._last.named(problem, lambda label: words("last_time.required", label=label))

    def of_topic(self, topic: Topic) -> str:
        """How many of its answers wait, and how many changed; of what is said alone, nothing."""
        if self._last is None or topic.is_alone:
            return ""
        words, last = self._desk.words, self._last
        waiting, changed = len(last.waiting(topic)) if self._is_shown else 0, len(last.changed(topic))
        told = (
            words("last_time.row_waiting", count=waiting) if waiting else "",
            words("last_time.row_changed", count=changed) if changed else "",
        )
        return ", ".join(filter(None, told))

    def of_repeat(self, repeat: str) -> str:
        """How many were there that nobody has said are still there."""
        count = len(self._last.instances(repeat)) if self._last is not None and self._is_shown else 0
        return self._desk.words("last_time.row_waiting", count=count) if count else ""

    def cards(self) -> Iterator[QWidget]:
        """What stands beside the list of topics: the counts of all of it, and the way to earlier assessments."""
        earlier = self._desk.work.last_times.earlier(self._filling.facts, self._family)
        if not earlier:
            return
        card = Card(self._desk.look)
        if self._last is not None:
            card.add(*self._told(self._last))
        on_its_day = Counter(map(_day, earlier))
        card.add(*(self._way_to(facts, is_one_of_several=on_its_day[_day(facts)] > 1) for facts in earlier))
        yield card

    def _told(self, last: LastTime) -> Iterator[Words]:
        words, look = self._desk.words, self._desk.look
        topics = [topic for topic in self._filling.topics() if not topic.is_alone]
        changed = sum(len(last.changed(topic)) for topic in topics)
        yield Words(look, words("last_time.since", day=_day(last.facts)), "h2")
        yield Words(look, words("last_time.all_changed", count=changed))
        if self._is_shown:
            waiting = sum(len(last.waiting(topic)) for topic in topics)
            yield Words(look, words("last_time.all_waiting", count=waiting))
            if last.no_place:
                yield Words(look, words("last_time.no_place", count=last.no_place), "soft")
        yield Words(look, words("last_time.not_counted"), "small_soft")

    def _way_to(self, facts: AssessmentFacts, *, is_one_of_several: bool) -> LinkButton:
        """By its day; of several of one day, by what the form is called as well."""
        words, day = self._desk.words, _day(facts)
        said = words("last_time.read", day=day) if day else words("last_time.read_undated")
        if is_one_of_several and (form := self._form(facts)):
            said = words("last_time.read_which", read=said, form=form)
        link = LinkButton(self._desk.look, said)
        link.clicked.connect(lambda: self._desk.go(places.CheckAnswers(self._family, facts.id)))
        return link

    def _form(self, facts: AssessmentFacts) -> str:
        try:
            return self._desk.work.editions.definition(facts.form, facts.version).title
        except UnknownForm:
            return ""


def _day(facts: AssessmentFacts) -> str:
    day = facts.completed_on or facts.started_on
    return day_in_words(day) if day else ""
