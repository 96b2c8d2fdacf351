"""Who may be somebody that is in the vault already: by a number, or by name and day of birth; and who is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain import kinds, nhs_number
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.services.likeness import Alike, Here
from tests.services.made import Desktop
from tests.services.sharing import share, shared_family
from tests.services.test_families import member

SOUND, ANOTHER = "943 476 5919", "999 234 5675"
TIA = {"name": "Tia Hughes", "born": "2012-06-04"}


def like(desktop: Desktop, family: FamilyId, record: RecordId) -> tuple[Here, ...]:
    """Who may be the same person as somebody in a family."""
    families = desktop.work.families
    return families.perhaps_here(families.family(family).member(record), family)


def why(desktop: Desktop, here: dict[str, str], there: dict[str, str]) -> tuple[Alike, ...]:
    """Why somebody in one family may be somebody in another one; the same is found from both sides."""
    one, other = (desktop.work.families.add(name) for name in ("Hughes", "Okoro"))
    mine, theirs = member(desktop, one, **here), member(desktop, other, **there)
    found = like(desktop, one, mine)
    assert [each.why for each in found] == [each.why for each in like(desktop, other, theirs)]
    assert all((each.member.id, each.family.id) == (theirs, other) for each in found)
    return found[0].why if found else ()


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, (Alike.DAY_AND_NAME,)),
        ({"name": "Tia Huges"}, (Alike.DAY_AND_NEAR_NAME,)),
        ({"name": "Tia  HUGHES"}, (Alike.DAY_AND_NAME,)),
        ({"born": "2012-06-05"}, ()),
        ({"born": "4 June"}, (Alike.NAME,)),
        ({"born": ""}, (Alike.NAME,)),
        ({"born": "", "name": "Tia"}, ()),
        ({"name": "Rosa Lindqvist"}, ()),
    ],
)
def test_by_name_and_day_of_birth(ada: Desktop, facts: dict[str, str], found: tuple[Alike, ...]):
    assert why(ada, TIA, {**TIA, **facts}) == found


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "found"),
    [
        ("nhs_number", SOUND, "9434765919", (Alike.NHS_NUMBER,)),
        ("nhs_number", "9434765910", "943-476-5910", (Alike.NHS_NUMBER,)),
        ("nhs_number", "not known", "not known", ()),
        ("nhs_number", "12345", "12345", ()),
        ("upn", "A801200001001", "a 80120 0001001", (Alike.UPN,)),
        ("upn", "none", "none", ()),
    ],
)
def test_by_a_number_however_it_is_written(ada: Desktop, field: str, mine: str, theirs: str, found: tuple[Alike, ...]):
    assert why(ada, {"name": "Tia", field: mine}, {"name": "Rosa Lindqvist", field: theirs}) == found


def test_everything_that_is_alike_is_said_with_a_number_first(ada: Desktop):
    assert why(ada, {**TIA, "nhs_number": SOUND}, {**TIA, "nhs_number": SOUND}) == (
        Alike.NHS_NUMBER,
        Alike.DAY_AND_NAME,
    )


def test_two_of_one_name_and_day_whose_numbers_differ_are_two(ada: Desktop):
    assert why(ada, {**TIA, "nhs_number": SOUND}, {**TIA, "nhs_number": ANOTHER}) == ()


@pytest.mark.parametrize("odd", [7, ["9434765919"], {"a": 1}, True, None])
def test_a_number_of_another_shape_is_none(ada: Desktop, odd: object):
    assert why(ada, {**TIA, "nhs_number": odd, "unlike": odd}, {**TIA, "born": "", "upn": odd}) == (Alike.NAME,)


def test_within_a_family_only_the_very_same_name_is_one_person_so_twins_are_two(ada: Desktop):
    family = ada.work.families.add("Hughes")
    tia, mia = member(ada, family, **TIA), member(ada, family, "Mia Hughes", born=TIA["born"])
    assert like(ada, family, mia) == ()
    again = member(ada, family, **TIA)
    assert [here.member.id for here in like(ada, family, tia)] == [again]
    assert [here.member.id for here in like(ada, family, again)] == [tia]


def test_two_babies_on_the_way_may_be_called_the_same(ada: Desktop):
    family = ada.work.families.add("Hughes")
    one, _other = (member(ada, family, "Baby Hughes", role="expected") for _ in range(2))
    assert like(ada, family, one) == ()


def test_two_people_stay_two_from_both_sides_until_that_is_taken_back(ada: Desktop):
    one, other = (ada.work.families.add(name) for name in ("Hughes", "Okoro"))
    mine, theirs = member(ada, one, **TIA), member(ada, other, **TIA)
    ada.work.families.are_two(one, mine, theirs)
    assert (like(ada, one, mine), like(ada, other, theirs)) == ((), ())
    ada.work.families.are_two(one, mine, theirs, are_two=False)
    assert [here.member.id for here in like(ada, one, mine)] == [theirs]


def test_somebody_who_changes_is_found_by_what_they_are_now(ada: Desktop):
    one, other = (ada.work.families.add(name) for name in ("Hughes", "Okoro"))
    mine, theirs = member(ada, one, **TIA), member(ada, other, "Rosa Lindqvist", born=TIA["born"])
    assert like(ada, one, mine) == ()
    ada.work.families.editing(other, kinds.MEMBER, theirs).save({"name": TIA["name"]})
    assert [here.why for here in like(ada, one, mine)] == [(Alike.DAY_AND_NAME,)]
    ada.work.families.remove(other, kinds.MEMBER, theirs)
    assert like(ada, one, mine) == ()


def test_in_a_family_of_fifteen_two_of_one_name_and_day_are_told(ada: Desktop):
    family = ada.work.families.add("Hughes")
    everyone = [
        member(ada, family, f"Sam {chr(65 + place)}hughes", born=f"2010-01-{place:02}") for place in range(1, 14)
    ]
    twice = [member(ada, family, **TIA) for _ in range(2)]
    assert [len(like(ada, family, one)) for one in (*everyone, *twice)] == [*[0] * 13, 1, 1]


@given(
    nine=st.text("0123456789", min_size=9, max_size=9), gaps=st.lists(st.sampled_from([" ", "-", "–", ""]), min_size=10)
)
def test_a_number_is_the_same_wherever_it_is_parted(nine: str, gaps: list[str]):
    digits = f"{nine}{nhs_number.check_digit(nine) or 0}"
    assert nhs_number.bare("".join(a + b for a, b in zip(digits, gaps, strict=False))) == digits


@pytest.mark.parametrize(("age", "found"), [("12 on 2026-11-23", (Alike.NAME,)), ("9 on 2026-11-23", ())])
def test_an_age_that_was_said_may_be_a_year_out(ada: Desktop, age: str, found: tuple[Alike, ...]):
    born = {"name": "Kayden Okoro", "born": "2013-11-01"}
    assert why(ada, born, {"name": "Kayden Okoro", "born": age}) == found


def test_spaces_make_nobody_another(ada: Desktop):
    assert why(ada, {"name": "Tia Hughes"}, {"name": "Tia  Hughes"}) == (Alike.NAME,)


def test_what_two_colleagues_say_of_one_person_is_all_kept(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    tia, others = member(ada, family, "Tia"), ("one", "other")
    share(ada, ben)
    for desktop, other in zip((ada, ben), others, strict=True):
        desktop.work.families.are_two(family, tia, RecordId(other))
    share(ada, ben)
    assert set(ada.work.vault.records.one(tia).body["unlike"]) == set(others)
