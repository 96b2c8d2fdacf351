"""What a form owner is told when a definition is wrong: the file, the sheet, the row, and the nearest right word."""

from contextlib import suppress
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehdesk.forms.opening import open_form
from ehdesk.forms.problems import BadForm
from ehdesk.forms.reader import assessment_from, read_assessment
from tests.forms.builders import CHOICES, SETTINGS, tables

GOOD = """
|  | type             | name  | label    |
|  | select_one going | going | How?     |
|  | text             | why   | Why?     |
"""


def problems(survey: str, choices: str = CHOICES, settings: str = SETTINGS) -> list[str]:
    with pytest.raises(BadForm) as caught:
        assessment_from(tables(survey, choices, settings), "home.md")
    return [str(problem) for problem in caught.value.problems]


def row(*cells: str) -> str:
    return GOOD + "| | " + " | ".join(cells) + " |"


def test_what_is_worked_out_and_never_seen_may_have_any_type_and_no_words():
    survey = "| | type | name | label | calculation |\n| | integer | a | | 1 + 1 |\n| | note | n | N ${a} | |"
    assert assessment_from(tables(survey), "home.md").parts[("a",)].control is None


@pytest.mark.parametrize("never_closed", ["${" + " " * 4_000 + "x", "${ a" * 4_000])
def test_a_reference_that_is_never_closed_takes_no_minutes_to_read(never_closed: str):
    begun = perf_counter()
    with suppress(BadForm):
        assessment_from(tables(row("text", "more", never_closed)), "home.md")
    assert perf_counter() - begun < 20


def test_a_good_form_has_its_name_and_version():
    definition = assessment_from(tables(GOOD), "home.md")
    assert (definition.id, definition.version, definition.title) == ("small", "1", "A form")


@pytest.mark.parametrize(
    ("survey", "told"),
    [
        (row("text", "more"), "home.md, sheet survey, row 5: this row has 2 cells, and the sheet has 3 columns"),
        (
            row("txt", "more", "More?"),
            "sheet survey, row 5, column type: there is no type called 'txt'; the nearest is text",
        ),
        (
            row("select_one goin", "more", "More?"),
            "row 5, column type: there is no list of choices called 'goin'; the nearest is going",
        ),
        (
            row("begin grup", "more", "More"),
            "row 5, column type: there is no type called 'begin grup'; the nearest is begin_group",
        ),
        (row("text", "why", "Again?"), "row 5, column name: there are two things called why"),
        (row("text", "", "Nameless?"), "row 5, column name: this row needs a name"),
        (row("text", "two words", "More?"), "row 5, column name: a name has letters, numbers, - and _ only"),
        (row("text", "more", ""), "row 5, column label: more has no words in its label"),
        (row("text", "more", "So ${wy}?"), "row 5, column label: ${wy} names no question; the nearest is why"),
        (row("begin_group", "more", "More"), "row 5, column type: more is opened and never closed"),
        (row("end_group", "", ""), "row 5, column type: end_group closes nothing that was opened"),
    ],
)
def test_a_bad_row_is_told_with_its_line(survey, told):
    assert any(told in problem for problem in problems(survey))


@pytest.mark.parametrize(
    ("column", "written", "told"),
    [
        ("relevant", "${why} = 'a", "column relevant: the words that start at 'a have no closing quotation mark"),
        ("relevant", "selectd(${why}, 'a')", "there is no function called selectd(); the nearest is selected()"),
        ("constraint", "if(1)", "column constraint: if() is given 1 values, which is not what it takes"),
        ("calculation", "1 + ", "column calculation: found the end"),
        ("relevant", "instance('famly')/root", "column relevant: there is no list called famly"),
        ("calculation", "${last}", "column calculation: these go round in a ring: last (calculate) needs last"),
        ("relevant", "$why = 1", "column relevant: $why: a form has no variables; an answer is ${why}"),
    ],
)
def test_a_bad_expression_is_told_with_its_column(column, written, told):
    found = problems(
        f"| | type | name | label | {column} |\n| | text | why | Why? | |\n| | text | last | L | {written} |"
    )
    assert len(found) == 1
    assert "row 4" in found[0]
    assert told in found[0]


@pytest.mark.parametrize(
    ("column", "written", "told"),
    [
        ("relevant", "why = 'x'", "why names nothing here; the answer to that question is ${why}"),
        ("relevant", "wy = 'x' and 1", "wy names nothing here; words stand in quotation marks, an answer in ${}; the"),
        ("required", "maybe", "maybe names nothing here; words stand in quotation marks, an answer in ${}"),
        ("calculation", "concat(${why}, -why[1])", "the answer to that question is ${why}"),
        ("calculation", "/data/lst + 1", "there is no node lst in the form; the nearest is last"),
    ],
)
def test_a_name_that_names_nothing_is_told(column, written, told):
    (found,) = problems(
        f"| | type | name | label | {column} |\n| | text | why | Why? | |\n| | text | last | L | {written} |"
    )
    assert f"row 4, column {column}: " in found
    assert told in found


