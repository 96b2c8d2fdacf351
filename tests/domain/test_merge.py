"""The kernel against its definition, on random histories delivered in random order."""

from hypothesis import given, settings

from ehdesk.domain.change import Change, Edit
from ehdesk.domain.merge import REMOVED, Heads, State, is_conflict, raced_removal, seen_by_removals, touches
from tests.builders import new_id
from tests.domain import naive_merge as naive
from tests.domain.histories import History, histories


def folded(changes: list[Change]) -> State:
    state = State()
    for change in changes:
        state.apply(change)
    return state


def heads_at(state: State, place: naive.Place) -> Heads:
    return state.records[place.family, place.record].fields[place.field]


@settings(max_examples=150, deadline=None)
@given(histories())
def test_every_field_stands_as_its_definition_says(history: History):
    state = folded(history.delivered)
    for place in naive.places(history.changes):
        expected = [(change.id, value) for change, value in naive.standing(history.changes, place)]
        assert [(head.change, head.value) for head in heads_at(state, place)] == expected


@settings(max_examples=60, deadline=None)
@given(histories())
def test_a_conflict_is_several_values_that_differ(history: History):
    state = folded(history.delivered)
    for place in naive.places(history.changes):
        values = [value for _change, value in naive.standing(history.changes, place)]
        assert is_conflict(heads_at(state, place)) == naive.differ(values)


@settings(max_examples=60, deadline=None)
@given(histories())
def test_the_kind_of_a_record_does_not_depend_on_the_order(history: History):
    state = folded(history.delivered)
    for (family, record), found in state.records.items():
        assert found.kind == naive.kind_of(history.changes, family, record)


@settings(max_examples=120, deadline=None)
@given(histories())
def test_a_removal_is_raced_when_its_author_had_not_seen_all_that_stands(history: History):
    state = folded(history.delivered)
    for (family, record), found in state.records.items():
        seen = seen_by_removals(
            found.fields.get(REMOVED, ()), lambda change, record=record: removal_parents(history, record, change)
        )
        expected = naive.removal_is_raced(history.changes, family, record)
        assert bool(raced_removal(found.fields, seen)) == expected


def test_who_removes_again_has_seen_what_the_first_one_saw():
    family, record = new_id(), new_id()
    written, removed, again = new_id(), new_id(), new_id()
    steps = (
        (written, {"name": "Tia"}, ()),
        (removed, {REMOVED: True}, (written,)),
        (again, {REMOVED: True}, (removed,)),
    )
    changes = tuple(
        Change(id, family, new_id(), at, new_id(), 1, b"", (Edit(record, "member", fields, seen),))
        for at, (id, fields, seen) in enumerate(steps)
    )
    found = folded(list(changes)).records[family, record]
    history = History(changes, ())
    seen = seen_by_removals(found.fields[REMOVED], lambda change: removal_parents(history, record, change))
    assert raced_removal(found.fields, seen) == ()


def removal_parents(history: History, record: str, change: str) -> tuple[str, ...]:
    parents = [
        touch.parents
        for one in history.changes
        if one.id == change
        for touch in touches(one)
        if (touch.record, touch.field) == (record, REMOVED)
    ]
    return parents[0] if parents else ()


@settings(max_examples=60, deadline=None)
@given(histories())
def test_any_two_orders_end_alike(history: History):
    assert folded(history.delivered).records == folded(list(reversed(history.changes))).records
