"""What `docs/writing-a-form.md` tells somebody with Excel: its examples load, and give what the text says."""

import re
from datetime import UTC, date, datetime

import pytest

from ehdesk.domain.around import AgencyKind
from ehdesk.forms.engine.circumstances import Circumstances
from ehdesk.forms.engine.family import NOTHING_KNOWN, Home, Known, WorkingWith
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.moving import compared
from ehdesk.forms.opening import check_form, open_form
from ehdesk.forms.xlsform_words import OUR_COLUMNS, TYPES, UNSEEN, kind_and_list
from ehdesk.services.answer_files import TriedFiles
from ehdesk.services.made_up.people import people_of
from ehdesk.ui.forms.answer_field import field_for
from ehdesk.ui.forms.chosen_answers import CARDS_AT_MOST
from ehdesk.ui.forms.chosen_file_field import ChosenFileField
from ehdesk.ui.forms.drawing_field import DrawingField
from ehdesk.ui.forms.recording_field import RecordingField
from ehdesk.ui.pages.form_findings import count_of_questions
from ehdesk.ui.saying import sentence
from ehdesk.ui.widgets.agree_field import AgreeField
from ehdesk.ui.widgets.choice_cards import ChoiceCards, TickCards
from ehdesk.ui.widgets.date_field import DateField
from ehdesk.ui.widgets.find_field import FindField
from ehdesk.ui.widgets.find_ticks import FindTicks
from ehdesk.ui.widgets.likert import LikertField
from ehdesk.ui.widgets.masked_field import MaskedField
from ehdesk.ui.widgets.moment_field import MomentField
from ehdesk.ui.widgets.money_field import MoneyField
from ehdesk.ui.widgets.places_field import PlacesField
from ehdesk.ui.widgets.rank_field import RankField
from ehdesk.ui.widgets.select import SelectField
from ehdesk.ui.widgets.stepper_field import StepperField
from ehdesk.ui.widgets.text_field import LongTextField, NumberField, TextField
from ehdesk.ui.widgets.typed_field import TypedField
from ehdesk.ui.widgets.voice import Voice
from tests.sync.publishing import hub_takes_all, join_up_offline
from tests.ui.writing import DOCUMENT, form_under, headings, saved, section, tables

TODAY = date(2026, 11, 24)
WRONG = "Checking it"
ASKED = "What can be asked"
ON_THE_SCREEN = {
    "one line to write in": TextField,
    "a tall box that grows": LongTextField,
    "a box for somebody's own words, shown as a quote": Voice,
    "one line whose letters are hidden": MaskedField,
    "a number": NumberField,
    "a number with − and + beside it": StepperField,
    "a number that may have commas": TypedField,
    "a number of pounds": MoneyField,
    "a day": DateField,
    "a month, written as people write it": TypedField,
    "a year, written as people write it": TypedField,
    "a time, written as people write it": TypedField,
    "a place, written as people write it": TypedField,
    "a day and a time": MomentField,
    "cards, one of which is chosen": ChoiceCards,
    "answers along a line": LikertField,
    "a box that opens": SelectField,
    "a box to find the answer in, by typing": FindField,
    "a box to find the answers in, by typing": FindTicks,
    "cards to tick": TickCards,
    "a list to put in order": RankField,
    "a sheet to draw on": DrawingField,
    "a picture from a file, chosen or dropped": ChosenFileField,
    "a sound from a file, chosen or dropped": RecordingField,
    "a film from a file, chosen or dropped": RecordingField,
    "a picture or paper from a file, chosen or dropped": ChosenFileField,
    "one box to tick": AgreeField,
    "several places": PlacesField,
}
RARE = {"osm", "percentage", "select_one_external", "select_multiple_from_file", "begin_loop", "end_loop"}
"""Types that a form from elsewhere may have, and a new one does not need."""
KINDS = sorted({row["type"].split()[0] for table in tables(ASKED) for row in table.rows})


def filled(heading, folder, cast=None, **answers):
    """The form under a heading with answers in it, by the names of their questions."""
    definition = form_under(heading, folder).definition
    form = FilledForm(definition, people_of(cast, TODAY) if cast else (), {}, TODAY)
    for field, value in answers.items():
        form.answer(field, value)
    return form


@pytest.mark.parametrize("heading", [each for each in headings() if each != WRONG])
def test_every_example_loads_and_nothing_is_wrong_with_it(heading, tmp_path):
    found = form_under(heading, tmp_path)
    assert found.problems == ()
    assert (found.definition.id, found.definition.version) == ("whole-family", "3")


