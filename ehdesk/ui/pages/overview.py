"""The family page: who they are, how far the work is, what comes next."""

from ehdesk.domain.change import FamilyId
from ehdesk.domain.family import Family, Household, Member, Role
from ehdesk.domain.journey import Step, WorkSoFar, next_step
from ehdesk.domain.milestones import Way
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.member_words import died_in_words, short_age
from ehdesk.ui.pages.agreement_state import agreement_row
from ehdesk.ui.pages.around import leads_in_words
from ehdesk.ui.pages.begin_assessment import begin_assessment
from ehdesk.ui.pages.journey_card import JourneyCard, weeks_line
from ehdesk.ui.pages.kept_words import home_name, kept_in_words
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.member_form import new_member
from ehdesk.ui.pages.next_steps import NextSteps
from ehdesk.ui.pages.not_shown import not_shown
from ehdesk.ui.pages.removed_people import RemovedPeople
from ehdesk.ui.saying import about_when_in_words, day_in_words, short_day
from ehdesk.ui.tie_words import tie_to_somebody
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import TitledCard
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.columns import Columns, LeftFirst
from ehdesk.ui.widgets.fact_line import FactLine
from ehdesk.ui.widgets.fold import Fold
from ehdesk.ui.widgets.person_row import PersonRow
from ehdesk.ui.widgets.tag import State
from ehdesk.ui.widgets.task_row import TaskRow
from ehdesk.ui.widgets.words import Words, shortened, show_when


