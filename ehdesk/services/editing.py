"""One record open in a form: saved field by field, as it is filled in."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from types import MappingProxyType

from ehdesk.domain.body import Body
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.merge import REMOVED
from ehdesk.services.saving import Saving, Seen
from ehdesk.store.errors import NotKept

_NOTHING: Body = MappingProxyType({})


class Editing:
    """A member, a home, a goal ... while somebody writes in it; made by its first save where it is new.

    `always` are fields that a new record has from the start (the goal that an action belongs to). What was typed when
    the app last stopped is saved on opening.
    """

    def __init__(self, saving: Saving, family: FamilyId, kind: str, record: RecordId, always: Body = _NOTHING) -> None:
        self._saving, self._always = saving, always
        self._records, self._drafts = saving.vault.records, saving.vault.drafts
        self.family, self.kind, self.record = family, kind, record
        self._seen: Seen = saving.on_screen(record)
        self._take_up_drafts()

    @property
    def exists(self) -> bool:
        """Was anything saved in it yet?"""
        return self._records.one(self.record) is not None

    @property
    def body(self) -> Body:
        """What it holds now."""
        record = self._records.one(self.record)
        return _NOTHING if record is None else record.body

    def save(self, facts: Mapping[str, object]) -> None:
        """Save what differs. Empty facts alone do not make a new record."""
        if not self.exists:
            facts = {name: value for name, value in facts.items() if value not in ("", None, [], ())}
            if not facts:
                return
            facts = {**self._always, **facts}
        change = self._saving.change(self.family, self.kind, self.record, facts, self._seen)
        self._seen = {**self._seen, **self._saving.written(self.record, change, facts)}

    def begin(self) -> None:
        """Make the record, where it is not there yet, with nothing in it: something else is about to name it."""
        if not self.exists:
            facts = {**self._always, REMOVED: False}
            change = self._saving.change(self.family, self.kind, self.record, facts, self._seen)
            self._seen = {**self._seen, **self._saving.written(self.record, change, facts)}

    def draft(self, name: str, text: str) -> None:
        """Keep what is being typed until it is saved."""
        self._drafts.keep(self.family, self.record, name, text, self._seen.get(name, ()))

    def remove(self) -> None:
        """Take the record away; what a colleague wrote in it meanwhile is not taken away unseen."""
        self._saving.remove(self.family, self.kind, self.record, self._seen)

    def reread(self, typing: Collection[str] = ()) -> None:
        """Take in what arrived from colleagues.

        For the fields in `typing` the writer still has the old words on screen, so those stay what they build on.
        """
        seen = self._seen
        self._seen = {**self._saving.on_screen(self.record), **{name: seen.get(name, ()) for name in typing}}

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The fields in which two versions stand, until somebody chooses."""
        record = self._records.one(self.record)
        return () if record is None else record.conflicts

    def _take_up_drafts(self) -> None:
        """Save what was typed when the app last stopped, on top of what its writer had on screen then."""
        drafts = self._drafts.of(self.record)
        if drafts:
            self._seen = {**self._seen, **{name: draft.seen for name, draft in drafts.items()}}
        for name, draft in drafts.items():
            with suppress(NotKept):  # it stays a draft
                self.save({name: draft.text})
