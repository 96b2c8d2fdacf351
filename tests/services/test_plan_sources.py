"""What a goal can come from: answers whose question says which need or area of the star it speaks to."""

from datetime import date

import pytest

from ehdesk.domain import kinds
from ehdesk.forms.opening import examine
from ehdesk.forms.source import Source as Packed
from tests.services.made import filled
from tests.sync.publishing import hub_takes_all, join_up_offline

WORRIES = "home/money/money_worries"
SURVEY = """
| survey |
| | type | name | label | appearance | bind::ehdesk:need | bind::ehdesk:star |
| | begin_group | g | Home | field-list | | |
| | select_multiple what | hard | What is hard? | | finances-debt neet | getting-on |
| | text | other | Anything else? | | | |
| | text | worry | What worries you? | | | |
| | end_group | | | | | |
| | begin_group | p | Alone | field-list private | | |
| | text | afraid | What are you afraid of? | | da-victim | |
| | end_group | | | | | |
| choices |
| | list_name | name | label |
| | what | bills | Bills |
| | what | none | None of these |
| | what | not_known | Not known |
| settings |
| | form_title | form_id | version |
| | Our form | whole-family | 9 |
"""


@pytest.fixture
def work(ada):
    """Ada's services, which may publish."""
    join_up_offline(ada.work.vault)
    return ada.work


@pytest.fixture
def asked(work, tmp_path):
    """A family, and an assessment of it with a form of its own."""
    (tmp_path / "form.md").write_text(SURVEY)
    return begun(work, examine(tmp_path / "form.md").source)


def begun(work, source):
    work.editions.publish(source.definition(), source)
    hub_takes_all(work.vault)
    family = work.families.add("Okoro")
    return family, work.assessments.open(work.assessments.start(family).id)


def left(work, family):
    return work.plan_sources.left(family, work.plans.plan(family))


def test_an_answer_has_the_needs_of_its_question_and_the_areas_of_both_columns(work, asked):
    family, filling = asked
    filling.answer("g/hard", "bills")
    (one,) = left(work, family)
    assert (one.asked, one.answer, one.said) == ("What is hard?", "Bills", "What is hard? Bills")
    assert [need.id for need in one.needs] == ["finances-debt", "neet"]
    assert set(one.areas) == {"getting-on", "money-and-work"}


@pytest.mark.parametrize(
    ("said", "is_one"),
    [("", False), ("none", False), ("not_known", False), ("none not_known", False), ("bills not_known", True)],
)
def test_no_worry_is_none(work, asked, said, is_one):
    family, filling = asked
    filling.answer("g/hard", said)
    assert [one.field for one in work.plan_sources.of(family)] == (["g/hard"] if is_one else [])


def test_what_was_said_alone_can_be_chosen_and_is_not_brought_up(work, asked):
    family, filling = asked
    filling.answer("p/afraid", "The dark")
    assert [one.field for one in work.plan_sources.of(family)] == ["p/afraid"]
    assert left(work, family) == ()


def test_a_question_that_says_nothing_counts_by_its_name_and_is_not_brought_up(work, asked):
    family, filling = asked
    for field in ("g/other", "g/worry"):
        filling.answer(field, "The stairs")
    assert [one.field for one in work.plan_sources.of(family)] == ["g/worry"]
    assert left(work, family) == ()


def test_what_a_goal_comes_from_is_not_brought_up_again(work, asked):
    family, filling = asked
    filling.answer("g/hard", "bills")
    work.plans.goal(family, work.plans.new_record()).save({"words": "To pay them", "source": "g/hard"})
    assert left(work, family) == ()
    assert [one.field for one in work.plan_sources.of(family)] == ["g/hard"]


def test_a_form_begun_beside_takes_nothing_away_and_adds_what_came_up_by_it(work, asked, tmp_path):
    family, filling = asked
    for field, said in (("g/hard", "bills"), ("g/worry", "The stairs")):
        filling.answer(field, said)
    (tmp_path / "beside.md").write_text(SURVEY.replace("whole-family", "check-in"))
    source = examine(tmp_path / "beside.md").source
    work.editions.publish(source.definition(), source)
    hub_takes_all(work.vault)
    beside = work.assessments.open(work.assessments.start(family, "check-in").id)

    def said():
        return [one.answer for one in work.plan_sources.of(family)]

    assert said() == ["Bills", "The stairs"]
    beside.answer("g/worry", "The lift")
    assert said() == ["Bills", "The lift"]
    work.assessments.open(work.assessments.start(family).id).answer("g/hard", "none")
    assert said() == ["The lift"]


def placed(work, family, **scores):
    """A recorded star with these scores."""
    reading, areas = work.stars.start(family, date(2026, 11, 20)), work.stars.in_use.areas
    for area in areas:
        work.stars.score(family, reading, area.id, scores.get(area.id.replace("-", "_"), 5))
    work.stars.completed_by(family, reading, "family")
    return work.stars.record(family, work.stars.reading(reading.id))


def test_low_areas_of_the_newest_star_come_up_until_a_goal_is_about_them(work):
    family = work.families.add("Okoro")

    def low():
        return [(one.area.id, one.step.score) for one in work.plan_sources.low_areas(family, work.plans.plan(family))]

    assert low() == []
    placed(work, family, body_and_mind=1)
    placed(work, family, learning=1, getting_on=2, settled_home=3, safe_at_home=1)
    work.stars.score(family, work.stars.start(family, date(2026, 11, 21)), "early-years", 1)  # is not recorded
    assert low() == [("learning", 1), ("getting-on", 2)]
    goal = work.plans.new_record()
    work.plans.goal(family, goal).save({"words": "To get on", "area": "getting-on"})
    assert low() == [("learning", 1)]
    work.plans.remove(family, kinds.GOAL, goal)
    assert low() == [("learning", 1), ("getting-on", 2)]


def test_names_of_a_newer_program_are_passed_over(work, tmp_path):
    (tmp_path / "form.md").write_text(SURVEY)
    xform = examine(tmp_path / "form.md").source.xform
    newer = Packed(xform.replace(b"finances-debt", b"rent").replace(b"getting-on", b"pets"))
    family, filling = begun(work, newer)
    filling.answer("g/hard", "bills")
    (one,) = left(work, family)
    assert ([need.id for need in one.needs], one.areas) == (["neet"], ("money-and-work",))


def test_the_shipped_form_says_whom_an_answer_is_about(visited, family_vault):
    work, family = visited.work, family_vault.family
    found = left(work, family)
    assert {one.person for one in found} >= {"", "Leila", "Zuzana"}
    assert next(one for one in found if one.field == WORRIES).areas == ("money-and-work",)
    filled(work, family).answer(WORRIES, "none")
    assert WORRIES not in {one.field for one in left(work, family)}


def test_what_was_said_alone_in_a_private_section_is_not_brought_up(work, tmp_path):
    around = SURVEY.replace("| | begin_group | p | Alone | field-list private |", "| | begin_group | p | Alone | {} |")
    topic = "private | | |\n| | begin_group | t | Safe | field-list"
    written = around.format(topic).replace("| choices |", "| | end_group | | | | | |\n| choices |")
    (tmp_path / "form.md").write_text(written)
    family, filling = begun(work, examine(tmp_path / "form.md").source)
    filling.answer("p/t/afraid", "The dark")
    assert [(one.field, one.topic.is_alone) for one in work.plan_sources.of(family)] == [("p/t/afraid", True)]
    assert left(work, family) == ()
