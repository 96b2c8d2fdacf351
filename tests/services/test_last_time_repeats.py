"""A second assessment with repeats: what is about a person follows them, what was only counted stays behind."""

import pytest

from ehdesk.forms.engine.places import is_about
from tests.forms.builders import tables
from tests.services.made import filled
from tests.services.repeating import SETTINGS, SURVEY, begun, repeating

_CLUB = "|  | begin_repeat | club "
LIKES = f"|  | text         | likes | What do you like? |{' |' * 4}\n"
ASKED = SURVEY.replace(_CLUB, LIKES + _CLUB)


@pytest.fixture
def work(empty_vault, told, tmp_path):
    catalogue = repeating(tmp_path)
    (tmp_path / "forms" / "assessments" / "whole-family-9.md").write_text(tables(ASKED, "", SETTINGS), "utf-8")
    with empty_vault.copied_to(tmp_path / "ada").opened(catalogue, told) as desktop:
        yield desktop.work


@pytest.fixture
def second(work):
    """The family, and what was answered by its place: about the child, and in what was counted or added."""
    family, assessment = begun(work)
    (ida,) = [one.id for one in work.families.family(family).members]
    first = work.assessments.open(assessment)
    numbered = {"home/rooms/room[1]/use": "Sleeping", "job[1]/work": "Cleaner"}
    hers = {f"child[{ida}]/likes": "Drums", "home/rooms/many": "1"}
    for field, said in (*hers.items(), *numbered.items()):
        first.answer(field, said)
    work.assessments.start(family)
    filled(work, family).answer("home/rooms/many", "1")
    return family, hers, numbered


def test_what_is_about_a_person_is_offered_and_what_was_counted_has_no_place(work, second):
    family, hers, numbered = second
    filling = filled(work, family)
    last = work.last_times.of(filling, family)
    assert {*hers, *numbered} <= {*filling.form.instance.by_field}
    assert [last.of(field).said for field in hers] == ["Drums", "1"]
    assert [last.of(field) for field in numbered] == [None, None]
    assert last.no_place == len(numbered)


def test_no_form_finds_last_time_what_was_only_counted(work, second):
    family, hers, _numbered = second
    _day, answers = work.last_times.open_answers(work.assessments.current(family).id, family)
    assert answers == hers


@pytest.mark.parametrize(
    ("field", "is_hers"),
    [("g/likes", True), ("child[ida]/likes", True), ("child[ida]/club[1]/what", False), ("room[1]/use", False)],
)
def test_a_place_is_about_a_person_when_every_instance_around_it_is(field, is_hers):
    assert is_about(field, {"ida"}) is is_hers
