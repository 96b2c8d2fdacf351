"""The column that says which question is the level of need."""

import pytest

from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.level import SHIPPED_LEVEL, level_field, level_problems
from ehdesk.forms.reader import assessment_from
from ehdesk.forms.sheets import read_sheets
from ehdesk.paths import forms_folder
from tests.forms.builders import tables

HEAD = "| | type | name | label | bind::ehdesk:level |\n"
CHOICES = "| choices |\n| | list_name | name | label |\n| | tier | plus | Universal plus |\n| | tier | 3 | Targeted |\n"
ASKED = "| | select_one tier | much | How much? | yes |\n"


def written(survey):
    return tables(HEAD + survey, CHOICES)


def sheets(survey):
    return read_sheets(written(survey), "form.md")


def test_the_question_that_says_so_is_the_level_wherever_it_stands():
    survey = f"| | begin_group | end | The end | |\n{ASKED}| | end_group | | | |"
    assert list(level_problems(sheets(survey))) == []
    assert level_field(assessment_from(written(survey), "form.md")) == "end/much"
    assert level_field(assessment_from(written("| | text | much | How much? | |"), "form.md")) == ""


def test_every_version_that_ships_has_its_level():
    catalogue = Catalogue(forms_folder())
    for name, version in catalogue.assessments:
        assert level_field(catalogue.assessment(name, version)) == SHIPPED_LEVEL
    assert catalogue.assessment("whole-family", "2.3").parts[tuple(SHIPPED_LEVEL.split("/"))].bind.is_level


@pytest.mark.parametrize(
    ("survey", "said"),
    [
        (ASKED.replace("yes", "true"), "write yes where the answer is the level of need"),
        (ASKED.replace("select_one tier", "integer"), "only a select_one can say the level of need"),
        (f"| | begin_repeat | r | R | |\n{ASKED}| | end_repeat | | | |", "cannot be asked for each of several"),
        (ASKED + ASKED.replace("much", "more"), "row 3 says the level of need already"),
    ],
)
def test_a_level_that_cannot_be_one_is_told(survey, said):
    (told,) = map(str, level_problems(sheets(survey)))
    assert said in told
    assert "bind::ehdesk:level" in told
