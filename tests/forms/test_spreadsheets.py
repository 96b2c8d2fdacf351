"""XLSForms as people really write them: in workbooks with more in them than the form."""

import datetime as dt
import io
import re
import zipfile

import openpyxl
import pytest

from ehdesk.forms.opening import check_form, open_form
from ehdesk.forms.problems import BadForm
from tests.forms.trials import Tried, xlsform

SURVEY = [("type", "name", "label"), ("text", "a", "A")]


def workbook(folder, **sheets):
    """An .xlsx whose sheets are called as the keywords."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(file := folder / "visit.xlsx")
    return file


def problems(file):
    return [str(problem) for problem in check_form(file) if not problem.is_advice]


def test_sheets_that_are_no_part_of_a_form_are_passed_over(tmp_path):
    file = workbook(tmp_path, survey=SURVEY, changelog=[("when", "what"), ("today", "much")], _draft=[("x",)])
    assert Tried(open_form(file)).refs[0] == "/data/a"
    assert any("there is no sheet called changelog" in str(each) for each in check_form(file))


def test_the_only_sheet_is_the_survey(tmp_path):
    assert Tried(open_form(workbook(tmp_path, Sheet1=SURVEY))).label("/data/a") == "A"


def test_a_form_without_an_id_is_called_as_its_file(tmp_path):
    assert open_form(workbook(tmp_path, survey=SURVEY)).id == "visit"


def test_rows_of_remarks_are_passed_over(tmp_path):
    remarks = [("type", "name", "label", "note"), ("", "", "", "ask Ben"), ("text", "a", "A", ""), ("", "", "", "end")]
    assert "/data/a" in Tried(open_form(workbook(tmp_path, survey=remarks))).refs


def test_a_row_that_only_lacks_its_type_is_no_remark(tmp_path):
    file = workbook(tmp_path, survey=[*SURVEY, ("", "b", "B")])
    assert problems(file) == ["visit.xlsx, sheet survey, row 3, column type: there is no type called ''"]


def test_a_note_without_a_name_is_called_by_its_row_in_the_sheet(tmp_path):
    file = workbook(tmp_path, survey=[*SURVEY, (), ("note", "", "Read this")])
    assert "/data/generated_note_name_4" in Tried(open_form(file)).refs


def test_a_problem_that_only_compiling_finds_is_told_with_its_row(tmp_path):
    rows = [("type", "name", "label", "parameters"), ("text", "a", "A", ""), (), (), ("range", "b", "B", "end=x")]
    with pytest.raises(BadForm, match="sheet survey, row 5"):
        open_form(workbook(tmp_path, survey=rows))


@pytest.mark.parametrize("columns", [("label", "label"), ("label", "caption"), ("relevant", "relevance")])
def test_two_columns_of_one_name_are_refused(tmp_path, columns):
    file = workbook(tmp_path, survey=[("type", "name", "label", *columns)[:5], ("text", "a", "A", "", "")])
    assert any(f"columns called {columns[0]}" in each for each in problems(file))


def test_quotation_marks_that_a_program_bent_are_read_as_straight_ones(tmp_path):
    rows = [
        ("type", "name", "label", "relevant", "calculation"),
        ("text", "a", "What’s “A”?", "", ""),
        ("text", "b", "B", "${a} = ‘yes’", ""),
        ("calculate", "c", "", "", "concat(“so ”, ${a})"),
    ]
    tried = Tried(open_form(workbook(tmp_path, survey=rows))).answer("/data/a", "yes")
    assert (tried.label("/data/a"), tried.node("/data/b")["relevant"], tried.value("/data/c")) == (
        "What’s “A”?",
        True,
        "so yes",
    )


def test_days_and_hours_in_cells_are_written_as_answers_are(tmp_path):
    rows = [
        ("type", "name", "label", "default"),
        ("date", "day", "Day", dt.datetime(2026, 6, 4)),
        ("time", "hour", "Hour", dt.time(9, 30)),
    ]
    tried = Tried(open_form(workbook(tmp_path, survey=rows)))
    assert [(tried.value(ref), tried.node(ref)["valid"]) for ref in ("/data/day", "/data/hour")] == [
        ("2026-06-04", True),
        ("09:30:00", True),
    ]


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("q picture", "upload"),
        ("add integer prompt", "integer"),
        ("add date time prompt", "dateTime"),
        ("uri:deviceid", "calculate"),
        ("get device id", "calculate"),
    ],
)
def test_types_of_long_ago_are_known(tmp_path, type_, kind):
    form = Tried(open_form(workbook(tmp_path, survey=[*SURVEY, (type_, "b", "B")]))).form
    assert form.question("b").kind == kind


CHOICES = "| | list_name | name | label |\n| | l | a b | AB |"


def test_a_choice_may_have_a_space_where_only_one_is_chosen(tmp_path):
    tried = Tried(xlsform(tmp_path, "| | type | name | label |\n| | select_one l | a | A |", CHOICES))
    assert tried.answer("/data/a", "a b").error is None
    with pytest.raises(BadForm, match="the name of a choice may have no spaces: a b"):
        xlsform(tmp_path, "| | type | name | label |\n| | select_multiple l | a | A |", CHOICES)


def test_an_audit_needs_no_name(tmp_path):
    survey = "| | type | name | label |\n| | audit | | |\n| | text | a | A |"
    assert "/data/meta/audit" in Tried(xlsform(tmp_path, survey)).refs


def test_what_was_saved_last_may_be_asked_anywhere(tmp_path):
    survey = """
    |  | type      | name | label  | relevant               | calculation                       |
    |  | text      | a    | Before: ${last-saved#a} | ${last-saved#a} = ''  |                   |
    |  | calculate | b    |        |                        | concat('[', ${last-saved#a}, ']') |
    """
    tried = Tried(xlsform(tmp_path, survey))
    assert (tried.label("/data/a"), tried.value("/data/b")) == ("Before:", "[]")
    label_alone = "| | type | name | label |\n| | text | a | Before: ${last-saved#a} |"
    assert Tried(xlsform(tmp_path, label_alone)).label("/data/a") == "Before:"


def with_parts_changed(data, change):
    """A copy of a zip file in which `change` was made to the text of each XML part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            new.writestr(part, change(old.read(part).decode()).encode())
    return out.getvalue()


def test_a_sheet_that_is_wrong_about_its_own_size_is_read_whole(tmp_path):
    file = workbook(tmp_path, survey=[*SURVEY, ("text", "b", "B")])
    small = '<dimension ref="A1:B2"/>'
    file.write_bytes(with_parts_changed(file.read_bytes(), lambda text: re.sub("<dimension [^>]*>", small, text)))
    assert small.encode() in zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml")
    assert Tried(open_form(file)).label("/data/b") == "B"


def tied(folder, column="bind::ehdesk:each", role="child", **settings):
    """A workbook with a repeat that is tied to people."""
    survey = [
        ("type", "name", "label", column),
        ("begin_repeat", "kid", "Each child", role),
        ("text", "friend", "Who?"),
        ("end_repeat",),
    ]
    said = {"form_title": "T", "form_id": "t", "version": "1", **settings}
    return workbook(folder, survey=survey, settings=[tuple(said), tuple(said.values())])


@pytest.mark.parametrize(
    "settings", [{}, {"namespaces": 'a="http://a"'}, {"namespaces": 'ehdesk="https://ehdesk.org/xforms"'}]
)
def test_our_own_columns_need_no_setting(tmp_path, settings):
    file = tied(tmp_path, **settings)
    assert check_form(file) == ()
    assert open_form(file).parts[("kid",)].bind.each == ("child",)


def test_our_own_columns_are_told_by_the_nearest_spelling(tmp_path):
    (said,) = check_form(tied(tmp_path, "bind::ehdesk:eahc"))
    assert str(said).endswith("there is no column called bind::ehdesk:eahc; the nearest is bind::ehdesk:each")
    (said,) = problems(tied(tmp_path, role="chld"))
    assert "row 2, column bind::ehdesk:each" in said
    assert said.endswith("not chld; the nearest is child")


def test_quotation_marks_that_excel_bent_are_read_as_straight_ones(tmp_path):
    survey = """
    |  | type | name | label | relevant    |
    |  | text | a    | A     |             |
    |  | text | b    | B     | ${a} = “x”  |
    |  | text | c    | C     | ${a} != ‘x’ |
    """
    tried = Tried(xlsform(tmp_path, survey)).answer("/data/a", "x")
    assert [tried.node(f"/data/{name}")["relevant"] for name in "bc"] == [True, False]


def test_what_is_wrong_is_told_by_its_row_on_every_sheet(tmp_path):
    survey = """
    |  | type           | name | label | repeat_count |
    |  | begin_repeat   | r    | R     | foo(1)       |
    |  | select_one way | a    | A     |              |
    |  | end_repeat     |      |       |              |
    """
    choices = "| | list_name | name | label |\n| | way | x | Not ${b} |"
    settings = "| | form_id | instance_name |\n| | f | bar(${a}) |"
    with pytest.raises(BadForm) as found:
        xlsform(tmp_path, survey, choices, settings)
    assert {one.where for one in found.value.problems} == {
        "sheet survey, row 3, column repeat_count",
        "sheet choices, row 8, column label",
        "sheet settings, row 11, column instance_name",
    }
    with pytest.raises(BadForm, match="sheet survey, row 3, column parameters"):
        xlsform(tmp_path, "| | type | name | label | parameters |\n| | range | a | A | start=low |")
