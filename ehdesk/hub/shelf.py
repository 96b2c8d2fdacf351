"""The shelf at the hub: everybody in an authority reads it, form owners alone write on it, and nothing on it alters."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, and_, select

from ehdesk.domain import kinds
from ehdesk.domain.body import text
from ehdesk.domain.change import Edit, PractitionerId, RecordId, decode
from ehdesk.domain.shelf import CONTENT, NAME, SHELF, VERSION
from ehdesk.hub.book import Taken
from ehdesk.hub.offers import Offer
from ehdesk.hub.people import Role
from ehdesk.hub.tables import author, change, practitioner
from ehdesk.wire.refusals import Refusal


@dataclass(slots=True)
class _Held:
    """What some changes put on the shelf: every record, those of forms, and the forms' names and versions."""

    records: set[RecordId] = field(default_factory=set)
    forms: set[RecordId] = field(default_factory=set)
    editions: set[tuple[str, str]] = field(default_factory=set)

    def put(self, edits: Iterable[Edit]) -> None:
        for edit in edits:
            self.records.add(edit.record)
            if edit.kind == kinds.FORM:
                self.forms.add(edit.record)
                self.editions.add(_edition(edit))

    def speaks_against(self, edit: Edit) -> bool:
        """A form's record is written once, under whatever kind; of its name and version there is one."""
        if edit.kind == kinds.FORM:
            return edit.record in self.records or _edition(edit) in self.editions
        return edit.record in self.forms


def is_form_owner(connection: Connection, authority: int, who: PractitionerId) -> bool:
    """May this practitioner publish forms? `who` is any id that their changes name as author."""
    same = and_(author.c.authority == practitioner.c.authority, author.c.practitioner == practitioner.c.id)
    asked = and_(author.c.authority == authority, author.c.id == who)
    return connection.scalar(select(practitioner.c.role).join(author, same).where(asked)) == Role.FORM_OWNER


def judged(connection: Connection, authority: int, offers: Iterable[Offer], taken: Sequence[Taken]) -> Iterator[Offer]:
    """The same offers, those for the shelf with what speaks against them. The shelf's row is locked already.

    Whose device brings a change does not matter: after a loss any of them may offer what it holds. `taken` grows as
    each offer is answered, before the next one is drawn: what the hub wants later is not published yet.
    """
    held: _Held | None = None
    for offer in offers:
        if offer.place is None or offer.place.family != SHELF or offer.refusal is not None:
            yield offer
            continue
        if not is_form_owner(connection, authority, offer.place.author):
            yield replace(offer, refusal=Refusal.NOT_FORM_OWNER)
            continue
        held = _all(connection, authority) if held is None else held
        edits = decode(offer.signed.body).edits
        yield (answered := replace(offer, refusal=_against(edits, held)))
        if taken and taken[-1].offer is answered:
            held.put(edits)


def _against(edits: Iterable[Edit], held: _Held) -> Refusal | None:
    same_change = _Held()
    for edit in edits:
        if held.speaks_against(edit) or same_change.speaks_against(edit):
            return Refusal.PUBLISHED
        if edit.kind == kinds.FORM and not all(text(edit.fields, name) for name in (NAME, VERSION, CONTENT)):
            return Refusal.UNREADABLE
        same_change.put([edit])
    return None


def _all(connection: Connection, authority: int) -> _Held:
    here, held = and_(change.c.authority == authority, change.c.family == SHELF), _Held()
    for body in connection.scalars(select(change.c.body).where(here)):
        held.put(decode(body).edits)
    return held


def _edition(edit: Edit) -> tuple[str, str]:
    return text(edit.fields, NAME), text(edit.fields, VERSION)