def test_the_smallest_form_has_as_many_questions_as_it_says(catalogue, tmp_path):
    heading = "The smallest form"
    assert f"ehdesk comes with version {catalogue.assessment('whole-family').version}." in section(heading)
    said = int(re.search(r"That gives (\d+) questions", section(heading))[1])
    assert count_of_questions(form_under(heading, tmp_path).definition) == said


def test_groups_are_the_topics_that_it_says(tmp_path):
    heading = "Pages and sections"
    _all, count, titles = re.search(r"(That gives (\d+) topics: (.+)\.)", section(heading)).groups()
    topics = filled(heading, tmp_path).topics()
    assert [topic.title for topic in topics] == titles.split(", ")
    assert len(topics) == int(count)
    assert [topic.is_private for topic in topics] == [False, True]


def test_each_kind_of_question_is_asked_as_it_says(at, tmp_path):
    rows = next(table for table in tables(ASKED) if "On the screen" in table.columns).rows
    survey = [("type", "name", "label", "appearance", "parameters")]
    for number, row in enumerate(rows):
        ends = "start=0 end=10 step=1" if row["type"] == "range" else ""
        survey.append((row["type"], f"q{number}", "Which?", row["appearance"], ends))
    choices = [("list_name", "name", "label"), ("LIST", "a", "A"), ("LIST", "b", "B")]
    saved(tmp_path / "our-form.xlsx", {"survey": survey, "choices": choices})
    form = FilledForm(open_form(tmp_path / "our-form.xlsx"), (), {}, TODAY)
    shown = [type(field_for(form.question(f"q{number}"), at.desk, TriedFiles(), {})) for number in range(len(rows))]
    assert shown == [ON_THE_SCREEN[row["On the screen"]] for row in rows]


def test_every_type_that_can_be_written_is_in_it():
    text = DOCUMENT.read_text("utf-8")
    wanted = {each for each in TYPES - UNSEEN - RARE if not each.startswith(("begin", "end"))} | {"calculate"}
    assert sorted(each for each in wanted if not re.search(rf"[`| ]{each}\b", text)) == []
    assert [column for column in OUR_COLUMNS if f"`{column}`" not in text] == []
    assert all(kind_and_list(kind)[0] in TYPES for kind in KINDS)
    assert f"A list of more than {CARDS_AT_MOST} answers" in text


def test_what_is_asked_only_sometimes_and_what_is_not_allowed(tmp_path):
    heading = "What else a question can have"
    form = filled(heading, tmp_path)
    assert not form.question("work/hours").relevant
    assert [problem.message for problem in form.problems("work")] == ["Say whether you have work"]
    form = filled(heading, tmp_path, **{"work/works": "yes", "work/hours": "101"})
    assert form.question("work/hours").relevant
    assert [problem.message for problem in form.problems("work")] == ["Enter the hours of one week, from 1 to 100"]


def test_questions_for_each_person_are_about_those_of_the_family(cast, tmp_path):
    form = filled("Questions for each person", tmp_path, cast)
    assert [topic.title for topic in form.topics()] == ["Leila and school", "Adam and school", "Baby and school"]
    assert "What does Leila like about school?" in {form.question(topic.fields[-1]).label for topic in form.topics()}
    assert f"made-up family of {['no', 'one', 'two', 'three', 'four', 'five', 'six'][len(form.people)]}" in (
        section("Trying it out")
    )


def test_what_is_known_already_is_asked_about_as_it_says(cast, tmp_path):
    definition = form_under("What is known already", tmp_path).definition
    people = people_of(cast, TODAY)
    child, *others = [one.id for one in people if one.role == "child"]
    last = {"home/heating": "Broken", f"child[{child}]/likes": "Drawing"}
    homes, agencies = (Home("h1", "Mum's"), Home("h2", "Dad's", (child,))), (WorkingWith("a", "Northway", "school"),)
    known = Known(homes, agencies, "2026-03-04", last)
    now = datetime(2026, 11, 24, tzinfo=UTC)
    with_it, without = (
        FilledForm(definition, people, {}, TODAY, around=Circumstances(now, known=one))
        for one in (known, NOTHING_KNOWN)
    )
    extra = ["home/mended", "home/two_homes", "home/schools", f"child[{child}]/still"]
    assert [with_it.question(field).relevant for field in extra] == [True] * 4
    assert [without.question(field).relevant for field in extra] == [False] * 4
    assert with_it.question("home/mended").label == "Last time: Broken. What has changed since?"
    assert with_it.question(f"child[{child}]/still").label == "Last time you said: Drawing. And now?"
    assert not any(with_it.question(f"child[{other}]/still").relevant for other in others)
    said = section("What is known already")
    assert all(re.search(rf"\b{kind}\b", said) for kind in AgencyKind)


