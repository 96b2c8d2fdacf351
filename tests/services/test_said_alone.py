"""What was said alone: its words were once taken over by goals, and are on no copy, and are told of, ever after."""

import json

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.forms.opening import examine
from tests.services.made import Desktop, filled
from tests.services.test_plan_sources import begun
from tests.sync.publishing import hub_takes_all, join_up_offline, publish

WORDS = "He waits at the gate"
SURVEY = """
| survey |
| | type | name | label | appearance | bind::ehdesk:each |
| | begin_group | g | Home | field-list | |
| | text | worry | What worries you? | | |
| | end_group | | | | |
| | begin_repeat | child | Each child | | child |
| | begin_group | p | Alone | field-list private | |
| | text | worry | What are you afraid of? | | |
| | end_group | | | | |
| | end_repeat | | | | |
| settings |
| | form_title | form_id | version | namespaces |
| | Our form | whole-family | 9 | ehdesk="https://ehdesk.org/xforms" |
"""


@pytest.fixture
def work(ada: Desktop):
    join_up_offline(ada.work.vault)
    return ada.work


@pytest.fixture
def asked(work, tmp_path):
    """A family with two children, and what one of them said alone, which a goal took over."""
    (tmp_path / "form.md").write_text(SURVEY)
    family, filling = begun(work, examine(tmp_path / "form.md").source)
    tia, sam = (child(work, family, name) for name in ("Tia", "Sam"))
    filling = filled(work, family)
    place = f"child[{tia}]/p/worry"
    filling.answer(place, WORDS)
    filling.answer("g/worry", "The damp")
    goal(work, family, "Tia walks with Sam", place, WORDS)
    return family, tia, sam, place


def child(work, family, name):
    record = work.families.new_record()
    work.families.editing(family, kinds.MEMBER, record).save({"name": name, "role": "child"})
    return record


def goal(work, family, words, source, said):
    editing = work.plans.goal(family, work.plans.new_record())
    editing.save({"words": words, "source": source})
    editing.save({"source_said": said})
    return editing


def held_by(work, family, member):
    person = work.families.family(family).member(RecordId(member))
    return work.held.everything(family, person)


def with_words(found):
    return [one for one in found.held if WORDS in json.dumps(one.value)]


def test_words_said_alone_that_a_goal_took_over_are_marked_on_what_is_held(work, asked):
    family, _tia, sam, _place = asked
    (one,) = with_words(held_by(work, family, sam))
    assert (one.field, one.is_kept_close) == ("source_said", True)


def test_so_are_they_once_the_goal_comes_from_another_answer(work, asked):
    family, _tia, sam, _place = asked
    (standing,) = work.plans.plan(family).goals
    work.plans.goal(family, standing.id).save({"source": "g/worry", "source_said": "What worries you? The damp"})
    (one,) = with_words(held_by(work, family, sam))
    assert (one.stands, one.is_kept_close) == (False, True)


def test_so_is_a_plan_that_was_agreed_with_such_a_goal_and_its_paper_has_no_such_words(work, asked):
    family, _tia, sam, _place = asked
    work.plans.agree(family, work.plans.agreeing(family))
    (one,) = [one for one in with_words(held_by(work, family, sam)) if one.kind == kinds.PLAN_VERSION]
    assert one.is_kept_close
    assert one.said == "Tia walks with Sam"


def test_a_goal_from_an_answer_that_was_given_among_others_is_not_marked(work, asked):
    family, _tia, sam, _place = asked
    goal(work, family, "Sam sleeps dry", "g/worry", "What worries you? The damp")
    (one,) = [one for one in held_by(work, family, sam).held if "damp" in one.said and one.kind == kinds.GOAL]
    assert not one.is_kept_close


