"""`ehdesk forms fill --family`: what is for each person is asked of each, and comes back for each."""

import json
import re
from pathlib import Path

import pytest

from ehdesk.cli import main
from ehdesk.paths import forms_folder
from tests.commands.filling import answer, fill, node

FORM = """
| survey |
| | type | name | label | calculation | bind::ehdesk:each |
| | begin_repeat | child | Each child | | child expected |
| | calculate | called | | instance('family')/root/member[id = current()/../@ehdesk:member]/name | |
| | text | likes | What does ${called} like? | | |
| | end_repeat | | | | |
| | calculate | small | | count(instance('family')/root/member[age < 5]) | |
| settings |
| | form_title | form_id | version |
| | Visit | visit | 1 |
"""
KNOWN = """
| survey |
| | type | name | calculation | bind::ehdesk:each |
| | calculate | heating | instance('family')/root/last/answers/home/heating | |
| | calculate | on | instance('family')/root/last/on | |
| | calculate | homes | count(instance('family')/root/household[member = 'm1']) | |
| | calculate | school | instance('family')/root/agency[kind = 'school']/name | |
| | calculate | none | instance('family')/root/last/answers/home/nothing | |
| | begin_repeat | child | | child |
| | calculate | liked | instance('family')/root/last/answers/THEIRS/likes | |
| | end_repeat | | | |
| settings |
| | form_title | form_id | version |
| | Visit | visit | 1 |
"""
THEIRS = "child[@ehdesk:member = current()/../@ehdesk:member]"
FAMILY = [
    {"name": "Zuzana", "role": "adult", "age": 38},
    {"name": "Adam", "role": "child", "age": 2},
    {"name": "Baby", "role": "expected"},
]
LIKES = "/data/child[2]/likes"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form with a repeat for each child."""
    (file := tmp_path / "form.md").write_text(FORM)
    return file


@pytest.fixture
def family(tmp_path: Path) -> Path:
    """A family in a file."""
    (file := tmp_path / "family.json").write_text(json.dumps(FAMILY))
    return file


def test_each_person_of_the_roles_is_asked_in_order(form, family, capsys):
    *_, told = fill(capsys, form, answer(LIKES, "Warmth"), family=family)
    assert [node(told, f"/data/child[{at}]/likes")["label"] for at in (1, 2)] == [
        "What does Adam like?",
        "What does Baby like?",
    ]
    assert (node(told, LIKES)["value"], node(told, "/data/small")["value"]) == ("Warmth", "1")


def test_nobody_is_added_or_removed_by_hand(form, family, capsys):
    *_, told = fill(capsys, form, {"op": "add_repeat", "ref": "/data/child"}, family=family)
    assert told["error"]["code"] == "fixed-repeat"


def test_answers_come_back_to_their_person(form, family, capsys):
    *_, told = fill(capsys, form, answer(LIKES, "Warmth"), family=family)
    (saved := form.parent / "saved.xml").write_text(told["instance"])
    (again,) = fill(capsys, form, family=family, instance=saved)
    assert node(again, LIKES)["value"] == "Warmth"


def test_without_a_family_nobody_is_asked(form, capsys):
    (told,) = fill(capsys, form)
    assert [one["ref"] for one in told["nodes"] if "likes" in one["ref"]] == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('[{"name": "A", "role": "kid"}]', "Invalid enum value 'kid'"),
        ('[{"name": "A", "role": "child", "born": 2012}]', "unknown field `born`"),
        ("{}", "missing required field `members`"),
        ('{"members": [], "pets": []}', "unknown field `pets`"),
        ('{"members": [], "last": {"on": "2026-03-04"}}', "missing required field `answers`"),
        ("[", "the family cannot be read"),
    ],
)
def test_a_family_that_cannot_be_read_is_told(form, capsys, tmp_path, written, said):
    (file := tmp_path / "family.json").write_text(written)
    assert main(["forms", "fill", str(form), "--family", str(file), "--json"]) == 2
    told = json.loads(capsys.readouterr().out)["error"]
    assert (told["code"], told["where"]) == ("bad-family", "family.json")
    assert said in told["message"]


def test_an_object_tells_of_homes_agencies_and_last_time_as_the_document_has_it(capsys, tmp_path):
    document = (forms_folder().parent / "docs" / "trying-a-form-out.md").read_text("utf-8")
    (file := tmp_path / "family.json").write_text(re.search(r"```json\n(\{\n.+?)```", document, re.DOTALL)[1])
    (known := tmp_path / "form.md").write_text(KNOWN.replace("THEIRS", THEIRS))
    (told,) = fill(capsys, known, family=file)
    said = [node(told, f"/data/{name}")["value"] for name in ("heating", "on", "homes", "school", "none")]
    assert said == ["Broken", "2026-03-04", "1", "Northway School", ""]
    assert node(told, "/data/child[1]/liked")["value"] == "Drawing"
    (told,) = fill(capsys, known)
    assert node(told, "/data/heating")["value"] == ""


def test_a_family_that_is_not_there_is_told(form, capsys, tmp_path):
    assert main(["forms", "fill", str(form), "--family", str(tmp_path / "gone.json")]) == 2
    assert "gone.json: the file cannot be read" in capsys.readouterr().err
