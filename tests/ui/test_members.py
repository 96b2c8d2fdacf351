"""Somebody's own page and its forms: everything is kept, what may be a slip is asked about, nothing is in the way."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QRadioButton, QWidget

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.member_facts import Group
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import Wording
from ehdesk.ui import places
from ehdesk.ui.look import Look
from ehdesk.ui.naming import Naming
from ehdesk.ui.pages.family_form import FamilyFormPage
from ehdesk.ui.pages.member import MemberPage
from ehdesk.ui.pages.member_form import AddMemberPage, member_form, new_member
from ehdesk.ui.pages.overview import OverviewPage
from tests.services.made import Made
from tests.ui.at_the_desk import AtTheDesk, at_the_desk, press, words_on
from tests.ui.showing import also_heard, settle, show


@pytest.fixture
def at(family_vault: Made, catalogue: Catalogue, wording: Wording, look: Look, tmp_path: Path) -> Iterator[AtTheDesk]:
    """A desk with the demo's family on it."""
    with at_the_desk(family_vault.copied_to(tmp_path), catalogue, look, wording) as at:
        yield at


def somebody(at: AtTheDesk, called: str) -> RecordId:
    return next(one.id for one in at.members if one.called == called)


def body(at: AtTheDesk, member: RecordId) -> dict[str, object]:
    return dict(at.desk.work.vault.records.one(member).body)


def form(at: AtTheDesk, member: RecordId, group: str = "who") -> QWidget:
    return show(member_form(at.desk, places.MemberForm(at.family, member, group)))


def page(at: AtTheDesk, member: RecordId) -> MemberPage:
    return show(MemberPage(at.desk, places.MemberPage(at.family, member)))


def box(whole: QWidget, name: str) -> QLineEdit:
    return next(one for one in whole.findChildren(QLineEdit) if one.accessibleName().startswith(name))


def write(whole: QWidget, name: str, words: str) -> None:
    """Type into a box and leave it."""
    line = box(whole, name)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
    next(one for one in whole.findChildren(QAbstractButton) if one.isVisibleTo(whole)).setFocus()
    settle()


def test_everything_that_is_recorded_stands_on_the_page(at: AtTheDesk):
    said = words_on(page(at, somebody(at, "Leila")))
    for words in (
        "Exampleton Academy",
        "999 234 5675",
        "Mixed, another background",
        "Zuzana, Karim",
        "9 February 2012",
    ):
        assert words in said


def test_what_makes_no_sense_for_somebody_is_not_offered(at: AtTheDesk):
    said = words_on(page(at, somebody(at, "Baby")))
    assert "Health and needs" in said
    assert "School, work and GP" not in said
    assert "How to reach them safely" not in said


@pytest.mark.parametrize("group", Group)
def test_each_group_of_the_page_opens_its_form(at: AtTheDesk, group: Group):
    went: list[places.Place] = []
    leila = somebody(at, "Leila")
    shown = page(at, leila)
    at.desk.place_wanted.connect(went.append)
    press(shown, at.desk.words(f"member.group_{group}"))
    assert went == [places.MemberForm(at.family, leila, group)]


@pytest.mark.parametrize(
    ("group", "name", "field", "typed", "asked"),
    [
        ("health", "NHS number", "nhs_number", "943 476 5918", "One digit may be wrong"),
        ("health", "NHS number", "nhs_number", "not here", "has 10 digits"),
        ("school", "Pupil number", "upn", "B801200001001", "One letter or digit may be wrong"),
    ],
)
def test_a_wrong_number_is_kept_as_typed_and_asked_about(
    at: AtTheDesk, group: str, name: str, field: str, typed: str, asked: str
):
    leila = somebody(at, "Leila")
    shown = form(at, leila, group)
    write(shown, name, typed)
    assert body(at, leila)[field] == typed
    assert asked in words_on(shown)
    assert asked in box(shown, name).accessibleDescription()
    assert leaves(at, shown)
    assert asked in words_on(page(at, leila))


@pytest.mark.parametrize(
    ("typed", "kept", "asked"),
    [
        ("14 10 1066", "1066-10-14", "more than 120 years ago"),
        ("14 10 2066", "2066-10-14", "still to come"),
        ("31 2 2015", "31 2 2015", "a day that exists"),
        ("14/02/17", "2017-02-14", "14 February 2017: 9 years old"),
        ("2017", "2017", "2017: about 9 years old"),
        ("1 5 1988", "1988-05-01", "over 25"),
        ("3 9 2014", "2014-09-03", "12 years old"),
    ],
)
def test_a_day_of_birth_is_kept_and_what_follows_from_it_stands_beside_it(
    at: AtTheDesk, typed: str, kept: str, asked: str
):
    leila = somebody(at, "Leila")
    shown = form(at, leila)
    write(shown, "Date of birth", typed)
    assert body(at, leila)["born"] == kept
    assert asked in words_on(shown)
    assert leaves(at, shown)


