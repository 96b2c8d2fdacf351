"""A form being filled in: what follows from an answer, what is kept, and what is said to be wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehdesk.forms.engine.filled import NoSuchField, NoSuchTopic
from ehdesk.forms.engine.speech import Option
from tests.forms.builders import filled

VISIT = """
|  | type                   | name   | label                    | appearance | relevant           | required | required_message     | constraint            | constraint_message | calculation      |
|  | begin_group            | home   | The home                 |            |                    |          |                      |                       |                    |                  |
|  | begin_group            | money  | Money and work           | field-list |                    |          |                      |                       |                    |                  |
|  | select_one going       | going  | How is money?            |            |                    | yes      | Say how money is     |                       |                    |                  |
|  | select_multiple going  | often  | How is it, mostly?       |            |                    |          |                      |                       |                    |                  |
|  | text                   | why    | What is hard about it?   | voice      | ${going} = 'hard'  | yes      |                      |                       |                    |                  |
|  | integer                | score  | From 0 to 10             |            |                    |          |                      | . >= 0 and . <= 10    | Enter 0 to 10      |                  |
|  | decimal                | left   | Pounds left              |            |                    |          |                      |                       |                    |                  |
|  | date                   | on     | When was this?           |            |                    |          |                      | . <= today()          | Not in the future  |                  |
|  | acknowledge            | read   | We read this together    |            |                    |          |                      |                       |                    |                  |
|  | note                   | thanks | Score so far: ${twice}   |            |                    |          |                      |                       |                    |                  |
|  | end_group              |        |                          |            |                    |          |                      |                       |                    |                  |
|  | end_group              |        |                          |            |                    |          |                      |                       |                    |                  |
|  | calculate              | twice  |                          |            |                    |          |                      |                       |                    | ${score} * 2     |
"""  # noqa: E501 - a table


def test_a_question_has_its_words_its_kind_and_its_choices():
    question = filled(VISIT).question("home/money/going")
    assert (question.label, question.kind) == ("How is money?", "select_one")
    assert question.choices[0] == Option("well", "Going well")


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("often", "select_multiple"),
        ("why", "text"),
        ("score", "integer"),
        ("left", "decimal"),
        ("on", "date"),
        ("read", "trigger"),
        ("thanks", "note"),
    ],
)
def test_each_type_is_a_kind_of_question(field, kind):
    assert filled(VISIT).question(f"home/money/{field}").kind == kind


@pytest.mark.parametrize(
    ("field", "value", "is_allowed"),
    [
        ("score", "10", True),
        ("score", "11", False),
        ("score", "ten", False),
        ("going", "hard", True),
        ("going", "gone", False),
        ("often", "hard gone", False),
        ("on", "2026-11-25", False),
        ("on", "2026-11-24", True),
        ("why", "", True),
    ],
)
def test_whether_an_answer_would_be_allowed_is_asked_without_giving_it(field, value, is_allowed):
    money = filled(VISIT, home__money__score="3")
    assert money.allows(f"home/money/{field}", value) is is_allowed
    assert money.question("home/money/score").value == "3"
    assert money.answers == {"home/money/score": "3"}
    assert money.question("home/money/thanks").label == "Score so far: 6"
    assert money.question(f"home/money/{field}").valid


@given(
    field=st.sampled_from(["going", "often", "score", "left", "on", "read"]),
    value=st.sampled_from(
        ["", "well", "well hard", "gone", "0", "10", "11", "-1", "2.5", "2026-11-24", "2026-12-01", "OK"]
    ),
    before=st.sampled_from(["", "3", "11"]),
)
@settings(max_examples=60)
def test_what_would_be_allowed_is_just_what_is_right_once_it_is_answered(field, value, before):
    money = filled(VISIT, home__money__score=before)
    would_be = money.allows(f"home/money/{field}", value)
    money.answer(f"home/money/{field}", value)
    assert money.question(f"home/money/{field}").valid is would_be


def test_somebodys_own_words_are_marked():
    assert filled(VISIT).question("home/money/why").is_voice
    assert not filled(VISIT).question("home/money/going").is_voice


def test_a_question_comes_and_goes_with_the_answer_it_depends_on():
    visit = filled(VISIT)
    assert not visit.question("home/money/why").relevant
    assert visit.answer("home/money/going", "hard") == {"home/money/going", "home/money/why"}
    assert visit.question("home/money/why").relevant


def test_the_same_answer_again_changes_nothing():
    visit = filled(VISIT, home__money__going="hard")
    assert visit.answer("home/money/going", "hard") == frozenset()


def test_an_answer_that_went_away_comes_back_as_it_was():
    visit = filled(VISIT, home__money__going="hard", home__money__why="the meter")
    visit.answer("home/money/going", "well")
    assert visit.question("home/money/why").value == "the meter"
    assert visit.answers["home/money/why"] == "the meter"


def test_what_is_not_relevant_reads_as_empty():
    survey = """
    |  | type      | name  | label | relevant       | calculation     |
    |  | text      | first | One   |                |                 |
    |  | text      | then  | Two   | ${first} = 'a' |                 |
    |  | calculate | seen  |       |                | concat('<', ${then}, '>') |
    |  | note      | shown | ${seen} |              |                 |
    """
    form_ = filled(survey, first="a", then="b")
    assert form_.question("shown").label == "<b>"
    form_.answer("first", "c")
    assert form_.question("shown").label == "<>"


def test_a_label_follows_what_it_quotes():
    visit = filled(VISIT)
    changed = visit.answer("home/money/score", "4")
    assert changed == {"home/money/score", "twice", "home/money/thanks"}
    assert visit.question("home/money/thanks").label == "Score so far: 8"


def test_calculated_values_are_not_answers():
    visit = filled(VISIT, home__money__score="4")
    assert set(visit.answers) == {"home/money/score"}
    with pytest.raises(NoSuchField):
        visit.answer("twice", "9")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("score", "11", "Enter 0 to 10"),
        ("score", "four", "Enter a whole number, for example 3"),
        ("score", "4.5", "Enter a whole number, for example 3"),
        ("left", "lots", "Enter a number, for example 2.5"),
        ("on", "2026-11-31", "Enter a date that exists, for example 30 November 2026"),
        ("on", "31 / 11 / 2026", "Enter a date that exists, for example 30 November 2026"),
        ("on", "2026-11-25", "Not in the future"),
        ("going", "awful", "Choose from the answers shown"),
        ("often", "well awful", "Choose from the answers shown"),
    ],
)
def test_a_wrong_answer_is_kept_and_said_to_be_wrong(field, value, message):
    visit = filled(VISIT)
    visit.answer(f"home/money/{field}", value)
    question = visit.question(f"home/money/{field}")
    assert (question.value, question.valid, question.message) == (value, False, message)


@pytest.mark.parametrize(
    ("field", "value"),
    [("score", "10"), ("score", ""), ("left", "-3.5"), ("on", "2026-11-24"), ("on", ""), ("often", "well hard")],
)
def test_a_right_answer_or_none_is_not_said_to_be_wrong(field, value):
    visit = filled(VISIT)
    visit.answer(f"home/money/{field}", value)
    assert visit.question(f"home/money/{field}").valid


def test_problems_are_what_is_missing_and_what_is_wrong_in_the_pages_order():
    visit = filled(VISIT, home__money__score="11")
    assert [(problem.field, problem.message) for problem in visit.problems("home/money")] == [
        ("home/money/going", "Say how money is"),
        ("home/money/score", "Enter 0 to 10"),
    ]


def test_only_what_is_asked_can_be_missing():
    visit = filled(VISIT, home__money__going="hard")
    assert [problem.message for problem in visit.problems("home/money")] == ["Answer “What is hard about it?”"]
    visit.answer("home/money/going", "well")
    assert not visit.problems("home/money")


def test_a_page_counts_what_it_asks_and_what_is_answered():
    visit = filled(VISIT, home__money__going="hard", home__money__score="11")
    assert (visit.asked("home/money"), visit.answered("home/money")) == (7, 2)


def test_a_page_that_is_not_there_is_refused():
    with pytest.raises(NoSuchTopic):
        filled(VISIT).problems("home/garden")


@pytest.mark.parametrize("field", ["home/money/nothing", "home/money", ""])
def test_a_field_that_is_not_a_question_is_refused(field):
    with pytest.raises(NoSuchField):
        filled(VISIT).answer(field, "x")


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("going", "hard", "Hard right now"),
        ("often", "unknown well", "Going well, Not known"),
        ("often", "well gone", "Going well, gone"),
        ("on", "2026-06-04", "4 June 2026"),
        ("on", "31 / 11", "31 / 11"),
        ("read", "OK", "Yes"),
        ("left", "12.50", "12.50"),
        ("why", "", ""),
    ],
)
def test_an_answer_reads_as_people_write_it(field, value, read):
    visit = filled(VISIT)
    visit.answer(f"home/money/{field}", value)
    assert visit.display(f"home/money/{field}") == read


def test_every_member_can_have_a_part():
    survey = "| | type | name | label | bind::ehdesk:each |\n| | begin_repeat | each | Each | member |\n"
    survey += "| | text | words | Words | |\n| | end_repeat | | | |"
    assert [topic.person for topic in filled(survey).topics()] == ["L", "T", "M", "B"]
