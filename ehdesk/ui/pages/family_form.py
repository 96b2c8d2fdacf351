"""About a family as a whole: what we call it, who leads the work, and the days on the way that nothing else records."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from ehdesk.domain import kinds
from ehdesk.domain.body import Body, text
from ehdesk.domain.change import RecordId
from ehdesk.domain.milestones import TYPED
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.day_field import doubts_about_days, past_day
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.alike import FamiliesAlike
from ehdesk.ui.pages.record_form import RecordForm
from ehdesk.ui.widgets.ask_first import Question
from ehdesk.ui.widgets.text_field import TextField


class FamilyFormPage(RecordForm):
    """Everything is optional but the name. Opened from a milestone, the keyboard is on its day."""

    def __init__(self, desk: Desk, place: places.FamilyForm) -> None:
        words, look = desk.words, desk.look
        editing = desk.work.families.editing(place.family, kinds.FAMILY, RecordId(place.family))
        super().__init__(desk, place, words("about.title"), words("about.subtitle"), editing)
        self._opens_at = place.field
        if desk.names_are_hidden:
            self.add(names_hidden(desk))
            self._check = lambda _body: {}
            return
        self.ask("name", TextField(look, words("new_family.name"), words("new_family.name_hint")))
        self._alike = FamiliesAlike(desk)
        self.add(self._alike)
        self.ask("reference", TextField(look, words("about.reference"), words("about.reference_hint"), width=330))
        if not desk.work.around.around(place.family).leads:
            self.ask("lead", TextField(look, words("about.lead"), words("about.lead_hint")))
        for field in TYPED.values():
            self.ask(field, past_day(desk, words(f"about.{field}")))
        name = desk.family_name(desk.work.families.family(place.family))
        sure = Question(
            words("about.remove_sure", name=name), words("about.remove_yes"), words("about.remove_no", name=name)
        )
        removing = words("about.remove"), words("about.removed", name=name)
        self.end_with(words("home.done"), self._problems, *removing, question=sure)

    def saved(self, name: str) -> None:
        if name == "name":
            self._alike.look_for(text(self._editing.body, "name"), but=self._editing.family)

    def opening_focus(self) -> QWidget | None:
        field = self._fields.get(self._opens_at)
        return field.control if field else super().opening_focus()

    def _problems(self, body: Body) -> Mapping[str, str]:
        return {} if text(body, "name") else {"name": self._desk.words("new_family.need_name")}

    def doubts(self, body: Body) -> Mapping[str, str]:
        return doubts_about_days(self._desk, body, *TYPED.values())

    def _remove(self, said: str) -> None:
        """Off the list; nothing of it is thrown away, so the list is where one goes."""
        families, editing = self._desk.work.families, self._editing
        self.save_typed()
        editing.remove()
        self._desk.go(places.MyFamilies())
        self._desk.say(said, lambda: families.put_back(editing.family))