def leaves(at: AtTheDesk, shown: QWidget) -> bool:
    """Does Done go back?"""
    went: list[bool] = []
    at.desk.back_wanted.connect(lambda: went.append(True))
    press(shown, "Done")
    return went == [True]


def test_a_right_number_is_not_asked_about(at: AtTheDesk):
    shown = form(at, somebody(at, "Leila"), "health")
    write(shown, "NHS number", "9434765919")
    assert "may be wrong" not in words_on(shown)


def test_what_follows_an_answer_appears_with_it(at: AtTheDesk):
    shown = form(at, somebody(at, "Leila"), "culture")
    assert not box(shown, "Which interpreter").isVisibleTo(shown)
    press(shown, "Sometimes")
    assert box(shown, "Which interpreter").isVisibleTo(shown)


def test_an_ethnicity_is_recorded_as_its_code_and_not_asked_yet_is_an_answer(at: AtTheDesk):
    leila = somebody(at, "Leila")
    shown = form(at, leila, "culture")
    select = shown.findChild(QComboBox)
    select.setCurrentIndex(select.findText("Not asked yet"))
    select.activated.emit(select.currentIndex())
    settle()
    assert body(at, leila)["ethnicity"] == "NOBT"


def test_adding_asks_for_little_and_another_follows_at_once(at: AtTheDesk):
    place = new_member(at.desk, places.Overview(at.family))
    shown = show(member_form(at.desk, place))
    assert isinstance(shown, AddMemberPage)
    went: list[places.Place] = []
    at.desk.place_wanted.connect(went.append)
    write(shown, "Full name", "Petr Novak")
    press(shown, "A child")
    press(shown, "Save and add another")
    [following] = went
    assert isinstance(following, places.MemberForm)
    assert following.member not in {member.id for member in at.members}
    assert body(at, place.member) == {"name": "Petr Novak", "role": "child"}
    assert "Gran, Petr" in words_on(show(member_form(at.desk, following)))


def test_nobody_is_added_without_any_name_and_what_was_typed_stays(at: AtTheDesk):
    place = new_member(at.desk, places.Overview(at.family))
    shown = show(member_form(at.desk, place))
    write(shown, "Date of birth", "3 9 2014")
    press(shown, "Save and add another")
    assert "There is a problem" in words_on(shown)
    assert body(at, place.member) == {"born": "2014-09-03"}


def test_a_day_that_may_be_a_slip_is_asked_about_once_before_the_next_one_is_added(at: AtTheDesk):
    shown = show(member_form(at.desk, new_member(at.desk, places.Overview(at.family))))
    went: list[places.Place] = []
    at.desk.place_wanted.connect(went.append)
    write(shown, "Full name", "Petr Novak")
    press(shown, "A child")
    write(shown, "Date of birth", "31 2 2015")
    press(shown, "Save and add another")
    assert went == []
    assert "There is a problem" in words_on(shown)
    press(shown, "Save and add another")
    assert len(went) == 1


def test_done_on_an_empty_form_is_being_done(at: AtTheDesk):
    place = new_member(at.desk, places.Overview(at.family))
    shown = show(member_form(at.desk, place))
    assert leaves(at, shown)
    assert "There is a problem" not in words_on(shown)
    assert place.member not in {member.id for member in at.members}


def test_how_somebody_is_related_can_be_said_while_they_are_added(at: AtTheDesk):
    place = new_member(at.desk, places.Overview(at.family))
    shown = show(member_form(at.desk, place))
    select = shown.findChild(QComboBox)
    assert "How are they related to Zuzana?" in select.accessibleName()
    select.setCurrentIndex(select.findText("Sister"))
    select.activated.emit(select.currentIndex())
    assert place.member not in {member.id for member in at.members}
    write(shown, "Full name", "Petra Novak")
    [tie] = at.desk.work.families.family(at.family).ties_of(place.member)
    assert (tie.kind, tie.to) == ("sister", somebody(at, "Zuzana"))


def test_an_age_stands_for_a_date_of_birth_wherever_one_is_read(at: AtTheDesk):
    gran = somebody(at, "Gran")
    shown = form(at, gran)
    write(shown, "Date of birth, or age", "about 70")
    kept = body(at, gran)["born"]
    assert kept == f"about 70 on {at.desk.today.isoformat()}"
    assert "About 70 years old, said on" in words_on(shown)
    assert "About 70 years old" in words_on(page(at, gran))
    assert "about 70" in words_on(show(OverviewPage(at.desk, places.Overview(at.family))))
    again = form(at, gran)
    assert box(again, "Date of birth").text().startswith("about 70 on ")
    assert leaves(at, again)
    assert body(at, gran)["born"] == kept


