"""`ehdesk forms fill|check`: the lines, the codes, and one line of words for whatever is wrong."""

import json
import re

import pytest

from ehdesk.cli import main
from tests.commands.filling import answer, comma_separated, excel, fill, markdown, node

KINDS = {"form.md": markdown, "form.csv": comma_separated, "form.xlsx": excel}


@pytest.fixture
def form(tmp_path):
    (file := tmp_path / "form.md").write_bytes(markdown())
    return file


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_spreadsheet_is_the_same_form(tmp_path, capsys, name):
    (file := tmp_path / name).write_bytes(KINDS[name]())
    first, second = fill(capsys, file, answer("/data/age", "7"))
    assert [each["ref"] for each in first["nodes"]][:5] == [
        "/data/age",
        "/data/sort",
        "/data/child",
        "/data/child[1]",
        "/data/child[1]/name",
    ]
    assert node(second, "/data/sort")["relevant"]


def test_each_event_is_answered_with_the_whole_form(form, capsys):
    told = fill(
        capsys,
        form,
        answer("/data/age", "7"),
        {"op": "add_repeat", "ref": "/data/child"},
        answer("/data/child[2]/name", "Bo"),
        {"op": "remove_repeat", "ref": "/data/child[1]"},
        {"op": "language", "value": "fr"},
        {"op": "state"},
    )
    assert [each["event"] for each in told] == list(range(7))
    assert all(each["error"] is None for each in told)
    assert node(told[1], "/data/sort") == {
        "ref": "/data/sort",
        "kind": "question",
        "value": "",
        "relevant": True,
        "readonly": False,
        "required": False,
        "valid": True,
        "message": "",
        "label": "What sort?",
        "hint": "",
        "choices": [{"value": "a", "label": "An A"}],
    }
    assert node(told[4], "/data/child[1]/name")["value"] == "Bo"
    assert node(told[6], "/data/sort")["choices"] == [{"value": "a", "label": "Un A"}]
    assert "<age>7</age>" in told[6]["instance"]


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (answer("/data/nothing", "1"), "unknown-ref"),
        (answer("/data/child[9]/name", "1"), "unknown-ref"),
        (answer("/other/age", "1"), "unknown-ref"),
        (answer("data/age", "1"), "unknown-ref"),
        (answer("/data/child[01]/name", "1"), "unknown-ref"),
        (answer("/data/child", "1"), "not-a-question"),
        (answer("/data/age", "seven"), "not-a-whole-number"),
        (answer("/data/age", "7.5"), "not-a-whole-number"),
        (answer("/data/sort", "b"), "not-a-choice"),
        ({"op": "answer", "ref": "/data/age", "value": 7}, "bad-event"),
        ({"op": "answer", "value": "7"}, "bad-event"),
        ({"op": "fly"}, "unknown-op"),
        ({}, "unknown-op"),
        ([], "bad-event"),
        (answer("/data/age", "\ud800"), "bad-event"),
        ({"op": "add_repeat", "ref": "/data/age"}, "not-a-repeat"),
        ({"op": "remove_repeat", "ref": "/data/child[2]"}, "unknown-ref"),
        ({"op": "language", "value": "xx"}, "unknown-language"),
    ],
)
def test_an_event_that_goes_wrong_has_a_code_and_the_form_goes_on(form, capsys, event, code):
    told = fill(capsys, form, event, answer("/data/age", "4"))
    assert told[1]["error"]["code"] == code
    assert told[1]["error"]["message"]
    assert told[2]["error"] is None


def test_what_is_not_of_its_type_or_fails_its_constraint_is_kept(form, capsys):
    _start, typed, failed = fill(capsys, form, answer("/data/age", "seven"), answer("/data/age", "130"))
    assert (node(typed, "/data/age")["value"], node(typed, "/data/age")["valid"]) == ("seven", False)
    assert failed["error"] is None
    assert (node(failed, "/data/age")["valid"], node(failed, "/data/age")["message"]) == (False, "Too old")


