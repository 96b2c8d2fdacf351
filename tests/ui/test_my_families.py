"""My families with several in it: what is next, filters, orders, and the way to one by keyboard alone."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from ehdesk.domain import kinds
from ehdesk.ui import places
from ehdesk.ui.pages import PAGES
from ehdesk.ui.pages.families import FamiliesPage
from ehdesk.ui.pages.new_family import NewFamilyPage
from ehdesk.ui.widgets.text_field import SearchField
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.family_list import a_family, heard, listed, opened, order, typed
from tests.ui.showing import settle, show


def test_what_is_late_comes_first_then_what_is_soonest_then_what_has_no_day(at: AtTheDesk):
    for name, due_in in (("Zeta", -9), ("Yarrow", 1), ("Abara", None)):
        a_family(at, name, due_in=due_in)
    names = listed(opened(at))
    assert names[0] == "Zeta"
    assert names.index("Yarrow") < names.index("Abara")
    assert names[-1] == "Abara"


def test_what_is_next_is_said_with_its_day(at: AtTheDesk):
    a_family(at, "Zeta", due_in=-7)
    a_family(at, "Yarrow", due_in=0, what="Call the health visitor")
    a_family(at, "Abara")
    page = opened(at)
    assert "Ring the school, Late by 5 working days" in heard(page, "Zeta")
    assert "Call the health visitor, Today" in heard(page, "Yarrow")
    assert "Abara, Add the people" in heard(page, "Abara")


def test_an_action_that_is_done_or_off_the_plan_is_not_next(at: AtTheDesk):
    family = a_family(at, "Zeta", due_in=-7)
    [goal] = at.desk.work.plans.plan(family).goals
    page = opened(at)
    assert "Late" in heard(page, "Zeta")
    at.desk.work.plans.done(family, goal.actions[0].id, at.desk.today)
    settle()
    assert "Late" not in heard(page, "Zeta")
    at.desk.work.plans.done(family, goal.actions[0].id, None)
    at.desk.work.plans.remove(family, kinds.GOAL, goal.id)
    settle()
    assert "Late" not in heard(page, "Zeta")


def test_an_action_with_a_day_that_does_not_exist_and_fields_of_another_shape_keep_no_row_away(at: AtTheDesk):
    family = a_family(at, "Zeta", due_in=1)
    [action] = at.desk.work.plans.plan(family).actions
    at.family = family
    for fields in ({"by": "31 June"}, {"by": 7, "what": ["a"], "done_on": {"x": 1}}, {"goal": 3}):
        at.arrives(kinds.ACTION, action.id, fields)
    at.new(kinds.MEMBER, {"name": {"first": "Ann"}, "born": 12, "role": "aunt"})
    at.new(kinds.PLAN, {"meet_on": False})
    assert "Zeta" in listed(opened(at))


def test_filters_say_how_many_and_show_those(at: AtTheDesk):
    a_family(at, "Zeta", due_in=-9)
    a_family(at, "Abara")
    page = opened(at)
    press(page, "Late 1")
    assert listed(page) == ["Zeta"]
    assert "Showing 1 of 3" in words_on(page)
    press(page, "All 3")
    assert len(listed(page)) == 3


def test_a_filter_that_nothing_passes_says_so_and_leads_back(at: AtTheDesk):
    page = opened(at)
    press(page, "Late 0")
    assert "No family is one of these" in words_on(page)
    press(page, "Show all families")
    assert len(listed(page)) == 1


def test_the_order_is_chosen_and_kept(at: AtTheDesk):
    for name in ("Zeta", "Abara"):
        a_family(at, name, due_in=-9 if name == "Zeta" else None)
    page = opened(at)
    order(page, "name")
    assert listed(page) == sorted(listed(page), key=str.casefold)
    assert listed(page)[0] == "Abara"
    order(page, "changed")
    at.desktop.clock.pass_by(timedelta(minutes=5))
    a_family(at, "Moss")
    settle()
    assert listed(page)[0] == "Moss"
    assert "last changed first" in words_on(opened(at))


def test_a_family_is_reached_from_the_search_by_keyboard_alone(at: AtTheDesk):
    went: list[places.Place] = []
    at.desk.place_wanted.connect(went.append)
    abara = a_family(at, "Abara")
    page = opened(at)
    find = page.findChild(SearchField)
    find.setFocus()
    QTest.keyClicks(find, "abar")
    QTest.qWait(200)
    QTest.keyClick(find, Qt.Key.Key_Return)
    view = next(view for view in page.findChildren(QListView) if view.isVisible())
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert went == [places.Overview(abara)]


def test_while_names_are_hidden_no_action_can_be_read(at: AtTheDesk):
    a_family(at, "Zeta", due_in=-9, what="Ring Rosalind at the refuge")
    at.desk.hide_names(hidden=True)
    page = opened(at)
    assert "Rosalind" not in words_on(page)
    assert "An action of the plan, Late by" in words_on(page)


def search(page: FamiliesPage, typed: str) -> list[str]:
    page.findChild(SearchField).setText(typed)
    QTest.qWait(200)
    return listed(page)


def test_near_spellings_come_after_what_is_spelt_so_under_a_heading(at: AtTheDesk):
    for name in ("Kaminska", "Kaminski", "Okoro"):
        a_family(at, name)
    assert search(opened(at), "kaminska") == ["Kaminska", "Near spellings", "Kaminski"]


def test_a_filter_goes_for_what_was_found(at: AtTheDesk):
    a_family(at, "Kaminska", due_in=-9)
    a_family(at, "Kaminski")
    page = opened(at)
    search(page, "kaminska")
    press(page, "Late 1")
    assert listed(page) == ["Kaminska"]
    assert "Showing 1 of 3" in words_on(page)


def test_two_who_are_called_the_same_are_told_apart(at: AtTheDesk):
    family, work = a_family(at, "Zeta"), at.desk.work
    for name, born in (("Sam Okoro", "2015-03-01"), ("Sam Hughes", "2011-03-01"), ("Jo Bell", ""), ("Jo Ward", "")):
        role = "child" if born else "adult"
        facts = {"name": name, "role": role, "born": born}
        work.families.editing(family, kinds.MEMBER, work.families.new_record()).save(facts)
    assert "Sam O 11, Sam H 15, Jo B, Jo W" in heard(opened(at), "Zeta")


def new_family(at: AtTheDesk) -> NewFamilyPage:
    page = NewFamilyPage(at.desk, places.NewFamily())
    show(page)
    return page


def type_a_name(page: NewFamilyPage, name: str) -> None:
    QTest.keyClicks(page.opening_focus(), name)
    QTest.qWait(400)


def test_a_family_that_may_be_here_already_is_named_and_nothing_is_in_the_way(at: AtTheDesk):
    went: list[places.Place] = []
    at.desk.place_wanted.connect(went.append)
    kaminska = a_family(at, "Kamińska")
    page = new_family(at)
    type_a_name(page, "Kaminksa")
    assert "Kamińska is in your families already." in words_on(page)
    press(page, "Look")
    press(page, "Add this family")
    assert went[0] == places.Overview(kaminska)
    assert at.desk.work.families.family(went[1].family).name == "Kaminksa"


def test_several_that_may_be_meant_are_shown_in_the_list(at: AtTheDesk):
    went: list[places.Place] = []
    at.desk.place_wanted.connect(went.append)
    a_family(at, "Moss and Bell")
    a_family(at, "Moss")
    page = new_family(at)
    type_a_name(page, "Moss")
    assert "2 of your families have a name like this" in words_on(page)
    press(page, "Look")
    assert went == [places.MyFamilies("Moss")]
    listing = FamiliesPage(at.desk, places.MyFamilies("Moss"))
    show(listing)
    assert set(listed(listing)) == {"Moss", "Moss and Bell"}


def test_a_name_that_was_typed_when_the_app_was_locked_stands_there_again(at: AtTheDesk):
    page = new_family(at)
    type_a_name(page, "Okoro and Hu")
    page.left.emit()
    assert words_on(new_family(at)).count("Okoro and Hu") == 1
    press(page, "Do not save")
    assert "Okoro and Hu" not in words_on(new_family(at))


def test_somebody_who_is_here_already_is_named_on_the_form_of_a_new_member(at: AtTheDesk):
    went: list[places.Place] = []
    at.desk.place_wanted.connect(went.append)
    known = next(one for one in at.members if one.born is not None)
    family, member = a_family(at, "Zeta"), at.desk.work.families.new_record()
    facts = {"name": known.name, "role": known.role.value, "born": known.born_as_written}
    at.desk.work.families.editing(family, kinds.MEMBER, member).save(facts)
    page = PAGES[places.MemberForm](at.desk, places.MemberForm(family, member))
    show(page)
    said = (
        f"{known.name} is in {at.desk.work.families.family(at.family).name} already. They have the same name and were"
    )
    assert said in words_on(page)
    press(page, "Look")
    assert went == [places.MemberPage(at.family, known.id)]


def test_the_weeks_with_us_are_said_and_the_longest_come_first(at: AtTheDesk):
    for name, enquiry in (("Zeta", "2026-09-22"), ("Yarrow", "2026-05-01"), ("Abara", "2026-11-23")):
        typed(at, a_family(at, name), enquiry_on=enquiry)
    typed(at, a_family(at, "Moss"), enquiry_on="2026-03-01", closed_on="2026-11-02")
    page = opened(at)
    order(page, "longest")
    assert [name for name in listed(page) if name in ("Zeta", "Yarrow", "Abara")] == ["Yarrow", "Zeta", "Abara"]
    assert "Week 10 of 20" in heard(page, "Zeta")
    assert "Week 30, 20 were planned" in heard(page, "Yarrow")
    assert "Closed" in heard(page, "Moss")
    assert "longest with us first" in words_on(page)


def test_what_waits_is_counted_by_families_before_there_is_a_hub_too(at: AtTheDesk):
    a_family(at, "Zeta")
    page = opened(at)
    assert not at.desk.work.vault.sync.enrolment
    press(page, f"Waiting to sync {at.desk.work.families.count()}")
    assert "Zeta" in listed(page)
