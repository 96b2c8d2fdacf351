"""Which topics are said alone because somebody was heard on their own."""

import pytest

from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.outline import called
from tests.forms.builders import filled

SURVEY = """
|  | type             | name   | label         | appearance     | relevant            | bind::ehdesk:each |
|  | begin_group      | home   | Home          | field-list     |                     |                   |
|  | text             | well   | What is good? |                |                     |                   |
|  | end_group        |        |               |                |                     |                   |
|  | begin_repeat     | child  | Each child    |                |                     | child             |
|  | begin_group      | school | School        | field-list     |                     |                   |
|  | text             | likes  | Liked?        |                |                     |                   |
|  | end_group        |        |               |                |                     |                   |
|  | begin_group      | voice  | Own words     | field-list     |                     |                   |
|  | select_one heard | heard  | How?          | {heard}        |                     |                   |
|  | begin_repeat     | visit  | Each visit    |                |                     |                   |
|  | text             | where  | Where?        |                |                     |                   |
|  | end_repeat       |        |               |                |                     |                   |
|  | end_group        |        |               |                |                     |                   |
|  | begin_group      | how    | How it was    | {how}          | ${{heard}} != ''    |                   |
|  | text             | place  | Where was it? |                |                     |                   |
|  | end_group        |        |               |                |                     |                   |
|  | begin_group      | more   | More          | field-list     |                     |                   |
|  | text             | other  | What else?    |                |                     |                   |
|  | text             | also   | Only alone?   |                | ${{heard}} = 'alone' |                   |
|  | end_group        |        |               |                |                     |                   |
|  | end_repeat       |        |               |                |                     |                   |
"""
CHOICES = """
| choices |
|         | list_name | name   | label        |
|         | heard     | alone  | On their own |
|         | heard     | family | With family  |
"""
HERS = ["voice", "voice/visit[1]", "how", "more"]


def asked(how: str = "field-list", **said: str) -> FilledForm:
    """Tia's answers."""
    tias = {f"child[T]__voice__{name}": value for name, value in said.items()}
    return filled(SURVEY.format(heard="voice", how=how), choices=CHOICES, **tias)


def alone(form: FilledForm) -> list[str]:
    """The topics that are so, of whomever."""
    return [topic.id.removeprefix("child[T]/") for topic in form.topics() if topic.is_alone]


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (asked(), []),
        (asked(heard="family"), []),
        (asked(heard="alone"), HERS),
        (asked(how="", heard="alone"), HERS),
    ],
)
def test_all_that_goes_with_it_is_said_alone_for_the_same_child_only(form, found):
    assert alone(form) == found


def test_what_was_said_alone_gives_no_name_to_what_is_listed():
    visit = "child[T]/voice/visit[1]"
    form = asked(**{"visit[1]__where": "At the gate"})
    assert called(form, visit) == "At the gate"
    form.answer("child[T]/voice/heard", "alone")
    assert called(form, visit) == ""


def test_it_is_another_question_without_the_appearance_voice():
    form = filled(SURVEY.format(heard="", how=""), choices=CHOICES, **{"child[T]__voice__heard": "alone"})
    assert alone(form) == []


def test_it_follows_the_answer_and_stays_for_what_was_said_before():
    form = asked()
    form.answer("child[T]/voice/heard", "alone")
    assert alone(form) == HERS
    form.answer("child[T]/voice/heard", "family")
    assert alone(form) == []
    form.heard.before = frozenset({"child[T]/voice/heard"})
    assert alone(form) == HERS
    assert form.topic("child[T]/more").is_alone
    assert not form.topic("child[T]/more").is_private
