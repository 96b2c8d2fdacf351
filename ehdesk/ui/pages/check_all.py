"""Check all the answers: the whole assessment, group by group, before it is completed."""

from collections.abc import Mapping

import msgspec

from ehdesk.forms.engine.question import Problem
from ehdesk.services.filling import AssessmentIsUnfinished, Filling
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.answer_folds import AnswerFolds, problem_lines
from ehdesk.ui.pages.answers_page import AnswersPage
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.error_summary import ErrorSummary


class CheckAllPage(AnswersPage):
    """Every answer, with the gaps shown. What is for one person alone is opened on its own."""

    def __init__(self, desk: Desk, place: places.CheckAnswers, filling: Filling) -> None:
        super().__init__(desk, place, filling, _about(desk, place, filling))
        self._summary = ErrorSummary(desk.look, desk.words("common.problem"), desk.words("common.problem_saved"))
        self._summary.chosen.connect(self._put_right)
        self.add(self._summary, *AnswerFolds(desk, filling, self._answers, self._look_at).all())
        if filling.facts.is_complete:
            self._offer("check.back", self._all_topics)
        else:
            self._offer("check.complete", self._complete)
            if place.is_completing:
                self._take_up()

    def _take_up(self) -> None:
        """Somebody comes back from putting one thing right: what is still missing, or that nothing is."""
        if problems := self._filling.problems():
            self._tell(problems)
            self.open_at(self._summary)
        else:
            self.body.insertWidget(1, Banner(self.look, self._desk.words("check.none_missing"), "info", "check"))

    def _look_at(self, topic: str) -> None:
        self._desk.go(places.CheckAnswers(self._place.family, self._place.assessment, topic, self._place))

    def _complete(self) -> None:
        if not may_write(self._desk, self._place.family):
            return
        try:
            self._filling.complete()
        except AssessmentIsUnfinished as unfinished:
            self._place = msgspec.structs.replace(self._place, is_completing=True)
            self._tell(unfinished.problems)
            self.bring_into_view(self._summary)
        else:
            self._all_topics()
            self._desk.say(self._desk.words("check.completed"))

    def _tell(self, missing: Mapping[str, tuple[Problem, ...]]) -> None:
        problems = {topic: tuple(map(self._since.named, found)) for topic, found in missing.items()}
        self._summary.show_problems(list(problem_lines(self._desk, self._filling.form, problems)))

    def _put_right(self, field: str) -> None:
        if field:
            self._change(field)
        else:
            self._all_topics()


def _about(desk: Desk, place: places.CheckAnswers, filling: Filling) -> str:
    """Of an earlier assessment, which one it is."""
    current, begun = desk.work.assessments.current(place.family), filling.facts.started_on
    if begun is None or current is None or current.id == place.assessment:
        return desk.words("check.about_all")
    return desk.words("check.about_earlier", day=day_in_words(begun))