def test_two_versions_of_a_birth_read_as_they_were_said(at: AtTheDesk):
    leila = somebody(at, "Leila")
    known = at.seen(leila, "born")
    at.desk.work.families.editing(at.family, kinds.MEMBER, leila).save({"born": "2012"})
    at.arrives(kinds.MEMBER, leila, {"born": "14 on 2026-03-01"}, known)
    conflict, naming = at.conflict(leila, "born"), Naming(at.desk)
    said = {naming.value(conflict, version.value) for version in conflict.versions}
    assert said == {"2012", "14 years old, said on 1 March 2026"}


def test_answers_that_this_program_does_not_know_are_shown_as_they_are_and_stay(at: AtTheDesk):
    leila = somebody(at, "Leila")
    odd = {
        "ethnicity": "XYZW", "sex": "Q", "disability_touches": ["sleep", "seeing"], "safe_contact": "only by drone",
        "nhs_number": 9434765919, "phone": ["1", "2"], "faith": {"is": "mine"}, "responsible": "the council",
        "households": 7, "gender": True, "due": "spring",
    }  # fmt: skip
    at.arrives(kinds.MEMBER, leila, odd)
    said = words_on(page(at, leila))
    for words in ("XYZW", "sleep, Seeing", "only by drone", "9434765919", "1, 2", "mine", "the council", "spring"):
        assert words in said
    for group in Group:
        assert leaves(at, form(at, leila, group))
    assert {name: body(at, leila)[name] for name in odd} == odd


def test_an_answer_of_a_newer_program_is_one_of_the_cards(at: AtTheDesk):
    leila = somebody(at, "Leila")
    at.arrives(kinds.MEMBER, leila, {"safe_contact": "only by drone", "disability_touches": ["sleep"]})
    cards = form(at, leila, "reach").findChildren(QAbstractButton)
    assert [card.accessibleName() for card in cards if card.isChecked()] == ["only by drone"]
    ticked = form(at, leila, "health")
    press(ticked, "Seeing")
    assert body(at, leila)["disability_touches"] == ["sleep", "seeing"]


def test_somebody_who_was_taken_out_meanwhile_has_a_page_that_says_so(at: AtTheDesk):
    leila = somebody(at, "Leila")
    shown = page(at, leila)
    at.desk.work.families.remove(at.family, kinds.MEMBER, leila)
    settle()
    assert "Nobody with this name is in the family now" in words_on(shown)
    assert "Leila" not in shown.title()


def test_taking_somebody_out_leads_to_the_family_and_can_be_undone(at: AtTheDesk):
    went: list[places.Place] = []
    undo: list[object] = []
    leila = somebody(at, "Leila")
    shown = form(at, leila)
    at.desk.place_wanted.connect(went.append)
    at.desk.said.connect(lambda _words, how: undo.append(how))
    press(shown, "Remove from the record")
    assert [one.id for one in at.members if one.id == leila], "nothing is done before the question is answered"
    assert QApplication.focusWidget().text().startswith("Keep Leila")
    press(shown, "Keep Leila")
    assert "Yes, remove" not in words_on(shown)
    press(shown, "Remove from the record")
    press(shown, "Yes, remove Leila")
    assert went == [places.Overview(at.family)]
    assert leila not in {member.id for member in at.members}
    undo[0]()
    assert leila in {member.id for member in at.members}


def test_looking_at_somebody_saves_nothing(at: AtTheDesk):
    leila = somebody(at, "Leila")
    at.desk.work.families.editing(at.family, kinds.MEMBER, leila).draft("about", "half a sen")
    before = at.desk.work.vault.changes.ids(at.family)
    page(at, leila)
    assert at.desk.work.vault.changes.ids(at.family) == before


def test_a_page_that_is_open_follows_what_comes_in(at: AtTheDesk):
    leila = somebody(at, "Leila")
    shown = page(at, leila)
    at.arrives(kinds.MEMBER, leila, {"school": "Hillside College"})
    assert "Hillside College" in words_on(shown)


def test_two_versions_of_a_fact_read_as_its_answers_and_the_more_careful_one_counts(at: AtTheDesk):
    leila = somebody(at, "Leila")
    known = at.seen(leila, "safe_contact")
    at.desk.work.families.editing(at.family, kinds.MEMBER, leila).save({"safe_contact": "not safe"})
    at.arrives(kinds.MEMBER, leila, {"safe_contact": "safe"}, known)
    conflict, naming = at.conflict(leila, "safe_contact"), Naming(at.desk)
    assert {naming.value(conflict, version.value) for version in conflict.versions} == {"Not safe", "Yes, it is safe"}
    assert naming.topic(conflict) == "Whether it is safe to contact somebody"
    shown = page(at, leila)
    assert "Not safe" in words_on(shown)
    assert "Two" in words_on(shown)


