"""The plan through its pages: who does what, how it is going, and what a goal comes from."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTextEdit, QWidget

from ehdesk.domain import kinds
from ehdesk.domain.plan import Action
from ehdesk.ui import places
from ehdesk.ui.widgets.date_field import DateField
from ehdesk.ui.widgets.select import SelectField
from tests.services.made import filled
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.plan_shown import first_action, opened, plan_of, save, went_to


def action_form(at: AtTheDesk, action: Action) -> QWidget:
    return opened(at, places.ActionForm(at.family, action.goal, action.id))


def test_people_are_ticked_and_others_named_and_the_plan_shows_them_all(at: AtTheDesk):
    page = action_form(at, save(at, who="school"))
    press(page, at.members[0].called)
    press(page, "Ada Obi")
    page.left.emit()
    assert f"{at.members[0].called}, Ada Obi, school" in words_on(opened(at, places.PlanHome(at.family)))


def test_those_around_the_family_are_offered_and_stand_on_the_plan_and_among_the_next_steps(at: AtTheDesk):
    around, school = at.desk.work.around, at.desk.work.around.new_record()
    around.agency(at.family, school).save({"name": "Ashfield School"})
    around.worker(at.family, around.new_record(), school).save({"name": "Miss Lowe", "job": "Head of year"})
    page = action_form(at, save(at, who=""))
    assert "Head of year, Ashfield School" in words_on(page)
    press(page, "Miss Lowe")
    press(page, "Ashfield School")
    page.left.emit()
    for place in (places.PlanHome(at.family), places.Overview(at.family)):
        assert "Miss Lowe, Ashfield School" in words_on(opened(at, place))
    agreeing = opened(at, places.AgreePlan(at.family, at.desk.work.plans.agreeing(at.family)))
    assert "Miss Lowe" in words_on(agreeing)


def test_somebody_who_left_the_family_is_still_there_to_be_unticked(at: AtTheDesk):
    gone = at.members[-1]
    one = save(at, owners=[gone.id], who="")
    at.desk.work.families.remove(at.family, kinds.MEMBER, gone.id)
    page = action_form(at, one)
    press(page, gone.name)
    assert first_action(at).owners == ()


def test_an_action_that_nobody_does_is_asked_about(at: AtTheDesk):
    page = action_form(at, save(at, who=""))
    press_done(page)
    assert "Choose who will do it" in words_on(page)


def press_done(page: QWidget) -> None:
    """The button that ends the form, not the card of the same name."""
    page.continue_asked.emit()


def test_how_it_is_going_is_said_on_the_form_and_shown_on_the_plan(at: AtTheDesk):
    page = action_form(at, first_action(at))
    press(page, "Under way")
    assert (first_action(at).state, first_action(at).progress_on) == ("going", at.desk.today)
    press(page, "Not any more")
    assert first_action(at).state == "stopped"
    assert "Not any more" in words_on(opened(at, places.PlanHome(at.family)))


def test_a_state_that_this_program_has_no_word_for_is_shown_as_it_was_written(at: AtTheDesk):
    at.arrives(kinds.ACTION, first_action(at).id, {"progress": "paused"})
    assert "paused" in words_on(opened(at, places.PlanHome(at.family)))
    action_form(at, first_action(at))
    assert first_action(at).progress == "paused"


def test_a_note_is_kept_with_its_button_or_on_leaving_and_shown_with_who_and_when(at: AtTheDesk):
    one, page = first_action(at), action_form(at, first_action(at))
    box = page.findChildren(QTextEdit)[-1]
    box.setPlainText("Rang twice")
    press(page, "Keep this note")
    assert "You, today at 12:00" in words_on(page)
    box.setPlainText("It is here")
    page.left.emit()
    assert [note.words for note in at.desk.work.plans.notes(at.family, one.id)] == ["Rang twice", "It is here"]
    page.left.emit()
    assert len(at.desk.work.plans.notes(at.family, one.id)) == 2


def test_after_done_the_keyboard_is_where_it_was_in_the_list(at: AtTheDesk):
    last, went = plan_of(at).goals[-1].actions[-1], went_to(at)
    press_done(action_form(at, last))
    assert went == [places.PlanHome(at.family, last.id)]
    page = opened(at, went[-1])
    assert page.opening_focus().accessibleName().startswith(last.what)


def test_save_and_add_another_begins_the_next_one(at: AtTheDesk):
    went, one = went_to(at), first_action(at)
    press(action_form(at, one), "Save and add another action")
    assert isinstance(went[-1], places.ActionForm)
    assert went[-1].goal == one.goal
    assert went[-1].action != one.id
    press(opened(at, places.GoalForm(at.family, one.goal)), "Save and add an action")
    assert went[-1].goal == one.goal
    press(opened(at, places.GoalForm(at.family, one.goal)), "Save and add another goal")
    assert isinstance(went[-1], places.GoalForm)
    assert went[-1].goal != one.goal


def test_a_new_action_says_which_goal_it_is_for_and_what_there_is_for_it_already(at: AtTheDesk):
    one = first_action(at)
    goal = next(goal for goal in plan_of(at).goals if goal.id == one.goal)
    said = words_on(opened(at, places.ActionForm(at.family, one.goal, at.desk.work.plans.new_record())))
    assert f"The goal: {goal.words}" in said
    assert f"So far: {one.what}" in said


def test_another_is_not_begun_while_something_is_missing(at: AtTheDesk):
    went = went_to(at)
    page = opened(at, places.GoalForm(at.family, at.desk.work.plans.new_record()))
    press(page, "Save and add another goal")
    assert went == []
    assert "Enter what the family wants" in words_on(page)


@pytest.mark.parametrize("year", [1066, 2066])
def test_a_day_far_away_is_kept_and_asked_about_once(at: AtTheDesk, year: int):
    one, went = save(at, by=f"{year}-12-04"), went_to(at)
    page = action_form(at, one)
    press_done(page)
    assert f"4 December {year} is far away" in words_on(page)
    assert went == []
    press_done(page)
    assert went == [places.PlanHome(at.family, one.id)]
    assert first_action(at).by.year == year
    assert f"Is {year} right?" in words_on(opened(at, places.PlanHome(at.family)))


def test_what_is_no_day_is_asked_about_once_and_stands_on_the_plan_as_it_was_written(at: AtTheDesk):
    page, went = action_form(at, save(at, by="when nan is back")), went_to(at)
    press_done(page)
    assert "it can never be late" in words_on(page)
    press_done(page)
    assert len(went) == 1
    assert "when nan is back" in words_on(opened(at, places.PlanHome(at.family)))


def test_another_day_far_away_is_asked_about_again(at: AtTheDesk):
    page, went = action_form(at, save(at, by="2066-12-04")), went_to(at)
    press_done(page)
    field = page.findChild(DateField)
    field.control.setFocus()
    field.control.selectAll()
    QTest.keyClicks(QApplication.focusWidget(), "5 12 2077")
    press_done(page)
    assert went == []
    assert "5 December 2077 is far away" in words_on(page)


def test_a_day_in_another_year_says_the_year(at: AtTheDesk):
    save(at, by="2027-02-04")
    assert "By Thu 4 Feb 2027" in words_on(opened(at, places.PlanHome(at.family)))


def test_a_goal_can_come_from_an_answer_and_keeps_what_that_said(at: AtTheDesk):
    goal = plan_of(at).goals[0]
    page = opened(at, places.GoalForm(at.family, goal.id))
    field = next(one for one in page.findChildren(SelectField) if "assessment" in one.name)
    choice = field.control
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    chosen = plan_of(at).goals[0]
    assert chosen.source == choice.currentData()
    assert chosen.source_said
    assert f"From the assessment: {chosen.source_said}" in words_on(opened(at, places.PlanHome(at.family)))


def test_what_was_said_alone_is_offered_and_kept_by_its_topic_only(at: AtTheDesk):
    goal, field, said = plan_of(at).goals[0], "home/safe_at_home/athome_need", "He waits at the gate"
    answer_alone(at, field, said)
    page = opened(at, places.GoalForm(at.family, goal.id))
    choice = next(one for one in page.findChildren(SelectField) if "assessment" in one.name).control
    offered = [choice.itemText(row) for row in range(choice.count())]
    assert not any(said in one for one in offered)
    assert offered.count("Something said alone: Safe at home") == 1
    choice.setCurrentIndex(offered.index("Something said alone: Safe at home"))
    choice.activated.emit(choice.currentIndex())
    assert plan_of(at).goals[0].source == field
    assert plan_of(at).goals[0].source_said == "Something said alone: Safe at home"
    shown = words_on(opened(at, places.PlanHome(at.family)))
    assert "From the assessment: Something said alone: Safe at home" in shown


def test_a_goal_that_holds_words_said_alone_shows_only_their_topic(at: AtTheDesk):
    goal, field, said = plan_of(at).goals[0], "home/safe_at_home/athome_need", "He waits at the gate"
    answer_alone(at, field, said)
    at.desk.work.plans.goal(at.family, goal.id).save({"source": field, "source_said": said})
    shown = words_on(opened(at, places.PlanHome(at.family)))
    assert said not in shown
    assert "From the assessment: Something said alone: Safe at home" in shown
    page = opened(at, places.GoalForm(at.family, goal.id))
    choice = next(one for one in page.findChildren(SelectField) if "assessment" in one.name).control
    assert choice.currentText() == "Something said alone: Safe at home"


def test_words_said_alone_by_a_child_who_left_stay_off_the_plan(at: AtTheDesk):
    goal, said = plan_of(at).goals[0], "He waits at the gate"
    work, form = at.desk.work, filled(at.desk.work, at.family).form
    topic = next(one for one in form.topics() if one.is_private and one.person)
    at.desk.work.plans.goal(at.family, goal.id).save({"source": topic.fields[-1], "source_said": said})
    work.families.remove(at.family, kinds.MEMBER, topic.person)
    for place in (places.PlanHome(at.family), places.GoalForm(at.family, goal.id)):
        assert said not in words_on(page := opened(at, place))
        assert not any(said in box.currentText() for box in page.findChildren(QComboBox))
    assert "From the assessment: Something said alone:" in words_on(opened(at, places.PlanHome(at.family)))


def answer_alone(at: AtTheDesk, field: str, said: str) -> None:
    work = at.desk.work
    filling = work.assessments.open(work.assessments.current(at.family).id)
    filling.answer("home/safe_at_home/athome_ask", "yes")
    filling.answer("home/safe_at_home/athome_worries", "")
    filling.answer(field, said)


def test_an_answer_that_is_gone_is_still_shown_as_it_was_chosen(at: AtTheDesk):
    goal = plan_of(at).goals[0]
    at.desk.work.plans.goal(at.family, goal.id).save({"source": "home/gone", "source_said": "It was cold"})
    page = opened(at, places.GoalForm(at.family, goal.id))
    field = next(one for one in page.findChildren(SelectField) if "assessment" in one.name)
    assert field.control.currentText() == "It was cold"
    page.left.emit()
    assert plan_of(at).goals[0].source_said == "It was cold"
