"""What members are to each other: said from either end, changed in one go, and taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.family import Family, Member, Relationship
from ehdesk.domain.ties import KINDS, Between, between, other_end
from tests.services.made import Desktop
from tests.services.sharing import share, shared_family
from tests.services.test_families import member


def told(desktop: Desktop, family: FamilyId, one: RecordId, other: RecordId) -> Between:
    whole = desktop.work.families.family(family)
    return between(whole, whole.member(one), whole.member(other))


def said(desktop: Desktop, family: FamilyId) -> list[tuple[str, str, str]]:
    """Every relationship, with the names of who is what to whom."""
    whole = desktop.work.families.family(family)
    return [(whole.member(tie.person).name, tie.kind, whole.member(tie.to).name) for tie in whole.relationships]


def say(desktop: Desktop, family: FamilyId, one: RecordId, other: RecordId, kind: str):
    whole = desktop.work.families.family(family)
    return desktop.work.ties.say(family, whole.member(one), whole.member(other), kind)


@pytest.mark.parametrize(
    ("written", "sex", "read"),
    [
        ("daughter", "F", "mother"),
        ("daughter", "M", "father"),
        ("daughter", "", "parent"),
        ("grandchild", "F", "grandmother"),
        ("niece", "M", "uncle"),
        ("step_child", "F", "step_parent"),
        ("partner", "M", "partner"),
        ("sister", "M", "brother"),
    ],
)
def test_what_was_written_from_the_other_end_is_turned_round(ada: Desktop, written: str, sex: str, read: str):
    family = ada.work.families.add("Hughes")
    tia, rose = member(ada, family, "Tia"), member(ada, family, "Rose", sex=sex)
    ada.work.families.relate(family, tia, written, rose)
    assert told(ada, family, tia, rose).kind == read
    assert told(ada, family, rose, tia).kind == written


@pytest.mark.parametrize("kind", ["carer", "guardian", "niece", "godmother"])
def test_what_has_no_word_from_the_other_end_is_kept_beside_the_choice(ada: Desktop, kind: str):
    family = ada.work.families.add("Hughes")
    tia, rose = member(ada, family, "Tia"), member(ada, family, "Rose")
    tie = ada.work.families.relate(family, tia, kind, rose)
    assert told(ada, family, tia, rose).kind == ""
    assert [one.id for one in told(ada, family, tia, rose).more] == [tie]


def test_a_choice_makes_changes_and_takes_away_one_relationship_and_each_is_undone(ada: Desktop):
    family = ada.work.families.add("Hughes")
    tia, rose = member(ada, family, "Tia"), member(ada, family, "Rose")
    for kind in ("mother", "aunt", ""):
        before = said(ada, family)
        undo = say(ada, family, tia, rose, kind)
        after = [("Rose", kind, "Tia")] if kind else []
        assert said(ada, family) == after
        undo()
        assert said(ada, family) == before
        say(ada, family, tia, rose, kind)


def test_a_relationship_from_the_other_end_is_turned_round_when_it_is_changed_and_back_when_undone(ada: Desktop):
    family = ada.work.families.add("Hughes")
    tia, rose = member(ada, family, "Tia"), member(ada, family, "Rose", sex="F")
    ada.work.families.relate(family, tia, "daughter", rose)
    undo = say(ada, family, tia, rose, "guardian")
    assert said(ada, family) == [("Rose", "guardian", "Tia")]
    undo()
    assert said(ada, family) == [("Tia", "daughter", "Rose")]


def test_what_two_said_alike_changes_together(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    tia, rose = member(ada, family, "Tia"), member(ada, family, "Rose", sex="F")
    share(ada, ben)
    say(ada, family, tia, rose, "mother")
    say(ben, family, rose, tia, "daughter")
    share(ada, ben)
    assert len(told(ada, family, tia, rose).ties) == 2
    undo = say(ada, family, tia, rose, "grandmother")
    assert said(ada, family) == [("Rose", "grandmother", "Tia")]
    undo()
    assert sorted(said(ada, family)) == [("Rose", "mother", "Tia"), ("Tia", "daughter", "Rose")]


def test_what_two_said_differently_is_all_there(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    tia, rose = member(ada, family, "Tia"), member(ada, family, "Rose")
    share(ada, ben)
    say(ada, family, tia, rose, "mother")
    say(ben, family, tia, rose, "carer")
    share(ada, ben)
    both = told(ada, family, tia, rose)
    assert {both.kind, *(tie.kind for tie in both.more)} == {"mother", "carer"}


def test_a_child_may_live_in_two_homes_and_have_several_who_are_responsible(ada: Desktop):
    family, ties = ada.work.families.add("Hughes"), ada.work.ties
    tia, rose, dan = (member(ada, family, name) for name in ("Tia", "Rose", "Dan"))
    homes = [ada.work.families.new_record() for _ in range(2)]
    for home in homes:
        ada.work.families.editing(family, kinds.HOUSEHOLD, home).save({"name": home[:4]})
        ties.set_lives_at(family, tia, home, is_so=True)
    for adult in (rose, dan):
        ties.set_responsible(family, adult, tia, is_so=True)
    ties.set_responsible(family, rose, tia, is_so=False)
    child = ada.work.families.family(family).member(tia)
    assert child.households == tuple(homes)
    assert child.recorded["responsible"] == [dan]


RELATIONS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from((*KINDS, "wizard", "")), st.sampled_from("abc")), max_size=8
)


@given(RELATIONS, st.sampled_from(("F", "M", "", "x")))
def test_every_relationship_between_two_is_either_in_the_choice_or_beside_it(relations: list, sex: str):
    members = tuple(Member(RecordId(id), id, recorded={"sex": sex}) for id in "abc")
    ties = [
        Relationship(RecordId(str(place)), RecordId(one), kind, RecordId(other))
        for place, (one, kind, other) in enumerate(relations)
    ]
    family = Family(FamilyId("f"), "F", members=members, relationships=tuple(ties))
    found = between(family, members[0], members[1])
    here = {tie.id for tie in ties if {tie.person, tie.to} == {"a", "b"}}
    assert {tie.id for tie in found.ties} | {tie.id for tie in found.more} == here
    assert not {tie.id for tie in found.ties} & {tie.id for tie in found.more}
    assert bool(found.kind) is bool(found.ties)


@given(st.sampled_from(KINDS), st.sampled_from(("F", "M", "")))
def test_what_is_turned_round_is_a_word_that_can_be_chosen(kind: str, sex: str):
    assert other_end(kind, Member(RecordId("a"), "A", recorded={"sex": sex})) in {*KINDS, ""}


@pytest.mark.parametrize(("mother", "child"), [("F", ""), ("", "F"), ("", ""), ("F", "F")])
def test_what_was_said_alike_from_both_ends_changes_together_whosever_sex_is_recorded(
    ada: Desktop, mother: str, child: str
):
    family = ada.work.families.add("Hughes")
    rose, tia = member(ada, family, "Rose", sex=mother), member(ada, family, "Tia", sex=child)
    ada.work.families.relate(family, rose, "mother", tia)
    ada.work.families.relate(family, tia, "daughter", rose)
    for one, other in ((rose, tia), (tia, rose)):
        assert (len(told(ada, family, one, other).ties), told(ada, family, one, other).more) == (2, ())
    say(ada, family, tia, rose, "step_parent")
    assert told(ada, family, tia, rose).kind == "step_parent"
    assert told(ada, family, tia, rose).more == ()
