"""Somebody of the family: who they are, where they live, what they are to others."""

from collections.abc import Mapping

from ehdesk.domain import kinds
from ehdesk.domain.body import Body, day, text
from ehdesk.domain.change import RecordId
from ehdesk.domain.family import Family, Role
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.record_form import RecordForm
from ehdesk.ui.pages.ties import Ties
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards, TickCards
from ehdesk.ui.widgets.date_field import DateField
from ehdesk.ui.widgets.text_field import LongTextField, TextField


class _FormOfNames(RecordForm):
    """A form that shows nothing of the record while names are hidden."""

    def _hide(self) -> None:
        self.add(names_hidden(self._desk))
        self._check = lambda _body: {}


class MemberFormPage(_FormOfNames):
    """Every question is optional but the name, and that is only asked for when one says that one is done."""

    lists = frozenset({"households"})

    def __init__(self, desk: Desk, place: places.MemberForm) -> None:
        words, families = desk.words, desk.work.families
        editing = families.editing(place.family, kinds.MEMBER, place.member)
        title = words("member.title") if editing.exists else words("member.title_new")
        super().__init__(desk, place, title, words("member.subtitle"), editing)
        if desk.names_are_hidden:
            self._hide()
            return
        family = families.family(place.family)
        look, optional = desk.look, words("common.optional")
        roles = [Choice(role.value, words(f"member.{role.value}")) for role in Role]
        self.ask("name", TextField(look, words("member.name"), words("member.name_hint")))
        self.ask("known_as", TextField(look, words("member.known_as"), words("member.known_as_hint"), optional))
        self.ask("role", ChoiceCards(look, words("member.role"), roles))
        self._born = self.ask("born", DateField(look, words("member.born"), words("member.date_hint"), optional))
        self._due = self.ask("due", DateField(look, words("member.due"), words("member.date_hint"), optional))
        self.ask("speaks", TextField(look, words("member.speaks"), words("member.speaks_hint"), optional))
        self.ask("about", LongTextField(look, words("member.about"), words("member.about_hint"), optional))
        self._ask_homes(family)
        self.add(Ties(desk, place))
        self._show_dates()
        self.end_with(words("member.done"), self._problems, words("member.remove"), words("member.removed"))

    def saved(self, name: str) -> None:
        if name == "role":
            self._show_dates()

    def _ask_homes(self, family: Family) -> None:
        homes = [Choice(home.id, home.name) for home in family.households]
        if homes:
            self.ask("households", TickCards(self.look, self._desk.words("member.homes"), homes))

    def _show_dates(self) -> None:
        is_expected = text(self._editing.body, "role") == Role.EXPECTED
        self._born.setVisible(not is_expected)
        self._due.setVisible(is_expected)

    def _problems(self, body: Body) -> Mapping[str, str]:
        words, found = self._desk.words, {}
        if not text(body, "name") and not text(body, "known_as"):
            found["name"] = words("member.need_name")
        if not text(body, "role"):
            found["role"] = words("member.need_role")
        for name in ("born", "due"):
            if text(body, name) and day(body, name) is None:
                found[name] = words("common.no_such_date")
        born = day(body, "born")
        if born is not None and born > self._desk.today:
            found["born"] = words("member.not_yet_born")
        return found


class HomeFormPage(_FormOfNames):
    """A home of the family, and who must not learn where it is."""

    lists = frozenset({"kept_from"})

    def __init__(self, desk: Desk, place: places.HomeForm) -> None:
        words, families = desk.words, desk.work.families
        editing = families.editing(place.family, kinds.HOUSEHOLD, place.home)
        title = words("home.title") if editing.exists else words("home.title_new")
        super().__init__(desk, place, title, words("home.subtitle"), editing)
        if desk.names_are_hidden:
            self._hide()
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


def new_member(desk: Desk, place: places.InFamily) -> places.MemberForm:
    """The form for somebody who is not in the family's record yet."""
    return places.MemberForm(place.family, RecordId(desk.work.families.new_record()))
