"""What `ehdesk forms fill` tells: every node after every event, as UTF-8, and what the form has no place for."""

import json
import os
import subprocess
import sys

import pytest

from ehdesk.cli import main
from tests.commands.filling import answer, fill, markdown, node
from tests.forms.trials import XFORM


@pytest.fixture
def form(tmp_path):
    (file := tmp_path / "form.md").write_bytes(markdown())
    return file


def test_a_line_that_is_no_json_is_an_event_that_goes_wrong(form, capsys):
    (events := form.parent / "events").write_text("{\n" + "[" * 100_000 + '\n{"op": "state"}')
    assert main(["forms", "fill", str(form), "--events", str(events), "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["error"] and each["error"]["code"] for each in told] == [None, "bad-event", "bad-event", None]


def test_what_comes_in_and_goes_out_is_utf_8_whatever_the_machine_is_used_to(form):
    event = json.dumps(answer("/data/child[1]/name", "Zoë\u2028Ⲁ"), ensure_ascii=False)
    told = subprocess.run(
        [sys.executable, "-m", "ehdesk.cli", "forms", "fill", str(form), "--events", "-", "--json"],
        input=event.encode(),
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=True,
    )
    last = json.loads(told.stdout.decode("utf-8").strip().split("\n")[-1])
    assert (last["event"], node(last, "/data/child[1]/name")["value"]) == (1, "Zoë\u2028Ⲁ")


def test_an_answer_that_the_form_has_no_place_for_is_told_and_written_back(form, capsys, tmp_path):
    (saved := tmp_path / "saved.xml").write_text("<data id='form'><age>7</age><gone>kept</gone></data>")
    assert main(["forms", "fill", str(form), "--instance", str(saved), "--json"]) == 0
    told = capsys.readouterr()
    assert "<gone>kept</gone>" in json.loads(told.out)["instance"]
    assert told.err == "saved.xml: the form has no gone; what was answered there is kept and written back\n"


EVERY_KIND = """<instance><data id="a"><name/><g><age/><twice/><hidden/><note/></g><loose><x/></loose>
  <kid jr:template=""><name/><toy jr:template=""><what/></toy></kid><only/><fixed/>
  <meta><instanceID/></meta></data></instance><bind nodeset="/data/g/twice" calculate="../age * 2"/>
  <bind nodeset="/data/g/note" readonly="true()"/><bind nodeset="/data/only" calculate="1"/>
  <bind nodeset="/data/g/hidden" relevant="false()"/>"""
SEEN = """<input ref="/data/name"><label>L</label></input><group ref="/data/g"><label>G</label><input ref="age"/>
  <input ref="note"/><input ref="hidden"/></group><group><input ref="/data/loose/x"/></group>
  <group ref="/data/kid"><label>K</label><repeat nodeset="/data/kid"><input ref="name"/><group ref="/data/kid/toy">
  <repeat nodeset="/data/kid/toy"><input ref="what"/></repeat></group></repeat></group>
  <input ref="/data/only"><label>O</label></input>"""


def test_every_node_is_told_after_every_event_in_document_order_with_its_kind(tmp_path, capsys):
    (file := tmp_path / "a.xml").write_text(XFORM.format(model=EVERY_KIND, body=SEEN))
    events = [{"op": "add_repeat", "ref": ref} for ref in ("/data/kid", "/data/kid[1]/toy", "/data/kid")]
    told = fill(capsys, file, *events, answer("/data/none", "1"), answer("/data/g/age", "4"))
    assert [list(each) for each in told] == [["event", "error", "nodes", "instance"]] * 6
    assert [each["event"] for each in told] == [0, 1, 2, 3, 4, 5]
    assert [(each["ref"].removeprefix("/data/"), each["kind"]) for each in told[-1]["nodes"]] == [
        ("name", "question"),
        ("g", "group"),
        ("g/age", "question"),
        ("g/twice", "calculate"),
        ("g/hidden", "question"),
        ("g/note", "note"),
        ("loose", "model"),
        ("loose/x", "question"),
        ("kid", "repeat"),
        ("kid[1]", "repeat-instance"),
        ("kid[1]/name", "question"),
        ("kid[1]/toy", "repeat"),
        ("kid[1]/toy[1]", "repeat-instance"),
        ("kid[1]/toy[1]/what", "question"),
        ("kid[2]", "repeat-instance"),
        ("kid[2]/name", "question"),
        ("kid[2]/toy", "repeat"),
        ("only", "question"),
        ("fixed", "model"),
        ("meta", "model"),
        ("meta/instanceID", "model"),
    ]
    holding = {each["kind"] for each in told[-1]["nodes"] if each["value"] is None}
    assert holding == {"group", "repeat", "repeat-instance", "model"}
    assert node(told[-1], "/data/g/twice")["value"] == "8"


def test_what_tells_something_is_a_note_and_what_an_action_works_out_is_a_calculation(tmp_path, capsys):
    (tmp_path / "a.md").write_text(
        """| survey |
        | | type      | name | label | calculation | trigger | readonly |
        | | integer   | n    | N     |             |         |          |
        | | note      | sum  | Sum   | ${n} + 1    |         |          |
        | | text      | same | Same  |             |         | 1 = 1    |
        | | text      | some | Some  |             |         | ${n} = 1 |
        | | integer   | read | Read  | ${n} + 2    |         | yes      |
        | | calculate | when |       | ${n} * 2    | ${n}    |          |"""
    )
    told = fill(capsys, tmp_path / "a.md", answer("/data/n", "4"))[-1]
    kinds = {name: node(told, f"/data/{name}")["kind"] for name in ("sum", "same", "some", "read", "when")}
    assert kinds == {"sum": "note", "same": "note", "some": "question", "read": "question", "when": "calculate"}
    assert [node(told, f"/data/{name}")["value"] for name in ("sum", "when")] == ["5", "8"]


def test_a_repeat_has_the_label_of_the_group_of_its_own_path_and_of_no_other(tmp_path, capsys):
    (file := tmp_path / "a.xml").write_text(
        XFORM.format(
            model="<instance><data id='a'><g><r><x/></r><s><x/></s></g></data></instance>",
            body="""<group ref="/data/g"><label>Unrelated</label>
              <repeat nodeset="/data/g/r"><input ref="x"/></repeat>
              <group ref="/data/g/s"><label>Its own</label><repeat nodeset="/data/g/s"><input ref="x"/></repeat></group>
            </group>""",
        )
    )
    told = fill(capsys, file)[0]
    labels = {each["ref"]: each["label"] for each in told["nodes"]}
    assert (labels["/data/g"], labels["/data/g/r"], labels["/data/g/r[1]"]) == ("Unrelated", "", "")
    assert (labels["/data/g/s"], labels["/data/g/s[1]"]) == ("Its own", "Its own")
