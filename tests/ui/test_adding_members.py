"""Adding people one after the other, and thinking better of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox

from ehdesk.ui import places
from ehdesk.ui.pages.member_form import AddMemberPage, member_form, new_member
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.member_pages import body, leaves, somebody, write
from tests.ui.showing import show


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
    assert [select.itemText(place) for place in range(3)] == ["Not said yet", "Partner", "Daughter"]
    select.setCurrentIndex(select.findText("Sister"))
    select.activated.emit(select.currentIndex())
    assert place.member not in {member.id for member in at.members}
    write(shown, "Full name", "Petra Novak")
    press(shown, "A child")
    assert [select.itemText(place) for place in range(4)] == ["Not said yet", "Daughter", "Son", "Child"]
    assert select.currentText() == "Sister"
    [tie] = at.desk.work.families.family(at.family).ties_of(place.member)
    assert (tie.kind, tie.to) == ("sister", somebody(at, "Zuzana"))


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
