"""The forms of an agreement: what was agreed, who must not see it, with whom it is shared, and a withdrawal."""

from collections.abc import Callable, Iterable, Mapping

from ehdesk.domain.agreement import Purpose, Way
from ehdesk.domain.body import Body, day, listed, names, text
from ehdesk.domain.change import FamilyId
from ehdesk.domain.family import Role
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.day_field import past_day
from ehdesk.ui.pages.form_of_names import FormOfNames
from ehdesk.ui.pages.member_form import new_member
from ehdesk.ui.pages.sharing_who import SharingWho
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import TickCards
from ehdesk.ui.widgets.text_field import LongTextField
from ehdesk.ui.widgets.voice import Voice


class AgreementFormPage(FormOfNames):
    """Who agrees to what, how and when, and in which words."""

    lists = frozenset({"agreed_by", "agreed_to", "given"})

    def __init__(self, desk: Desk, place: places.AgreementForm) -> None:
        words, look = desk.words, desk.look
        editing = desk.work.agreements.agreement(place.family, place.agreement)
        title = words("agreement_form.title") if editing.exists else words("agreement_form.title_new")
        super().__init__(desk, place, title, words("agreement_form.subtitle"), editing)
        if desk.names_are_hidden:
            self.hide_all()
            return
        self._ask_who(desk, place)
        purposes = [Choice(one.value, words(f"agreement.to_{one}")) for one in Purpose]
        self.ask("agreed_to", TickCards(look, words("agreement_form.what"), purposes))
        ways = [Choice(one.value, words(f"agreement.given_{one}")) for one in Way]
        self.ask("given", TickCards(look, words("agreement_form.how"), ways, words("agreement_form.how_hint")))
        self.ask("given_on", past_day(desk, words("agreement_form.when")))
        if not editing.exists:
            self.presume("given_on", desk.today.isoformat())
        self.ask("words", Voice(look, words("agreement_form.words"), words("agreement_form.words_hint")))
        remove, removed = words("agreement_form.remove"), words("agreement_form.removed")
        self.end_with(words("agreement_form.done"), self._problems, remove, removed)

    def finished(self) -> None:
        """A new one leads to its page, where stands with whom it is shared and who must not see it."""
        if self._is_new and not self._desk.names_are_hidden:
            self._desk.go(places.AgreementHome(self._editing.family))
        else:
            self.go_back()

    def take_away(self) -> Callable[[], object]:
        agreements, family, own = self._desk.work.agreements, self._editing.family, self._editing.record
        parts = next(agreements.parts(one) for one in agreements.all(family) if one.id == own)
        agreements.remove(family, parts)
        return lambda: agreements.bring_back(family, parts)

    def _ask_who(self, desk: Desk, place: places.AgreementForm) -> None:
        words, members = desk.words, _members(desk, place.family, names(self._editing.body, "agreed_by"))
        if members:
            hint = words("agreement_form.who_hint")
            self.ask("agreed_by", TickCards(self.look, words("agreement_form.who"), members, hint))
            return
        nobody, add = words("agreement_form.nobody"), words("agreement_form.add_people")
        banner = Banner(self.look, nobody, "info", "person", add)
        banner.followed.connect(lambda: desk.go(new_member(desk, place)))
        self.add(banner)

    def _problems(self, body: Body) -> Mapping[str, str]:
        words = self._desk.words
        found: dict[str, str] = {}
        for name, phrase in (
            ("agreed_by", words("agreement_form.need_who")),
            ("agreed_to", words("agreement_form.need_what")),
            ("given", words("agreement_form.need_how")),
        ):
            if name in self.fields and not listed(body, name):
                found[name] = phrase
        need, not_yet = words("agreement_form.need_when"), words("agreement_form.not_yet")
        return found | _day_that_has_been(self._desk, body, "given_on", need, not_yet)


