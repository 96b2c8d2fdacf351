"""The family plan: goals as quotations, actions as rows, and when everyone meets again."""

from PySide6.QtWidgets import QWidget

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.domain.family import Family
from ehdesk.domain.plan import Action, Goal, Plan, Progress, is_unlikely
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.pages.plan_around import around_the_plan, how_agreed, stands_agreed
from ehdesk.ui.pages.plan_came_up import CameUp
from ehdesk.ui.pages.plan_forms import new_goal
from ehdesk.ui.pages.topic_titles import told_of_sources
from ehdesk.ui.saying import short_day_from
from ehdesk.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.plan_rows import ActionRow, AddRow, GoalHead, done
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.tag import Late, Tag
from ehdesk.ui.widgets.words import Line, show_when


class PlanPage(LivingPage):
    """Goals and actions can be ticked, changed, added; taking one away can be undone."""

    def __init__(self, desk: Desk, place: places.PlanHome) -> None:
        super().__init__(desk, desk.words("plan.title"), place.family)
        self._place = place
        self._rows: dict[str, QWidget | None] = {}
        self._came_up_open: bool | None = None
        self._print = SecondaryButton(desk.look, desk.words("plan.print"), "printer")
        self._print.clicked.connect(lambda: desk.go(places.Print(place.family)))
        self._agree = PrimaryButton(desk.look, desk.words("plan.agree"), "check")
        self._agree.clicked.connect(self._open_agreement)
        self.add_header_button(self._print)
        self.add_header_button(self._agree)
        self.print_asked.connect(self._print.click)
        self.read()

    def opening_focus(self) -> QWidget | None:
        """Where one was in the list; else what is most likely to be done."""
        there = self._rows.get(self._place.at or "")
        if there is not None:
            return there
        if not self._agree.isVisibleTo(self):
            return self._add_goal
        return self._print if self._is_agreed else self._agree

    def content(self) -> Column:
        family = self._desk.work.families.family(self._place.family)
        plan = self._desk.work.plans.plan(self._place.family)
        self.set_title(self._desk.words("plan.title"), self._summary(plan))
        show_when(self._agree, bool(plan.goals))
        self._is_agreed = bool(plan.goals) and stands_agreed(self._desk, self._place.family, plan)
        self._agree.set_kind("secondary" if self._is_agreed else "primary")
        self._print.set_kind("primary" if self._is_agreed else "secondary")
        self._print.say(self._desk.words("plan.print_copy" if self._is_agreed else "plan.print"))
        self._called, self._rows = self._desk.work.families.people(family.id), {}
        column, self._add_goal = Column(self.look), self._new_goal(plan)
        if self._desk.names_are_hidden:
            column.add(names_hidden(self._desk), SideBySide(self.look, self._add_goal))
            return column
        if not plan.goals:
            column.add(EmptyState(self.look, self._desk.words("plan.none"), self._desk.words("plan.none_why")))
        come = [goal for goal in plan.goals if goal.source]
        told = told_of_sources(self._desk, family.id, come) if come else []
        self._sources = {goal.id: said for goal, said in zip(come, told, strict=True)}
        for number, goal in enumerate(plan.goals, 1):
            column.add(self._goal(family, goal, number))
        column.add(SideBySide(self.look, self._add_goal), *self._came_up(plan))
        words_of = self._desk.work.families.called(family.id) if plan.taken_away else {}
        for goal in plan.taken_away:
            column.add(self._taken_away(goal, words_of.get(goal.id, "")))
        column.add(around_the_plan(self._desk, self._place.family, plan))
        return column

    def _came_up(self, plan: Plan) -> list[QWidget]:
        """What the assessment and the star hold to begin with, open while there is no goal yet."""
        work, family = self._desk.work, self._place.family
        if work.assessments.current(family) is None and not work.stars.standing(family):
            return []
        fold = CameUp(self._desk, self._place.family, plan)
        fold.set_open(not plan.goals if self._came_up_open is None else self._came_up_open)
        fold.toggled.connect(self._keep_open)
        return [fold]

    def _keep_open(self, is_open: bool) -> None:
        self._came_up_open = is_open

    def _new_goal(self, plan: Plan) -> Button:
        make = SecondaryButton if plan.goals else PrimaryButton
        button = make(self.look, self._desk.words("plan.add_goal"), "plus")
        button.clicked.connect(lambda: self._desk.go(new_goal(self._desk, self._place.family)))
        return button

    def _summary(self, plan: Plan) -> str:
        if not plan.goals:
            return ""
        finished = sum(action.is_done for action in plan.actions)
        words = self._desk.words
        goals, actions = words("plan.goals", count=len(plan.goals)), words("plan.actions", count=len(plan.actions))
        said = words("plan.summary", goals=goals, actions=actions, done=finished)
        return f"{how_agreed(self._desk, self._place.family, plan)} {said}"

    def _goal(self, family: Family, goal: Goal, number: int) -> Card:
        words, card = self._desk.words, Card(self.look)
        quote = words("plan.quote", words=goal.words)
        head = GoalHead(
            self.look, words("plan.goal", number=number), quote, self._about(family, goal), words("plan.change")
        )
        head.opened.connect(lambda: self._open_goal(goal.id))
        self._rows[goal.id] = head.control
        card.add_row(head)
        for action in goal.actions:
            card.add_row(self._action(goal, action))
        add = AddRow(self.look, words("plan.add_action"))
        add.setAccessibleName(words("plan.add_action_to", number=number))
        add.clicked.connect(lambda: self._open_action(goal.id, self._desk.work.plans.new_record()))
        card.add_row(add)
        return card

    def _taken_away(self, goal: Goal, said: str) -> Card:
        """What is still to be done for a goal that was taken away, so that nobody's work is out of sight."""
        words, card = self._desk.words, Card(self.look)
        quote = words("plan.quote", words=said) if said else ""
        bring_back = words("plan.bring_back") if said else ""
        head = GoalHead(self.look, words("plan.taken_away"), quote, words("plan.taken_away_why"), bring_back)
        head.opened.connect(lambda: self._bring_back(goal))
        card.add_row(head)
        for action in goal.actions:
            card.add_row(self._action(goal, action))
        return card

    def _about(self, family: Family, goal: Goal) -> str:
        words, speaker = self._desk.words, family.member(goal.speaker)
        titles = {area.id: area.title for area in self._desk.work.stars.in_use.areas}
        whose = words("plan.whose", name=self._desk.called(speaker)) if speaker else ""
        about = "  ".join(filter(None, (whose, titles.get(goal.area, goal.area))))
        known = words("plan.how_known", how=goal.how_known) if goal.how_known else ""
        source = words("plan.comes_from", said=self._sources[goal.id]) if goal.source else ""
        return "\n".join(filter(None, (about, known, source)))

    def _action(self, goal: Goal, action: Action) -> ActionRow:
        when, state = self._when(action), self._state(action)
        who = action.by_whom(self._called)
        row = ActionRow(self.look, action.what, who, when, state, is_done=action.is_done)
        self._rows[action.id] = row.control
        row.opened.connect(lambda: self._open_action(goal.id, action.id))
        row.ticked.connect(lambda is_done: self._tick(action, is_done=is_done))
        return row

    def _when(self, action: Action) -> str | QWidget:
        words, today = self._desk.words, self._desk.today
        if action.by is None:
            return action.by_as_written
        day = short_day_from(action.by, today)
        if not action.is_done and is_unlikely(action.by, today):
            return Late(self.look, words("plan.which_year", year=action.by.year))
        if action.state == Progress.STOPPED and action.progress_on:
            return words("plan.stopped_on", day=short_day_from(action.progress_on, today))
        if action.state in (Progress.NOT_STARTED, Progress.GOING) and action.by < today:
            return Late(self.look, words("plan.late", day=day))
        return words("plan.by", day=day)

    def _state(self, action: Action) -> QWidget:
        """How far it is; a word that this program does not have is said as it was written."""
        words, today = self._desk.words, self._desk.today
        if action.done_on is not None:
            return done(self.look, words("plan.done_on", day=short_day_from(action.done_on, today)))
        match action.state:
            case Progress.NOT_STARTED:
                return Tag(self.look, words("plan.to_do"))
            case Progress.GOING:
                return Tag(self.look, words("plan.going"), "accent")
            case Progress.STOPPED:
                return Line(self.look, words("plan.stopped"), "soft")
        return Tag(self.look, action.state)

    def _tick(self, action: Action, *, is_done: bool) -> None:
        if may_write(self._desk, self._place.family):
            self._desk.work.plans.done(self._place.family, action.id, self._desk.today if is_done else None)
        else:
            self.read()

    def _bring_back(self, goal: Goal) -> None:
        if may_write(self._desk, self._place.family):
            self._desk.work.plans.bring_back(self._place.family, kinds.GOAL, goal.id)

    def _open_agreement(self) -> None:
        plans, family = self._desk.work.plans, self._place.family
        self._desk.go(places.AgreePlan(family, plans.agreeing(family)))

    def _open_goal(self, goal: RecordId) -> None:
        self._desk.go(places.GoalForm(self._place.family, goal))

    def _open_action(self, goal: RecordId, action: RecordId) -> None:
        self._desk.go(places.ActionForm(self._place.family, goal, action))
