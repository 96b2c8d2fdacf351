"""The pages of the star: side by side, typed up from paper by keyboard, corrected, and what is not compared."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QTableWidget, QWidget

from ehdesk.domain import kinds
from ehdesk.domain.star import Reading
from ehdesk.forms.stars import Stage
from ehdesk.ui import places
from ehdesk.ui.look import Look
from ehdesk.ui.pages import PAGES
from ehdesk.ui.pages.star import StarPage
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import StepCards
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.score_field import NotCovered, ScoreField
from ehdesk.ui.widgets.star_chart import StarChart
from tests.rules.fitting import clipped
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import also_heard, settle, show


def earlier(at: AtTheDesk, on: date, scores: Sequence[int | None]) -> Reading:
    """A kept star of an earlier day."""
    stars = at.desk.work.stars
    reading = stars.start(at.family, on)
    for area, score in zip(stars.in_use.areas, scores, strict=True):
        if score is None:
            reading = stars.skip(at.family, reading, area.id, "not-known")
        else:
            reading = stars.score(at.family, reading, area.id, score)
    return stars.record(at.family, stars.completed_by(at.family, reading, "together"))


def opened(at: AtTheDesk, place: places.Place) -> QWidget:
    return show(PAGES[type(place)](at.desk, place))


def shown(page: QWidget, kind: type[QWidget]) -> QWidget:
    """The one widget of a kind that can be seen."""
    return next(one for one in page.findChildren(kind) if one.isVisible())


def row(page: QWidget, area: str) -> list[str]:
    """What the table says of one area."""
    table = page.findChild(QTableWidget)
    place = next(place for place in range(table.rowCount()) if table.item(place, 0).text() == area)
    return [table.item(place, column).text() for column in range(1, table.columnCount())]


def went_to(at: AtTheDesk) -> list[places.Place]:
    """Where the pages lead from here on."""
    found: list[places.Place] = []
    at.desk.place_wanted.connect(found.append)
    return found


def key(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)
    settle()


def test_two_stars_stand_side_by_side_with_the_same_facts_in_a_table_and_one_sentence(at: AtTheDesk):
    now = at.desk.work.stars.recorded(at.family)[-1]
    first = earlier(at, date(2026, 6, 2), [now.scores.get(area.id) for area in at.desk.work.stars.in_use.areas])
    page = opened(at, places.StarHome(at.family))
    assert row(page, "Learning") == [str(first.scores["learning"]), str(now.scores["learning"]), "Same"]
    assert "no area went up" in words_on(page)
    assert "First, 2 June 2026" in also_heard(page.findChild(StarChart))


def test_up_is_said_in_words_and_heard_with_both_scores(at: AtTheDesk):
    now = at.desk.work.stars.recorded(at.family)[-1].scores["learning"]
    earlier(at, date(2026, 6, 2), [1] * 10)
    page = opened(at, places.StarHome(at.family))
    assert row(page, "Learning")[-1] == f"Up {now - 1}"
    heard = page.findChild(QTableWidget).item(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == f"first 1, now {now}, up {now - 1}"


def test_a_line_can_be_ticked_away_and_the_table_goes_with_it(at: AtTheDesk):
    earlier(at, date(2026, 6, 2), [1] * 10)
    earlier(at, date(2026, 9, 2), [2] * 10)
    page = opened(at, places.StarHome(at.family))
    assert shown(page, QTableWidget).columnCount() == 5
    press(page, "In between, 2 September 2026")
    assert shown(page, QTableWidget).columnCount() == 4
    assert "2 September" not in also_heard(shown(page, StarChart))


def test_with_every_line_ticked_away_the_page_says_what_to_do(at: AtTheDesk):
    earlier(at, date(2026, 6, 2), [1] * 10)
    page = opened(at, places.StarHome(at.family))
    press(page, "Now, ")
    press(page, "First, ")
    assert "Tick two stars" in words_on(page)


def test_another_one_between_can_be_put_beside_now(at: AtTheDesk):
    earlier(at, date(2026, 6, 2), [1] * 10)
    wanted = earlier(at, date(2026, 7, 2), [2] * 10)
    earlier(at, date(2026, 9, 2), [3] * 10)
    assert "In between, 2 September" in words_on(opened(at, places.StarHome(at.family)))
    went = went_to(at)
    press(opened(at, places.OneStar(at.family, wanted.id)), "Put beside now")
    assert "In between, 2 July" in words_on(opened(at, went[-1]))


def test_three_stars_beside_each_other_leave_room_for_the_names_of_the_areas(at: AtTheDesk):
    areas = at.desk.work.stars.in_use.areas
    for month in (6, 7, 8):
        earlier(at, date(2025, month, 20), [5] * len(areas))
    page = show(PAGES[places.StarHome](at.desk, places.StarHome(at.family)), 1146, 690)
    assert page.findChild(QTableWidget).columnCount() == 5
    assert clipped(page) == []


def test_a_star_of_another_edition_is_not_compared_and_that_is_said(at: AtTheDesk):
    at.new(kinds.READING, {"edition": "our-star/0", "taken_on": "2026-01-02", "recorded": True, "score/learning": 3})
    page = opened(at, places.StarHome(at.family))
    assert "made with another star or edition" in words_on(page)
    assert "2 January 2026" in words_on(page)
    assert "First," not in words_on(page)


def test_a_star_that_is_not_known_here_is_shown_as_it_was_written_without_a_chart(at: AtTheDesk):
    record = at.new(kinds.READING, {"edition": "their-star/7", "recorded": True, "score/garden": "lovely"})
    page = opened(at, places.OneStar(at.family, record))
    assert row(page, "garden") == ["–", "lovely, as it was written"]
    assert page.findChild(StarChart) is None


def test_a_paper_star_is_typed_up_with_the_digits(at: AtTheDesk):
    paper = at.desk.work.stars.type_up(at.family, at.desk.today)
    page = opened(at, places.TypeUp(at.family, paper.id))
    page.opening_focus().setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "4 11 2026")
    key(Qt.Key.Key_Tab)
    for digit in (Qt.Key.Key_3, *[Qt.Key.Key_4] * 8, Qt.Key.Key_0):
        key(digit)
    key(Qt.Key.Key_Space)  # who made it: the keyboard went there by itself
    press(page, "Keep this star")
    kept = at.desk.work.stars.reading(paper.id)
    assert (kept.is_recorded, kept.taken_on, kept.completed_by) == (True, date(2026, 11, 4), "together")
    assert (kept.scores["learning"], kept.scores["settled-home"]) == (3, 4)
    assert kept.reasons == {"money-and-work": "not-talked-about"}


def test_arrows_move_between_areas_without_choosing_and_within_one_with_choosing(at: AtTheDesk):
    paper = at.desk.work.stars.type_up(at.family, at.desk.today)
    page = opened(at, places.TypeUp(at.family, paper.id))
    page.findChild(QRadioButton).setFocus()
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Right)
    assert at.desk.work.stars.reading(paper.id).scores == {"early-years": 2}
    key(Qt.Key.Key_Up)
    assert QApplication.focusWidget().accessibleName().startswith("Learning: 1")


def test_a_sheet_that_is_not_complete_says_what_is_missing_and_keeps_what_there_is(at: AtTheDesk):
    paper = at.desk.work.stars.type_up(at.family, at.desk.today)
    at.desk.work.stars.editing(at.family, paper).save({"taken_on": "2027-01-01"})
    page = opened(at, places.TypeUp(at.family, paper.id))
    press(page, "Keep this star")
    for said in ("a day that has come already", "Learning: choose a step", "Say who made this star"):
        assert said in words_on(page)
    assert not at.desk.work.stars.reading(paper.id).is_recorded


def test_a_star_is_corrected_on_the_same_sheet_and_both_stay_in_the_list(at: AtTheDesk):
    wrong, went = at.desk.work.stars.recorded(at.family)[-1], went_to(at)
    press(opened(at, places.OneStar(at.family, wrong.id)), "Correct this star")
    page = opened(at, went[-1])
    press(page, "Learning: 5")
    press(page, "Keep this star")
    assert "Say why the star is corrected" in words_on(page)
    page.opening_focus().setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "The paper says 5")
    press(page, "Keep this star")
    [right] = at.desk.work.stars.standing(at.family)
    assert (right.scores["learning"], right.corrected_why) == (5, "The paper says 5")
    listed = words_on(opened(at, places.StarHome(at.family)))
    assert "Corrected" in listed
    assert "A correction" in listed
    assert "The paper says 5" in words_on(opened(at, places.OneStar(at.family, wrong.id)))


def test_a_score_off_the_scale_is_asked_about_when_it_is_corrected(at: AtTheDesk):
    wrong, went = at.corrected_star({"score/learning": 99}), went_to(at)
    press(opened(at, places.OneStar(at.family, wrong)), "Correct this star")
    page = opened(at, went[-1])
    press(page, "Keep this star")
    assert "Learning: 99 is not a step of this star" in words_on(page)


def test_a_star_under_way_is_taken_away_with_a_way_back(at: AtTheDesk):
    paper = at.desk.work.stars.type_up(at.family, at.desk.today)
    undo: list[object] = []
    at.desk.said.connect(lambda _words, way_back: undo.append(way_back))
    press(opened(at, places.TypeUp(at.family, paper.id)), "Take this star away")
    assert at.desk.work.stars.all_unfinished(at.family) == ()
    undo[-1]()
    assert [one.id for one in at.desk.work.stars.all_unfinished(at.family)] == [paper.id]


def test_a_typed_star_is_carried_on_from_the_list_and_a_new_one_with_the_family_is_still_offered(at: AtTheDesk):
    paper, went = at.desk.work.stars.type_up(at.family, at.desk.today), went_to(at)
    page = opened(at, places.StarHome(at.family))
    assert isinstance(page, StarPage)
    press(page, "New star with the family")
    press(page, "No day given")
    assert isinstance(went[0], places.Scoring)
    assert went[1] == places.TypeUp(at.family, paper.id)


def test_a_reason_that_this_star_does_not_have_stays_as_it_was_written(look: Look):
    none = NotCovered("Not covered", "Why?", [("not-known", "We are not sure")])
    field = ScoreField(look, "Learning", [Choice("1", "Hard", number="1")], none)
    show(field)
    field.show_value("-dog-ate-it")
    assert field.value() == "-dog-ate-it"
    field.deleteLater()


def test_tab_comes_from_not_covered_to_its_reason_and_then_to_the_next_area(look: Look):
    none = NotCovered("Not covered", "Why?", [("not-known", "We are not sure")])
    column = Column(look)
    fields = [ScoreField(look, area, [Choice("1", "Hard", number="1")], none) for area in ("Learning", "Money")]
    column.add(*fields)
    show(column)
    fields[0].focus_control()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_0)
    settle()
    fields[0].focus_control()
    names = []
    for _time in range(3):
        names.append(QApplication.focusWidget().accessibleName())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert names == ["Learning: Not covered", "Learning: Why?", "Money: 1, Hard"]
    column.deleteLater()


def test_the_steps_of_a_stage_stand_under_its_heading(look: Look):
    stage = Stage("Stuck", 1, 2)
    steps = [Choice(str(score), f"Step {score}", number=str(score)) for score in (1, 2)]
    cards = StepCards(look, "Learning", steps, Choice("-", "No score"), {str(stage.first): stage.title})
    show(cards)
    assert "Stuck" in words_on(cards)
    cards.deleteLater()


def test_why_there_is_no_score_is_asked_and_never_presumed(at: AtTheDesk):
    stars = at.desk.work.stars
    reading = stars.start(at.family, at.desk.today)
    area = stars.definition(reading).areas[0].id
    page = opened(at, places.Scoring(at.family, reading.id, area))
    press(page, "No score for this today")
    assert stars.reading(reading.id).reasons == {}
    press(page, "We prefer not to say")
    assert stars.reading(reading.id).reasons == {area: "prefer-not-to-say"}


def test_the_last_page_of_a_star_opens_at_its_heading(at: AtTheDesk):
    reading = at.desk.work.stars.start(at.family, at.desk.today)
    page = show(PAGES[places.Scoring](at.desk, places.Scoring(at.family, reading.id, "")), 1366, 690)
    page.opening_focus().setFocus()
    settle()
    assert page.viewing.verticalScrollBar().value() == 0


@pytest.mark.parametrize("about", ["safe-at-home", "safe-from-harm"])
def test_a_question_about_safety_is_not_on_the_screen_before_one_looks_who_can_see(at: AtTheDesk, about: str):
    stars = at.desk.work.stars
    reading, cautioned = stars.start(at.family, at.desk.today), stars.in_use.area(about)
    after = stars.in_use.areas[[one.id for one in stars.in_use.areas].index(cautioned.id) + 1]
    page, went = opened(at, places.Scoring(at.family, reading.id, cautioned.id)), went_to(at)
    assert "Stop and look who can hear and see" in words_on(page)
    assert cautioned.question not in words_on(page)
    page.opening_focus().setFocus()
    said: list[str] = []
    at.desk.said.connect(lambda words, _undo: said.append(words))
    key(Qt.Key.Key_4)
    assert cautioned.id not in stars.reading(reading.id).scores
    assert said == ["Say first whether you can talk about this now. The numbers score it after that."]
    press(page, "Not now")
    assert went == [places.Scoring(at.family, reading.id, after.id)]
    assert stars.reading(reading.id).reasons[cautioned.id] == "not-talked-about"
    page = opened(at, places.Scoring(at.family, reading.id, cautioned.id))
    press(page, "We can talk about this now")
    assert cautioned.question in words_on(page)
    key(Qt.Key.Key_4)
    assert stars.reading(reading.id).scores[cautioned.id] == 4
    press(opened(at, places.Scoring(at.family, reading.id, cautioned.id)), "Not now")
    assert stars.reading(reading.id).scores[cautioned.id] == 4, "what was said stays"


def test_a_star_that_was_made_today_leads_to_the_plan(at: AtTheDesk):
    earlier(at, at.desk.today, [3] * 10)
    page, went = opened(at, places.StarHome(at.family)), went_to(at)
    assert page.opening_focus().property("kind") == "primary"
    page.opening_focus().setFocus()
    key(Qt.Key.Key_Return)
    assert went == [places.PlanHome(at.family)]


def test_a_star_of_another_day_leads_to_a_new_one(at: AtTheDesk):
    at.desktop.clock.pass_by(timedelta(days=30))
    assert opened(at, places.StarHome(at.family)).opening_focus().text() == "New star with the family"