def test_events_may_begin_with_a_byte_order_mark(form, capsys):
    (file := form.parent / "marked").write_text(json.dumps(answer("/data/age", "7")), "utf-8-sig")
    assert main(["forms", "fill", str(form), "--events", str(file), "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (told[1]["error"], node(told[1], "/data/age")["value"]) == (None, "7")


def test_answers_that_were_saved_are_gone_on_with(form, capsys, tmp_path):
    told = fill(capsys, form, answer("/data/age", "7"), {"op": "add_repeat", "ref": "/data/child"})
    (saved := tmp_path / "saved.xml").write_text(told[-1]["instance"])
    again = fill(capsys, form, instance=saved)
    assert again[0]["instance"] == told[-1]["instance"]


def test_what_the_form_asks_of_the_program_is_given_to_it(tmp_path, capsys):
    (file := tmp_path / "a.md").write_text("| survey |\n| | type | name |\n| | username | who |\n| | deviceid | at |")
    told = fill(capsys, file, property="username=Leanne = me")[0]
    assert (node(told, "/data/who")["value"], node(told, "/data/at")["value"]) == ("Leanne = me", "not supported")
    with pytest.raises(SystemExit):
        fill(capsys, file, property="username")


def test_the_language_to_begin_in(form, capsys):
    assert node(fill(capsys, form, language="French (fr)")[0], "/data/age")["label"] == "Quel âge ?"


def test_now_and_chance_can_be_set(tmp_path, capsys):
    (file := tmp_path / "now.md").write_text(
        "| survey |\n| | type | name | label | calculation |\n| | calculate | t | | today() |\n"
        "| | calculate | r | | random() |\n| | note | n | N | |\n| | calculate | at | | now() |"
    )
    one, other = (fill(capsys, file, now="2026-11-24T10:00:00+00:00", seed=7)[0] for _time in range(2))
    assert node(one, "/data/t")["value"] == "2026-11-24"
    assert node(one, "/data/r")["value"] == node(other, "/data/r")["value"]
    here = node(fill(capsys, file, now="2026-11-24T10:00:00")[0], "/data/at")["value"]
    assert re.fullmatch(r"2026-11-24T10:00:00\.000[+-]\d\d:\d\d", here)
    assert node(fill(capsys, file, seed=8)[0], "/data/r")["value"] != node(one, "/data/r")["value"]


DOCTYPE = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
SWALLOWED = "<a>" * 5000


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.xml", "<a", "bad-xml"),
        ("a.xml", DOCTYPE, "bad-xml"),
        ("a.xml", SWALLOWED, "bad-xml"),
        ("a.xml", "<a/>", "not-a-form"),
        ("a.xml", "", "bad-xml"),
        ("a.xlsx", "no sheet", "unreadable"),
        ("a.xls", "no sheet", "unreadable"),
        ("a.doc", "no form", "unreadable"),
        ("a.md", "nothing", "bad-form"),
        ("a.csv", "survey\n,type,name\n,txt,a", "bad-form"),
        (
            "a.md",
            "| survey |\n| | type | name | label | relevant |\n| | text | a | A | frobnicate(1) |",
            "unknown-function",
        ),
        ("a.md", "| survey |\n| | type | name | label | relevant |\n| | text | a | A | ${b} = 1 |", "bad-form"),
        (
            "a.md",
            "| survey |\n| | type | name | label | calculation |\n| | calculate | a | | ${a} |\n| | note | n | N | |",
            "cycle",
        ),
    ],
)
def test_a_form_that_does_not_load_is_2_with_its_code(tmp_path, capsys, name, text, code):
    (file := tmp_path / name).write_text(text)
    (told,) = fill(capsys, file, code=2)
    assert told["error"]["code"] == code
    assert told["error"]["message"]
    assert told["error"]["where"]
    assert main(["forms", "check", str(file)]) == 1
    assert capsys.readouterr().out.startswith("problem: ")


