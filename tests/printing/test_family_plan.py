"""What a family plan says, whatever it looks like."""

from dataclasses import replace
from datetime import date, time

import pytest

from ehdesk.domain import kinds
from ehdesk.printing.blocks import KeepTogether, Masthead, Panel, SideBySide, Signatures, Table
from ehdesk.printing.family_plan_sheet import ActionOnPaper, MeetingOnPaper
from tests.printing.plans import FULL, NO_PLAN, PRINTED_ON, action, document, printed, with_actions
from tests.printing.reading import read_back


def by_when(one: ActionOnPaper) -> str:
    """What the paper says in the last column."""
    return table(one).rows[0].cells[2].text


def table(*actions: ActionOnPaper) -> Table:
    """The table of a goal with these actions."""
    goal = document(with_actions(*actions)).blocks[1]
    assert isinstance(goal, KeepTogether)
    found = goal.blocks[1]
    assert isinstance(found, Table)
    return found


def test_a_day_that_has_gone_by_reads_as_soon_as_you_can():
    assert by_when(action(by_when=date(2026, 11, 23))) == "As soon as you can"


def test_a_day_still_to_come_reads_with_its_weekday():
    assert by_when(action(by_when=date(2026, 12, 4))) == "Fri 4 December"


def test_today_has_not_gone_by():
    assert by_when(action(by_when=PRINTED_ON)) == "Tue 24 November"


def test_a_day_more_than_ten_months_away_has_its_year():
    assert by_when(action(by_when=date(2027, 11, 26))) == "Fri 26 November 2027"


def test_an_action_without_a_day_says_so():
    assert by_when(action()) == "No date yet"


def test_a_done_action_says_when_it_was_done():
    assert by_when(ActionOnPaper("Ask", "Priya", date(2026, 11, 1), True, date(2026, 11, 18))) == "Done 18 November"


def test_nothing_on_paper_says_late():
    assert "late" not in str(document(FULL)).lower()


def test_a_box_to_tick_has_its_state_in_words():
    rows = table(action(), ActionOnPaper("Ask", "Priya", is_done=True)).rows
    assert [row.tick.state for row in rows if row.tick] == ["To do", "Done"]


def test_people_are_named_in_one_sentence():
    masthead = document(FULL).blocks[0]
    assert isinstance(masthead, Masthead)
    assert masthead.lead == "For Leanne, Tia and the baby. Priya Nair is your lead practitioner."


def test_what_the_sheet_leaves_empty_leaves_no_trace():
    assert [type(block) for block in document(NO_PLAN).blocks] == [Masthead]


def test_the_order_is_going_well_goals_meeting_names_and_the_star_last():
    kinds = [type(block) for block in document(FULL).blocks]
    assert kinds == [Masthead, Panel, KeepTogether, SideBySide, Signatures, KeepTogether]


@pytest.mark.parametrize(
    ("at", "said"),
    [(time(16), "4 pm"), (time(10, 30), "10:30 am"), (time(12, 5), "12:05 pm"), (time(0), "12 am")],
)
def test_a_time_is_said_as_people_say_it(at, said):
    boxes = document(replace(NO_PLAN, meeting=MeetingOnPaper(date(2026, 12, 10), at))).blocks[1]
    assert isinstance(boxes, SideBySide)
    assert boxes.blocks[0].lines == (f"Thursday 10 December 2026, {said}",)


def meeting_lines(meeting: MeetingOnPaper) -> tuple[str, ...]:
    """What stands in the box of the next meeting."""
    boxes = document(replace(NO_PLAN, meeting=meeting)).blocks[1]
    assert isinstance(boxes, SideBySide)
    return boxes.blocks[0].lines


def test_an_action_by_no_day_of_the_calendar_keeps_the_words_it_was_given():
    assert by_when(ActionOnPaper("Ask", "Priya", by_as_written="before half term")) == "before half term"


@pytest.mark.parametrize(
    ("meeting", "lines"),
    [
        (MeetingOnPaper("first Tuesday after half term", time(16)), ("first Tuesday after half term, 4 pm",)),
        (MeetingOnPaper(date(2026, 12, 10), "after school"), ("Thursday 10 December 2026, after school",)),
        (MeetingOnPaper("", "after school", "the Hub"), ("after school", "the Hub")),
        (MeetingOnPaper(where="the Hub", who=("Leanne",)), ("the Hub", "Leanne")),
    ],
)
def test_a_meeting_without_a_day_or_a_time_keeps_the_words_it_was_given(meeting, lines):
    assert meeting_lines(meeting) == lines


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("2027-02-18", "We look at this plan again on Thursday 18 February 2027."),
        ("after half term", "We look at this plan again: after half term"),
    ],
)
@pytest.mark.parametrize("meeting", ["", "2026-12-10"])
def test_when_the_plan_is_looked_at_again_is_on_the_paper_also_where_nobody_meets(ada, written, line, meeting):
    work, family = ada.work, ada.work.families.add("Hughes")
    member = work.families.new_record()
    work.families.editing(family, kinds.MEMBER, member).save({"name": "Tia Hughes", "role": "adult"})
    work.plans.own_words(family).save({"review_on": written, "meet_on": meeting})
    pdf = work.prints.family_plan(family, work.prints.readers(family).offered[0])()
    assert line in " ".join(read_back(pdf).root.whole_text.split())


def test_what_was_written_for_a_meeting_reaches_the_paper_whether_or_not_it_is_a_date(ada):
    work, family = ada.work, ada.work.families.add("Hughes")
    member = work.families.new_record()
    work.families.editing(family, kinds.MEMBER, member).save({"name": "Tia Hughes", "role": "adult"})
    written = {"meet_on": "first Tuesday after half term", "meet_time": "after school", "meet_place": "the Hub"}
    work.plans.own_words(family).save(written)
    pdf = work.prints.family_plan(family, work.prints.readers(family).offered[0])()
    text = " ".join(read_back(pdf).root.whole_text.split())
    assert "first Tuesday after half term, after school" in text
    assert "the Hub" in text


def test_the_footer_names_the_reader_and_the_day():
    assert document(FULL).footer.text == (
        "Copy for Leanne. Printed Tuesday 24 November 2026. Made-up family for showing the app."
    )


def test_a_real_family_is_not_called_made_up():
    assert "Made-up" not in document(replace(FULL, is_made_up=False)).footer.text


def test_the_title_in_the_file_names_nobody():
    assert document(FULL).title == "Our family plan"


def test_the_numbers_on_the_chart_are_said_in_the_words_of_the_table():
    paper = " ".join(printed(FULL).root.whole_text.split())
    key = "On the chart: 1 Very hard right now, 2 Hard, 3 Mixed, 4 Mostly going well, 5 Going well."
    assert f"Made by: Leanne and Tia. {key}" in paper
