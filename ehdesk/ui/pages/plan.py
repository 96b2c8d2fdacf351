"""The family plan: goals as quotations, actions as rows, and when everyone meets again."""

from PySide6.QtWidgets import QWidget

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.domain.family import Family
from ehdesk.domain.plan import Action, Goal, Plan
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.saying import day_in_words, short_day
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import Card, TitledCard
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.plan_rows import ActionRow, AddRow, GoalHead, done
from ehdesk.ui.widgets.tag import Late, Tag


class PlanPage(LivingPage):
    """Goals and actions can be ticked, changed, added; taking one away can be undone."""

    def __init__(self, desk: Desk, place: places.PlanHome) -> None:
        super().__init__(desk, desk.words("plan.title"), place.family)
        self._place = place
        self._print = SecondaryButton(desk.look, desk.words("plan.print"), "printer")
        self._print.clicked.connect(lambda: desk.go(places.Print(place.family)))
        self._add_goal = PrimaryButton(desk.look, desk.words("plan.add_goal"), "plus")
        self._add_goal.clicked.connect(lambda: self._open_goal(desk.work.plans.new_record()))
        self.add_header_button(self._print)
        self.add_header_button(self._add_goal)
        self.open_at(self._add_goal)
        self.print_asked.connect(self._print.click)
        self.read()

    def content(self) -> Column:
        family = self._desk.work.families.family(self._place.family)
        plan = self._desk.work.plans.plan(self._place.family)
        self.set_title(self._desk.words("plan.title"), self._summary(plan))
        column = Column(self.look)
        if self._desk.names_are_hidden:
            column.add(names_hidden(self._desk))
            return column
        if not plan.goals:
            column.add(EmptyState(self.look, self._desk.words("plan.none"), self._desk.words("plan.none_why")))
        for number, goal in enumerate(plan.goals, 1):
            column.add(self._goal(family, goal, number))
        words_of = self._desk.work.families.called(family.id) if plan.taken_away else {}
        for goal in plan.taken_away:
            column.add(self._taken_away(goal, words_of.get(goal.id, "")))
        column.add(self._own_words(plan))
        return column

    def _summary(self, plan: Plan) -> str:
        finished = sum(action.is_done for action in plan.actions)
        words = self._desk.words
        goals, actions = words("plan.goals", count=len(plan.goals)), words("plan.actions", count=len(plan.actions))
        return words("plan.summary", goals=goals, actions=actions, done=finished) if plan.goals else ""

    def _goal(self, family: Family, goal: Goal, number: int) -> Card:
        words, card = self._desk.words, Card(self.look)
        quote = words("plan.quote", words=goal.words)
        head = GoalHead(
            self.look, words("plan.goal", number=number), quote, self._about(family, goal), words("plan.change")
        )
        head.opened.connect(lambda: self._open_goal(goal.id))
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
        head.opened.connect(lambda: self._desk.work.plans.bring_back(self._place.family, kinds.GOAL, goal.id))
        card.add_row(head)
        for action in goal.actions:
            card.add_row(self._action(goal, action))
        return card

    def _about(self, family: Family, goal: Goal) -> str:
        words, speaker = self._desk.words, family.member(goal.speaker)
        titles = {area.id: area.title for area in self._desk.work.stars.in_use.areas}
        whose = words("plan.whose", name=self._desk.called(speaker)) if speaker else ""
        return "  ".join(filter(None, (whose, titles.get(goal.area, ""))))

    def _action(self, goal: Goal, action: Action) -> ActionRow:
        when, state = self._when(action), self._state(action)
        row = ActionRow(self.look, action.what, action.who, when, state, is_done=action.is_done)
        row.opened.connect(lambda: self._open_action(goal.id, action.id))
        row.ticked.connect(lambda is_done: self._tick(action, is_done=is_done))
        return row

    def _when(self, action: Action) -> str | QWidget:
        if action.by is None:
            return action.by_as_written
        if not action.is_done and action.by < self._desk.today:
            return Late(self.look, self._desk.words("plan.late", day=short_day(action.by)))
        return self._desk.words("plan.by", day=short_day(action.by))

    def _state(self, action: Action) -> QWidget:
        if action.done_on is not None:
            return done(self.look, self._desk.words("plan.done_on", day=short_day(action.done_on)))
        return Tag(self.look, self._desk.words("plan.to_do"))

    def _tick(self, action: Action, *, is_done: bool) -> None:
        self._desk.work.plans.done(self._place.family, action.id, self._desk.today if is_done else None)

    def _own_words(self, plan: Plan) -> TitledCard:
        """What is going well, and the next meeting."""
        words = self._desk.words
        card = TitledCard(self.look, words("plan.around"))
        change = QuietButton(self.look, words("plan.change"), "pencil", words("plan.change_around"))
        change.clicked.connect(lambda: self._desk.go(places.MeetingForm(self._place.family)))
        card.add_button(change)
        facts = {"meeting.going_well": plan.going_well, "plan.meet": self._meeting(plan)}
        for question, answer in facts.items():
            row = AnswerRow(self.look, words(question), answer or words("check.nothing"), "")
            row.show_kind("answer" if answer else "soft")
            card.add_row(row)
        return card

    def _meeting(self, plan: Plan) -> str:
        on = day_in_words(plan.meet_on) if plan.meet_on else plan.meet_on_as_written
        return ", ".join(filter(None, (on, plan.meet_time, plan.meet_place, plan.meet_who)))

    def _open_goal(self, goal: RecordId) -> None:
        self._desk.go(places.GoalForm(self._place.family, goal))

    def _open_action(self, goal: RecordId, action: RecordId) -> None:
        self._desk.go(places.ActionForm(self._place.family, goal, action))
