"""What the family agreed to: one agreement in full, whether it stands, and the way to the others."""

from ehdesk.domain.agreement import Agreement, Purpose, Standing, current, standing
from ehdesk.domain.change import RecordId
from ehdesk.domain.family import Family
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import names_hidden, people_in_words
from ehdesk.ui.pages.agreement_cards import AgreedCard, MustNotSeeCard, SharedCard, WithdrawnCard
from ehdesk.ui.pages.agreement_state import named, state_of_all, state_of_one
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from ehdesk.ui.widgets.card import TitledCard
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.task_row import TaskRow
from ehdesk.ui.widgets.words import show_when


class AgreementPage(LivingPage):
    """The agreement that counts, or another that was asked for. Who must not see it folds away on leaving."""

    def __init__(self, desk: Desk, place: places.AgreementHome) -> None:
        super().__init__(desk, desk.words("agreement.title"), place.family)
        self._place = place
        self._is_kept_shown = False
        self._fold: Banner | MustNotSeeCard | None = None
        self._withdraw = SecondaryButton(desk.look, desk.words("agreement.withdraw"))
        self._withdraw.clicked.connect(self._write_withdrawal)
        self._add = PrimaryButton(desk.look, "", "plus")
        self._add.clicked.connect(self._write_new)
        self.add_header_button(self._withdraw)
        self.add_header_button(self._add)
        self.read()

    def content(self) -> Column:
        words, column = self._desk.words, Column(self.look)
        self._all = self._desk.work.agreements.all(self._place.family)
        self._one = next((one for one in self._all if one.id == self._place.agreement), current(self._all))
        self._show_header()
        self.open_at(self._add)
        if self._desk.names_are_hidden:
            column.add(names_hidden(self._desk))
        elif self._one is None:
            column.add(EmptyState(self.look, words("agreement.none"), words("agreement.none_why")))
        else:
            self._fill(column, self._one, self._desk.work.families.family(self._place.family))
        return column

    def _show_header(self) -> None:
        words, one = self._desk.words, self._one
        is_current = one is current(self._all)
        state = state_of_one(words, one) if one and not is_current else state_of_all(words, self._all)
        self.set_title(words("agreement.title"), state.words if one else "")
        stands = standing(self._all)
        is_next = stands in (Standing.NONE, Standing.WITHDRAWN, Standing.IN_DOUBT)
        self._add.say(words("agreement.add_another") if self._all else words("agreement.add"))
        self._add.set_kind("primary" if is_next else "secondary")
        can_withdraw = one is not None and is_current and one.is_given and not one.is_withdrawn
        show_when(self._withdraw, can_withdraw and not self._desk.names_are_hidden)

    def _fill(self, column: Column, one: Agreement, family: Family) -> None:
        desk = self._desk
        column.add(*self._questions(one))
        for withdrawal in one.withdrawals:
            column.add(WithdrawnCard(desk, family, one, withdrawal))
        shared = SharedCard(desk, family, one)
        column.add(AgreedCard(desk, family, one), shared, self._kept(family))
        if shared.add_one and one.is_given and Purpose.SHARE in one.agreed_to and not one.sharings:
            self.open_at(shared.add_one)
        others = [other for other in self._all if other is not one]
        if others:
            column.add(self._others(family, others))

    def _questions(self, one: Agreement) -> list[Banner]:
        """What is unsure about an agreement, and what it means if it was withdrawn."""
        words, found = self._desk.words, []
        if one is not current(self._all):
            found.append(Banner(self.look, words("agreement.is_earlier"), "info", "", words("agreement.to_current")))
            found[-1].followed.connect(lambda: self._desk.go(places.AgreementHome(self._place.family)))
        if one.is_taken_away:
            found.append(self._taken_away(one))
        elif one is current(self._all) and standing(self._all) is Standing.IN_DOUBT:
            found.append(Banner(self.look, words("agreement.ask_doubt"), "attention"))
        if one.is_withdrawn:
            found += self._meaning(one)
        elif not one.is_given and not one.is_taken_away:
            found.append(Banner(self.look, words("agreement.ask_nobody"), "attention"))
        if one.given_on is None and not one.is_taken_away:
            found.append(Banner(self.look, words("agreement.ask_day"), "attention"))
        return found

    def _meaning(self, withdrawn: Agreement) -> list[Banner]:
        """What a withdrawal means, as long as no newer agreement was given."""
        is_current = withdrawn is current(self._all)
        return [Banner(self.look, self._desk.words("agreement.was_withdrawn"), "attention")] if is_current else []

    def _taken_away(self, one: Agreement) -> Banner:
        words, agreements = self._desk.words, self._desk.work.agreements
        link = words("agreement.bring_back") if agreements.is_recorded(one.id) else ""
        banner = Banner(self.look, words("agreement.taken_away"), "attention", "", link)
        banner.followed.connect(lambda: self._bring_back(one))
        return banner

    def _bring_back(self, one: Agreement) -> None:
        agreements, family = self._desk.work.agreements, self._place.family
        if may_write(self._desk, family):
            agreements.bring_back(family, agreements.parts(one))

    def _kept(self, family: Family) -> Banner | MustNotSeeCard:
        """Who must not see it is never on show: it unfolds, and folds away on leaving the page."""
        words = self._desk.words
        if not self._is_kept_shown:
            banner = Banner(self.look, words("agreement.folded"), "plain", "shield", words("agreement.show"))
            banner.followed.connect(self._turn_kept)
            self._fold = banner
            return banner
        card = MustNotSeeCard(self._desk, family, self._all)
        card.folded.connect(self._turn_kept)
        self._fold = card
        return card

    def _turn_kept(self) -> None:
        self._is_kept_shown = not self._is_kept_shown
        self.read()
        if self._fold is not None:
            self._fold.focus_link()

    def _others(self, family: Family, others: list[Agreement]) -> TitledCard:
        words = self._desk.words
        card = TitledCard(self.look, words("agreement.others"), str(len(others)))
        for one in others:
            state, who = state_of_one(words, one), people_in_words(self._desk, family, one.agreed_by)
            row = TaskRow(self.look, named(words, one), state.words, who, state.tone)
            row.opened.connect(lambda id=one.id: self._desk.go(places.AgreementHome(family.id, id)))
            card.add_row(row)
        return card

    def _write_new(self) -> None:
        self._desk.go(places.AgreementForm(self._place.family, self._new_record()))

    def _write_withdrawal(self) -> None:
        if self._one is not None:
            self._desk.go(places.WithdrawalForm(self._place.family, self._one.id, self._new_record()))

    def _new_record(self) -> RecordId:
        return self._desk.work.agreements.new_record()