class MustNotSeeFormPage(FormOfNames):
    """Whom to keep it from: asked apart from the agreement, since they may be in the room."""

    lists = frozenset({"must_not_see"})

    def __init__(self, desk: Desk, place: places.MustNotSeeForm) -> None:
        words, look = desk.words, desk.look
        editing = desk.work.agreements.agreement(place.family, place.agreement)
        super().__init__(desk, place, words("must_not_see.title"), words("must_not_see.subtitle"), editing)
        if desk.names_are_hidden:
            self.hide_all()
            return
        members = _members(desk, place.family, names(editing.body, "must_not_see"))
        if members:
            hint = words("must_not_see.members_hint")
            self.ask("must_not_see", TickCards(look, words("must_not_see.members"), members, hint))
        others = words("must_not_see.others")
        self.ask("others_must_not_see", LongTextField(look, others, words("must_not_see.others_hint")))
        self.end_with(words("must_not_see.done"), lambda _body: {})


class SharingFormPage(FormOfNames):
    """With whom something is shared, and what."""

    def __init__(self, desk: Desk, place: places.SharingForm) -> None:
        words, look = desk.words, desk.look
        editing = desk.work.agreements.sharing(place.family, place.agreement, place.sharing)
        title = words("sharing.title") if editing.exists else words("sharing.title_new")
        super().__init__(desk, place, title, words("sharing.subtitle"), editing)
        if desk.names_are_hidden:
            self.hide_all()
            return
        who = SharingWho(desk, place.family)
        self.ask("who", who)
        self.add(who.offers)
        self.ask("what", LongTextField(look, words("sharing.what"), words("sharing.what_hint")))
        self.end_with(words("sharing.done"), self._problems, words("sharing.remove"), words("sharing.removed"))

    def _problems(self, body: Body) -> Mapping[str, str]:
        words, found = self._desk.words, {}
        for name in ("who", "what"):
            if not text(body, name):
                found[name] = words(f"sharing.need_{name}")
        return found


class WithdrawalFormPage(FormOfNames):
    """Who takes it back, when, and what they said; what that means stands above."""

    lists = frozenset({"by"})

    def __init__(self, desk: Desk, place: places.WithdrawalForm) -> None:
        words, look = desk.words, desk.look
        editing = desk.work.agreements.withdrawal(place.family, place.agreement, place.withdrawal)
        title = words("withdrawal.title") if editing.exists else words("withdrawal.title_new")
        super().__init__(desk, place, title, words("withdrawal.subtitle"), editing)
        if desk.names_are_hidden:
            self.hide_all()
            return
        self.add(Banner(look, words("withdrawal.means"), "plain"))
        if not editing.exists:
            self.add(Banner(look, words("withdrawal.instead"), "plain", "pencil"))
        members = _members(desk, place.family, names(editing.body, "by"))
        if members:
            self.ask("by", TickCards(look, words("withdrawal.who"), members))
        self.ask("withdrawn_on", past_day(desk, words("withdrawal.when")))
        if not editing.exists:
            self.presume("withdrawn_on", desk.today.isoformat())
        self.ask("words", Voice(look, words("withdrawal.words"), words("withdrawal.words_hint")))
        remove, removed = words("withdrawal.remove"), words("withdrawal.removed")
        self.end_with(words("withdrawal.done"), self._problems, remove, removed)

    def _problems(self, body: Body) -> Mapping[str, str]:
        words = self._desk.words
        found: dict[str, str] = {}
        if "by" in self.fields and not listed(body, "by"):
            found["by"] = words("withdrawal.need_who")
        need, not_yet = words("withdrawal.need_when"), words("withdrawal.not_yet")
        return found | _day_that_has_been(self._desk, body, "withdrawn_on", need, not_yet)


def _members(desk: Desk, family: FamilyId, chosen: Iterable[str]) -> list[Choice]:
    """Everyone in the family who is born and has not died, and whoever was chosen before."""
    everyone = desk.work.families.family(family)
    living = [one for one in everyone.living if one.role is not Role.EXPECTED]
    return [Choice(one.id, desk.called(one)) for one in everyone.members if one in living or one.id in chosen]


def _day_that_has_been(desk: Desk, body: Body, name: str, need: str, not_yet: str) -> dict[str, str]:
    """What is wrong with a day on which something was said."""
    on = day(body, name)
    if on is not None:
        return {name: not_yet} if on > desk.today else {}
    return {name: desk.words("common.no_such_date") if text(body, name) else need}
