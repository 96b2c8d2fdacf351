"""A folder of forms: every version is there, and the newest comes first to hand."""

import pytest

from ehdesk.forms.catalogue import Catalogue, UnknownForm, in_order
from ehdesk.forms.problems import BadForm
from tests.forms.builders import SETTINGS, tables

SURVEY = "| | type | name | label |\n| | text | a | A |"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "assessments").mkdir()
    for version in ("2", "10", "9"):
        settings = SETTINGS.replace("| 1 ", f"| {version} ")
        (tmp_path / "assessments" / f"small-{version}.md").write_text(tables(SURVEY, settings=settings), "utf-8")
    return tmp_path


def test_versions_are_in_order_of_number(folder):
    assert Catalogue(folder).assessments == (("small", "2"), ("small", "9"), ("small", "10"))


def test_what_only_looks_like_a_number_in_a_version_is_words():
    odd = ("form", "²"), ("form", "9" * 5000)
    assert in_order([("form", "2"), *odd]) == (odd[1], odd[0], ("form", "2"))


def test_the_newest_version_is_given_unless_another_is_named(folder):
    assert Catalogue(folder).assessment("small").version == "10"
    assert Catalogue(folder).assessment("small", "9").version == "9"


def test_a_form_is_read_once(folder):
    catalogue = Catalogue(folder)
    assert catalogue.assessment("small") is catalogue.assessment("small", "10")


def test_a_form_or_version_nobody_has_is_refused(folder):
    with pytest.raises(UnknownForm):
        Catalogue(folder).assessment("large")
    with pytest.raises(UnknownForm):
        Catalogue(folder).assessment("small", "3")


def test_a_file_without_a_version_is_told(folder):
    (folder / "assessments" / "odd.md").write_text("nothing here", "utf-8")
    with pytest.raises(BadForm, match=r"odd\.md, sheet settings: the settings sheet needs a form_id and a version"):
        _ = Catalogue(folder).assessments


def test_an_empty_folder_offers_nothing(tmp_path):
    assert Catalogue(tmp_path).assessments == ()
    assert Catalogue(tmp_path).stars == ()
