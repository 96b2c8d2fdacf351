"""The case notes of a family: write one, keep it for good, find it again."""

from datetime import date

from ehdesk.domain import kinds
from ehdesk.domain.body import Body
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.merge import Head
from ehdesk.domain.notes import Note, NoteIsKept, newest_first, note_from
from ehdesk.services.editing import Editing
from ehdesk.services.saving import Saving
from ehdesk.store.words import is_found_in

_AROUND = ("happened_on", "how", "with_whom", "in_confidence")
"""What is said of a note besides its words."""


class Notes:
    """The notes of the families in this vault."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving
        self._records = saving.vault.records

    def kept(self, family: FamilyId) -> tuple[Note, ...]:
        """The notes that were kept, newest first."""
        return newest_first(note for note in self._all(family) if note.is_kept)

    def unfinished(self, family: FamilyId) -> tuple[Note, ...]:
        """Those that somebody is still writing."""
        return newest_first(note for note in self._all(family) if not note.is_kept)

    def find(self, family: FamilyId, words: str) -> tuple[Note, ...]:
        """The kept notes in which all of these words stand, newest first; every one for no words."""
        return tuple(note for note in self.kept(family) if is_found_in(f"{note.words}\n{note.with_whom}", words))

    def one(self, note: RecordId) -> Note | None:
        """One note, and None where it is not here (yet)."""
        record = self._records.one(note)
        return note_from(note, record.body) if record is not None and record.kind == kinds.NOTE else None

    def corrections_of(self, family: FamilyId, note: RecordId) -> tuple[Note, ...]:
        """The kept notes that say they correct this one, newest first."""
        return tuple(other for other in self.kept(family) if other.corrects == note)

    def last_contact(self, family: FamilyId, today: date) -> Note | None:
        """The newest kept note of something that has happened by `today`."""
        return next((note for note in self.kept(family) if note.happened_on and note.happened_on <= today), None)

    def kept_by(self, note: RecordId) -> Head | None:
        """Who kept a note, and when; None for one that is being written."""
        return next(iter(self._records.finished(note).get("kept", ())), None)

    def editing(self, family: FamilyId, note: RecordId, always: Body) -> Editing:
        """The form of a note that is being written: `happened_on`, `how`, `with_whom`, `words`, `in_confidence`.

        `always` is what a new one has from the start: its day, and the note that it corrects. Raises NoteIsKept.
        """
        self._refuse_if_kept(note)
        return Editing(self._saving, family, kinds.NOTE, note, always)

    def go_on_with(self, family: FamilyId, words: str, today: date, corrects: RecordId | None = None) -> RecordId:
        """Begin a note with these words; of one that corrects another, with all that was said around that."""
        note, kept = self.new_record(), self._records.one(corrects) if corrects else None
        around = {name: kept.body[name] for name in _AROUND if name in kept.body} if kept else {}
        begun = {"happened_on": today.isoformat(), **({"corrects": corrects} if corrects else {}), **around}
        self.editing(family, note, begun).save({"words": words})
        return note

    def new_record(self) -> RecordId:
        """An id for a note that a form is about to make."""
        return RecordId(self._saving.new_id())

    def keep(self, family: FamilyId, note: RecordId) -> None:
        """Keep a note for good. Raises NoteIsKept."""
        self._refuse_if_kept(note)
        self._saving.seal(family, kinds.NOTE, note, {"kept": True})

    def bring_back(self, family: FamilyId, note: RecordId) -> None:
        """Undo that a note was thrown away while it was being written."""
        self._saving.bring_back(family, kinds.NOTE, note)

    def _refuse_if_kept(self, note: RecordId) -> None:
        standing = self.one(note)
        if standing is not None and standing.is_kept:
            raise NoteIsKept(note)

    def _all(self, family: FamilyId) -> list[Note]:
        return [note_from(record.id, record.body) for record in self._records.of(family, kinds.NOTE)]
