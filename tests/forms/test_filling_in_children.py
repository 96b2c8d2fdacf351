"""The parts of a form that are asked for each person: whose they are, and that answers stay with their person."""

from ehdesk.forms.engine.filled import FilledForm
from tests.forms.builders import BABY, LEANNE, MASON, NAME, TIA, TODAY, filled, form

CHILDREN = f"""
|  | type         | name     | label                           | appearance | relevant         | calculation              | bind::ehdesk:each |
|  | begin_repeat | child    | Each child                      |            |                  |                          | child expected    |
|  | calculate    | called   |                                 |            |                  | {NAME}                   |                   |
|  | begin_group  | school   | School for ${{called}}          | field-list |                  |                          |                   |
|  | text         | friends  | Who are ${{called}}’s friends?  |            |                  |                          |                   |
|  | text         | more     | What else?                      |            | ${{friends}} != '' |                        |                   |
|  | end_group    |          |                                 |            |                  |                          |                   |
|  | end_repeat   |          |                                 |            |                  |                          |                   |
|  | calculate    | said     |                                 |            |                  | count-non-empty(${{friends}}) |              |
|  | note         | so_far   | ${{said}} children have friends |            |                  |                          |                   |
"""  # noqa: E501 - a table


def test_a_repeat_stands_once_for_each_person_whose_part_it_is():
    sections = [(topic.id, topic.title, topic.person) for topic in filled(CHILDREN).topics() if topic.person]
    assert sections == [
        ("child[T]/school", "School for Tia", "T"),
        ("child[M]/school", "School for Mason", "M"),
        ("child[B]/school", "School for Baby Okoro", "B"),
    ]


def test_a_topic_knows_its_section():
    topic = filled(CHILDREN).topic("child[T]/school")
    assert (topic.section, topic.section_title) == ("child[T]", "Each child")
    assert topic.fields == ("child[T]/school/friends", "child[T]/school/more")


def test_questions_outside_any_page_make_one_of_their_own():
    assert [topic.id for topic in filled(CHILDREN, LEANNE).topics()] == [""]


def test_an_answer_about_one_child_stays_with_that_child():
    visit = filled(CHILDREN)
    changed = visit.answer("child[T]/school/friends", "Amira")
    assert changed == {"child[T]/school/friends", "child[T]/school/more", "said", "so_far"}
    assert visit.question("child[T]/school/more").relevant
    assert not visit.question("child[M]/school/more").relevant
    assert visit.question("so_far").label == "1 children have friends"


def test_answers_stay_with_their_child_when_the_family_changes():
    answers = {"child[M]/school/friends": "Noah", "child[T]/school/friends": "Amira"}
    later = FilledForm(form(CHILDREN), (LEANNE, BABY, MASON), answers, TODAY)
    assert later.question("child[M]/school/friends").value == "Noah"
    later.answer("child[M]/school/friends", "Noah and Eve")
    assert later.answers == {"child[M]/school/friends": "Noah and Eve", "child[T]/school/friends": "Amira"}
    assert "child[T]/school" not in {topic.id for topic in later.topics()}


def test_the_instance_leaves_out_what_is_not_relevant_and_names_whose_repeat_it_is():
    visit = filled(CHILDREN, TIA)
    visit.answer("child[T]/school/friends", 'Amira & "Jo" <3')
    visit.answer("child[T]/school/friends", "")
    visit.answer("child[T]/school/friends", "Amira & \x0bJo <3")
    written = visit.instance_xml()
    assert (
        '<child ehdesk:member="T"><called>Tia</called><school><friends>Amira &amp; Jo &lt;3</friends><more/>' in written
    )
    visit.answer("child[T]/school/friends", "")
    assert "<more/>" not in visit.instance_xml()
