"""What came up in the assessment and is not on the plan yet: each answer begins a goal."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ehdesk.domain.change import FamilyId
from ehdesk.domain.plan import Plan
from ehdesk.services.plan_sources import Source
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.plan_forms import new_goal, shortened
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.fold import Fold, Heading
from ehdesk.ui.widgets.task_row import TaskRow
from ehdesk.ui.widgets.words import Words

_ROOM = 140
"""The letters of an answer that are shown in a row."""


class CameUp(Fold):
    """Opened, the answers that a question said to speak to a need or to an area of the star, with those."""

    def __init__(self, desk: Desk, family: FamilyId, plan: Plan) -> None:
        self._desk, self._family, self._plan = desk, family, plan
        words = desk.words
        spoken = words("common.opened"), words("common.folded")
        heading = Heading(words("plan.came_up"), words("plan.came_up_detail"), "", "", spoken)
        super().__init__(desk.look, heading, self._rows_of_answers)

    def _rows_of_answers(self) -> Iterator[QWidget]:
        found = self._desk.work.plan_sources.left(self._family, self._plan)
        for area in self._desk.work.stars.in_use.areas:
            if rows := [self._row(source) for source in found if source.area == area.id]:
                yield self._said(area.title, "label")
                yield from rows
        if not found:
            yield self._said(self._desk.words("plan.came_up_none"), "soft")

    def _said(self, words: str, kind: str) -> Column:
        column = Column(self._look, 10, around=12)
        column.add(Words(self._look, words, kind))
        return column

    def _row(self, source: Source) -> TaskRow:
        asked = ": ".join(filter(None, (source.person, source.asked)))
        needs = ", ".join(need.title for need in source.needs)
        said, begin = shortened(source.answer, _ROOM), self._desk.words("plan.came_up_goal")
        row = TaskRow(self._look, said, begin, "\n".join(filter(None, (asked, needs))))
        row.opened.connect(lambda: self._desk.go(new_goal(self._desk, places.PlanHome(self._family), source.field)))
        return row
