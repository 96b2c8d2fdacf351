"""Undoing what was saved: what stood before stands again, and nothing that anybody else wrote is taken back."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ehdesk.domain import kinds
from ehdesk.domain.change import ChangeId, Edit, FamilyId, RecordId
from ehdesk.store.errors import StoreError
from tests.builders import new_id
from tests.services.made import Desktop
from tests.services.sharing import share, shared_family
from tests.store.colleague import Colleague
from tests.store.test_full_disk import no_file_over, size_of_log


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


def test_an_undo_that_finds_no_room_leaves_the_choice_as_it_was(
    ada: Desktop, ben: Desktop, family: FamilyId, goal: RecordId
):
    write(ada, family, goal, words="Mornings " * 2_000)
    write(ben, family, goal, words="Evenings " * 2_000)
    share(ada, ben)
    conflict, room = ada.work.conflicts.one(goal, "words"), 0
    chosen = ada.work.conflicts.choose(conflict, conflict.versions[0].value)
    while True:
        try:
            with no_file_over(size_of_log(ada.work.vault) + room):
                ada.work.undoing.undo(goal, [chosen])
            break
        except StoreError:
            assert [head.change for head in ada.work.vault.records.heads(goal, "words")] == [chosen]
            room += 8_000
    assert room > 0
    assert len(ada.work.conflicts.one(goal, "words").versions) == 2


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


def test_what_was_not_on_screen_stands_beside_what_is_put_back(
    ada: Desktop, ben: Desktop, family: FamilyId, goal: RecordId
):
    write(ada, family, goal, words="Mornings")
    share(ada, ben)
    (story,) = ada.work.field_stories.of(goal)
    write(ben, family, goal, words="Calm mornings")
    share(ada, ben)
    ada.work.undoing.put_back(story, story.written[-1])
    assert standing(ada, goal, "words") == ["Calm mornings", "Sleep"]


@pytest.mark.parametrize("by", ["undo", "put back", "choose"])
def test_what_was_typed_and_not_saved_yet_is_not_lost(
    ada: Desktop, ben: Desktop, family: FamilyId, goal: RecordId, by: str
):
    saved = write(ada, family, goal, words="Mornings")
    ada.work.plans.goal(family, goal).draft("words", "Mornings are l")
    if by == "undo":
        ada.work.undoing.undo(goal, [saved])
    elif by == "put back":
        (story,) = ada.work.field_stories.of(goal)
        ada.work.undoing.put_back(story, story.written[-1])
    else:
        write(ben, family, goal, words="Evenings")
        share(ada, ben)
        ada.work.conflicts.choose(ada.work.conflicts.one(goal, "words"), "Sleep")
    assert standing(ada, goal, "words") == ["Sleep"]
    ada.work.plans.goal(family, goal)  # opened again, it takes up what was typed
    assert standing(ada, goal, "words") == ["Mornings are l", "Sleep"]


def test_something_that_was_made_is_taken_away_again_unless_another_thing_names_it(ada: Desktop, family: FamilyId):
    plans = ada.work.plans
    alone, named = plans.new_record(), plans.new_record()
    made = {record: write(ada, family, record, words="Sleep") for record in (alone, named)}
    plans.action(family, named, plans.new_record()).save({"what": "Blinds"})
    undone = ada.work.undoing.undo(alone, [made[alone]])
    assert not ada.work.undoing.can(named, [made[named]])
    assert [one.id for one in plans.plan(family).goals] == [named]
    child = ada.work.families.new_record()
    ada.work.families.editing(family, kinds.MEMBER, child).save({"name": "Tia", "role": "child"})
    added = ada.work.field_stories.of(child)[0].written[0].change
    assert ada.work.undoing.can(child, [added])
    filling = ada.work.assessments.open(ada.work.assessments.start(family).id)
    about = next(field for topic in filling.topics() for field in topic.fields if f"[{child}]" in field)
    filling.answer(about, "Some words")
    assert not ada.work.undoing.can(child, [added])
    ada.work.undoing.undo(alone, undone.changes)
    assert {one.id for one in plans.plan(family).goals} == {alone, named}


@pytest.mark.parametrize("since", ["nothing", "in it", "of it"])
def test_somebody_who_was_put_back_is_taken_away_again_unless_something_was_said_in_it_or_of_it_since(
    ada: Desktop, ben: Desktop, family: FamilyId, since: str
):
    families, child, other = ada.work.families, ada.work.families.new_record(), ada.work.families.new_record()
    for one, name in ((child, "Tia"), (other, "Max")):
        families.editing(family, kinds.MEMBER, one).save({"name": name, "role": "child"})
    families.relate(family, child, "sister", other)  # said before: it keeps nobody
    families.remove(family, kinds.MEMBER, child)
    back = families.bring_back(family, kinds.MEMBER, child)
    share(ada, ben)
    if since == "in it":
        ben.work.families.editing(family, kinds.MEMBER, child).save({"known_as": "Ti"})
    elif since == "of it":
        ben.clock.pass_by(timedelta(days=-3))  # a laptop whose clock is wrong
        ben.work.families.relate(family, other, "brother", child)
    share(ada, ben)
    is_kept = since != "nothing"
    assert ada.work.undoing.can(child, [back]) is not is_kept
    assert ("removed" in ada.work.undoing.undo(child, [back]).left) is is_kept
    assert (child in {one.id for one in families.family(family).members}) is is_kept
    assert ada.work.conflicts.open() == ()


def test_what_is_finished_is_not_undone(visited: Desktop):
    family = visited.work.families.rows()[0].family.id
    for kind in (kinds.READING, kinds.NOTE):
        record = visited.work.vault.records.of(family, kind)[0].id
        changes = {one.change for story in visited.work.field_stories.of(record) for one in story.written}
        assert not visited.work.undoing.can(record, changes)


def test_changes_of_another_program_that_name_each_other_are_read_to_an_end(
    ada: Desktop, family: FamilyId, goal: RecordId
):
    colleague, known = Colleague(), ada.work.vault.records.seen(goal)["words"]
    one, other, beside = new_id(), new_id(), new_id()
    for at, (id, named) in enumerate(
        [(beside, ()), (one, (other, *known)), (other, (one, beside)), (new_id(), (other,))], 1
    ):
        edit = Edit(goal, kinds.GOAL, {"words": "Calm"}, named)
        colleague.given_to(ada.work.vault, colleague.rewrites(colleague.writes(family, edit, at=at << 56), id=id))
    (story,) = ada.work.field_stories.of(goal)
    assert sorted(story.origin(written).value for written in story.written) == ["Calm"] * 4 + ["Sleep"]
    assert not ada.work.undoing.can(goal, {one, other})


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
