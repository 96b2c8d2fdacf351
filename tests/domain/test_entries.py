"""A finished record shows what it was finished with, whatever comes later and in whatever order."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import permutations

import msgspec
from hypothesis import given, settings

from ehdesk.domain import kinds
from ehdesk.domain.change import Change, Edit
from ehdesk.domain.entries import as_finished
from ehdesk.domain.merge import Touch, touches
from tests.builders import new_id
from tests.domain import naive_merge as naive
from tests.domain.histories import History, histories

FAMILY, NOTE = new_id(), new_id()
FINISHES = partial(kinds.finishes, "note")


def written(at: int, fields: dict[str, object], *seen: Change) -> Change:
    """A change to the note by somebody who had seen these ones."""
    edit = Edit(NOTE, "note", fields, tuple(change.id for change in seen))
    return Change(new_id(), FAMILY, new_id(), at, new_id(), 1, b"", (edit,))


def all_touches(changes: Iterable[Change], record: str) -> Iterator[Touch]:
    """All that they write in a record."""
    return (touch for change in changes for touch in touches(change) if touch.record == record)


def shown(changes: Sequence[Change]) -> dict[str, object]:
    """What the note shows, which is the same in whatever order its changes come."""
    found = [
        {field: heads[0].value for field, heads in as_finished(all_touches(order, NOTE), FINISHES).items()}
        for order in permutations(changes)
    ]
    assert all(one == found[0] for one in found)
    return found[0]


def test_what_nobody_finished_is_not_finished():
    assert shown([written(1, {"words": "Begun", "kept": False})]) == {}
    assert shown([written(1, {"words": "Begun", "kept": 1})]) == {}


def test_what_comes_later_is_never_shown_in_its_place_whatever_it_names():
    begun = written(1, {"words": "Begun"})
    kept = written(2, {"words": "He came", "kept": True}, begun)
    rewritten = written(3, {"words": "He never came", "with_whom": "Nobody", "kept": True}, kept, begun)
    assert shown([begun, kept, rewritten]) == {"words": "He came", "kept": True}


def test_who_knew_that_it_was_finished_never_comes_first_whatever_the_clock_says():
    kept = written(5, {"words": "He came", "kept": True})
    between = written(6, {"with_whom": "Gran"}, kept)
    backdated = written(1, {"words": "He never came", "kept": True}, between)
    assert shown([kept, between, backdated]) == {"words": "He came", "kept": True}


def test_of_two_that_say_to_have_seen_each_other_the_earlier_one_finishes_it():
    first = written(1, {"words": "One", "kept": True})
    second = written(2, {"words": "Other", "kept": True}, first)
    edit = msgspec.structs.replace(first.edits[0], parents=(second.id,))
    assert shown([msgspec.structs.replace(first, edits=(edit,)), second]) == {"words": "One", "kept": True}


def test_of_two_who_finish_it_at_once_the_earlier_one_does():
    one, other = written(1, {"words": "One", "kept": True}), written(2, {"words": "Other", "kept": True})
    assert shown([one, other]) == {"words": "One", "kept": True}


def test_what_finishing_left_alone_stays_as_it_was_before():
    begun = written(3, {"words": "Begun", "how": "call"})
    changed = written(2, {"how": "meeting"}, begun)
    kept = written(4, {"kept": True})
    later = written(5, {"how": "visit"}, begun, changed)
    assert shown([begun, changed, kept, later]) == {"words": "Begun", "how": "meeting", "kept": True}


@settings(max_examples=150, deadline=None)
@given(histories(kinds=[["note"]]))
def test_an_entry_is_finished_by_the_change_that_its_definition_says(history: History):
    for family, record in {place[:2] for place in naive.places(history.changes)}:
        stood = as_finished(all_touches([one for one in history.delivered if one.family == family], record), FINISHES)
        first = naive.finisher(history.changes, family, record)
        assert bool(stood) == (first is not None)
        if first is not None:
            known = [change for change in history.changes if (change.at, change.id) <= (first.at, first.id)]
            for place in {one for one in naive.places(known) if one[:2] == (family, record)}:
                heads = [first] if naive.touch(first, place) else [one for one, _v in naive.standing(known, place)]
                assert [head.change for head in stood[place.field]] == [change.id for change in heads]
