"""Lists as forms asked for them before `select_one_from_file`: search() in an appearance, and external choices."""

import pytest

from ehdesk.forms.opening import examine
from ehdesk.forms.problems import BadForm
from tests.forms.trials import Tried, xlsform

SEARCH = """
| | type         | name | label | appearance          |
| | begin_repeat | r    | R     |                     |
| | text         | t    | T     |                     |
| | select_one f | s    | S     | minimal {appearance} |
| | end_repeat   |      |       |                     |
"""
CHOICES = "| | list_name | name | label |\n| | f | key | colour, taste |\n| | f | 0 | None |"
FRUITS = "key,colour,taste\napple,red,sweet\ncherry,red,sour\nlime,green,sour\n"


def searched(folder, appearance, choices=CHOICES) -> Tried:
    return Tried(xlsform(folder, SEARCH.format(appearance=appearance), choices, fruits__csv=FRUITS))


@pytest.mark.parametrize(
    ("appearance", "found"),
    [
        ("search('fruits')", ["apple", "cherry", "lime"]),
        ("search('fruits', 'matches', 'colour', 'green')", ["lime"]),
        ("search('fruits', 'startswith', 'key', ${t})", ["cherry"]),
        ("search('fruits', 'endswith', 'key', string('e'))", ["apple", "lime"]),
        ("search('fruits', 'contains', 'key, colour', 'le', 'taste', 'sweet')", ["apple"]),
    ],
)
def test_search_finds_choices_in_a_file(tmp_path, appearance, found):
    tried = searched(tmp_path, appearance).answer("/data/r[1]/t", "ch")
    assert tried.choices("/data/r[1]/s") == ["0", *found]
    assert tried.answer("/data/r[1]/s", found[0]).error is None
    assert tried.form.question("r[1]/s").appearance == ("minimal",)
    labels = {choice["value"]: choice["label"] for choice in tried.node("/data/r[1]/s")["choices"]}
    assert labels["0"] == "None"
    assert labels.get("cherry", "red, sour") == "red, sour"


@pytest.mark.parametrize(
    ("appearance", "told"),
    [
        ("search('fruit')", "no file called fruit.csv"),
        ("search('fruits', 'like', 'key', 'a')", "column appearance: search\\(\\) knows contains"),
        ("search('fruits', 'contains', 'key')", "needs its file"),
        ("search('fruits', 'contains', 'kee', 'a')", "no column called kee; it has colour, key, taste"),
        ("search(fruits)", "the name of its file in quotation marks"),
    ],
)
def test_a_search_that_cannot_be_made_is_told(tmp_path, appearance, told):
    with pytest.raises(BadForm, match=told):
        searched(tmp_path, appearance)


EXTERNAL = """
| | type                      | name | label | choice_filter  |
| | text                      | land | Land  |                |
| | select_one_external towns | town | Town  | land = ${land} |
"""


def test_external_choices_come_from_their_sheet_or_its_file(tmp_path):
    rows = [("list_name", "name", "label", "land"), ("towns", "ams", "Amsterdam", "nl"), ("other", "x", "X", "nl")]
    sheet = "\n".join(f"| | {' | '.join(row)} |" for row in rows)
    own = f"| survey |{EXTERNAL}| external_choices |\n{sheet}\n"
    (tmp_path / "own.md").write_text(own, "utf-8")
    (tmp_path / "itemsets.csv").write_text("\n".join(",".join(row) for row in rows[:1]), "utf-8")
    examined = examine(tmp_path / "own.md")
    for definition in (examined.definition, examined.source.definition()):
        tried = Tried(definition).answer("/data/land", "nl")
        assert tried.node("/data/town")["choices"] == [{"value": "ams", "label": "Amsterdam"}]
        assert tried.answer("/data/town", "x").error == "not-a-choice"
        assert tried.answer("/data/land", "us").choices("/data/town") == []
