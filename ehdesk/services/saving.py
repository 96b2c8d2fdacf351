"""Saving to the log: only what differs, on top of what its writer had on screen, and everyone is told."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ehdesk.domain.body import Body
from ehdesk.domain.change import ChangeId, FamilyId, RecordId, Value
from ehdesk.domain.merge import REMOVED
from ehdesk.domain.parts import is_part, parts_around, removals
from ehdesk.services.announce import Changed, News
from ehdesk.services.colleagues import Colleagues
from ehdesk.store.changes import NewEdit
from ehdesk.store.vault import Vault

Seen = Mapping[str, tuple[ChangeId, ...]]
"""For each field of a record, the changes whose values somebody has on screen."""


@dataclass(frozen=True, slots=True)
class Saving:
    """What every service saves through."""

    vault: Vault
    news: News
    new_id: Callable[[], str]
    colleagues: Colleagues

    def add(self, family: FamilyId, kind: str, fields: Body) -> RecordId:
        """A new record of `kind`; its id."""
        record = RecordId(self.new_id())
        self.edit(family, NewEdit(record, kind, fields, parents=()))
        return record

    def change(
        self, family: FamilyId, kind: str, record: RecordId, fields: Body, seen: Seen | None = None, reason: str = ""
    ) -> ChangeId | None:
        """Save the fields whose value differs from the one that stands; None where none does.

        `seen` is what the writer had on screen when starting, and without it what a screen would show now. A
        colleague's version that was not on it is not replaced: both stand, and somebody chooses.
        """
        differing = self._differing(record, fields)
        for name in fields.keys() - differing.keys():
            self.vault.drafts.drop(record, name)
        if not differing:
            return None
        seen = self.on_screen(record) if seen is None else seen
        parents = dict.fromkeys((*_named(seen, differing), *self.inside(record, differing, seen)))
        return self.edit(family, NewEdit(record, kind, differing, tuple(parents)), reason=reason)

    def remove(self, family: FamilyId, kind: str, record: RecordId, seen: Seen | None = None) -> ChangeId:
        """Take a record away. It stays in the history and can be brought back.

        The removal names what its author had on screen, so that an edit which raced it is noticed.
        """
        parents = _named(self.on_screen(record) if seen is None else seen)
        return self.edit(family, NewEdit(record, kind, {REMOVED: True}, parents))

    def remove_together(self, family: FamilyId, records: Mapping[RecordId, str]) -> ChangeId:
        """Take several records away as one change; `records` are their kinds by id."""
        edits = (
            NewEdit(record, kind, {REMOVED: True}, _named(self.on_screen(record))) for record, kind in records.items()
        )
        return self.edit(family, *edits)

    def bring_back_together(self, family: FamilyId, records: Mapping[RecordId, str]) -> ChangeId:
        """Undo that, as one change."""
        return self.edit(family, *(NewEdit(record, kind, {REMOVED: False}) for record, kind in records.items()))

    def seal(self, family: FamilyId, kind: str, record: RecordId, fields: Body) -> ChangeId:
        """Save all that a record shows once more, with `fields`, as one change.

        An edit from elsewhere that did not know of it then comes up for choice, and is never taken over in silence.
        """
        standing = self.vault.records.one(record)
        whole = {**(standing.body if standing else {}), **fields}
        return self.edit(family, NewEdit(record, kind, whole, _named(self.on_screen(record))))

    def on_screen(self, record: RecordId) -> Seen:
        """For each field, the changes whose value a screen shows now; of two versions only the one shown first."""
        standing = self.vault.records.one(record)
        seen: dict[str, tuple[ChangeId, ...]] = dict(self.vault.records.seen(record))
        for name in standing.conflicts if standing else ():
            heads = self.vault.records.heads(record, name)
            first = heads[0].value if name == REMOVED or standing is None else standing.body.get(name)
            same = tuple(head.change for head in heads if head.value == first)
            # what a rule puts together from all versions ("everyone named") shows all of them; a part of a form that is
            # in sight though somebody removed it shows no removal
            seen[name] = same or (() if is_part(name) else seen.get(name, ()))
        return seen

    def inside(self, record: RecordId, fields: Body, seen: Seen | None = None) -> Iterator[ChangeId]:
        """What somebody had on screen in the parts of a form that `fields` take away; without `seen`, what stands.

        An earlier removal of such a part, about which somebody would still be asked, is agreed with.
        """
        gone = {name for name, value in fields.items() if is_part(name) and not value}
        if gone:
            seen = self.on_screen(record) if seen is None else seen
            yield from _named({name: known for name, known in seen.items() if not gone.isdisjoint(parts_around(name))})
            yield from (change for name in gone for change in removals(self.vault.records.heads(record, name)))

    def written(self, record: RecordId, change: ChangeId | None, names: Iterable[str]) -> Seen:
        """Of these fields, those that `change` wrote: what its writer has on screen in them from now on."""
        standing = self.vault.records.seen(record)
        return {name: (change,) for name in names if change is not None and change in standing.get(name, ())}

    def bring_back(self, family: FamilyId, kind: str, record: RecordId, reason: str = "") -> ChangeId:
        """Undo a removal."""
        return self.edit(family, NewEdit(record, kind, {REMOVED: False}), reason=reason)

    def edit(self, family: FamilyId, *edits: NewEdit, reason: str = "") -> ChangeId:
        """Save several edits as one change, whole or not at all. The first in a family says who is writing."""
        change = self.vault.changes.save(family, (*edits, *self.colleagues.introduction(family)), reason)
        self.news.tell(Changed(family, frozenset(edit.kind for edit in edits)))
        return change.id

    def edit_each(self, family: FamilyId, edits: Sequence[NewEdit], reason: str = "") -> tuple[ChangeId, ...]:
        """Save each of these edits as a change of its own: all of them, or none."""
        if not edits:
            return ()
        first, *others = edits
        saves = ((first, *self.colleagues.introduction(family)), *((other,) for other in others))
        changes = self.vault.changes.save_all(family, saves, reason)
        self.news.tell(Changed(family, frozenset(edit.kind for edit in edits)))
        return tuple(change.id for change in changes)

    def _differing(self, record: RecordId, fields: Body) -> dict[str, Value]:
        standing = self.vault.records.one(record)
        if standing is None:
            return dict(fields)
        return {name: value for name, value in fields.items() if standing.body.get(name) != value}


def _named(seen: Seen, fields: Body | None = None) -> tuple[ChangeId, ...]:
    names = seen if fields is None else [name for name in seen if name in fields]
    return tuple(dict.fromkeys(change for name in names for change in seen[name]))
