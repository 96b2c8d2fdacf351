"""What comes next for a family: the actions of its plan that are not done, soonest first, with who does them."""

from collections.abc import Sequence
from datetime import date

from ehdesk.domain.change import FamilyId
from ehdesk.domain.plan import Action, Progress
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import short_day
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import TitledCard
from ehdesk.ui.widgets.step_row import StepRow
from ehdesk.ui.widgets.tag import Late
from ehdesk.ui.widgets.words import Words

_AT_ONCE = 5
"""How many are shown; the plan has them all."""


class NextSteps(TitledCard):
    """Ticking one off can be undone."""

    def __init__(self, desk: Desk, family: FamilyId, actions: Sequence[Action]) -> None:
        to_do = sorted(
            (one for one in actions if one.state not in (Progress.DONE, Progress.STOPPED)),
            key=lambda one: one.by or date.max,
        )
        super().__init__(desk.look, desk.words("steps.title"), str(len(to_do) or ""))
        self._desk, self._family = desk, family
        self._called = desk.work.families.people(family)
        plan = QuietButton(desk.look, desk.words("steps.plan"), "plan")
        plan.clicked.connect(lambda: desk.go(places.PlanHome(family)))
        self.add_button(plan)
        if not to_do:
            self.add(Words(desk.look, desk.words("steps.none"), "soft"))
        elif desk.names_are_hidden:
            self.add(Words(desk.look, desk.words("privacy.names_hidden"), "soft"))
        else:
            self._show(to_do)

    def _show(self, to_do: Sequence[Action]) -> None:
        for action in to_do[:_AT_ONCE]:
            self.add_row(self._row_of(action))
        if len(to_do) > _AT_ONCE:
            more = self._desk.words("steps.more", count=len(to_do) - _AT_ONCE)
            self.add(Words(self._look, more, "small_soft"))

    def _row_of(self, action: Action) -> StepRow:
        row = StepRow(self._look, action.what, self._when(action), action.by_whom(self._called))
        row.opened.connect(lambda: self._desk.go(places.ActionForm(self._family, action.goal, action.id)))
        row.ticked.connect(lambda: self._done(action))
        return row

    def _when(self, action: Action) -> str | Late:
        words = self._desk.words
        if action.by is None:
            return action.by_as_written
        left = self._desk.work.journeys.working_days_to(action.by)
        if left < 0:
            return Late(self._look, words("way.late_by", count=-left))
        if action.by == self._desk.today:
            return words("steps.today")
        return words("steps.in_days", day=short_day(action.by), count=left) if left else short_day(action.by)

    def _done(self, action: Action) -> None:
        plans, family = self._desk.work.plans, self._family
        plans.done(family, action.id, self._desk.today)
        self._desk.say(self._desk.words("steps.ticked"), lambda: plans.done(family, action.id, None))
