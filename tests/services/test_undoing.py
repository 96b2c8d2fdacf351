"""Undoing what was saved: what stood before stands again, and nothing that anybody else wrote is taken back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehdesk.domain import kinds
from ehdesk.domain.change import ChangeId, FamilyId, RecordId
from tests.services.made import Desktop
from tests.services.sharing import share, shared_family


@pytest.fixture
def family(ada: Desktop, ben: Desktop) -> FamilyId:
    return shared_family(ada, ben)


@pytest.fixture
def goal(ada: Desktop, ben: Desktop, family: FamilyId) -> RecordId:
    """A goal that both have."""
    record = ada.work.plans.new_record()
    write(ada, family, record, words="Sleep")
    share(ada, ben)
    return record


def write(desktop: Desktop, family: FamilyId, record: RecordId, **fields: object) -> ChangeId:
    """Save some facts of a goal; the change."""
    desktop.work.plans.goal(family, record).save(fields)
    return desktop.work.field_stories.of(record)[0].written[0].change


def standing(desktop: Desktop, record: RecordId, field: str) -> list[object]:
    """Every value that stands in a field, sorted."""
    return sorted(str(head.value) for head in desktop.work.vault.records.heads(record, field))


def stands(desktop: Desktop, record: RecordId) -> dict[str, list[object]]:
    return {story.field: [one.value for one in story.standing] for story in desktop.work.field_stories.of(record)}


def test_a_choice_that_is_undone_leaves_both_versions_side_by_side_and_can_be_undone_in_turn(
    ada: Desktop, ben: Desktop, family: FamilyId, goal: RecordId
):
    write(ada, family, goal, words="Mornings")
    write(ben, family, goal, words="Evenings")
    share(ada, ben)
    chosen = ada.work.conflicts.choose(ada.work.conflicts.one(goal, "words"), "Evenings")
    undone = ada.work.undoing.undo(goal, [chosen])
    share(ada, ben)
    for desktop in (ada, ben):
        assert standing(desktop, goal, "words") == ["Evenings", "Mornings"]
        assert desktop.work.conflicts.one(goal, "words") is not None
    ada.work.undoing.undo(goal, undone.changes)
    assert standing(ada, goal, "words") == ["Evenings"]


def test_whether_something_was_taken_away_is_open_again_once_that_choice_is_undone(
    ada: Desktop, ben: Desktop, family: FamilyId, goal: RecordId
):
    ada.work.plans.remove(family, kinds.GOAL, goal)
    write(ben, family, goal, words="Evenings")
    share(ada, ben)
    asked = ada.work.conflicts.one(goal, "removed")
    chosen = ada.work.conflicts.choose(asked, value=True)
    assert ada.work.conflicts.open() == ()
    ada.work.undoing.undo(goal, [chosen])
    again = ada.work.conflicts.one(goal, "removed")
    assert {version.value for version in again.versions} == {version.value for version in asked.versions}


def test_what_a_colleague_wrote_on_top_of_a_choice_is_not_undone(
    ada: Desktop, ben: Desktop, family: FamilyId, goal: RecordId
):
    write(ada, family, goal, words="Mornings")
    write(ben, family, goal, words="Evenings")
    share(ada, ben)
    chosen = ada.work.conflicts.choose(ada.work.conflicts.one(goal, "words"), "Evenings")
    share(ada, ben)
    write(ben, family, goal, words="Calm evenings")
    share(ada, ben)
    assert not ada.work.undoing.can(goal, [chosen])
    assert ada.work.undoing.undo(goal, [chosen]).left == ("words",)
    assert standing(ada, goal, "words") == ["Calm evenings"]


def test_of_one_save_only_the_fields_that_nobody_wrote_in_since_are_undone(
    ada: Desktop, ben: Desktop, family: FamilyId, goal: RecordId
):
    saved = write(ada, family, goal, words="Mornings", how_known="It is quiet")
    share(ada, ben)
    write(ben, family, goal, words="Calm mornings")
    share(ada, ben)
    undone = ada.work.undoing.undo(goal, [saved])
    assert undone.left == ("words",)
    assert stands(ada, goal) == {"words": ["Calm mornings"], "how_known": [None]}
    ada.work.undoing.undo(goal, undone.changes)
    assert stands(ada, goal)["how_known"] == ["It is quiet"]


def test_something_that_was_made_is_taken_away_again_unless_another_thing_names_it(ada: Desktop, family: FamilyId):
    plans = ada.work.plans
    alone, named = plans.new_record(), plans.new_record()
    made = {record: write(ada, family, record, words="Sleep") for record in (alone, named)}
    plans.action(family, named, plans.new_record()).save({"what": "Blinds"})
    undone = ada.work.undoing.undo(alone, [made[alone]])
    assert not ada.work.undoing.can(named, [made[named]])
    assert [one.id for one in plans.plan(family).goals] == [named]
    ada.work.undoing.undo(alone, undone.changes)
    assert {one.id for one in plans.plan(family).goals} == {alone, named}


def test_what_is_finished_is_not_undone(visited: Desktop):
    family = visited.work.families.rows()[0].family.id
    for kind in (kinds.READING, kinds.NOTE):
        record = visited.work.vault.records.of(family, kind)[0].id
        changes = {one.change for story in visited.work.field_stories.of(record) for one in story.written}
        assert not visited.work.undoing.can(record, changes)


WORDS = st.sampled_from(["", "a", "b", "c"])
SAVES = st.lists(st.fixed_dictionaries({}, optional={"words": WORDS, "how_known": WORDS}), min_size=1, max_size=5)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(saves=SAVES, mine=st.integers(0, 4))
def test_undoing_ones_last_saves_brings_back_what_stood_and_undoing_that_what_stood_then(
    ada: Desktop, family: FamilyId, saves: list[dict[str, str]], mine: int
):
    record, before = ada.work.plans.new_record(), []
    write(ada, family, record, words="first", how_known="at first")
    changes: list[ChangeId] = []
    for fields in saves:
        before.append(stands(ada, record))
        known = {one.change for story in ada.work.field_stories.of(record) for one in story.written}
        ada.work.plans.goal(family, record).save(fields)
        every = {one.change for story in ada.work.field_stories.of(record) for one in story.written}
        changes.append(next(iter(every - known), ChangeId("")))
    first, after = min(mine, len(saves) - 1), stands(ada, record)
    undone = ada.work.undoing.undo(record, changes[first:])
    assert undone.left == ()
    assert stands(ada, record) == before[first]
    ada.work.undoing.undo(record, undone.changes)
    assert stands(ada, record) == after
