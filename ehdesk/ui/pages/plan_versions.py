"""The agreed versions of a plan, and what changed from one to another, in words."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from ehdesk.domain.plan import Plan
from ehdesk.domain.plan_version import Change, Difference, PlanVersion, differences
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.plan_words import difference_in_words
from ehdesk.ui.pages.topic_titles import told_of_sources
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.card import TitledCard
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.select import SelectField
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words

_NOW = "now"


class PlanVersionsPage(LivingPage):
    """Two versions to choose, what changed between them, and the list of all with who was there."""

    def __init__(self, desk: Desk, place: places.PlanVersions) -> None:
        super().__init__(desk, desk.words("plan_versions.title"), place.family)
        self._place, self._chosen = place, ("", _NOW)
        back = SecondaryButton(desk.look, desk.words("plan_versions.to_plan"), "chevron-left")
        back.clicked.connect(lambda: desk.go(places.PlanHome(place.family)))
        self.add_header_button(back)
        self.open_at(back)
        self.read()

    def content(self) -> QWidget:
        words, column = self._desk.words, Column(self.look)
        versions = self._desk.work.plans.versions(self._place.family)
        if not versions:
            return EmptyState(self.look, words("plan_versions.none"), words("plan_versions.none_why"))
        if self._desk.names_are_hidden:
            return names_hidden(self._desk)
        plans: dict[str, Plan] = {version.id: version.plan for version in versions}
        plans[_NOW] = self._desk.work.plans.plan(self._place.family)
        titles: dict[str, str] = {
            version.id: self._title(number, version) for number, version in enumerate(versions, 1)
        }
        first, last = self._chosen
        first = first if first in plans else versions[-1].id
        column.add(self._choice(titles, first, last))
        column.add(self._changes(plans[first], plans.get(last, plans[_NOW])))
        column.add(self._list(titles, versions))
        return column

    def _title(self, number: int, version: PlanVersion) -> str:
        day = day_in_words(version.on) if version.on else version.on_as_written
        return self._desk.words("plan_versions.version", number=number, day=day)

    def _choice(self, titles: Mapping[str, str], first: str, last: str) -> SideBySide:
        words = self._desk.words
        options = [*titles.items(), (_NOW, words("plan_versions.now"))]
        before = SelectField(self.look, words("plan_versions.from"), options)
        after = SelectField(self.look, words("plan_versions.to"), options)
        before.show_value(first)
        after.show_value(last)
        before.left.connect(lambda key: self._choose(key, last))
        after.left.connect(lambda key: self._choose(first, key))
        return SideBySide(self.look, before, after)

    def _choose(self, first: str, last: str) -> None:
        self._chosen = (first, last)
        self.read()

    def _changes(self, before: Plan, now: Plan) -> TitledCard:
        words, called = self._desk.words, self._desk.work.families.people(self._place.family)
        found = differences(before, now, called)
        card = TitledCard(self.look, words("plan_versions.changes"), str(len(found)))
        if not found:
            card.add(Words(self.look, words("plan_versions.nothing"), "soft"))
        sources = self._sources(before, now)
        for one in found:
            card.add_row(AnswerRow(self.look, self._what(one), difference_in_words(self._desk, one, sources), ""))
        return card

    def _sources(self, *plans: Plan) -> Mapping[str, str]:
        """What the answers say from which goals come; what was said alone by its topic only."""
        goals = [goal for plan in plans for goal in plan.goals if goal.source]
        told = told_of_sources(self._desk, self._place.family, goals)
        return {goal.source: said for goal, said in zip(goals, told, strict=True)}

    def _what(self, one: Difference) -> str:
        words = self._desk.words
        match one.change:
            case Change.ADDED:
                return words("plan_versions.added")
            case Change.TAKEN_AWAY:
                return words("plan_versions.taken_away")
        return words("plan_versions.changed")

    def _list(self, titles: Mapping[str, str], versions: tuple[PlanVersion, ...]) -> TitledCard:
        words, called = self._desk.words, self._desk.work.families.people(self._place.family)
        card = TitledCard(self.look, words("plan_versions.all"), str(len(versions)))
        for version in reversed(versions):
            there = [called.get(one, "") or words("versions.not_here") for one in version.there]
            people = ", ".join(filter(None, (*there, version.there_else)))
            card.add_row(AnswerRow(self.look, titles[version.id], words("plan_versions.there", people=people), ""))
        return card