def somebody_new(at: AtTheDesk, family: FamilyId, **facts: str) -> RecordId:
    member = at.desk.work.families.new_record()
    at.desk.work.families.editing(family, kinds.MEMBER, member).save(facts)
    return member


def test_a_number_that_somebody_has_already_is_said_on_the_form_on_the_page_and_in_the_family(at: AtTheDesk):
    went: list[places.Place] = []
    at.desk.place_wanted.connect(went.append)
    family = at.desk.work.families.add("Okoro")
    jo = somebody_new(at, family, name="Jo Okoro", role="child")
    shown = show(member_form(at.desk, places.MemberForm(family, jo, "health")))
    said = "Leila Haddad is in Nováková and Haddad already. They have the same NHS number."
    assert said not in words_on(shown)
    write(shown, "NHS number", "9992345675")
    assert said in words_on(shown)
    own = show(MemberPage(at.desk, places.MemberPage(family, jo)))
    assert said in words_on(own)
    press(own, "Look")
    assert went == [places.MemberPage(at.family, somebody(at, "Leila"))]
    assert "Perhaps here twice" in words_on(show(OverviewPage(at.desk, places.Overview(family))))
    assert "Jo Okoro is in Okoro already." in words_on(page(at, somebody(at, "Leila")))


def test_two_people_who_look_alike_are_kept_as_two_and_that_can_be_undone(at: AtTheDesk):
    undone: list[Callable[[], object]] = []
    at.desk.said.connect(lambda _words, undo: undone.append(undo))
    somebody_new(at, at.family, name="Leila Haddad", role="child", born="2012-02-09")
    shown = page(at, somebody(at, "Leila (1)"))
    assert "Leila Haddad is in this family already. They have the same name and were born on the same day." in words_on(
        shown
    )
    press(shown, "They are two people")
    assert "in this family already" not in words_on(shown)
    undone[-1]()
    assert "in this family already" in words_on(shown)


def test_everybody_who_looks_alike_is_said_three_of_them_by_name(at: AtTheDesk):
    for _ in range(5):
        somebody_new(at, at.family, name="Leila Haddad", role="child", born="2012-02-09")
    said = words_on(page(at, somebody(at, "Leila (1)")))
    assert said.count("in this family already") == 3
    assert "2 more may be the same person." in said


def test_a_family_that_gets_the_name_of_another_is_told_so(at: AtTheDesk):
    family = at.desk.work.families.add("Okoro")
    shown = show(FamilyFormPage(at.desk, places.FamilyForm(family)))
    assert "in your families already" not in words_on(shown)
    write(shown, "What shall we call this family?", "Novakova and Hadad")
    assert "Nováková and Haddad is in your families already." in words_on(shown)


def test_somebody_who_was_just_typed_need_not_be_added(at: AtTheDesk):
    undo: list[Callable[[], object]] = []
    at.desk.said.connect(lambda _words, how: undo.append(how))
    place = new_member(at.desk, places.Overview(at.family))
    shown = show(AddMemberPage(at.desk, place))
    write(shown, "Full name", "Oops Wrong")
    assert "Oops Wrong" in {one.name for one in at.members}
    press(shown, "Do not add this")
    assert "Oops Wrong" not in {one.name for one in at.members}
    undo[0]()
    assert "Oops Wrong" in {one.name for one in at.members}


def test_a_form_on_which_nothing_was_typed_adds_nothing_and_says_nothing(at: AtTheDesk):
    said: list[str] = []
    at.desk.said.connect(lambda words, _how: said.append(words))
    before = at.members
    press(show(AddMemberPage(at.desk, new_member(at.desk, places.Overview(at.family)))), "Do not add this")
    assert (at.members, said) == (before, [])


def test_the_family_page_keeps_those_who_were_removed_and_puts_them_back(at: AtTheDesk):
    leila = somebody(at, "Leila")
    overview = show(OverviewPage(at.desk, places.Overview(at.family)))
    assert "removed from this record" not in words_on(overview)
    at.desk.work.families.remove(at.family, kinds.MEMBER, leila)
    settle()
    press(overview, "1 person was removed from this record")
    press(overview, "Put Leila")
    assert leila in {one.id for one in at.members}
    assert "removed from this record" not in words_on(overview)


def test_a_problem_goes_as_soon_as_it_is_put_right(at: AtTheDesk):
    shown = show(member_form(at.desk, new_member(at.desk, places.Overview(at.family))))
    write(shown, "Known as", "Pet")
    press(shown, "Save and add another")
    assert "Say whether this is" in also_heard(next(iter(shown.findChildren(QRadioButton))))
    press(shown, "A child")
    assert "Say whether this is" not in also_heard(next(iter(shown.findChildren(QRadioButton))))
