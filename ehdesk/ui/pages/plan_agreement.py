"""Agreeing the plan: who was there, on which day, and when everyone meets again. That makes a version of it."""

from collections.abc import Mapping

from ehdesk.domain.body import Body, day, names, text
from ehdesk.services.announce import Changed
from ehdesk.services.editing import Editing
from ehdesk.services.plans import VersionIsAgreed
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.doer_choices import PEOPLE, doer_choices
from ehdesk.ui.forms.day_field import coming_day, past_day
from ehdesk.ui.pages.plan_forms import PlanForm
from ehdesk.ui.pages.plan_versions import PlanVersionsPage
from ehdesk.ui.shell.page import Page
from ehdesk.ui.widgets.choice_cards import TickCards
from ehdesk.ui.widgets.text_field import TextField


class AgreePlanPage(PlanForm):
    """The plan as it stands is kept as a version; going on changing the plan does not change it."""

    lists, is_final = frozenset({"there"}), True
    meeting = ("meet_on", "meet_time", "meet_place")
    """These belong to the plan itself."""

    def __init__(self, desk: Desk, place: places.AgreePlan) -> None:
        words, look = desk.words, desk.look
        editing = desk.work.plans.agreement(place.family, place.version)
        super().__init__(desk, place, words("agree.title"), words("agree.subtitle"), editing)
        self._own = desk.work.plans.own_words(place.family)
        if desk.names_are_hidden:
            self.hide_all()
            return
        there = doer_choices(desk, place.family, names(editing.body, "there"), PEOPLE)
        self.ask("there", TickCards(look, words("agree.there"), there))
        self.ask("there_else", TextField(look, words("agree.there_else")))
        self.ask("on", past_day(desk, words("agree.on")))
        self.presume("on", desk.today.isoformat())
        self.ask("meet_on", coming_day(desk, words("meeting.on")))
        self.ask("meet_time", TextField(look, words("meeting.time"), words("meeting.time_hint"), width=230))
        self.ask("meet_place", TextField(look, words("meeting.place")))
        self.end_with(words("plan.agree"), self._problems)

    def go_back(self) -> None:
        self._desk.go(places.PlanHome(self._editing.family))

    def record_of(self, name: str) -> Editing:
        return self._own if name in self.meeting else super().record_of(name)

    def finished(self) -> None:
        if self._desk.names_are_hidden:
            self.go_back()
            return
        self._desk.work.plans.agree(self._editing.family, self._editing.record)
        self.go_back()
        self._desk.say(self._desk.words("agree.agreed"))

    def _take_in(self, changed: Changed) -> None:
        if changed.came_in and changed.concerns(self._editing.family):
            self._own.reread(typing=self._typing.fields)
        super()._take_in(changed)

    def _problems(self, body: Body) -> Mapping[str, str]:
        words, found = self._desk.words, {}
        if not names(body, "there") and not text(body, "there_else"):
            found["there"] = words("agree.need_there")
        if text(body, "on") and day(body, "on") is None:
            found["on"] = words("common.no_such_date")
        return found

    def doubts(self, body: Body) -> Mapping[str, str]:
        return super().doubts({**body, "meet_on": text(self._own.body, "meet_on")})


def agree_page(desk: Desk, place: places.AgreePlan) -> Page:
    """The form for an agreement under way; one that was made is only shown."""
    try:
        return AgreePlanPage(desk, place)
    except VersionIsAgreed:
        return PlanVersionsPage(desk, places.PlanVersions(place.family))