def test_a_name_in_brackets_is_that_of_an_item_or_an_instance():
    survey = """
    | | type         | name | label | calculation             |
    | | begin_repeat | r    | R     |                         |
    | | text         | open | Open? |                         |
    | | end_repeat   |      |       |                         |
    | | calculate    | many |       | count(${r}[open = 'x']) |
    """
    assert assessment_from(tables(survey), "home.md").id


def test_a_misspelt_column_is_told_with_the_nearest():
    found = problems("| | type | name | lable |\n| | text | a | A |")
    assert "home.md, sheet survey, row 2, column lable: there is no column called lable; the nearest is label" in found


@pytest.mark.parametrize("written", ["minimal likret", "feild-list w2", "multi-line", "columns-pak horizontal"])
def test_a_misspelt_appearance_is_told_with_the_nearest(written):
    (found,) = problems(f"| | type | name | label | appearance |\n| | text | a | A | {written} |")
    assert "row 3, column appearance: there is no appearance called" in found


@pytest.mark.parametrize(
    "written", ["w4 columns-3", "search('a b', 'contains') quick", "ex:org.a.b(c='d e')", "own-look"]
)
def test_another_appearance_is_nobodys_business(written):
    assert assessment_from(tables(f"| | type | name | label | appearance |\n| | text | a | A | {written} |"), "h.md").id


def test_a_misspelt_column_may_be_why_a_form_does_not_open(tmp_path):
    (file := tmp_path / "a.md").write_text("| survey |\n| | tipe | name | remarks |\n| | text | a | A |\n")
    with pytest.raises(BadForm, match="there is no column called tipe; the nearest is type") as caught:
        open_form(file)
    assert [problem.column for problem in caught.value.problems] == ["tipe", "type"]


@pytest.mark.parametrize(("column", "trigger"), [("default", ""), ("calculation", "${why}")])
def test_a_first_value_that_cannot_be_worked_out_is_told_with_its_column(column, trigger):
    rows = f"| | text | why | Why? | | |\n| | text | last | L | /data/lst + 1 | {trigger} |"
    (found,) = problems(f"| | type | name | label | {column} | trigger |\n{rows}")
    assert f"row 4, column {column}: there is no node lst in the form; the nearest is last" in found


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ("| | going | well | Twice |", "column name: well is in the list going twice"),
        ("| | going | so so | So so |", "column name: the name of a choice may have no spaces: so so"),
        ("| | going | fine | |", "column label: the choice fine has no words in its label"),
        ("| | | fine | Fine |", "a choice needs its list_name and its name"),
    ],
)
def test_a_bad_choice_is_told_with_its_line(choice, told):
    assert any("sheet choices, row" in p and told in p for p in problems(GOOD, CHOICES + choice))


def test_a_repeat_says_for_whom_it_repeats():
    survey = "| | type | name | label | bind::ehdesk:each |\n| | begin_repeat | pet | Each pet | {} |\n"
    survey += "| | text | a | A | |\n| | end_repeat | | | |"
    assert "row 3, column bind::ehdesk:each" in problems(survey.format("cat"))[0]
    assert "knows member, adult, child, expected, not cat" in problems(survey.format("cat"))[0]


def test_groups_close_in_the_order_they_opened():
    survey = "| | type | name | label |\n| | begin_group | g | G |\n| | text | a | A |\n| | end_repeat | | |"
    assert "end_group should close g before end_repeat" in problems(survey)[0]


def test_a_form_needs_to_say_what_it_is():
    found = problems(GOOD, settings="| settings |\n| | form_title |\n| | A form |")
    assert "the form needs its form_id" in found[0]
    assert "the form needs its version" in found[1]


def test_every_problem_is_told_at_once():
    assert len(problems(row("txt", "why", "So ${wy}?"))) == 3


def test_a_sheet_nobody_knows_is_told():
    assert any("there is no sheet called choises; the nearest is choices" in p for p in problems(GOOD, "| choises |"))


def test_a_file_that_is_no_form_at_all_is_told(tmp_path):
    file = tmp_path / "photo.md"
    file.write_bytes(b"\xff\xd8\xff\xe0 JFIF")
    with pytest.raises(BadForm, match=r"photo\.md: the file cannot be read"):
        read_assessment(file)
    with pytest.raises(BadForm, match=r"gone\.md: the file cannot be read"):
        read_assessment(tmp_path / "gone.md")
    with pytest.raises(BadForm, match="no survey sheet"):
        assessment_from("Dear all,\nno tables today", "letter.md")


cells = st.sampled_from(
    ["", "text", "begin_group", "end_group", "select_one going", "calculate", "a", "b", "${a}", "${", "1 +", "|", "yes"]
)
lines = st.lists(cells, max_size=7).map(lambda row: "|" + "|".join(row) + "|")


@settings(max_examples=150, deadline=None)
@given(st.lists(lines, max_size=8))
def test_no_file_ends_in_anything_but_a_form_or_problems(rows):
    header = "| survey |\n| | type | name | label | relevant | calculation |\n"
    with suppress(BadForm):
        assessment_from(header + "\n".join(rows) + CHOICES + SETTINGS, "odd.md")
