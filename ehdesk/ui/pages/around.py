"""Who works with the family: by agency, with how to reach each of them, and who leads."""

from ehdesk.domain.around import Agency, Around, Worker
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.forms.wording import Wording
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import agency_kind_in_words, names_hidden
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.saying import about_when_in_words
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import TitledCard
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.person_row import PersonRow
from ehdesk.ui.widgets.tag import State
from ehdesk.ui.widgets.words import Words, show_when


class AroundPage(LivingPage):
    """A card for each agency; those that work with the family no more come last."""

    def __init__(self, desk: Desk, place: places.AroundHome) -> None:
        words = desk.words
        super().__init__(desk, words("around.title"), place.family)
        self._place = place
        self._add_me = SecondaryButton(desk.look, words("around.add_me"), "person")
        self._add_me.clicked.connect(self._put_me_there)
        add_worker = SecondaryButton(desk.look, words("around.add_worker"), "plus")
        add_worker.clicked.connect(lambda: self._open_worker("", ""))
        add_agency = PrimaryButton(desk.look, words("around.add_agency"), "plus")
        add_agency.clicked.connect(lambda: self._open_agency(""))
        for button in (self._add_me, add_worker, add_agency):
            self.add_header_button(button)
        self.open_at(add_agency)
        self.read()

    def content(self) -> Column:
        words, people, column = self._desk.words, self._desk.work.around, Column(self.look)
        around = people.around(self._place.family)
        is_anyone = bool(around.agencies or around.workers)
        self.set_title(words("around.title"), words("around.subtitle") if is_anyone else "")
        are_hidden = self._desk.names_are_hidden
        show_when(self._add_me, not are_hidden and not people.am_i_there(self._place.family))
        if are_hidden:
            column.add(names_hidden(self._desk))
        elif not is_anyone:
            column.add(EmptyState(self.look, words("around.none"), words("around.none_why")))
        else:
            column.add(*self._questions(around), *self._cards(around))
        return column

    def _questions(self, around: Around) -> list[Banner]:
        """Who leads, where that is not clear, and how the family reaches them."""
        words, leads = self._desk.words, around.leads
        if not leads:
            return [Banner(self.look, words("around.no_lead"), "info", "person")]
        found = []
        if len(leads) > 1:
            names = ", ".join(self._name(one) for one in leads)
            found.append(Banner(self.look, words("around.two_leads", count=len(leads), names=names), "attention"))
        unreached = ", ".join(self._name(one) for one in leads if not one.reached_by)
        if unreached:
            found.append(Banner(self.look, words("around.no_number", name=unreached), "attention"))
        return found

    def _cards(self, around: Around) -> list[TitledCard]:
        today = self._desk.today
        in_order = sorted(around.agencies, key=lambda one: one.has_ended(today))
        cards = [self._agency(agency, around.of(agency)) for agency in in_order]
        if around.of_no_agency:
            alone = TitledCard(self.look, self._desk.words("around.no_agency"))
            self._fill(alone, around.of_no_agency)
            is_first = any(worker.is_lead for worker in around.of_no_agency)
            cards.insert(0 if is_first else len(cards), alone)
        return cards

    def _agency(self, agency: Agency, workers: tuple[Worker, ...]) -> TitledCard:
        words = self._desk.words
        name = agency.name or words("around.nameless")
        card = TitledCard(self.look, name, str(len(workers) or ""))
        says = words("around.add_worker_to", agency=name)
        add = QuietButton(self.look, words("around.add_worker"), "plus", says)
        add.clicked.connect(lambda: self._open_worker("", agency.id))
        says = words("around.change_agency", agency=name)
        change = QuietButton(self.look, words("around.change"), "pencil", says)
        change.clicked.connect(lambda: self._open_agency(agency.id))
        card.add_button(add)
        card.add_button(change)
        facts = "\n".join(filter(None, (self._about(agency), agency.does)))
        if facts:
            card.add(Words(self.look, facts, "soft"))
        self._fill(card, workers)
        return card

    def _about(self, agency: Agency) -> str:
        words = self._desk.words
        facts = (agency_kind_in_words(words, agency.kind), *_days(words, agency, self._desk))
        return ". ".join(filter(None, facts))

    def _fill(self, card: TitledCard, workers: tuple[Worker, ...]) -> None:
        for worker in workers:
            state = State(self._desk.words("around.lead"), "accent") if worker.is_lead else State()
            detail = ", ".join(filter(None, (worker.job, worker.reached_by)))
            row = PersonRow(self.look, self._name(worker), detail, state)
            row.opened.connect(lambda id=worker.id: self._open_worker(id, ""))
            card.add_row(row)

    def _name(self, worker: Worker) -> str:
        return worker.name or self._desk.words("around.nameless")

    def _put_me_there(self) -> None:
        if not may_write(self._desk, self._place.family):
            return
        record = self._desk.work.around.add_me(self._place.family)
        self._open_worker(record, "")
        self._desk.say(self._desk.words("around.added_me"))

    def _open_agency(self, agency: str) -> None:
        record = RecordId(agency) or self._desk.work.around.new_record()
        self._desk.go(places.AgencyForm(self._place.family, record))

    def _open_worker(self, worker: str, agency: str) -> None:
        record = RecordId(worker) or self._desk.work.around.new_record()
        self._desk.go(places.WorkerForm(self._place.family, record, RecordId(agency)))


def leads_in_words(desk: Desk, family: FamilyId) -> str:
    """Whoever is marked as the lead practitioner, by name and job, and "" for nobody."""
    leads = desk.work.around.around(family).leads
    return "; ".join(", ".join(filter(None, (lead.name, lead.job))) for lead in leads)


def _days(words: Wording, agency: Agency, desk: Desk) -> list[str]:
    """From when to when an agency works with the family; days that do not exist are said as they were written."""
    since = about_when_in_words(agency.since_as_written) or agency.since_as_written
    until = about_when_in_words(agency.until_as_written) or agency.until_as_written
    has_ended = agency.has_ended(desk.today)
    return [
        words("around.since", day=since) if since else "",
        (words("around.ended", day=until) if has_ended else words("around.until", day=until)) if until else "",
    ]