def test_very_many_problems_are_told_in_no_time(tmp_path, capsys):
    rows = "".join(f",txet{row},n{row},L\n" for row in range(20_000))
    (file := tmp_path / "a.csv").write_text(f"survey\n,type,name,label\n{rows}")
    assert main(["forms", "check", str(file)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("problem: ") for line in told) == 1_001
    assert "more to put right than these 1,000" in "\n".join(told)


def test_a_sheet_that_is_far_too_long_says_so(tmp_path, capsys):
    (file := tmp_path / "a.csv").write_text("survey\n,type,name,label\n" + ",text,a,A\n" * 50_001)
    (told,) = fill(capsys, file, code=2)
    assert "more than 50,000 rows" in told["error"]["message"]
    (file := tmp_path / "a.md").write_text(f"| survey |\n| | type | name |\n| | {'x' * 10_000_000} | a |\n")
    (told,) = fill(capsys, file, code=2)
    assert "a cell with more than 100,000 letters" in told["error"]["message"]
    (file := tmp_path / "a.xlsx").write_bytes(b"0" * 20_000_001)
    (told,) = fill(capsys, file, code=2)
    assert "more than 20 megabytes" in told["error"]["message"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"survey\n,type,name,label\n" + (b",x" * 500 + b"\n") * 1_001),
        ("a.xml", b"<a>" + b"<b/>" * 500_000 + b"</a>"),
        ("a.xml", b"<a>" + b'<b c="d"/>' * 250_001 + b"</a>"),
    ],
    ids=["cells", "elements", "attributes"],
)
def test_a_form_that_holds_far_too_much_says_so(tmp_path, capsys, name, data):
    (file := tmp_path / name).write_bytes(data)
    (told,) = fill(capsys, file, code=2)
    assert "more than 500,000" in told["error"]["message"]


def test_answers_to_another_form_do_not_load(form, capsys, tmp_path):
    for text, code in (("<other id='x'/>", "other-form"), ("<foo id='form'/>", "other-form"), ("<data", "bad-xml")):
        (saved := tmp_path / "saved.xml").write_text(text)
        assert fill(capsys, form, code=2, instance=saved)[0]["error"]["code"] == code


def test_options_that_make_no_sense_do_not_load(form, capsys, tmp_path):
    assert fill(capsys, form, code=2, language="Klingon")[0]["error"]["code"] == "unknown-language"
    (plain := form.parent / "plain.md").write_text("| survey |\n| | type | name | label |\n| | text | a | A |")
    assert "it has only one, without a name" in fill(capsys, plain, code=2, language="zz")[0]["error"]["message"]
    assert fill(capsys, form, code=2, now="yesterday")[0]["error"]["code"] == "bad-option"
    assert fill(capsys, form, code=2, seed="x")[0]["error"]["code"] == "bad-option"
    assert fill(capsys, tmp_path / "none.md", code=2)[0]["error"]["code"] == "unreadable"


def test_without_json_it_is_told_in_words(form, capsys):
    assert main(["forms", "fill", str(form)]) == 0
    assert "/data/age: How old?" in capsys.readouterr().out
    assert main(["forms", "fill", str(form.parent / "none.md")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_every_problem_is_named_with_its_row(tmp_path, capsys):
    (file := tmp_path / "bad.csv").write_text(
        "survey\n,type,name,label,relevant\n,txt,a,A,\n,select_one sorts,b,B,\n,text,c,C,${bb} = 1\nchoices\n"
        ",list_name,name,label\n,sort,x,X\n"
    )
    assert main(["forms", "check", str(file), "--json"]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    problems = [(each["row"], each["column"]) for each in found if each["kind"] == "problem"]
    assert problems == [(3, "type"), (4, "type"), (5, "relevant")]
    assert any("the nearest is text" in each["message"] for each in found)


def test_slips_that_would_stop_the_compiling_are_all_told_with_their_place(tmp_path, capsys):
    (file := tmp_path / "slips.md").write_text(
        "| survey |\n"
        "| | type | name | label | parameters | bind::ehdesk:each | bind::foo:bar | bind::ok:go |\n"
        "| | text | a\x01 | A | | child | | |\n"
        "| | select_one l | b | B\x02 | randomise=true | | | yes |\n"
        "| | image | c | C | max-pixels=abc | | yes | |\n"
        "| choices |\n| | list_name | name | label |\n| | l | a | A\x03 |\n"
        '| settings |\n| | namespaces |\n| | ok="https://ok" |\n'
    )
    assert main(["forms", "check", str(file), "--json"]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {(each["sheet"], each["row"], each["column"]) for each in found if each["kind"] == "problem"} == {
        ("survey", 3, "name"),
        ("survey", 3, "bind::ehdesk:each"),
        ("survey", 4, "label"),
        ("survey", 4, "parameters"),
        ("survey", 5, "parameters"),
        ("survey", 5, "bind::foo:bar"),
        ("choices", 8, "label"),
    }
    assert any("the nearest is randomize" in each["message"] for each in found)


def test_a_form_that_only_wants_advice_is_0(form, capsys):
    assert main(["forms", "check", str(form)]) == 0
    assert "advice: form.md, sheet settings" in capsys.readouterr().out
