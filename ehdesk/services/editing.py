"""One record open in a form: saved field by field, as it is filled in."""

from collections.abc import Mapping
from types import MappingProxyType

from ehdesk.domain.body import Body
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.services.saving import Saving, Seen

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
        self._seen: Seen = self._records.seen(record)
        drafts = self._drafts.of(record)
        if drafts:
            self.save(drafts)

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
        if change is not None:
            self._seen = {**self._seen, **dict.fromkeys(facts, (change,))}

    def draft(self, name: str, text: str) -> None:
        """Keep what is being typed until it is saved."""
        self._drafts.keep(self.family, self.record, name, text)