@pytest.mark.parametrize("gone", ["child", "assessment"])
def test_it_stays_known_when_the_child_left_or_the_assessment_was_removed(work, asked, gone):
    family, tia, sam, place = asked
    record = tia if gone == "child" else work.assessments.current(family).id
    work.families.remove(family, kinds.MEMBER if gone == "child" else kinds.ASSESSMENT, record)
    known = work.said_alone.about(family, place)
    assert known.alone[place][1] == "Tia"
    assert all(one.is_kept_close for one in with_words(held_by(work, family, sam)))


def test_a_form_that_is_not_here_may_have_asked_for_it_alone(work, asked):
    family, *_ = asked
    record = work.families.new_record()
    work.families.editing(family, kinds.ASSESSMENT, record).save({"@form": "whole-family", "@version": "99"})
    known = work.said_alone.about(family, "p/other", "g/worry")
    assert known.is_unknown("p/other")
    assert not known.is_unknown("g/worry")


@pytest.mark.parametrize("asks", ["openly", "no more"])
def test_it_stays_so_in_a_review_whose_form_asks_for_it_otherwise(work, asked, tmp_path, asks):
    family, _tia, _sam, place = asked
    alone = SURVEY[SURVEY.index("| | begin_repeat") : SURVEY.index("| settings")]
    newer = SURVEY.replace(alone, "" if asks == "no more" else alone.replace(" private", "")).replace("| 9 |", "| 10 |")
    (tmp_path / "newer.md").write_text(newer)
    publish(work, examine(tmp_path / "newer.md"))
    hub_takes_all(work.vault)
    work.assessments.start(family)
    assert work.assessments.current(family).version == "10"
    assert place in work.said_alone.about(family, place).alone


def test_searching_the_family_shows_none_of_it(work, asked):
    family, *_ = asked
    (one,) = work.family_search.find(family, "waits at the gate")
    assert (one.kind, one.is_alone) == (kinds.ASSESSMENT, True)


def test_searching_still_finds_a_goal_by_an_answer_that_was_given_among_others(work, asked):
    family, *_ = asked
    goal(work, family, "Sam sleeps dry", "g/worry", "What worries you? The mould")
    assert [one.kind for one in work.family_search.find(family, "mould")] == [kinds.GOAL]


@pytest.fixture
def moved(work, asked, tmp_path):
    """The same, moved to a version that asks it openly, and completed; a second assessment was begun after it."""
    family, *_ = asked
    (tmp_path / "newer.md").write_text(SURVEY.replace(" private", "").replace("| 9 |", "| 10 |"))
    publish(work, examine(tmp_path / "newer.md"))
    hub_takes_all(work.vault)
    filling = work.assessments.view(work.assessments.current(family).id)
    work.moving.make(family, work.moving.move(filling, "10"), "Moved", "Moved back")
    work.families.editing(family, kinds.ASSESSMENT, filling.facts.id).save({"@completed_on": "2026-01-05"})
    work.assessments.start(family)
    return asked


def test_moved_to_a_form_that_asks_it_openly_it_is_not_shown_beside_the_next_one(work, moved):
    family, _tia, _sam, place = moved
    last = work.last_times.of(filled(work, family), family)
    assert (last.of(place), last.of("g/worry").said) == (None, "The damp")
    assert last.was_said_alone(filled(work, family).form.topic(place.removesuffix("/worry")))
    assert last.no_place == 0


def test_moved_so_no_form_is_given_it_of_last_time(work, moved):
    family, *_ = moved
    _day, answers = work.last_times.open_answers(work.assessments.current(family).id, family)
    assert answers == {"g/worry": "The damp"}


def test_moved_so_searching_still_knows_that_it_was_said_alone(work, moved):
    family, *_ = moved
    (one,) = work.family_search.find(family, "waits at the gate")
    assert (one.kind, one.is_alone) == (kinds.ASSESSMENT, True)
    (other,) = work.family_search.find(family, "the damp")
    assert not other.is_alone


def test_moved_so_the_answer_is_still_marked_on_what_is_held(work, moved):
    family, tia, *_ = moved
    (one,) = [one for one in with_words(held_by(work, family, tia)) if one.kind == kinds.ASSESSMENT]
    assert one.is_kept_close
