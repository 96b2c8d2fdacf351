"""What came up in the assessment and on the star, and is not on the plan yet: each of it begins a goal."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ehdesk.domain.change import FamilyId
from ehdesk.domain.plan import Plan
from ehdesk.services.plan_sources import LowArea, Source
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.plan_forms import new_goal, shortened
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.fold import Fold, Heading
from ehdesk.ui.widgets.task_row import TaskRow
from ehdesk.ui.widgets.words import Words

_ROOM = 140
"""The letters of an answer that are shown in a row."""


class CameUp(Fold):
    """Opened, by area of the star: where the family placed itself low, and answers whose question speaks to it."""

    def __init__(self, desk: Desk, family: FamilyId, plan: Plan) -> None:
        self._desk, self._family, self._plan = desk, family, plan
        words = desk.words
        spoken = words("common.opened"), words("common.folded")
        heading = Heading(words("plan.came_up"), words("plan.came_up_detail"), "", "", spoken)
        super().__init__(desk.look, heading, self._rows_of_answers)

    def _rows_of_answers(self) -> Iterator[QWidget]:
        found = self._desk.work.plan_sources.left(self._family, self._plan)
        low = {one.area.id: one for one in self._desk.work.plan_sources.low_areas(self._family, self._plan)}
        for area in self._desk.work.stars.in_use.areas:
            rows = [self._placed_low(low[area.id])] if area.id in low else []
            rows += [self._answer(source) for source in found if source.area == area.id]
            if rows:
                yield self._said(area.title, "label")
                yield from rows
        if not (found or low):
            yield self._said(self._desk.words("plan.came_up_none"), "soft")

    def _said(self, words: str, kind: str) -> Column:
        column = Column(self._look, 10, around=12)
        column.add(Words(self._look, words, kind))
        return column

    def _placed_low(self, low: LowArea) -> TaskRow:
        words, day = self._desk.words, day_in_words(low.on) if low.on else self._desk.words("star.no_day")
        placed = words("plan.came_up_step", score=low.step.score, title=low.step.title)
        return self._row(placed, words("plan.came_up_star", day=day), area=low.area.id)

    def _answer(self, source: Source) -> TaskRow:
        asked = self._desk.words("plan.came_up_asked", topic=source.topic.title, question=source.asked)
        needs = ", ".join(need.title for need in source.needs)
        detail = "\n".join(filter(None, (asked, needs)))
        said = shortened(source.answer, _ROOM)
        whose = self._desk.words("plan.came_up_of", name=source.person, answer=said) if source.person else said
        return self._row(whose, detail, source=source.field)

    def _row(self, said: str, detail: str, *, source: str = "", area: str = "") -> TaskRow:
        row = TaskRow(self._look, said, self._desk.words("plan.came_up_goal"), detail)
        row.opened.connect(lambda: self._desk.go(new_goal(self._desk, self._family, source, area)))
        return row
