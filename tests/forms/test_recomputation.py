"""After any answers in any order, a form stands as if they had all been there from the start."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.question import Question
from tests.forms.builders import FAMILY, NAME, TODAY, form

SURVEY = f"""
|  | type             | name   | label            | appearance | relevant              | required      | constraint | calculation       | bind::ehdesk:each |
|  | begin_group      | home   | Home             | field-list |                       |               |            |                   |                   |
|  | select_one going | going  | How?             |            |                       | yes           |            |                   |                   |
|  | integer          | score  | Score ${{total}} |            | ${{going}} = 'hard'   | ${{why}} = '' | . <= ${{cap}} |                |                   |
|  | text             | why    | Why?             |            | ${{score}} > 2        |               |            |                   |                   |
|  | integer          | cap    | At most?         |            |                       |               |            |                   |                   |
|  | end_group        |        |                  |            |                       |               |            |                   |                   |
|  | begin_repeat     | child  | Each child       |            | ${{going}} != 'well'  |               |            |                   | child expected    |
|  | calculate        | called |                  |            |                       |               |            | {NAME}            |                   |
|  | begin_group      | school | ${{called}}      | field-list | ${{cap}} != '3'       |               |            |                   |                   |
|  | integer          | days   | ${{called}}, ${{why}} |       |                       |               | . <= ${{score}} |              |                   |
|  | text             | note   | Of ${{total}}    |            | ${{days}} > 1         |               |            |                   |                   |
|  | select_one pick  | pick   | Which?           |            |                       |               |            |                   |                   |
|  | end_group        |        |                  |            |                       |               |            |                   |                   |
|  | calculate        | share  |                  |            |                       |               |            | ${{days}} div ${{total}} |            |
|  | end_repeat       |        |                  |            |                       |               |            |                   |                   |
|  | calculate        | total  |                  |            |                       |               |            | sum(${{days}}) + number(coalesce(${{score}}, 0)) |  |
|  | note             | shown  | ${{total}} of ${{cap}}, ${{first}} | |               |               |            |                   |                   |
|  | calculate        | first  |                  |            | ${{total}} > 3        |               |            | jr:choice-name(${{going}}, '${{going}}') |  |
"""  # noqa: E501 - a table
CHOICES = """
| choices |
|         | list_name | name | label |
|         | going     | well | Going well |
|         | going     | hard | Hard right now, ${score} |
|         | pick      | a    | A |
"""
FORM = form(SURVEY, CHOICES)

ANSWERED = [field for field in FilledForm(FORM, FAMILY, {}, TODAY).topics() for field in field.fields]
FIELDS = [field for field in ANSWERED if field != "shown"]
EVERY_FIELD = [*ANSWERED, "total", "first", *(f"child[{who}]/share" for who in "TMB")]

values = st.sampled_from(["", "well", "hard", "0", "1", "2", "3", "4", "x", "-1"])
histories = st.lists(st.tuples(st.sampled_from(FIELDS), values), max_size=25)


def state(form_: FilledForm) -> dict[str, Question]:
    return {field: form_.question(field) for field in EVERY_FIELD}


@settings(max_examples=150, deadline=None)
@given(histories)
def test_answering_step_by_step_ends_where_starting_from_the_answers_does(history):
    live = FilledForm(FORM, FAMILY, {}, TODAY)
    for field, value in history:
        live.answer(field, value)
    fresh = FilledForm(FORM, FAMILY, dict(live.answers), TODAY)
    assert state(live) == state(fresh)
    assert live.topics() == fresh.topics()
    assert live.instance_xml() == fresh.instance_xml()


@settings(max_examples=100, deadline=None)
@given(histories)
def test_what_an_answer_says_has_changed_is_exactly_what_has(history):
    live = FilledForm(FORM, FAMILY, {}, TODAY)
    for field, value in history:
        before = state(live)
        said = live.answer(field, value)
        after = state(live)
        assert {name for name in EVERY_FIELD if before[name] != after[name]} <= said


@settings(max_examples=50, deadline=None)
@given(st.text(string.printable, max_size=40), st.sampled_from(FIELDS))
def test_no_answer_stops_a_form(text, field):
    live = FilledForm(FORM, FAMILY, {}, TODAY)
    live.answer(field, text)
    assert live.question(field).value == text
    assert live.instance_xml()


@pytest.mark.parametrize(
    ("calculations", "ring"),
    [
        ({"a": "${b}", "b": "${a}"}, ["a (calculate)", "b (calculate)"]),
        ({"a": "${a} + 1"}, ["a (calculate)"]),
        ({"a": "${b}", "b": "${c}", "c": "string(../*)"}, ["a (calculate)", "b (calculate)", "c (calculate)"]),
    ],
)
def test_a_ring_is_named_when_the_form_loads(calculations, ring):
    rows = "".join(f"| | calculate | {name} | | {written} |\n" for name, written in calculations.items())
    with pytest.raises(Exception, match="go round in a ring") as caught:
        form(f"| | type | name | label | calculation |\n{rows}| | note | n | N | |")
    assert any(name in str(caught.value) for name in ring)


def test_a_group_that_depends_on_what_is_in_it_is_a_ring():
    survey = "| | type | name | label | relevant |\n| | begin_group | g | G | ${q} = 'a' |\n"
    survey += "| | text | q | Q | |\n| | end_group | | | |"
    with pytest.raises(Exception, match=r"g \(relevant\) needs g \(relevant\)"):
        form(survey)


def test_counting_repeats_from_inside_one_is_no_ring():
    survey = "| | type | name | label | calculation | bind::ehdesk:each |\n"
    survey += "| | begin_repeat | child | Each | | child |\n| | calculate | place | | position(..) | |\n"
    survey += (
        "| | calculate | of | | count(${child}) | |\n| | note | n | ${place} of ${of} | | |\n| | end_repeat | | | | |"
    )
    visit = FilledForm(form(survey), FAMILY, {}, TODAY)
    assert [visit.question(f"child[{who}]/n").label for who in "TM"] == ["1 of 2", "2 of 2"]


@pytest.mark.parametrize(
    "total",
    [r"sum(../days \| ../../child/days)", "sum(ancestor::data/child/days)", "sum(../../child/days)", "sum(//days)"],
)
def test_a_sum_over_everyone_follows_an_answer_about_anyone(total):
    survey = "| | type | name | label | calculation | bind::ehdesk:each |\n"
    survey += "| | begin_repeat | child | Each | | child |\n| | integer | days | Days | | |\n"
    survey += f"| | calculate | all | | {total} | |\n| | note | n | ${{all}} | | |\n| | end_repeat | | | | |"
    visit = FilledForm(form(survey), FAMILY, {"child[T]/days": "1"}, TODAY)
    visit.answer("child[M]/days", "0")
    visit.answer("child[M]/days", "2")
    assert [visit.question(f"child[{who}]/n").label for who in "TM"] == ["3", "3"]
