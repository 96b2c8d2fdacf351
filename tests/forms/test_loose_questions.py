"""Questions outside groups: asked where they stand, and pages and sections that are called something."""

import pytest

from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.outline import Series, outline
from ehdesk.forms.opening import examine
from ehdesk.paths import forms_folder
from tests.forms.builders import CHOICES, FAMILY, SETTINGS, TIA, TODAY, filled, tables
from tests.forms.trials import xlsform

BETWEEN = """
|  | type         | name   | label                   | appearance | relevant    |
|  | text         | q1     | Who is here today?      |            |             |
|  | begin_group  | inside | The home                | field-list |             |
|  | text         | q2     | Is it warm?             |            |             |
|  | end_group    |        |                         |            |             |
|  | text         | q3     | Who could mend that?    |            | ${q2} = 'y' |
|  | note         | thanks | Thank you               |            |             |
|  | begin_repeat | job    | Job                     |            |             |
|  | text         | work   | What do you do?         |            |             |
|  | begin_group  | pay    | Pay                     | field-list |             |
|  | decimal      | weekly | Pounds a week           |            |             |
|  | end_group    |        |                         |            |             |
|  | text         | like   | Do you like it?         |            |             |
|  | end_repeat   |        |                         |            |             |
|  | note         | nearly | That is nearly all      |            |             |
|  | begin_group  | last   | To end with             |            |             |
|  | text         | q4     | Anything else?          |            |             |
|  | begin_group  | wish   | A wish                  | field-list |             |
|  | text         | q5     | What do you wish for?   |            |             |
|  | end_group    |        |                         |            |             |
|  | text         | q6     | When do we meet?        |            |             |
|  | end_group    |        |                         |            |             |
"""


def asked(form: FilledForm, within: str = "") -> list[tuple[str, str]]:
    """The lines of its outline: their fields, and what they are called."""
    lines = outline(form, within)
    return [(one.repeat.field, one.repeat.label) if isinstance(one, Series) else (one.id, one.title) for one in lines]


def test_questions_outside_groups_are_asked_where_they_stand():
    form = filled(BETWEEN, inside__q2="y")
    assert asked(form) == [
        ("", "A form"),
        ("inside", "The home"),
        ("q3", "Who could mend that?"),
        ("job", "Job"),
        ("last", "To end with"),
        ("last/wish", "A wish"),
        ("last/q6", "When do we meet?"),
    ]
    assert asked(form, "job[1]") == [
        ("job[1]", "Job"),
        ("job[1]/pay", "Pay"),
        ("job[1]/like", "Do you like it?"),
    ]
    topics = [topic.id for topic in form.topics() if not topic.id.startswith("job")]
    assert topics == [line for line, _called in asked(form) if line != "job"]


def test_what_is_only_told_goes_with_the_questions_before_it():
    assert filled(BETWEEN).topic("").fields == ("q1",)
    assert filled(BETWEEN).topic("q3").fields == ("q3", "thanks", "nearly")


def test_further_questions_are_of_the_same_section_and_come_up_by_themselves():
    form = filled(BETWEEN)
    assert "q3" not in dict(asked(form))
    form.answer("inside/q2", "y")
    assert "q3" in dict(asked(form))
    assert [(topic.section, topic.section_title) for topic in map(form.topic, ("q3", "last/q6"))] == [
        ("", "A form"),
        ("last", "To end with"),
    ]


UNNAMED = """
|  | type             | name  | label             | appearance |
|  | begin_group      | grid  | How often?        | table-list |
|  | select_one going | sleep | Sleeps well       |            |
|  | select_one going | eats  | Eats well         |            |
|  | end_group        |       |                   |            |
|  | begin_group      | bare  |                   | field-list |
|  | note             | hello | Hello             |            |
|  | text             | who   | Who is here?      |            |
|  | end_group        |       |                   |            |
|  | begin_group      | outer |                   |            |
|  | begin_group      | inner | The school        | field-list |
|  | text             | where | Which school?     |            |
|  | end_group        |       |                   |            |
|  | end_group        |       |                   |            |
|  | begin_group      | shut  |                   | field-list private |
|  | text             | harm  | Who hurt you?     |            |
|  | end_group        |       |                   |            |
"""


@pytest.fixture
def unnamed(tmp_path) -> FilledForm:
    return FilledForm(xlsform(tmp_path, UNNAMED, CHOICES, SETTINGS), [TIA], {}, TODAY)


def test_every_topic_and_every_section_is_called_something(unnamed):
    called = {topic.id: (topic.title, topic.section_title) for topic in unnamed.topics()}
    assert called == {
        "grid": ("How often?", "A form"),
        "bare": ("Who is here?", "A form"),
        "outer/inner": ("The school", "A form"),
        "shut": ("A form", "A form"),
    }


def test_what_became_the_title_of_a_table_is_not_shown_again_below_it(unnamed):
    fields = unnamed.topic("grid").fields
    assert fields[-2:] == ("grid/sleep", "grid/eats")
    assert not any("generated_table_list_label" in field for field in fields)


ONLY_TOLD = """
|  | type         | name    | label                    | appearance |
|  | note         | welcome | Welcome                  | careful    |
|  | begin_group  | intro   | Before we begin          | field-list |
|  | note         | rights  | You can stop at any time |            |
|  | begin_repeat | guest   | Guest                    |            |
|  | text         | who     | Who else is here?        |            |
|  | note         | hello   | Hello                    |            |
|  | end_repeat   |         |                          |            |
|  | end_group    |         |                          |            |
|  | begin_group  | home    | The home                 |            |
|  | note         | look    | Look around              |            |
|  | text         | warm    | Is it warm?              |            |
|  | begin_group  | damp    | Damp                     | field-list |
|  | note         | smell   | Does it smell?           |            |
|  | end_group    |         |                          |            |
|  | end_group    |         |                          |            |
"""


def test_whoever_writes_a_form_is_told_of_notes_that_nobody_will_ever_see(tmp_path):
    (file := tmp_path / "form.md").write_text(tables(ONLY_TOLD), "utf-8")
    found = [problem for problem in examine(file).problems if problem.code == "never-shown"]
    assert [problem.message.split("”")[0] for problem in found] == [
        f"the note “{name}" for name in ("welcome", "rights", "smell")
    ]
    assert all(problem.is_advice for problem in found)
    form = filled(ONLY_TOLD, guest__1__who="Gran")
    shown = {field for line in outline(form) if not isinstance(line, Series) for field in form.topic(line.id).fields}
    assert shown == {"home/look", "home/warm"}


@pytest.mark.parametrize("edition", ["1", "2", "2.1", "2.2", "2.3"])
def test_the_pages_of_assessments_begun_with_our_own_form_stay_what_they_were(edition: str):
    """Each is a group of the form: whatever was said of one is kept by its field."""
    form = FilledForm(Catalogue(forms_folder()).assessment("whole-family", edition), FAMILY, {}, TODAY)
    groups = {entry.field for entry in form.instance.by_field.values() if entry.part.is_topic}
    assert {topic.id for topic in form.topics()} == groups
