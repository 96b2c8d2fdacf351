"""`ehdesk forms fill --family`: what is for each person is asked of each, and comes back for each."""

import json
from pathlib import Path

import pytest

from ehdesk.cli import main
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
        ("{}", "Expected `array`, got `object`"),
        ("[", "the family cannot be read"),
    ],
)
def test_a_family_that_cannot_be_read_is_told(form, capsys, tmp_path, written, said):
    (file := tmp_path / "family.json").write_text(written)
    assert main(["forms", "fill", str(form), "--family", str(file), "--json"]) == 2
    told = json.loads(capsys.readouterr().out)["error"]
    assert (told["code"], told["where"]) == ("bad-family", "family.json")
    assert said in told["message"]


def test_a_family_that_is_not_there_is_told(form, capsys, tmp_path):
    assert main(["forms", "fill", str(form), "--family", str(tmp_path / "gone.json")]) == 2
    assert "gone.json: the file cannot be read" in capsys.readouterr().err