class OverviewPage(LivingPage):
    """Everything about one family that a practitioner wants to see first."""

    def __init__(self, desk: Desk, place: places.Overview) -> None:
        super().__init__(desk, "", place.family)
        self._place = place
        self._are_kept_shown = self._are_removed_shown = False
        self._print = SecondaryButton(desk.look, desk.words("ways.print"), "printer")
        self._print.clicked.connect(lambda: desk.go(places.Print(place.family)))
        self._next = PrimaryButton(desk.look, "")
        self._next.clicked.connect(self._take_next_step)
        self._change = change = QuietButton(
            desk.look, desk.words("overview.change"), "pencil", desk.words("overview.change_family")
        )
        change.clicked.connect(lambda: desk.go(places.FamilyForm(place.family)))
        for button in (change, self._print, self._next):
            self.add_header_button(button)
        self.open_at(self._next)
        self.print_asked.connect(self._print.click)
        desk.families_read.connect(self._read_with_all)
        self.read()

    def _read_with_all(self) -> None:
        """Who may be in another family too is known once all of them were read."""
        if self._desk.work.families.are_read:
            self.read()

    def content(self) -> Column:
        family = self._desk.work.families.family(self._place.family)
        self._family, self._step = family, next_step(work_so_far(self._desk, family))
        self.set_title(self._desk.family_name(family), self._facts(family))
        self._is_off = self._desk.work.families.is_taken_off(family.id)
        for button in (self._change, self._next):
            show_when(button, not self._is_off)
        self._next.say(self._desk.words(f"overview.{self._step}"))
        return self._everything(family)

    def _facts(self, family: Family) -> str:
        words = self._desk.words
        members = words("families.members", count=len(family.members))
        said = f"{members}, {words('overview.homes', count=len(family.households))}"
        return words("overview.with_reference", said=said, reference=family.reference) if family.reference else said

    def _everything(self, family: Family) -> Column:
        way, column = self._desk.work.journeys.way(family.id), Column(self.look)
        if self._is_off:
            column.add(self._taken_off(family))
        column.add(*not_shown(self._desk, family.id))
        facts = self._fact_line(family, way)
        if not facts.is_empty:
            column.add(facts)
        if kept := kept_in_words(self._desk, family):
            column.add(self._kept(kept))
        column.add(JourneyCard(self._desk, family.id, way.stops), self._columns(family))
        return column

    def _taken_off(self, family: Family) -> Banner:
        words, families = self._desk.words, self._desk.work.families
        banner = Banner(self.look, words("about.taken_off"), "info", "info", words("about.bring_back"))
        banner.followed.connect(lambda: families.put_back(family.id))
        return banner

    def _fact_line(self, family: Family, way: Way) -> FactLine:
        """What is known of the work at a glance; what is not known is not there."""
        words, line = self._desk.words, FactLine(self.look)
        level = self._desk.work.assessments.level(family.id)
        if lead := leads_in_words(self._desk, family.id) or family.lead:
            line.add(words("about.lead"), lead)
        if level:
            said = words("overview.level", level=level) if level.isdecimal() else shortened(level)
            line.add(words("overview.level_of_need"), said)
        contact = self._desk.work.notes.last_contact(family.id, self._desk.today)
        if contact and contact.happened_on:
            line.add(words("overview.last_contact"), short_day(contact.happened_on))
        if way.week:
            line.fill(weeks_line(self._desk, way.week))
        return line

    def _columns(self, family: Family) -> Columns:
        columns = LeftFirst(self.look, 11, 9)
        if not self._is_off:
            columns.left(NextSteps(self._desk, family.id, self._desk.work.plans.plan(family.id).actions))
        columns.left(self._work(family))
        columns.right(self._members(family), *self._removed(family), self._homes(family))
        return columns

    def _kept(self, kept: list[str]) -> Banner:
        """What is kept from whom is never on show: it unfolds, and folds away on leaving the page."""
        words = self._desk.words
        if not self._are_kept_shown:
            banner = Banner(self.look, words("overview.kept"), "plain", "shield", words("overview.show_kept"))
        else:
            banner = Banner(self.look, "\n".join(kept), "plain", "shield", words("overview.fold_kept"))
        banner.followed.connect(self._turn_kept)
        self._kept_banner = banner
        return banner

    def _turn_kept(self) -> None:
        self._are_kept_shown = not self._are_kept_shown
        self.read()
        self._kept_banner.focus_link()

    def _work(self, family: Family) -> TitledCard:
        words, card = self._desk.words, TitledCard(self.look, self._desk.words("overview.work"))
        here = family.id
        notes, pictures = len(self._desk.work.notes.kept(here)), len(self._desk.work.pictures.of(here))
        card.add_row(agreement_row(self._desk, here))
        for key, state, place in (
            ("assessment", self._assessment_state(here), places.AssessmentTasks(here)),
            ("star", self._star_state(here), places.StarHome(here)),
            ("plan", self._plan_state(here), places.PlanHome(here)),
            ("notes", words("overview.notes_are", count=notes), places.NotesHome(here)),
            ("pictures", words("overview.pictures_are", count=pictures), places.PicturesHome(here)),
        ):
            beside = self._form_beside(here) if key == "assessment" else ""
            row = TaskRow(self.look, words(f"overview.row_{key}"), state, beside)
            row.opened.connect(lambda place=place: self._desk.go(place))
            card.add_row(row)
        return card

    def _assessment_state(self, family: FamilyId) -> str:
        facts, words = self._desk.work.assessments.current(family), self._desk.words
        if facts is None:
            return words("tasks.not_started")
        if facts.completed_on is not None:
            return words("tasks.complete_on", day=day_in_words(facts.completed_on))
        return words("tasks.in_progress")

    def _form_beside(self, family: FamilyId) -> str:
        """What the form is called that was begun since another assessment was completed, where that is so."""
        assessments, editions = self._desk.work.assessments, self._desk.work.editions
        facts = assessments.current(family)
        if facts is None or facts.is_complete or not assessments.is_one_complete(family):
            return ""
        try:
            return editions.definition(facts.form, facts.version).title
        except UnknownForm:
            return ""

    def _star_state(self, family: FamilyId) -> str:
        recorded, words = self._desk.work.stars.standing(family), self._desk.words
        if self._desk.work.stars.unfinished(family):
            return words("tasks.in_progress")
        if not recorded:
            return words("tasks.not_started")
        day = recorded[-1].taken_on
        return words("overview.star_on", day=day_in_words(day) if day else "")

    def _plan_state(self, family: FamilyId) -> str:
        plan = self._desk.work.plans.plan(family)
        if not plan.goals:
            return self._desk.words("tasks.not_started")
        return self._desk.words("overview.plan_has", goals=len(plan.goals), actions=len(plan.actions))

    def _members(self, family: Family) -> TitledCard:
        words = self._desk.words
        card = TitledCard(self.look, words("overview.members"), str(len(family.members)))
        add = QuietButton(self.look, words("overview.add"), "plus", words("overview.add_member"))
        add.clicked.connect(lambda: self._desk.go(new_member(self._desk, self._place)))
        who = QuietButton(self.look, words("who.title"), "families")
        who.clicked.connect(lambda: self._desk.go(places.WhoIsWho(family.id)))
        card.add_button(who)
        card.add_button(add)
        for member in family.members:
            card.add_row(self._person(family, member))
        if not family.members:
            card.add(Words(self.look, words("overview.no_members"), "soft"))
        return card

    def _removed(self, family: Family) -> list[Fold]:
        """Where those are who were removed; nothing while nobody was."""
        removed = self._desk.work.families.removed_people(family.id)
        if not removed:
            return []
        fold = RemovedPeople(self._desk, family.id, removed)
        fold.set_open(self._are_removed_shown)
        fold.toggled.connect(lambda is_open: setattr(self, "_are_removed_shown", is_open))
        return [fold]

    def _person(self, family: Family, member: Member) -> PersonRow:
        words = self._desk.words
        homes = [home for home in family.households if home.id in member.households]
        elsewhere = family.households and homes and family.households[0] not in homes
        state = State(words("overview.elsewhere")) if elsewhere else State()
        if self._desk.work.families.perhaps_here(member, family.id):
            state = State(words("alike.perhaps"), "info", "info")
        row = PersonRow(self.look, self._desk.member_name(member), self._about(family, member), state)
        row.opened.connect(lambda: self._desk.go(places.MemberPage(family.id, member.id)))
        return row

    def _about(self, family: Family, member: Member) -> str:
        words = self._desk.words
        if member.has_died and not self._desk.names_are_hidden:
            tie, died = tie_to_somebody(self._desk, family, member), died_in_words(self._desk, member)
            return f"{tie}, {died[:1].lower()}{died[1:]}" if tie else died
        if member.role is Role.EXPECTED:
            due = about_when_in_words(member.due_as_written)
            return words("overview.due", day=due) if due else words("member.expected")
        if self._desk.names_are_hidden:
            return ""
        age = short_age(self._desk, member)
        tie = tie_to_somebody(self._desk, family, member)
        return ", ".join([*filter(None, [tie]), *([age] if age else []), *([member.speaks] if member.speaks else [])])

    def _homes(self, family: Family) -> TitledCard:
        words = self._desk.words
        card = TitledCard(self.look, words("overview.homes_title"), str(len(family.households)))
        add = QuietButton(self.look, words("overview.add"), "plus", words("overview.add_home"))
        add.clicked.connect(self._add_home)
        card.add_button(add)
        for number, home in enumerate(family.households, 1):
            card.add_row(self._home(family, home, number))
        if not family.households:
            card.add(Words(self.look, words("overview.no_homes"), "soft"))
        return card

    def _home(self, family: Family, home: Household, number: int) -> TaskRow:
        there = [one for one in family.living if home.id in one.households]
        who = ", ".join(self._desk.called(one) for one in there)
        row = TaskRow(self.look, home_name(self._desk, home, number), "", who)
        row.opened.connect(lambda: self._desk.go(places.HomeForm(family.id, home.id)))
        return row

    def _add_home(self) -> None:
        self._desk.go(places.HomeForm(self._place.family, self._desk.work.families.new_record()))

    def _take_next_step(self) -> None:
        take_step(self._desk, self._place.family, self._step)


