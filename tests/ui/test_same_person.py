"""The same person twice: said with who, why and where, and never in the way."""

from collections.abc import Callable

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.ui import places
from ehdesk.ui.pages.family_form import FamilyFormPage
from ehdesk.ui.pages.member import MemberPage
from ehdesk.ui.pages.member_form import member_form
from ehdesk.ui.pages.overview import OverviewPage
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.member_pages import page, somebody, write
from tests.ui.showing import show


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
