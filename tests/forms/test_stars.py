"""Stars: read strictly, and ours in particular."""

import pytest

from ehdesk.forms.catalogue import Catalogue, UnknownForm
from ehdesk.forms.problems import BadForm
from ehdesk.forms.stars import read_star
from ehdesk.paths import forms_folder

SMALL = """
id: small
edition: "1"
title: A small star
introduction: Two things
areas:
  - {id: sleep, title: Sleep, short_title: Sleep, question: How do you sleep?}
  - {id: food, title: Food, short_title: Food, question: How do you eat?}
steps:
  - {score: 1, title: Hard, description: Not well}
  - {score: 2, title: Fine, description: Well}
not_scored: [{id: "no", title: Not today}]
completed_by: [{id: together, title: Together}]
"""


@pytest.fixture
def star(tmp_path):
    def read(text):
        file = tmp_path / "small.yaml"
        file.write_text(text, "utf-8")
        return read_star(file)

    return read


def test_a_star_may_have_any_areas_and_any_scale(star):
    small = star(SMALL)
    assert [area.id for area in small.areas] == ["sleep", "food"]
    assert small.area("food").question == "How do you eat?"
    assert small.step(2).title == "Fine"
    assert small.not_scored[0].id == "no"


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("title: A small star", "titel: A small star", "titel"),
        ("score: 2", "score: two", "steps"),
        ("score: 2", "score: 3", "scores start at 1 and go up by 1"),
        ("id: food", "id: sleep", "areas: two have the id sleep"),
        ("areas:", "areas: [", "not a star"),
        ('not_scored: [{id: "no", title: Not today}]', "not_scored: []", "not_scored: there is nothing in it"),
    ],
)
def test_a_star_that_is_not_right_is_told_in_words(star, right, wrong, told):
    with pytest.raises(BadForm) as caught:
        star(SMALL.replace(right, wrong))
    assert str(caught.value).startswith("small.yaml: ")
    assert told in str(caught.value)


def test_our_star_has_ten_areas_and_five_steps():
    ours = Catalogue(forms_folder()).star("our-star")
    assert [area.title for area in ours.areas] == [
        "Learning",
        "Early years",
        "Body and mind",
        "Alcohol and drugs",
        "Getting on together",
        "Safe from harm",
        "Staying out of trouble",
        "Safe at home",
        "A settled home",
        "Money and work",
    ]
    assert [step.title for step in ours.steps] == [
        "Very hard right now",
        "Hard",
        "Mixed",
        "Mostly going well",
        "Going well",
    ]
    assert {option.id for option in ours.completed_by} == {"together", "practitioner", "family"}
    assert all(area.question.endswith("?") for area in ours.areas)


def test_a_star_nobody_has_is_refused():
    with pytest.raises(UnknownForm):
        Catalogue(forms_folder()).star("our-star", "99")


STAGES = "stages: [{title: Stuck, first: 1, last: 1}, {title: Moving, first: 2, last: 2}]"


def test_steps_may_stand_under_headings(star):
    small = star(f"{SMALL}{STAGES}")
    assert [small.stage(score) for score in (1, 2, 3)] == ["Stuck", "Moving", ""]


def test_a_star_without_stages_has_no_headings(star):
    assert star(SMALL).stage(1) == ""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("first: 1, last: 1", "first: 1, last: 2"), ("first: 2, last: 2", "first: 3, last: 3"), ("last: 2}", "last: 1}")],
)
def test_stages_hold_every_step_once(star, right, wrong):
    with pytest.raises(BadForm) as caught:
        star(f"{SMALL}{STAGES.replace(right, wrong)}")
    assert "every step once" in str(caught.value)


def test_what_is_off_the_scale_or_of_no_area_is_not_on_it(star):
    assert star(SMALL).on_scale({"sleep": 2, "food": 99, "garden": 1}) == {"sleep": 2}
