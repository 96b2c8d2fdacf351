"""The forms of a plan: a goal, and what is around the goals."""

from collections.abc import Mapping

from ehdesk.domain.body import Body, day, text
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.plan import is_unlikely
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.day_field import coming_day, unread_days
from ehdesk.ui.pages.form_of_names import FormOfNames
from ehdesk.ui.pages.topic_titles import said_alone
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.widgets.buttons import Button, SecondaryButton
from ehdesk.ui.widgets.select import SelectField
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.text_field import LongTextField, TextField

_DAYS = ("by", "meet_on", "review_on")
_LONGEST = 60
"""The letters of an answer that are shown in a list to choose from."""


class PlanForm(FormOfNames):
    """A form that leads back to the plan, to where one was in it."""

    def go_back(self) -> None:
        self._desk.go(places.PlanHome(self._editing.family, self._editing.record))

    def doubts(self, body: Body) -> Mapping[str, str]:
        """Days so far away that the year may be a slip, and what is no day."""
        days = {name: on for name in _DAYS if (on := day(body, name)) is not None}
        words, today = self._desk.words, self._desk.today
        far = {name: words("plan.is_it_right", day=day_in_words(on)) for name, on in days.items()}
        unlikely = {name: said for name, said in far.items() if is_unlikely(days[name], today)}
        unread = {name: words("plan.is_it_a_day", words=said) for name, said in unread_days(body, *_DAYS).items()}
        return {**unlikely, **unread}

    def another(self, words: str, place: places.Place) -> Button:
        """A button that ends this one as Done does, and begins the next."""
        button = SecondaryButton(self.look, words, "plus")
        button.clicked.connect(lambda: self._finish_and_go(place))
        return button

    def _finish_and_go(self, place: places.Place) -> None:
        if self.is_fine():
            self._desk.go(place)


class GoalFormPage(PlanForm):
    """What the family wants, in whose words, how everyone will know, and where it comes from."""

    def __init__(self, desk: Desk, place: places.GoalForm) -> None:
        words, plans, look = desk.words, desk.work.plans, desk.look
        editing = plans.goal(place.family, place.goal)
        title = words("goal.title") if editing.exists else words("goal.title_new")
        super().__init__(desk, place, title, words("goal.subtitle"), editing)
        if desk.names_are_hidden:
            self.hide_all()
            return
        family, chosen = desk.work.families.family(place.family), text(editing.body, "speaker")
        members = [one for one in family.members if one.id == chosen or not one.has_died]
        areas = desk.work.stars.in_use.areas
        self.ask("words", LongTextField(look, words("goal.words"), words("goal.words_hint")))
        speakers = [(one.id, desk.called(one)) for one in members]
        none = words("common.nothing_chosen")
        self.ask("speaker", SelectField(look, words("goal.speaker"), speakers, nothing=none))
        known = LongTextField(look, words("goal.how_known"), words("goal.how_known_hint"))
        self.ask("how_known", known)
        titles = [(area.id, area.title) for area in areas]
        self.ask("area", SelectField(look, words("goal.area"), titles, nothing=none))
        if place.area and self._is_new:
            self.presume("area", place.area)
        self._ask_source(place)
        removing = words("goal.remove"), words("goal.removed")
        self.end_with(words("goal.done"), self._problems, *removing, more=self._others())

    def _others(self) -> SideBySide:
        plans, family = self._desk.work.plans, self._editing.family
        next_goal = places.GoalForm(family, plans.new_record())
        first_action = places.ActionForm(family, self._editing.record, plans.new_record())
        to_action = self.another(self._desk.words("goal.to_action"), first_action)
        return SideBySide(self.look, to_action, self.another(self._desk.words("goal.another"), next_goal))

    def _ask_source(self, place: places.GoalForm) -> None:
        """An answer of the assessment that says otherwise by now, or is gone, is still shown as it was chosen.

        What was said alone is offered by its topic, once, and never in its words.
        """
        chosen = text(self._editing.body, "source")
        self._sources = {one.field: one for one in self._desk.work.plan_sources.of(place.family)}
        said = text(self._editing.body, "source_said")
        taken = self._desk.work.said_alone.taken_from(self._editing.record, said)
        alone = said_alone(self._desk, place.family, *self._sources, *filter(None, (chosen,)), *taken)
        self._said = {field: alone.get(field, one.said) for field, one in self._sources.items()}
        offered = dict(self._said)
        if chosen:
            offered[chosen] = next((alone[one] for one in (chosen, *taken) if one in alone), said or chosen)
        once = {said: field for field, said in reversed(offered.items()) if field in alone}
        if chosen in alone:
            once[offered[chosen]] = chosen
        offered = {field: said for field, said in offered.items() if once.get(said, field) == field}
        if offered:
            options = [(field, shortened(said)) for field, said in offered.items()]
            words = self._desk.words
            self.ask(
                "source", SelectField(self.look, words("goal.source"), options, nothing=words("common.nothing_chosen"))
            )
            if place.source in self._sources and self._is_new:
                self.presume("source", place.source)
                self.presume("area", self._sources[place.source].area)

    def saved(self, name: str) -> None:
        if name == "source":
            chosen = text(self._editing.body, "source")
            source = self._sources.get(chosen)
            self._editing.save({"source_said": self._said.get(chosen, "")})
            if source is not None and source.area and not self._fields["area"].value():
                self._save("area", source.area)
                self._fields["area"].show_value(source.area)

    def _problems(self, body: Body) -> Mapping[str, str]:
        return {} if text(body, "words") else {"words": self._desk.words("goal.need_words")}


class MeetingFormPage(PlanForm):
    """What is going well, when everyone meets again, and what to do if things get worse."""

    def __init__(self, desk: Desk, place: places.MeetingForm) -> None:
        words, look = desk.words, desk.look
        editing = desk.work.plans.own_words(place.family)
        super().__init__(desk, place, words("meeting.title"), words("meeting.subtitle"), editing)
        if desk.names_are_hidden:
            self.hide_all()
            return
        going_well = LongTextField(look, words("meeting.going_well"), words("meeting.going_well_hint"))
        self.ask("going_well", going_well)
        self.ask("if_worse", LongTextField(look, words("meeting.if_worse"), words("meeting.if_worse_hint")))
        call = TextField(look, words("meeting.if_worse_call"), words("meeting.if_worse_call_hint"))
        self.ask("if_worse_call", call)
        self.ask("review_on", coming_day(desk, words("meeting.review_on")))
        self.ask("meet_on", coming_day(desk, words("meeting.on")))
        self.ask("meet_time", TextField(look, words("meeting.time"), words("meeting.time_hint"), width=230))
        self.ask("meet_place", TextField(look, words("meeting.place")))
        self.ask("meet_who", TextField(look, words("meeting.who"), words("meeting.who_hint")))
        self.end_with(words("goal.done"), lambda _body: {})


def new_goal(desk: Desk, family: FamilyId, source: str = "", area: str = "") -> places.GoalForm:
    """The form for a goal that is not on the plan yet; it may come from an answer, or be about an area of the star."""
    return places.GoalForm(family, RecordId(desk.work.plans.new_record()), source, area)


def shortened(said: str, most: int = _LONGEST) -> str:
    """An answer where there is room for so many letters of it."""
    return said if len(said) <= most else f"{said[:most].rstrip()} …"
