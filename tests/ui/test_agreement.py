"""The agreement's pages: written, withdrawn and read again, at the real pages."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ehdesk.domain import kinds
from ehdesk.domain.agreement import Agreement
from ehdesk.ui import places
from ehdesk.ui.naming import Naming
from ehdesk.ui.pages.agreement import AgreementPage
from ehdesk.ui.pages.agreement_forms import AgreementFormPage, SharingFormPage, WithdrawalFormPage
from ehdesk.ui.pages.overview import OverviewPage
from ehdesk.ui.pages.versions import VersionsCard
from ehdesk.ui.saying import whole_day
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import settle, show

MEANS = "The work with the family stops"


def every(at: AtTheDesk) -> tuple[Agreement, ...]:
    return at.desk.work.agreements.all(at.family)


def page_of(at: AtTheDesk, agreement: str = "") -> AgreementPage:
    page = AgreementPage(at.desk, places.AgreementHome(at.family, agreement))
    show(page)
    return page


def family_page(at: AtTheDesk) -> QWidget:
    page = OverviewPage(at.desk, places.Overview(at.family))
    show(page)
    return page


def withdraw(at: AtTheDesk, agreement: str, day: str = "2026-11-24") -> None:
    form = at.desk.work.agreements.withdrawal(at.family, agreement, at.desk.work.agreements.new_record())
    form.save({"by": [at.members[0].id], "withdrawn_on": day, "words": "I want to stop"})


def went_to(at: AtTheDesk) -> list[places.Place]:
    """Where the pages ask to go, from now on."""
    places_: list[places.Place] = []
    at.desk.place_wanted.connect(places_.append)
    return places_


def test_the_newest_stands_in_full_and_the_earlier_one_in_a_list_that_opens_it(at: AtTheDesk):
    page, went = page_of(at), went_to(at)
    said = words_on(page)
    assert "School may know about mornings" in said
    assert "Yes, if it helps Leila" not in said
    assert "Agreement of 12 November 2026" in said
    press(page, "Agreement of 12 November 2026")
    assert went == [places.AgreementHome(at.family, every(at)[1].id)]
    earlier = words_on(page_of(at, every(at)[1].id))
    assert "Yes, if it helps Leila" in earlier
    assert "not the agreement that counts now" in earlier
    assert MEANS not in earlier


def test_after_a_withdrawal_the_page_and_the_family_page_say_so_and_what_it_means(at: AtTheDesk):
    page, family = page_of(at), family_page(at)
    assert MEANS not in words_on(page)
    withdraw(at, every(at)[0].id)
    said = words_on(page)
    for words in ("Withdrawn 24 November 2026", MEANS, "I want to stop", "School may know about mornings"):
        assert words in said
    assert "child’s safety does not depend on it" in said
    assert "Withdraw this agreement" not in said
    said = words_on(family)
    assert "Withdrawn 24 November 2026" in said
    assert "The work and new sharing stop" in said


def test_the_form_of_a_withdrawal_asks_who_and_when_and_keeps_what_is_there(at: AtTheDesk):
    agreements = at.desk.work.agreements
    page = WithdrawalFormPage(at.desk, places.WithdrawalForm(at.family, every(at)[0].id, agreements.new_record()))
    show(page)
    press(page, "Done")
    assert "Say who withdraws it" in words_on(page)
    assert whole_day(at.desk.today) in words_on(page)
    assert not every(at)[0].is_withdrawn
    press(page, at.members[0].called)
    assert every(at)[0].withdrawals[0].by == (at.members[0].id,)


def test_a_withdrawal_written_by_mistake_can_be_taken_away_and_that_undone(at: AtTheDesk):
    withdraw(at, every(at)[0].id)
    undo = []
    at.desk.said.connect(lambda _words, back: undo.append(back))
    place = places.WithdrawalForm(at.family, every(at)[0].id, every(at)[0].withdrawals[0].id)
    page = WithdrawalFormPage(at.desk, place)
    show(page)
    press(page, "This was written by mistake")
    assert not every(at)[0].is_withdrawn
    undo[0]()
    assert every(at)[0].is_withdrawn


def test_an_agreement_written_by_mistake_goes_with_its_sharings_and_comes_back_with_them(at: AtTheDesk):
    before, undo = every(at), []
    at.desk.said.connect(lambda _words, back: undo.append(back))
    page = AgreementFormPage(at.desk, places.AgreementForm(at.family, before[0].id))
    show(page)
    press(page, "This was written by mistake")
    assert every(at) == before[1:]
    undo[0]()
    assert every(at) == before


def test_who_must_not_see_it_unfolds_and_names_those_of_every_agreement(at: AtTheDesk):
    page = page_of(at)
    assert "housing office" not in words_on(page)
    press(page, "Show it")
    assert "housing office" in words_on(page)
    assert "Karim" in words_on(page)
    press(page, "Fold away")
    assert "housing office" not in words_on(page)


def test_the_form_of_an_agreement_never_names_who_must_not_see_it(at: AtTheDesk):
    page = AgreementFormPage(at.desk, places.AgreementForm(at.family, every(at)[0].id))
    show(page)
    assert "housing office" not in words_on(page)
    assert "must not" not in words_on(page)


def test_an_agreement_without_a_day_or_without_anyone_is_kept_and_asked_about(at: AtTheDesk):
    record = at.desk.work.agreements.new_record()
    at.desk.work.agreements.agreement(at.family, record).save({"words": "Maybe"})
    said = words_on(page_of(at, record))
    assert "It does not say yet who agreed" in said
    assert "on which day" in said
    assert "School may know about mornings" in words_on(page_of(at))


def test_a_withdrawal_of_another_agreement_that_may_be_newer_is_asked_about(at: AtTheDesk):
    withdraw(at, every(at)[1].id, "2026-11-23")
    assert "treat this one as withdrawn" in words_on(page_of(at))
    assert "Ask the family again" in words_on(family_page(at))


def test_what_a_newer_program_or_a_slip_wrote_is_shown_as_it_is(at: AtTheDesk):
    facts = {"agreed_to": ["take_part", "photos"], "given": "by pigeon", "agreed_by": ["Somebody's aunt"], "words": 7}
    at.arrives(kinds.AGREEMENT, every(at)[0].id, {**facts, "given_on": "last Tuesday"})
    said = words_on(page_of(at))
    for words in ("photos", "by pigeon", "Somebody's aunt", "last Tuesday", "Taking part in the work"):
        assert words in said


def test_what_a_colleague_wrote_beside_an_agreement_that_was_taken_away_is_seen_and_it_can_be_brought_back(
    at: AtTheDesk,
):
    agreements, one = at.desk.work.agreements, every(at)[0]
    agreements.remove(at.family, agreements.parts(one))
    at.new(kinds.WITHDRAWAL, {"agreement": one.id, "withdrawn_on": "2026-11-24", "words": "No more visits"})
    page = page_of(at)
    assert "A colleague took this agreement away" in words_on(page)
    assert "No more visits" in words_on(page)
    press(page, "Bring it back")
    assert "A colleague took this agreement away" not in words_on(page)
    assert "No more visits" in words_on(page)


def test_a_withdrawal_beside_nothing_at_all_is_asked_about_and_can_be_read(at: AtTheDesk):
    alone = at.new(kinds.WITHDRAWAL, {"agreement": 7, "words": "Leave us alone"})
    page, went = page_of(at), went_to(at)
    assert "Leave us alone" not in words_on(page)
    assert "treat this one as withdrawn" in words_on(page)
    press(page, "Agreement with no day")
    assert went == [places.AgreementHome(at.family, alone)]
    read = words_on(page_of(at, alone))
    assert "Leave us alone" in read
    assert "Bring it back" not in read


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "read"),
    [
        ("agreed_to", ["take_part"], ["take_part", "share"], "Sharing with the people and services they name"),
        ("others_must_not_see", "His brother", "The school", "The school"),
        ("given_on", "2026-11-20", "2026-11-19", "19 November 2026"),
    ],
)
def test_two_versions_of_an_agreement_read_as_words(at: AtTheDesk, field: str, mine: object, theirs: object, read: str):
    record = every(at)[0].id
    known = at.seen(record, field)
    at.desk.work.agreements.agreement(at.family, record).save({field: mine})
    at.arrives(kinds.AGREEMENT, record, {field: theirs}, known)
    card = VersionsCard(at.desk, at.conflict(record, field), Naming(at.desk))
    show(card)
    assert read in words_on(card)


def test_an_agreement_that_came_in_while_the_page_is_open_is_shown(at: AtTheDesk):
    page = page_of(at)
    facts = {
        "agreed_by": [at.members[0].id],
        "agreed_to": ["take_part"],
        "given_on": "2026-11-24",
        "words": "Yes again",
    }
    at.new(kinds.AGREEMENT, facts)
    settle()
    assert "Yes again" in words_on(page)


def new_form(at: AtTheDesk) -> AgreementFormPage:
    agreement = at.desk.work.agreements.new_record()
    return show(AgreementFormPage(at.desk, places.AgreementForm(at.family, agreement)))


def test_a_new_agreement_was_given_today_unless_somebody_says_otherwise(at: AtTheDesk):
    form = new_form(at)
    before = len(every(at))
    assert "For example 12 11 2026, yesterday" in words_on(form)
    assert whole_day(at.desk.today) in words_on(form)
    form.save_typed()
    assert len(every(at)) == before
    press(form, at.members[0].called)
    press(form, "Done")
    assert every(at)[0].given_on == at.desk.today
    assert "Say when" not in words_on(form)


def test_a_day_that_was_not_noted_in_an_agreement_stays_empty(at: AtTheDesk):
    agreement = at.new(kinds.AGREEMENT, {"agreed_by": [at.members[0].id]})
    form = show(AgreementFormPage(at.desk, places.AgreementForm(at.family, agreement)))
    form.save_typed()
    assert "given_on" not in at.desk.work.vault.records.one(agreement).body


def test_with_whom_it_is_shared_is_chosen_from_those_around_the_family_or_typed(at: AtTheDesk):
    agency = next(one for one in at.desk.work.around.around(at.family).agencies if not one.has_ended(at.desk.today))
    sharing = at.desk.work.agreements.new_record()
    page = show(SharingFormPage(at.desk, places.SharingForm(at.family, every(at)[0].id, sharing)))
    field = page.opening_focus()
    field.setFocus()
    QTest.keyClicks(field, "Uncle Jiri")
    press(page, agency.name)
    [kept] = [one for one in every(at)[0].sharings if one.id == sharing]
    assert kept.who == f"{agency.name}; Uncle Jiri"
    press(page, agency.name)
    [kept] = [one for one in every(at)[0].sharings if one.id == sharing]
    assert kept.who == "Uncle Jiri"
