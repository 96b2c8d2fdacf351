"""Check all the answers: the whole assessment, group by group, before it is completed."""

from collections.abc import Mapping

import msgspec

from ehdesk.forms.engine.question import Problem
from ehdesk.services.announce import Changed
from ehdesk.services.filling import AssessmentIsUnfinished, Filling
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.answer_folds import AnswerFolds, problem_lines
from ehdesk.ui.pages.answers_page import AnswersPage
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.reading_place import ReadingPlace
from ehdesk.ui.refocus import keeping_focus
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.tab_order import tab_through
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.error_summary import ErrorSummary
from ehdesk.ui.widgets.words import show_when


class CheckAllPage(AnswersPage):
    """Every answer as it stands now, with the gaps shown. What is for one person alone is opened on its own."""

    def __init__(self, desk: Desk, place: places.CheckAnswers, filling: Filling) -> None:
        super().__init__(desk, place, filling, _about(desk, place, filling))
        self._opened: dict[str, bool] = {}
        self._summary = ErrorSummary(desk.look, desk.words("common.problem"), desk.words("common.problem_saved"))
        self._summary.chosen.connect(self._put_right)
        self._none_missing = Banner(desk.look, desk.words("check.none_missing"), "info", "check")
        self._content = self._folds()
        self.add(self._summary, self._none_missing, self._content)
        self._next = self._offer("check.complete", self._go_on)
        self._say_how_it_stands()
        if self._summary.isVisibleTo(self):
            self.open_at(self._summary)
        desk.changed.connect(self._follow)

    def _folds(self) -> Column:
        column = Column(self.look)
        column.add(*AnswerFolds(self._desk, self._filling, self._answers, self._look_at, self._opened).all())
        return column

    def _say_how_it_stands(self) -> None:
        """The next step; and to whoever is completing what is still missing, or that nothing is."""
        is_complete = self._filling.facts.is_complete
        self._next.say(self._desk.words("check.back" if is_complete else "check.complete"))
        is_completing = self._place.is_completing and not is_complete
        problems = self._filling.problems() if is_completing else {}
        self._show_missing(problems)
        show_when(self._none_missing, is_completing and not problems)

    def _follow(self, changed: Changed) -> None:
        """Take in what came from colleagues; what is being read stays where it is."""
        if not (changed.came_in and changed.concerns(self._place.family)):
            return
        try:
            self._take(self._desk.work.assessments.view(self._place.assessment))
        except LookupError:
            self._all_topics()
            return
        place = ReadingPlace(self.viewing)
        keeping_focus(self, self._renew)
        place.keep()

    def _renew(self) -> None:
        old, self._content = self._content, self._folds()
        self.add(self._content)
        old.hide()
        old.deleteLater()
        self._say_how_it_stands()
        tab_through(self._content, self.bar)

    def _look_at(self, topic: str) -> None:
        self._desk.go(places.CheckAnswers(self._place.family, self._place.assessment, topic, self._place))

    def _go_on(self) -> None:
        if self._filling.facts.is_complete:
            self._all_topics()
        elif may_write(self._desk, self._place.family):
            self._complete()

    def _complete(self) -> None:
        try:
            self._filling.complete()
        except AssessmentIsUnfinished:
            self._place = msgspec.structs.replace(self._place, is_completing=True)
            self._say_how_it_stands()
            self._summary.tell()
            self.bring_into_view(self._summary)
        else:
            self._all_topics()
            self._desk.say(self._desk.words("check.completed"))

    def _show_missing(self, missing: Mapping[str, tuple[Problem, ...]]) -> None:
        problems = {topic: tuple(map(self._since.named, found)) for topic, found in missing.items()}
        self._summary.show_only(list(problem_lines(self._desk, self._filling.form, problems)))

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
