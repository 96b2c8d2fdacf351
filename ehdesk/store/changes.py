"""Saving, taking in and reading back changes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from ehdesk.domain.change import BadChange, Change, ChangeId, DeviceId, Edit, FamilyId, RecordId, Value, encode
from ehdesk.domain.merge import REMOVED
from ehdesk.domain.signing import Signed, sign_change
from ehdesk.store import log
from ehdesk.store.aside import Aside, all_aside
from ehdesk.store.book import Book
from ehdesk.store.cursors import Cursor
from ehdesk.store.errors import NotForSaving, NotKept
from ehdesk.store.intake import Incoming, Intake, Taken
from ehdesk.store.projection import onto, rebuild
from ehdesk.store.session import Pen, Session
from ehdesk.store.told import first_change, told
from ehdesk.store.unread import Unread, unread_of
from ehdesk.store.versions import Version, history


@dataclass(frozen=True, slots=True)
class NewEdit:
    """New values for fields of one record. `parents` are the changes its writer had on screen; None: all that stand.

    A removal (`removed`) is about the whole record, so for it None means every field's standing changes. What is being
    typed in these fields goes with it (`is_typed`), unless it was chosen elsewhere.
    """

    record: RecordId
    kind: str
    fields: Mapping[str, Value]
    parents: tuple[ChangeId, ...] | None = None
    is_typed: bool = True


class ChangeLog:
    """The truth of the vault: every change, exactly as it was signed."""

    def __init__(self, book: Book, session: Session, *, may_save: bool) -> None:
        self._book = book
        self._session = session
        self._may_save = may_save
        self._saved_at: datetime | None = None

    @property
    def saved_at(self) -> datetime | None:
        """When something was saved last since the vault was unlocked."""
        return self._saved_at

    def save(self, family: FamilyId, edits: Sequence[NewEdit], reason: str = "") -> Change:
        """One save, whole and on the disk when this returns; drafts of its fields are dropped.

        Raises NotKept for values that cannot be written down, StoreError when the disk does not take it.
        """
        pen = self._pen()
        with self._book.writing():
            change = self._new_change(pen, family, edits, reason)
            signed = _signed(change, pen)
            projection = onto(self._book)
            projection.apply(log.append(self._book, change, signed, None), change)
            projection.flush()
            self._drop_drafts(edits)
        self._saved_at = self._session.clock()
        return change

    def save_all(self, family: FamilyId, saves: Sequence[Sequence[NewEdit]], reason: str = "") -> tuple[Change, ...]:
        """Several saves that belong together: all of them, or none. Raises as `save` does."""
        with self._book.writing():
            return tuple(self.save(family, edits, reason) for edits in saves)

    def take(
        self,
        incoming: Sequence[Incoming],
        certificates: Sequence[Signed] = (),
        devices: Mapping[DeviceId, bytes] | None = None,
        cursors: Mapping[FamilyId, Cursor] | None = None,
    ) -> Taken:
        """Take in changes from elsewhere, in any order and as often as they come, in one transaction.

        `devices` are public keys that the hub vouches for, with what they signed among `certificates`; a device's first
        key is kept and another one is never believed. What does not verify is set aside with its reason and never
        stops the rest. `cursors` move together with the data that they cover. Raises NeverSyncs in practice.
        """
        self._session.refuse_practice()
        with self._book.writing():
            return Intake(self._book, self._session).take(incoming, certificates, devices or {}, cursors or {})

    def meet(self, own: Mapping[DeviceId, bytes]) -> Taken:
        """These are the keys of all devices of this vault's owner, as the hub says: what came from them by hand, and
        waited for that, is taken in. Raises NeverSyncs in practice.
        """
        self._session.refuse_practice()
        with self._book.writing():
            return Intake(self._book, self._session).meet(own)

    def history(self, record: RecordId, field: str | None = None) -> tuple[Version, ...]:
        """Every value a field ever had (or every field), the newest first."""
        found = history(self._book, record)
        return tuple(version for version in found if field in (None, version.field))

    def told(self, family: FamilyId, kinds: Collection[str] = ()) -> Iterator[Change]:
        """The changes of a family, newest first; those that touch a record of one of `kinds` where any are named.

        They are read as they are asked for, so the first are there at once however many there are.
        """
        return told(self._book, family, kinds)

    def unread(self, family: FamilyId) -> tuple[Unread, ...]:
        """The changes of a family that are kept and that this version cannot read, newest first."""
        return unread_of(self._book, family)

    def first_of(self, family: FamilyId, record: RecordId) -> ChangeId | None:
        """The change that made a record."""
        return first_change(self._book, family, record)

    def ids(self, family: FamilyId) -> tuple[ChangeId, ...]:
        """Every change of a family that is here, in order of id."""
        found = self._book.rows("select id from change where family = ? order by id", (family,))
        return tuple(ChangeId(id) for (id,) in found)

    def since(self, family: FamilyId, changes: Collection[ChangeId]) -> frozenset[ChangeId]:
        """The changes of a family that were written here, or came in, after all of these: whatever their clocks say."""
        named = msgspec.json.encode(tuple(changes)).decode()
        found = self._book.rows(
            "select id from change where family = ? and seq > "
            "(select max(seq) from change where id in (select value from json_each(?)))",
            (family, named),
        )
        return frozenset(ChangeId(id) for (id,) in found)

    def aside(self) -> tuple[Aside, ...]:
        """Everything that was set aside, with its reason."""
        return all_aside(self._book)

    def families(self) -> tuple[FamilyId, ...]:
        """Every family of which anything is here, removed ones too."""
        return tuple(FamilyId(id) for (id,) in self._book.rows("select distinct family from change order by family"))

    def rebuild(self) -> None:
        """Make the current values again from the log."""
        rebuild(self._book)

    def _pen(self) -> Pen:
        if not self._may_save or self._session.pen is None:
            raise NotForSaving("Only the vault's first connection saves.")
        return self._session.pen

    def _new_change(self, pen: Pen, family: FamilyId, edits: Sequence[NewEdit], reason: str) -> Change:
        n, previous = log.last_of(self._book, pen.writer, family)
        return Change(
            id=ChangeId(self._session.ids()),
            family=family,
            author=pen.author,
            at=self._session.tick(),
            writer=pen.writer,
            n=n + 1,
            previous=previous,
            edits=tuple(self._edit(family, edit) for edit in edits),
            reason=reason,
        )

    def _edit(self, family: FamilyId, edit: NewEdit) -> Edit:
        parents = self._standing(family, edit) if edit.parents is None else edit.parents
        return Edit(edit.record, edit.kind, dict(edit.fields), parents)

    def _standing(self, family: FamilyId, edit: NewEdit) -> tuple[ChangeId, ...]:
        found = self._book.rows(
            "select distinct head.field, change.id from record join head on head.record = record.seq"
            " join change on change.seq = head.change where record.family = ? and record.id = ?",
            (family, edit.record),
        )
        named = (id for field, id in found if REMOVED in edit.fields or field in edit.fields)
        return tuple(dict.fromkeys(ChangeId(id) for id in named))

    def _drop_drafts(self, edits: Iterable[NewEdit]) -> None:
        for edit in edits:
            for field in edit.fields if edit.is_typed else ():
                self._book.db.execute("delete from draft where record = ? and field = ?", (edit.record, field))


def _signed(change: Change, pen: Pen) -> Signed:
    try:
        return sign_change(encode(change), pen.key)
    except BadChange as error:
        raise NotKept(f"This cannot be saved as it is: {error}.") from error
