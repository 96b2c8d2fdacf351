"""Somebody of the family: what is recorded of them, group by group."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ehdesk.domain.family import Family, Member
from ehdesk.domain.member_doubts import doubts
from ehdesk.domain.member_facts import GROUPS, Group
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.member_words import age_in_words, label, recorded
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.alike import PerhapsHere
from ehdesk.ui.pages.held_card import HeldCard
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.tie_words import stated_ties
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.card import Card
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.facts_row import FactsRow, Stated
from ehdesk.ui.widgets.words import Words

_MUST_BE_SEEN = ("not safe", "ask first")


class MemberPage(LivingPage):
    """Short groups of facts; each opens its own form."""

    def __init__(self, desk: Desk, place: places.MemberPage) -> None:
        super().__init__(desk, desk.words("member.title"), place.family)
        self._place = place
        self._held: HeldCard | None = None
        self.read()

    def content(self) -> QWidget:
        desk, family = self._desk, self._desk.work.families.family(self._place.family)
        member = family.member(self._place.member)
        if desk.names_are_hidden:
            return names_hidden(desk)
        if member is None:
            return self._gone()
        self.set_title(desk.member_name(member), age_in_words(desk, member))
        return self._groups(family, member)

    def _gone(self) -> Banner:
        words = self._desk.words
        self.set_title(words("member.title"))
        banner = Banner(self.look, words("member.gone"), "info", "person", words("member.to_family"))
        banner.followed.connect(lambda: self._desk.go(places.Overview(self._place.family)))
        return banner

    def _groups(self, family: Family, member: Member) -> QWidget:
        column, card = Column(self.look), Card(self.look)
        column.add(PerhapsHere(self._desk, family.id, member.id))
        for field in self._in_two_versions(member):
            column.add(self._two_versions(member, field))
        column.add(card)
        column.add(Words(self.look, self._desk.words("member.page_note"), "small_soft"))
        rows = [self._row(group, family, member) for group in Group if self._is_for(group, member)]
        for row in rows:
            card.add_row(row)
        column.add(self._held_card(family, member))
        self.open_at(rows[0])
        return column

    def _held_card(self, family: Family, member: Member) -> HeldCard:
        """The one that is there, with what goes on in it, unless it went while names were hidden."""
        if self._held is None or not isValid(self._held) or not self._held.is_about(member):
            self._held = HeldCard(self._desk, family, member)
        return self._held

    def _is_for(self, group: Group, member: Member) -> bool:
        return any(fact.suits(member.recorded) for fact in GROUPS[group])

    def _row(self, group: Group, family: Family, member: Member) -> FactsRow:
        words, facts = self._desk.words, list(self._stated(group, family, member))
        row = FactsRow(self.look, words(f"member.group_{group}"), facts, words("member.nothing"))
        row.opened.connect(lambda: self._desk.go(places.MemberForm(family.id, member.id, group)))
        return row

    def _stated(self, group: Group, family: Family, member: Member) -> Iterator[Stated]:
        words, found = self._desk.words, doubts(member.recorded, self._desk.today)
        for fact, said in recorded(self._desk, group, family, member):
            question = words(f"member_doubt.{found[fact.name]}") if fact.name in found else ""
            is_careful = fact.name == "safe_contact" and member.recorded[fact.name] in _MUST_BE_SEEN
            yield Stated(label(words, fact), said, question, is_careful)
        if group is Group.TIES:
            yield from stated_ties(self._desk, family, member)

    def _in_two_versions(self, member: Member) -> list[str]:
        standing = self._desk.work.conflicts.open(self._place.family)
        return [conflict.field for conflict in standing if conflict.record == member.id][:1]

    def _two_versions(self, member: Member, field: str) -> Banner:
        words = self._desk.words
        banner = Banner(self.look, words("topic.two_versions_form"), "info", "two-versions", words("topic.look"))
        banner.followed.connect(lambda: self._desk.go(places.Sync(member.id, field)))
        return banner
