"""The shelf at the hub: everybody in an authority reads it, form owners alone write on it, and nothing on it alters."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Connection, and_, select

from ehdesk.domain import kinds
from ehdesk.domain.body import text
from ehdesk.domain.change import Change, PractitionerId, RecordId, decode
from ehdesk.domain.shelf import NAME, SHELF, VERSION
from ehdesk.hub.offers import Offer
from ehdesk.hub.people import Role
from ehdesk.hub.tables import author, change, practitioner
from ehdesk.wire.refusals import Refusal

Form = tuple[RecordId, str, str]
"""A published form's record, name and version."""


def is_form_owner(connection: Connection, authority: int, who: PractitionerId) -> bool:
    """May this practitioner publish forms? `who` is any id that their changes name as author."""
    same = and_(author.c.authority == practitioner.c.authority, author.c.practitioner == practitioner.c.id)
    asked = and_(author.c.authority == authority, author.c.id == who)
    return connection.scalar(select(practitioner.c.role).join(author, same).where(asked)) == Role.FORM_OWNER


def judged(connection: Connection, authority: int, offers: Iterable[Offer]) -> Iterator[Offer]:
    """The same offers, those for the shelf with what speaks against them. The shelf's row is locked already.

    Whose device brings a change does not matter: after a loss any of them may offer what it holds.
    """
    forms: list[Form] | None = None
    for offer in offers:
        if offer.place is None or offer.place.family != SHELF or offer.refusal is not None:
            yield offer
            continue
        forms = _all(connection, authority) if forms is None else forms
        found = list(_forms_in(decode(offer.signed.body)))
        if not is_form_owner(connection, authority, offer.place.author):
            yield replace(offer, refusal=Refusal.NOT_FORM_OWNER)
        elif any(_is_taken(one, forms) for one in found):
            yield replace(offer, refusal=Refusal.PUBLISHED)
        else:
            forms += found
            yield offer


def _is_taken(one: Form, forms: Iterable[Form]) -> bool:
    """Is this record, or another of its name and version, there already?"""
    return any(one[0] == other[0] or one[1:] == other[1:] for other in forms)


def _all(connection: Connection, authority: int) -> list[Form]:
    here = and_(change.c.authority == authority, change.c.family == SHELF)
    return [one for body in connection.scalars(select(change.c.body).where(here)) for one in _forms_in(decode(body))]


def _forms_in(one: Change) -> Iterator[Form]:
    for edit in one.edits:
        if edit.kind == kinds.FORM:
            yield edit.record, text(edit.fields, NAME), text(edit.fields, VERSION)
