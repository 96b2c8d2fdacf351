"""The form of an action: what, who, by when, how it is going, and the notes on it."""

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QWidget

from ehdesk.domain.body import Body, names, text
from ehdesk.domain.plan import Progress, action_from
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.doer_choices import doer_choices
from ehdesk.ui.forms.day_field import coming_day
from ehdesk.ui.pages.plan_forms import PlanForm
from ehdesk.ui.pages.progress_notes import ProgressNotes
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards, TickCards
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.words import Words


class ActionFormPage(PlanForm):
    """What somebody will do, who, by when, and how far it is."""

    lists = frozenset({"owners"})

    def __init__(self, desk: Desk, place: places.ActionForm) -> None:
        words, plans, look = desk.words, desk.work.plans, desk.look
        editing = plans.action(place.family, place.goal, place.action)
        title = words("action.title") if editing.exists else words("action.title_new")
        super().__init__(desk, place, title, words("action.subtitle"), editing)
        self._notes: ProgressNotes | None = None
        if desk.names_are_hidden:
            self.hide_all()
            return
        self.add(*self._so_far(place))
        self.ask("what", TextField(look, words("action.what"), words("action.what_hint")))
        doers = doer_choices(desk, place.family, names(editing.body, "owners"))
        self.ask("owners", TickCards(look, words("action.owners"), doers, words("action.owners_hint")))
        self.ask("who", TextField(look, words("action.who"), words("action.who_hint")))
        self.ask("by", coming_day(desk, words("action.by")))
        if not self._is_new:
            self._ask_progress(place)
        another = self.another(words("action.another"), places.ActionForm(place.family, place.goal, plans.new_record()))
        removing = words("action.remove"), words("action.removed")
        self.end_with(words("goal.done"), self._problems, *removing, more=another)

    def _so_far(self, place: places.ActionForm) -> Iterator[QWidget]:
        """The goal that it is for, and what is to be done for it already."""
        plan, words = self._desk.work.plans.plan(place.family), self._desk.words
        goal = next((one for one in plan.goals if one.id == place.goal), None)
        if goal is None:
            return
        if goal.words:
            yield Words(self.look, words("action.for_goal", goal=goal.words), "strong")
        others = "; ".join(one.what for one in goal.actions if one.id != place.action and one.what)
        if others and self._is_new:
            yield Words(self.look, words("action.so_far", actions=others), "soft")

    def _ask_progress(self, place: places.ActionForm) -> None:
        words = self._desk.words
        steps = [Choice(step.value, words(f"action.{step.value}")) for step in Progress]
        self.ask("progress", ChoiceCards(self.look, words("action.progress"), steps))
        self._notes = ProgressNotes(self._desk, place.family, place.action)
        self.add(self._notes)

    def save_typed(self) -> None:
        super().save_typed()
        if self._notes is not None:
            self._notes.keep()

    @property
    def is_unsaved(self) -> bool:
        """Is there something typed, a note too, that the disk did not take?"""
        return super().is_unsaved or (self._notes is not None and self._notes.is_unsaved)

    def _shown(self, name: str) -> str:
        if name == "progress":
            return action_from(self._editing.record, self._editing.body).state
        return super()._shown(name)

    def _save(self, name: str, value: str) -> None:
        if name != "progress":
            super()._save(name, value)
            return
        today = self._desk.today.isoformat()
        is_done = value == Progress.DONE
        facts = {"done_on": today} if is_done else {"done_on": None, "progress": value, "progress_on": today}
        self._editing.save(facts)
        self._typing.answered(name)

    def _problems(self, body: Body) -> Mapping[str, str]:
        words, found = self._desk.words, {}
        if not text(body, "what"):
            found["what"] = words("action.need_what")
        if not text(body, "who") and not names(body, "owners"):
            found["owners"] = words("action.need_who")
        return found