def work_so_far(desk: Desk, family: Family) -> WorkSoFar:
    """What has been done with a family."""
    assessments, stars = desk.work.assessments, desk.work.stars
    return WorkSoFar(
        members=len(family.members),
        has_agreement=not all(one.is_withdrawn for one in desk.work.agreements.all(family.id)),
        has_assessment=assessments.current(family.id) is not None,
        is_assessment_complete=assessments.is_one_complete(family.id),
        readings=len(stars.recorded(family.id)),
        has_unfinished_reading=stars.unfinished(family.id) is not None,
        actions=len(desk.work.plans.plan(family.id).actions),
    )


def take_step(desk: Desk, family: FamilyId, step: Step) -> None:
    """Go where a step is done."""
    match step:
        case Step.ADD_PEOPLE:
            desk.go(new_member(desk, places.Overview(family)))
        case Step.WRITE_AGREEMENT:
            desk.go(places.AgreementForm(family, desk.work.agreements.new_record()))
        case Step.START_ASSESSMENT:
            begin_assessment(desk, family)
        case Step.CARRY_ON_ASSESSMENT:
            desk.go(places.AssessmentTasks(family))
        case Step.MAKE_STAR | Step.CARRY_ON_STAR:
            desk.go(places.StarHome(family))
        case Step.MAKE_PLAN:
            desk.go(places.PlanHome(family))
        case Step.PRINT_PLAN:
            desk.go(places.Print(family))
