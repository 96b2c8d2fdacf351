"""Which pages are for one person alone: by their own appearance, by what is around them, and by what is on them."""

import pytest

from ehdesk.forms.engine.filled import FilledForm
from tests.forms.builders import TODAY, filled
from tests.forms.trials import xform

PLACES = ("section", "around", "topic", "inside", "question", "repeat")
SURVEY = """
|  | type         | name    | label       | appearance         | bind::ehdesk:each |
|  | begin_group  | section | Safe        | {section}          |                   |
|  | begin_group  | around  | At home     | {around}           |                   |
|  | begin_group  | topic   | Alone       | field-list {topic} |                   |
|  | begin_group  | inside  | Together    | {inside}           |                   |
|  | text         | afraid  | Afraid?     | {question}         |                   |
|  | end_group    |         |             |                    |                   |
|  | end_group    |         |             |                    |                   |
|  | end_group    |         |             |                    |                   |
|  | begin_group  | other   | Friends     | field-list         |                   |
|  | text         | friends | Who?        |                    |                   |
|  | begin_repeat | child   | Each child  | {repeat}           | child             |
|  | text         | sleeps  | Sleeps?     |                    |                   |
|  | end_repeat   |         |             |                    |                   |
|  | end_group    |         |             |                    |                   |
|  | end_group    |         |             |                    |                   |
|  | begin_group  | last    | Last        | field-list         |                   |
|  | text         | word    | What else?  |                    |                   |
|  | end_group    |         |             |                    |                   |
"""


def private(where: str) -> list[str]:
    """The last names of the topics that are so, when `where` is written so."""
    survey = SURVEY.format(**{place: "private" if place == where else "" for place in PLACES})
    return [topic.id.rpartition("/")[2] for topic in filled(survey).topics() if topic.is_private]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("", []),
        ("section", ["topic", "other"]),
        ("around", ["topic"]),
        ("topic", ["topic"]),
        ("inside", ["topic"]),
        ("question", ["topic"]),
        ("repeat", ["other"]),
    ],
)
def test_a_topic_is_private_by_what_is_around_it_and_by_what_is_on_it(where, found):
    assert private(where) == found


APART = """
|  | type         | name    | label        | appearance   |
|  | begin_group  | home    | Home         | {group}      |
|  | text         | loose   | How is it?   | {loose}      |
|  | begin_group  | topic   | All together | field-list   |
|  | text         | who     | Who?         | {question}   |
|  | begin_repeat | visitor | Visitor      | {repeat}     |
|  | text         | name    | Name         |              |
|  | end_repeat   |         |              |              |
|  | end_group    |         |              |              |
|  | end_group    |         |              |              |
"""


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("group", ["home", "home/topic", "home/topic/visitor[1]"]),
        ("loose", ["home"]),
        ("question", ["home/topic", "home/topic/visitor[1]"]),
        ("repeat", ["home/topic/visitor[1]"]),
    ],
)
def test_pages_of_their_own_are_private_by_what_is_around_them(where, found):
    places = dict.fromkeys(("group", "loose", "question", "repeat"), "") | {where: "private"}
    assert [topic.id for topic in filled(APART.format(**places)).topics() if topic.is_private] == found


BY_HAND = """
  <group ref="/data/open" appearance="field-list"><input ref="/data/open/going"/></group>
  <group appearance="{around}">
    <group ref="/data/safe" appearance="field-list"><input ref="/data/safe/afraid"/></group>
    <group ref="/data/job" appearance="{repeat}">
      <repeat nodeset="/data/job"><input ref="/data/job/work"/></repeat>
    </group>
  </group>
"""


@pytest.mark.parametrize(
    ("places", "found"),
    [({}, []), ({"around": "private"}, ["safe", "job[1]"]), ({"repeat": "private"}, ["job[1]"])],
)
def test_a_group_without_a_node_of_its_own_makes_all_in_it_private(places, found):
    body = BY_HAND.format(**{"around": "", "repeat": "", **places})
    model = "<instance><data id='hand'><open><going/></open><safe><afraid/></safe><job><work/></job></data></instance>"
    form = FilledForm(xform(model, body), (), {}, TODAY)
    assert [topic.id for topic in form.topics() if topic.is_private] == found
