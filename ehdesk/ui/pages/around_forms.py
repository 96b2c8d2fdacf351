"""The forms of those who work with a family: an agency, and somebody of one."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from ehdesk.domain.around import AgencyKind, Part
from ehdesk.domain.body import Body, day, listed, text
from ehdesk.domain.typed_days import Lean
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.day_field import rough_day
from ehdesk.ui.pages.form_of_names import FormOfNames
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import TickCards
from ehdesk.ui.widgets.select import SelectField
from ehdesk.ui.widgets.text_field import LongTextField, TextField


class AgencyFormPage(FormOfNames):
    """What an agency is called, what it does with the family, and from when to when."""

    def __init__(self, desk: Desk, place: places.AgencyForm) -> None:
        words, look = desk.words, desk.look
        editing = desk.work.around.agency(place.family, place.agency)
        title = words("agency.title") if editing.exists else words("agency.title_new")
        super().__init__(desk, place, title, words("agency.subtitle"), editing)
        if desk.names_are_hidden:
            self.hide_all()
            return
        self.ask("name", TextField(look, words("agency.name"), words("agency.name_hint")))
        kinds = [(one.value, words(f"around.kind_{one}")) for one in AgencyKind]
        self.ask("kind", SelectField(look, words("agency.kind"), kinds, nothing=words("common.nothing_chosen")))
        self.ask("does", LongTextField(look, words("agency.does"), words("agency.does_hint")))
        self.ask("since", rough_day(desk, words("agency.since"), Lean.PAST))
        self.ask("until", rough_day(desk, words("agency.until"), Lean.EITHER))
        self.end_with(words("agency.done"), self._problems, words("agency.remove"), words("agency.removed"))

    def _problems(self, body: Body) -> Mapping[str, str]:
        words = self._desk.words
        found = {} if text(body, "name") else {"name": words("agency.need_name")}
        since, until = day(body, "since"), day(body, "until")
        if since is not None and until is not None and until < since:
            found["until"] = words("agency.before")
        return found


class WorkerFormPage(FormOfNames):
    """Who somebody is, where they work, how to reach them, and whether they lead."""

    lists = frozenset({"parts"})

    def __init__(self, desk: Desk, place: places.WorkerForm) -> None:
        words, look = desk.words, desk.look
        editing = desk.work.around.worker(place.family, place.worker, place.agency)
        title = words("worker.title") if editing.exists else words("worker.title_new")
        super().__init__(desk, place, title, words("worker.subtitle"), editing)
        if desk.names_are_hidden:
            self.hide_all()
            return
        self.ask("name", TextField(look, words("worker.name"), words("worker.name_hint")))
        self.ask("job", TextField(look, words("worker.job"), words("worker.job_hint")))
        self._ask_agency(desk, place)
        self.ask("phone", TextField(look, words("worker.phone"), words("worker.phone_hint"), width=330))
        self.ask("email", TextField(look, words("worker.email")))
        lead = [Choice(Part.LEAD.value, words("worker.part_lead"))]
        self.ask("parts", TickCards(look, words("worker.parts"), lead, words("worker.parts_hint")))
        self.end_with(words("worker.done"), self._problems, words("worker.remove"), words("worker.removed"))

    def opening_focus(self) -> QWidget | None:
        """How to reach somebody, where only their name is known."""
        body, phone = self._editing.body, self._fields.get("phone")
        is_reached = bool(text(body, "phone") or text(body, "email"))
        return phone.control if phone and text(body, "name") and not is_reached else super().opening_focus()

    def _ask_agency(self, desk: Desk, place: places.WorkerForm) -> None:
        """Of those that are here; of which one somebody new is, is known from where they are added."""
        agencies = [(one.id, one.name) for one in desk.work.around.around(place.family).agencies]
        if agencies and (self._editing.exists or not place.agency):
            none = desk.words("common.nothing_chosen")
            self.ask("agency", SelectField(self.look, desk.words("worker.agency"), agencies, nothing=none))

    def _problems(self, body: Body) -> Mapping[str, str]:
        words = self._desk.words
        found = {} if text(body, "name") else {"name": words("worker.need_name")}
        if Part.LEAD in listed(body, "parts") and not (text(body, "phone") or text(body, "email")):
            found["phone"] = words("worker.need_reach")
        return found
