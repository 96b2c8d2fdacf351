"""Somebody's own page and its forms: everything is kept, what may be a slip is asked about, nothing is in the way."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QRadioButton

from ehdesk.domain import kinds
from ehdesk.domain.member_facts import Group
from ehdesk.ui import places
from ehdesk.ui.naming import Naming
from ehdesk.ui.pages.member_form import member_form, new_member
from ehdesk.ui.pages.overview import OverviewPage
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.member_pages import body, box, form, leaves, page, somebody, write
from tests.ui.showing import also_heard, settle, show


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
