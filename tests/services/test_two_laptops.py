"""Two people write, undo, put back, choose and keep for good, now and then hearing of each other; it ends alike."""

from collections.abc import Mapping, Sequence
from random import Random

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from tests.services.made import Desktop
from tests.services.sharing import share, shared_family
from tests.store.writing import give

FIELDS: Mapping[str, Mapping[str, Sequence[object]]] = {
    kinds.GOAL: {"words": ("", "a", "b", "c"), "how_known": ("", "x", "y")},
    kinds.ACTION: {"what": ("v", "w"), "owners": ([], ["p"], ["q"], ["p", "r"])},
    kinds.NOTE: {"words": ("m", "n", "o"), "in_confidence": (True, False)},
    kinds.HOUSEHOLD: {"name": ("h", "i"), "kept_from": ([], ["p"], ["q"])},
}
Places = Sequence[tuple[RecordId, str]]


def do_something(chance: Random, desktop: Desktop, family: FamilyId, record: RecordId, kind: str) -> None:
    work = desktop.work
    match chance.choice(["write", "write", "undo", "put back", "choose", "take away", "keep"]):
        case "write":
            field = chance.choice(sorted(FIELDS[kind]))
            work.families.editing(family, kind, record).save({field: chance.choice(FIELDS[kind][field])})
        case "undo":
            undo_something(chance, desktop, family, record)
        case "put back":
            for story in work.field_stories.of(record)[:1]:
                if work.undoing.may_put_back(story, one := chance.choice(story.written)):
                    work.undoing.put_back(story, one)
        case "choose":
            for conflict in (one for one in work.conflicts.open(family) if one.record == record):
                work.conflicts.choose(conflict, chance.choice(conflict.versions).value)
        case "take away" if work.vault.records.one(record):
            work.families.remove(family, kind, record)
        case "keep" if (note := work.notes.one(record)) and not note.is_kept:
            work.notes.keep(family, record)


def undo_something(chance: Random, desktop: Desktop, family: FamilyId, record: RecordId) -> None:
    """Something of one's own: whatever is gone by it is of that, and it does what it said that it can."""
    work = desktop.work
    mine = [one for one in work.happenings.of(family) if one.record == record and work.colleagues.is_me(one.author)]
    if mine:
        changes, before = chance.choice(mine).changes, work.vault.records.seen(record)
        can = work.undoing.can(record, changes)
        assert can == bool(work.undoing.undo(record, changes).changes)
        stands = work.vault.records.seen(record)
        assert all(set(seen) - set(stands[field]) <= set(changes) for field, seen in before.items())


def all_of(desktop: Desktop, family: FamilyId, places: Places) -> list[object]:
    """What is shown, and everything that was ever written, with what became of it."""
    records, stories = desktop.work.vault.records, desktop.work.field_stories
    shown = [(one.id, one.kind, one.body, one.conflicts) for one in (*records.of(family), *records.removed(family))]
    told = [
        (story.field, [(one.change, one.value, one.stands, one.was_left) for one in story.written])
        for record, _kind in places
        for story in stories.of(record)
    ]
    return [*sorted(shown, key=lambda one: one[0]), *told]


@pytest.mark.parametrize("seed", range(4))
def test_it_ends_alike_and_nothing_is_gone(ada: Desktop, ben: Desktop, seed: int):
    chance, family = Random(seed), shared_family(ada, ben)  # noqa: S311 - a seeded test
    places = [(ada.work.families.new_record(), kind) for kind in FIELDS]
    for _step in range(80):
        desktop = chance.choice([ada, ben])
        do_something(chance, desktop, family, *chance.choice(places))
        if chance.random() < 0.3:
            give(desktop.work.vault, (ben if desktop is ada else ada).work.vault)
    written = {one for desktop in (ada, ben) for one in desktop.work.vault.changes.ids(family)}
    share(ada, ben)
    assert set(ada.work.vault.changes.ids(family)) == written
    assert all_of(ada, family, places) == all_of(ben, family, places)
    shown = all_of(ada, family, places)
    ada.work.vault.changes.rebuild()
    assert all_of(ada, family, places) == shown
