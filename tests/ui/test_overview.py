"""The family page: how far the work is, what comes next, and the family taken off the list and put back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.ui import places
from ehdesk.ui.look import Look
from ehdesk.ui.pages.family_form import FamilyFormPage
from ehdesk.ui.pages.overview import OverviewPage
from ehdesk.ui.places import Place
from ehdesk.ui.theme import LIGHT
from ehdesk.ui.widgets.step_row import StepRow
from ehdesk.ui.widgets.tick_box import TickBox
from ehdesk.ui.widgets.timeline import Mark, Timeline, name_font
from tests.builders import new_id
from tests.services.made import Made
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.opened import opened_window
from tests.ui.showing import heard, settle, show


def note(at: AtTheDesk, **facts: object) -> None:
    at.desk.work.families.editing(at.family, kinds.FAMILY, RecordId(at.family)).save(facts)


def page(at: AtTheDesk) -> OverviewPage:
    return show(OverviewPage(at.desk, places.Overview(at.family)))


def went(at: AtTheDesk) -> list[Place]:
    """Where the desk is asked to go, from now on."""
    asked: list[Place] = []
    at.desk.place_wanted.connect(asked.append)
    return asked


def test_the_way_is_a_list_that_says_each_milestone_and_how_it_stands(at: AtTheDesk):
    note(at, enquiry_on="2026-09-22", allocated_on="2026-09-24")
    timeline = page(at).findChild(Timeline)
    said = [timeline.item(place).text() for place in range(timeline.count())]
    assert heard(timeline) == "The way so far"
    assert said[0] == "Enquiry: Reached, 22 September 2026"
    assert said[4] == "Assessment and plan finished: Late, Late by 3 working days"
    assert [halt.mark for halt in timeline.halts][3:6] == [Mark.DONE, Mark.LATE, Mark.TO_COME]


def test_arrows_go_along_the_way_and_enter_goes_where_a_day_is_noted(at: AtTheDesk):
    timeline, asked = page(at).findChild(Timeline), went(at)
    timeline.setFocus()
    timeline.setCurrentRow(0)
    QTest.keyClick(timeline, Qt.Key.Key_Right)
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert asked == [places.FamilyForm(at.family, "allocated_on")]


@pytest.mark.parametrize(("text_size", "is_upright"), [(100, False), (150, True)])
def test_the_way_stands_upright_at_large_text(at: AtTheDesk, text_size: int, is_upright: bool):
    at.desk.look.wear(LIGHT, text_size)
    timeline = page(at).findChild(Timeline)
    first, second = (timeline.visualItemRect(timeline.item(place)) for place in (0, 1))
    assert (second.top() > first.top()) is is_upright
    assert timeline.viewport().rect().contains(timeline.visualItemRect(timeline.item(timeline.count() - 1)))


@pytest.mark.parametrize("width", [1100, 1199, 1200, 1280])
def test_no_milestone_is_cut_short_in_a_small_window(family_vault: Made, look: Look, tmp_path: Path, width: int):
    with opened_window(family_vault, look, tmp_path) as window:
        window.resize(width, 690)
        window.desk.go(places.Overview(family_vault.family))
        settle()
        way = window.findChild(Timeline)
        letters = QFontMetrics(name_font(look, way.font()))
        longest = max(letters.horizontalAdvance(word) for halt in way.halts for word in halt.name.split())
        assert way.is_upright or longest <= way.cell(0, way.viewport().width()).width() - 12


def test_the_form_opens_at_the_day_that_was_asked_for(at: AtTheDesk):
    form = FamilyFormPage(at.desk, places.FamilyForm(at.family, "allocated_on"))
    assert isinstance(form.opening_focus(), QLineEdit)
    assert "given to somebody" in form.opening_focus().accessibleName()


def test_a_family_gets_another_name_and_its_days(at: AtTheDesk):
    form = show(FamilyFormPage(at.desk, places.FamilyForm(at.family, "enquiry_on")))
    form.opening_focus().setFocus()
    form.opening_focus().selectAll()
    QTest.keyClicks(form.opening_focus(), "22 9 2026")
    form.left.emit()
    note(at, name="Nováková", reference="WL-2291")
    shown = words_on(page(at))
    assert {"Nováková", "Ada Obi, Family support worker", "Week 10 of 20", "Until 9 Feb"} <= set(shown.splitlines())
    assert "Reference WL-2291" in shown


def test_a_day_that_does_not_exist_is_kept_and_asked_about_once(at: AtTheDesk):
    note(at, enquiry_on="31 2 2026")
    form = show(FamilyFormPage(at.desk, places.FamilyForm(at.family)))
    went: list[object] = []
    at.desk.back_wanted.connect(lambda: went.append("back"))
    press(form, "Done")
    assert "“31 2 2026” is not one day" in words_on(form)
    assert "31 2 2026" in words_on(form)
    assert went == []
    press(form, "Done")
    assert went == ["back"]


def test_next_steps_are_the_plans_soonest_first_and_ticking_one_off_can_be_undone(at: AtTheDesk):
    undo: list[object] = []
    at.desk.said.connect(lambda _words, take_back: undo.append(take_back))
    overview = page(at)
    rows = overview.findChildren(StepRow)
    assert [heard(row.findChild(TickBox)) for row in rows] == [
        "Ask for morning help from adult care",
        "Try the morning chart for two weeks",
    ]
    assert "Mon 30 Nov, in 4 working days" in words_on(overview)
    rows[0].findChild(TickBox).click()
    assert "Ask for morning help" not in words_on(overview)
    undo[0]()
    assert "Ask for morning help" in words_on(overview)


def test_an_action_is_late_in_working_days(at: AtTheDesk):
    action = next(one for one in at.desk.work.plans.plan(at.family).actions if not one.is_done)
    at.arrives(kinds.ACTION, action.id, {"by": "2026-11-20"})
    assert "Late by 2 working days" in words_on(page(at))


def test_a_family_taken_off_the_list_is_kept_and_put_back(at: AtTheDesk):
    form, asked, undo = show(FamilyFormPage(at.desk, places.FamilyForm(at.family))), went(at), []
    at.desk.said.connect(lambda _words, take_back: undo.append(take_back))
    press(form, "Take this family off the list")
    assert asked == [], "the family is named, and it is asked once"
    assert "Take Hughes" in words_on(form) or "off the list of families?" in words_on(form)
    press(form, "Yes, take them off the list")
    assert asked == [places.MyFamilies()]
    assert at.desk.work.families.rows() == ()
    overview = page(at)
    assert "was taken off the list" in words_on(overview)
    press(overview, "Put it back")
    assert len(at.desk.work.families.rows()) == 1
    assert "was taken off the list" not in words_on(overview)


@pytest.mark.parametrize("odd", [7, ["a"], {"b": 1}, True])
def test_odd_facts_of_a_family_keep_no_page_from_opening(at: AtTheDesk, odd: object):
    for field in ("name", "reference", "lead", "enquiry_on", "closed_on"):
        at.arrives(kinds.FAMILY, RecordId(at.family), {field: odd})
    page(at)
    show(FamilyFormPage(at.desk, places.FamilyForm(at.family)))


def test_each_row_says_whose_somebody_is(at: AtTheDesk):
    said = words_on(page(at))
    assert "Leila’s mother" in said
    assert "Zuzana’s daughter" in said or "Zuzana’s child" in said
    for tie in at.desk.work.families.family(at.family).relationships:
        at.desk.work.families.remove(at.family, kinds.RELATIONSHIP, tie.id)
    assert "’s " not in words_on(page(at)).partition("Members")[2].partition("Homes")[0]


def test_everything_that_is_kept_from_somebody_is_in_the_banner(at: AtTheDesk):
    agreement = at.desk.work.agreements.all(at.family)[0]
    father = next(member for member in at.members if member.called == "Karim")
    facts = {"must_not_see": [father.id], "others_must_not_see": "The neighbours"}
    at.desk.work.agreements.agreement(at.family, agreement.id).save(facts)
    shown = page(at)
    assert "The neighbours" not in words_on(shown)
    press(shown, "Show them")
    assert "The address of" in words_on(shown)
    assert "What the family shares must not be seen by: Karim; The neighbours." in words_on(shown)


def test_what_an_agreement_keeps_is_said_where_no_home_keeps_anything(at: AtTheDesk):
    family = at.desk.work.families.add("Okoro")
    agreements = at.desk.work.agreements
    agreements.agreement(family, agreements.new_record()).save({"others_must_not_see": "His mother"})
    shown = show(OverviewPage(at.desk, places.Overview(family)))
    press(shown, "Show them")
    assert "His mother" in words_on(shown)
    at.desk.hide_names(hidden=True)
    shown = show(OverviewPage(at.desk, places.Overview(family)))
    press(shown, "Show them")
    assert "His mother" not in words_on(shown)


def test_a_home_that_is_kept_from_somebody_who_left_says_so(at: AtTheDesk):
    home, gone = at.desk.work.families.family(at.family).households[0], new_id()
    at.desk.work.families.editing(at.family, kinds.HOUSEHOLD, home.id).save({"kept_from": [gone]})
    shown = page(at)
    press(shown, "Show them")
    assert f"The address of {home.name} must not be given to: " in words_on(shown)
