"""The drawing of a family: generations, who stands beside whom, and that nothing recorded can break it."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.family import Family, family_from
from ehdesk.domain.generations import generations
from ehdesk.domain.genogram import Descent, Genogram, Line, genogram
from tests.builders import new_id

KINDS = st.sampled_from([
    "mother", "father", "parent", "step_parent", "foster_carer", "son", "daughter", "grandmother", "grandchild",
    "partner", "former_partner", "brother", "half_sister", "aunt", "nephew", "cousin", "friend", "godmother", "",
])  # fmt: skip
PLACES = st.integers(0, 16)
"""Of fifteen members at most: some ties lead to people who are not there."""


def family(names: str, *ties: tuple[str, str, str], roles: str = "") -> Family:
    """Members called by letters, `roles` a letter for each: a, c or e."""
    role = {"a": "adult", "c": "child", "e": "expected"}
    members = [
        (one, {"name": one, "role": role[roles[place]] if roles else "adult"}) for place, one in enumerate(names)
    ]
    bodies = [(new_id(), {"person": person, "kind": kind, "to": to}) for person, kind, to in ties]
    return family_from(new_id(), {}, {"member": members, "relationship": bodies})


@st.composite
def families(draw: st.DrawFn) -> Family:
    """Up to fifteen members and any relationships between them, contradictions and all."""
    names = "ABCDEFGHIJKLMNOPQ"
    count = draw(st.integers(0, 15))
    ties = draw(st.lists(st.tuples(PLACES, KINDS, PLACES), max_size=30))
    roles = draw(st.text("ace", min_size=count, max_size=count))
    return family(names[:count], *((names[one], kind, names[other]) for one, kind, other in ties), roles=roles)


def test_three_generations_stand_under_each_other():
    three = family("GMFC", ("G", "grandmother", "C"), ("M", "mother", "C"), ("F", "father", "C"), ("G", "mother", "M"))
    assert generations(three) == {"G": 0, "M": 1, "F": 1, "C": 2}


def test_a_grandparent_stands_two_above_also_when_nobody_is_between():
    two = family("GCS", ("G", "grandfather", "C"), ("C", "brother", "S"))
    drawn = generations(two)
    assert drawn["C"] == drawn["S"] > drawn["G"]


def test_a_child_to_whom_nobody_is_related_stands_with_the_children():
    one = family("MCX", ("M", "mother", "C"), roles="acc")
    assert generations(one)["X"] == 1


def test_adults_without_any_relationship_stand_above_children_without_any():
    assert generations(family("CA", roles="ca")) == {"A": 0, "C": 1}


def test_parents_stand_side_by_side_also_when_somebody_else_was_added_between_them():
    drawn = genogram(family("MXFC", ("M", "mother", "C"), ("F", "father", "C")))
    assert abs(drawn.across["M"] - drawn.across["F"]) == 1


def test_somebody_with_a_former_and_a_new_partner_stands_between_them():
    drawn = genogram(family("MFN", ("M", "former_partner", "F"), ("M", "partner", "N")))
    assert sorted("MFN", key=drawn.across.__getitem__)[1] == "M"
    assert {pair.is_former for pair in drawn.couples} == {True, False}


def test_children_of_the_same_parents_hang_on_one_line_and_a_half_brother_on_his_own():
    drawn = genogram(
        family(
            "MFABH",
            *((one, kind, to) for to in "AB" for one, kind in (("M", "mother"), ("F", "father"))),
            ("M", "mother", "H"),
        )
    )
    assert {(one.parents, one.children) for one in drawn.descents} == {(("M", "F"), ("A", "B")), (("M",), ("H",))}


def test_a_step_parent_has_a_line_of_their_own():
    drawn = genogram(family("MSC", ("M", "mother", "C"), ("S", "step_parent", "C"), ("M", "partner", "S")))
    assert {(one.parents, one.line) for one in drawn.descents} == {(("M",), Line.BIRTH), (("S",), Line.CARE)}


def test_an_aunt_has_a_line_only_where_nothing_else_joins_her():
    alone = family("MAC", ("M", "mother", "C"), ("A", "aunt", "C"), roles="aac")
    joined = family("GMAC", ("G", "mother", "M"), ("G", "mother", "A"), ("M", "mother", "C"), ("C", "niece", "A"))
    assert [one for one in genogram(alone).descents if one.line is Line.WIDER] == [Descent(("A",), ("C",), Line.WIDER)]
    assert [one for one in genogram(joined).descents if one.line is Line.WIDER] == []


def test_a_grandparent_who_cares_for_a_child_has_the_line_of_a_carer():
    drawn = genogram(family("GC", ("G", "grandmother", "C"), ("G", "carer", "C"), roles="ac"))
    assert drawn.descents == (Descent(("G",), ("C",), Line.CARE),)


def test_parental_responsibility_is_a_line_from_a_couple_and_from_each_of_the_others():
    ties = [(one, kind, to) for to in "AB" for one, kind in (("M", "mother"), ("F", "father"))]
    whole = family("MFGAB", *ties, ("G", "mother", "M"))
    said = {"A": ["M", "F"], "B": ["F", "G", "nobody"]}
    members = [replace(one, recorded={"responsible": said.get(one.id, [])}) for one in whole.members]
    drawn = genogram(replace(whole, members=tuple(members)))
    found = {one.parents: one.children for one in drawn.descents if one.line is Line.RESPONSIBLE}
    assert found == {("M", "F"): ("A",), ("F",): ("B",), ("G",): ("B",)}


def test_somebody_who_is_their_own_parent_is_drawn_once_and_without_that_line():
    drawn = genogram(family("A", ("A", "mother", "A")))
    assert (drawn.rows, drawn.descents) == ((("A",),), ())


def test_a_circle_of_parents_is_drawn_as_far_as_it_goes():
    drawn = genogram(family("ABC", ("A", "mother", "B"), ("B", "mother", "C"), ("C", "mother", "A")))
    assert sorted(id for row in drawn.rows for id in row) == ["A", "B", "C"]


def test_an_outline_goes_round_those_who_stand_together_and_nobody_else():
    drawn = Genogram((("A", "B", "C"),), {"A": 0, "B": 1, "C": 2}, (), ())
    assert drawn.runs(["A", "C"]) == [(0, ("A",)), (0, ("C",))]
    assert drawn.runs(["A", "B"]) == [(0, ("A", "B"))]


@given(families())
def test_everybody_stands_somewhere_exactly_once(whole: Family):
    drawn = genogram(whole)
    assert sorted(id for row in drawn.rows for id in row) == sorted(one.id for one in whole.members)
    assert all(drawn.rows)


@given(families())
def test_nobody_stands_on_anybody_else(whole: Family):
    drawn = genogram(whole)
    for row in drawn.rows:
        for one, other in pairwise(row):
            assert drawn.across[other] - drawn.across[one] > 0.999


@given(families())
def test_every_line_leads_down_and_from_level_parents(whole: Family):
    drawn = genogram(whole)
    for descent in drawn.descents:
        [level] = {drawn.row_of(parent) for parent in descent.parents}
        assert all(drawn.row_of(child) > level for child in descent.children)
    for pair in drawn.couples:
        assert drawn.row_of(pair.one) == drawn.row_of(pair.other)


@given(families())
def test_the_same_family_is_always_drawn_alike(whole: Family):
    assert genogram(whole) == genogram(whole)
