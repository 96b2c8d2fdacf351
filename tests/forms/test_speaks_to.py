"""The columns that say what a question speaks to: read by the form, and checked by the nearest spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.needs import read_needs
from ehdesk.forms.problems import BadForm
from ehdesk.forms.reader import assessment_from
from ehdesk.forms.sheets import read_sheets
from ehdesk.forms.speaks_to import subject_problems
from ehdesk.paths import forms_folder
from tests.forms.builders import tables

HEAD = "| | type | name | label | bind::ehdesk:need | bind::ehdesk:star |\n"
NEEDS = sorted(Catalogue(forms_folder()).needs)
AREAS = sorted(area.id for area in Catalogue(forms_folder()).star("our-star").areas)
several = {"max_size": 4, "unique": True}


def row(need="", star="", kind="text"):
    return f"{HEAD}| | {kind} | worry | What worries you? | {need} | {star} |"


def problems(written):
    return [str(one) for one in subject_problems(read_sheets(tables(written), "form.md"))]


@given(st.lists(st.sampled_from(NEEDS), **several), st.lists(st.sampled_from(AREAS), **several))
def test_every_name_that_there_is_may_be_written(needs, areas):
    assert problems(row(" ".join(needs), " ".join(areas))) == []


@given(st.sampled_from(NEEDS + AREAS), st.data())
def test_a_name_with_a_letter_less_is_told_with_the_nearest(name, data):
    at = data.draw(st.integers(1, len(name) - 1))
    wrong = name[:at] + name[at + 1 :]
    column = "need" if name in NEEDS else "star"
    known = NEEDS if name in NEEDS else AREAS
    said = problems(row(**{column: wrong}))
    if wrong in known:
        assert said == []
    else:
        assert len(said) == 1
        assert f"sheet survey, row 3, column bind::ehdesk:{column}: there is no " in said[0]
        assert f"called {wrong}; the nearest is " in said[0]


def test_the_form_reads_what_a_question_speaks_to():
    part = assessment_from(tables(row("finances-debt neet", "money-and-work")), "form.md").parts[("worry",)]
    assert (part.bind.needs, part.bind.areas) == (("finances-debt", "neet"), ("money-and-work",))


def test_an_unknown_name_keeps_a_form_from_running():
    with pytest.raises(BadForm, match="there is no area of the star called settled-hom; the nearest is settled-home"):
        assessment_from(tables(row(star="settled-hom")), "form.md")


def test_what_asks_nothing_speaks_to_nothing():
    (said,) = problems(row(star="learning", kind="note"))
    assert said.endswith("row 3, column bind::ehdesk:star: this row asks nothing, so it speaks to nothing")


@pytest.mark.parametrize(
    "written", ["needs: {}", "needs:\n- {id: a}", "- [", "needs:\n" + "- {id: a, area: learning, title: A}\n" * 2]
)
def test_a_list_of_needs_that_is_none_is_told(tmp_path, written):
    (file := tmp_path / "needs.yaml").write_text(written)
    with pytest.raises(BadForm, match=r"needs\.yaml"):
        read_needs(file)