def test_the_line_about_a_child_under_5_says_so(cast, tmp_path):
    written = re.search(r"`(count\(instance[^`]+)`", section("Questions for each person"))[1]
    survey = [("type", "name", "label", "relevant"), ("text", "q", "Which?", written)]
    saved(tmp_path / "our-form.xlsx", {"survey": survey})
    everyone = people_of(cast, TODAY)
    older = [one for one in everyone if one.age is not None and one.age >= 5]
    definition = open_form(tmp_path / "our-form.xlsx")
    asked = [FilledForm(definition, people, {}, TODAY).question("q").relevant for people in (everyone, older)]
    assert asked == [True, False]


def test_an_answer_is_brought_up_as_it_says(visited, tmp_path, wording):
    heading = "What a question speaks to"
    work, source = visited.work, form_under(heading, tmp_path).source
    join_up_offline(work.vault)
    work.editions.publish(source.definition(), source)
    hub_takes_all(work.vault)
    family = work.families.add("Okoro")
    filling = work.assessments.open(work.assessments.start(family).id)
    filling.answer("money/money_hard", "heating")
    (one,) = work.plan_sources.left(family, work.plans.plan(family))
    (need,) = one.needs
    area = work.stars.in_use.area(one.area).title
    said = f'here "{one.answer}" under "{area}", with "{need.title}"'
    assert said in section(heading).replace("\n", " ")
    assert f"**{wording('plan.came_up')}**" in section(heading)
    filling.answer("money/money_hard", "none")
    assert work.plan_sources.left(family, work.plans.plan(family)) == ()


def test_needs_and_areas_are_those_that_there_are(catalogue):
    found = {table.columns[0]: table.rows for table in tables("What a question speaks to")}
    areas = [(area.id, area.title) for area in catalogue.star("our-star").areas]
    assert [tuple(row.values()) for row in found["Area"]] == areas
    needs = [(need.id, need.title, need.area) for need in catalogue.needs.values()]
    assert [tuple(row.values()) for row in found["Need"]] == needs


def test_the_list_beside_the_form_is_chosen_from_and_goes_with_it(tmp_path):
    heading = "A long list in a file of its own"
    found = form_under(heading, tmp_path)
    form = FilledForm(found.source.definition(), (), {}, TODAY)
    said = [option.label for option in form.question("learning/school").choices]
    assert said == ["Elm Road Primary", "Oak Lane Academy"]


def test_what_is_wrong_is_told_in_the_words_that_it_says(tmp_path):
    form_under(WRONG, tmp_path)
    told = next(table for table in tables(WRONG) if table.columns[0] == "Row").rows
    found = [one for one in check_form(tmp_path / "our-form.xlsx") if not one.is_advice]
    assert [(str(one.row), one.column, sentence(one.message)) for one in found] == [tuple(row.values()) for row in told]


def test_an_answer_carries_over_by_its_name_and_its_groups(tmp_path):
    def version(group, name, kind, label):
        rows = [("begin_group", group, "All"), (kind, name, label), ("end_group",)]
        saved(tmp_path / "our-form.xlsx", {"survey": [("type", "name", "label"), *rows]})
        return FilledForm(open_form(tmp_path / "our-form.xlsx"), (), {"g/beds": "two"}, TODAY)

    before = version("g", "beds", "text", "Beds?")
    found = [
        compared(before, version("g", "beds", "text", "How many beds?")),
        compared(before, version("g", "beds", "integer", "Beds?")),
        compared(before, version("g", "sleeps", "text", "Beds?")),
        compared(before, version("h", "beds", "text", "Beds?")),
    ]
    assert [(one.carried, len(one.look_again), len(one.no_place)) for one in found] == [
        (1, 0, 0),
        (1, 1, 0),
        (0, 0, 1),
        (0, 0, 1),
    ]


def test_the_words_on_the_buttons_are_those_of_the_window(wording):
    text = DOCUMENT.read_text("utf-8")
    for phrase in ("forms.title", "forms.choose", "forms.again", "forms.try"):
        assert f"**{wording(phrase)}**" in text
    assert f"**{wording('publish.publish', version='…')}**" in text
    assert f"**{wording('moving.move', newest='…')}**" in text


def test_what_it_links_to_is_there():
    links = re.findall(r"\]\((?!http)([^)#]+)\)", DOCUMENT.read_text("utf-8"))
    assert links
    assert [link for link in links if not (DOCUMENT.parent / link).exists()] == []
