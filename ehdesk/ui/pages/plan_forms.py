"""The forms of a plan: a goal, an action, and what is around them."""

from collections.abc import Mapping

from ehdesk.domain.body import Body, day, text
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.record_form import RecordForm
from ehdesk.ui.widgets.date_field import DateField
from ehdesk.ui.widgets.select import SelectField
from ehdesk.ui.widgets.text_field import LongTextField, TextField


class GoalFormPage(RecordForm):
    """What the family wants, in whose words, and which area of the star it is about."""

    def __init__(self, desk: Desk, place: places.GoalForm) -> None:
        words, plans, look = desk.words, desk.work.plans, desk.look
        editing = plans.goal(place.family, place.goal)
        title = words("goal.title") if editing.exists else words("goal.title_new")
        super().__init__(desk, place, title, words("goal.subtitle"), editing)
        optional = words("common.optional")
        members = desk.work.families.family(place.family).members
        areas = desk.work.stars.in_use.areas
        self.ask("words", LongTextField(look, words("goal.words"), words("goal.words_hint")))
        speakers = [(one.id, desk.called(one)) for one in members]
        self.ask("speaker", SelectField(look, words("goal.speaker"), speakers, "", optional))
        self.ask("area", SelectField(look, words("goal.area"), [(area.id, area.title) for area in areas], "", optional))
        self.end_with(words("goal.done"), self._problems, words("goal.remove"), words("goal.removed"))

    def _problems(self, body: Body) -> Mapping[str, str]:
        return {} if text(body, "words") else {"words": self._desk.words("goal.need_words")}


class ActionFormPage(RecordForm):
    """What somebody will do, who, and by when."""

    def __init__(self, desk: Desk, place: places.ActionForm) -> None:
        words, plans, look = desk.words, desk.work.plans, desk.look
        editing = plans.action(place.family, place.goal, place.action)
        title = words("action.title") if editing.exists else words("action.title_new")
        super().__init__(desk, place, title, words("action.subtitle"), editing)
        optional = words("common.optional")
        self.ask("what", TextField(look, words("action.what"), words("action.what_hint")))
        self.ask("who", TextField(look, words("action.who"), words("action.who_hint")))
        self.ask("by", DateField(look, words("action.by"), words("action.by_hint"), optional))
        self.end_with(words("action.done"), self._problems, words("action.remove"), words("action.removed"))

    def _problems(self, body: Body) -> Mapping[str, str]:
        words, found = self._desk.words, {}
        for name in ("what", "who"):
            if not text(body, name):
                found[name] = words(f"action.need_{name}")
        if text(body, "by") and day(body, "by") is None:
            found["by"] = words("common.no_such_date")
        return found


class MeetingFormPage(RecordForm):
    """What is going well, and when everyone meets again."""

    def __init__(self, desk: Desk, place: places.MeetingForm) -> None:
        words, look = desk.words, desk.look
        editing = desk.work.plans.own_words(place.family)
        super().__init__(desk, place, words("meeting.title"), words("goal.subtitle"), editing)
        optional = words("common.optional")
        going_well = LongTextField(look, words("meeting.going_well"), words("meeting.going_well_hint"), optional)
        self.ask("going_well", going_well)
        self.ask("meet_on", DateField(look, words("meeting.on"), words("action.by_hint"), optional))
        self.ask("meet_time", TextField(look, words("meeting.time"), words("meeting.time_hint"), optional, 230))
        self.ask("meet_place", TextField(look, words("meeting.place"), "", optional))
        self.ask("meet_who", TextField(look, words("meeting.who"), words("meeting.who_hint"), optional))
        self.end_with(words("goal.done"), self._problems)

    def _problems(self, body: Body) -> Mapping[str, str]:
        wrong = text(body, "meet_on") and day(body, "meet_on") is None
        return {"meet_on": self._desk.words("common.no_such_date")} if wrong else {}
