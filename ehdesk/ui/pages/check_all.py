"""Check all the answers: the whole assessment, group by group, before it is completed."""

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QWidget

from ehdesk.forms.engine.outline import instances_around
from ehdesk.forms.engine.question import Problem, Topic
from ehdesk.services.filling import AssessmentIsUnfinished, Filling
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.answers_page import AnswersPage
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.pages.topic_groups import Group, groups_of
from ehdesk.ui.widgets.answer_row import TopicRow
from ehdesk.ui.widgets.error_summary import ErrorSummary
from ehdesk.ui.widgets.fold import Fold, Heading
from ehdesk.ui.widgets.words import Words

_TOLD_AT_ONCE = 6
"""Topics that the error summary names; of more it says how many."""


class CheckAllPage(AnswersPage):
    """Every answer, with the gaps shown. What is for one person alone is opened on its own."""

    def __init__(self, desk: Desk, place: places.CheckAnswers, filling: Filling) -> None:
        super().__init__(desk, place, filling, desk.words("check.about_all"))
        self._summary = ErrorSummary(desk.look, desk.words("common.problem"), desk.words("common.problem_saved"))
        self._summary.chosen.connect(self._put_right)
        self.add(self._summary)
        for place_in_order, group in enumerate(groups_of(filling)):
            self._add(group, is_open=place_in_order == 0)
        if filling.facts.is_complete:
            self._offer("check.back", self._all_topics)
        else:
            self._offer("check.complete", self._complete)

    def _add(self, group: Group, *, is_open: bool) -> None:
        words, gaps = self._desk.words, group.gaps(self._filling)
        if group.heading:
            self.add(Words(self.look, group.heading, "h2"))
        spoken = (words("common.opened"), words("common.folded"))
        heading = Heading(group.title, words("check.gaps", count=gaps), "", "", spoken, group.title_kind)
        fold = Fold(self.look, heading, lambda: self._under(group))
        fold.set_open(is_open)
        self.add(fold)

    def _under(self, group: Group) -> Iterator[QWidget]:
        for topic in group.topics:
            if topic.is_private:
                yield self._kept_closed(topic)
            else:
                is_one_of_several = bool(instances_around(self._filling.form, topic.id))
                yield TopicRow(self.look, self._title(topic) if is_one_of_several else topic.title)
                yield from self._rows(topic)

    def _kept_closed(self, topic: Topic) -> TopicRow:
        """Somebody may look on who must not read this."""
        words = self._desk.words
        row = TopicRow(self.look, topic.title, words("check.private"), words("check.look"))
        where = places.CheckAnswers(self._place.family, self._place.assessment, topic.id)
        row.followed.connect(lambda: self._desk.go(where))
        return row

    def _complete(self) -> None:
        if not may_write(self._desk, self._place.family):
            return
        try:
            self._filling.complete()
        except AssessmentIsUnfinished as unfinished:
            self._summary.show_problems(list(self._lines(unfinished.problems)))
            self.bring_into_view(self._summary)
        else:
            self._all_topics()
            self._desk.say(self._desk.words("check.completed"))

    def _lines(self, problems: Mapping[str, tuple[Problem, ...]]) -> Iterator[tuple[str, str]]:
        """A line for each topic, which leads to the first thing to put right there."""
        for topic, found in list(problems.items())[:_TOLD_AT_ONCE]:
            yield found[0].field, self._told(self._filling.form.topic(topic), found)
        if (more := len(problems) - _TOLD_AT_ONCE) > 0:
            yield "", self._desk.words("check.more_topics", count=more)

    def _told(self, topic: Topic, found: tuple[Problem, ...]) -> str:
        words, title, first = self._desk.words, self._title(topic), found[0].message
        if len(found) == 1:
            return words("check.topic_problem", topic=title, problem=first)
        return words("check.topic_problems", topic=title, problem=first, count=len(found) - 1)

    def _put_right(self, field: str) -> None:
        if field:
            self._change(field)
        else:
            self._all_topics()
