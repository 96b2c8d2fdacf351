"""A home of the family, and who must not learn where it is."""

from collections.abc import Mapping

from ehdesk.domain import kinds
from ehdesk.domain.body import Body, text
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.form_of_names import FormOfNames
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import TickCards
from ehdesk.ui.widgets.text_field import LongTextField, TextField


class HomeFormPage(FormOfNames):
    """What it is called, where it is, and from whom that is kept."""

    lists = frozenset({"kept_from"})

    def __init__(self, desk: Desk, place: places.HomeForm) -> None:
        words, families = desk.words, desk.work.families
        editing = families.editing(place.family, kinds.HOUSEHOLD, place.home)
        title = words("home.title") if editing.exists else words("home.title_new")
        super().__init__(desk, place, title, words("home.subtitle"), editing)
        if desk.names_are_hidden:
            self.hide_all()
            return
        look, optional = desk.look, words("common.optional")
        self.ask("name", TextField(look, words("home.name"), words("home.name_hint")))
        self.ask("address", LongTextField(look, words("home.address"), "", optional))
        members = [Choice(one.id, desk.called(one)) for one in families.family(place.family).members]
        if members:
            self.ask("kept_from", TickCards(look, words("home.kept_from"), members, words("home.kept_from_hint")))
        self.end_with(words("home.done"), self._problems, words("home.remove"), words("home.removed"))

    def _problems(self, body: Body) -> Mapping[str, str]:
        return {} if text(body, "name") else {"name": self._desk.words("home.need_name")}
