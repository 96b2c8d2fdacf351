"""Who is who: the family as a drawing, and the same facts as a list."""

from PySide6.QtWidgets import QWidget

from ehdesk.domain.body import text
from ehdesk.domain.family import Family, Member, Role
from ehdesk.domain.genogram import genogram
from ehdesk.domain.member_facts import FACTS
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.member_words import age_in_words, label, said, short_age
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.member_form import new_member
from ehdesk.ui.tie_words import stated_ties
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.card import Card, TitledCard
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.facts_row import FactsRow, Stated
from ehdesk.ui.widgets.genogram_marks import Figure
from ehdesk.ui.widgets.genogram_view import Drawn, DrawnHome, GenogramView, Sideways
from ehdesk.ui.widgets.words import Words

_SHAPES = {"M": "square", "F": "circle"}


class WhoIsWhoPage(LivingPage):
    """Generations, couples and homes at a glance."""

    def __init__(self, desk: Desk, place: places.WhoIsWho) -> None:
        super().__init__(desk, desk.words("who.title"), place.family)
        self._place = place
        add = SecondaryButton(desk.look, desk.words("overview.add_member"), "plus")
        add.clicked.connect(lambda: desk.go(new_member(desk, place)))
        self.add_header_button(add)
        self.open_at(add)
        self.read()

    def content(self) -> QWidget:
        desk, family = self._desk, self._desk.work.families.family(self._place.family)
        if desk.names_are_hidden:
            return names_hidden(desk)
        column = Column(self.look)
        if not family.members:
            column.add(Words(self.look, desk.words("who.nobody"), "soft"))
            return column
        drawing, rows = Card(self.look), TitledCard(self.look, desk.words("who.list"), str(len(family.members)))
        drawing.add(self._drawing(family), Words(self.look, desk.words("who.legend"), "small_soft"))
        for member in family.members:
            rows.add_row(self._row(family, member))
        column.add(drawing, rows)
        return column

    def _drawing(self, family: Family) -> Sideways:
        words = self._desk.words
        figures: dict[str, Figure] = {member.id: self._figure(member) for member in family.members}
        homes = [
            DrawnHome(home.name, tuple(one.id for one in family.living if home.id in one.households))
            for home in family.households
        ]
        view = GenogramView(self.look, Drawn(genogram(family), figures, homes))
        view.setAccessibleName(words("who.drawing"))
        view.setAccessibleDescription(words("who.drawing_said"))
        return Sideways(self.look, view)

    def _figure(self, member: Member) -> Figure:
        name = self._desk.called(member)
        if member.role is Role.EXPECTED:
            return Figure(name, "", "triangle", member.has_died)
        age, sex = "" if member.has_died else short_age(self._desk, member), text(member.recorded, "sex")
        return Figure(name, age, _SHAPES.get(sex, "diamond"), member.has_died)

    def _row(self, family: Family, member: Member) -> FactsRow:
        desk = self._desk
        life = desk.words("who.life" if member.has_died else "who.age")
        facts = [Stated(life, age_in_words(desk, member))]
        for name in ("sex", "households", "responsible"):
            facts.append(Stated(label(desk.words, FACTS[name]), said(desk, FACTS[name], family, member.recorded)))
        known = [fact for fact in (*facts, *stated_ties(desk, family, member)) if fact.words]
        row = FactsRow(self.look, desk.member_name(member), known, desk.words("member.nothing"))
        row.opened.connect(lambda: desk.go(places.MemberPage(family.id, member.id)))
        return row
