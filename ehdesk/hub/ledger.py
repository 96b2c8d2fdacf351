"""Taking a push in: one transaction that locks the families concerned, judges, numbers, writes, and only then answers.

Families are locked in the order of their ids, so two pushes never wait for each other; a number is given out under its
family's lock, so a number that a reader has passed can never appear later.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ARRAY, BigInteger, Connection, LargeBinary, and_, bindparam, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from ehdesk.domain.change import ChangeId, FamilyId, WriterId
from ehdesk.hub import scope, shelf, writers
from ehdesk.hub.book import Book, Head, Known, Tip
from ehdesk.hub.devices import Caller
from ehdesk.hub.offers import Offer, Place, judged, read
from ehdesk.hub.tables import Id, chain, change, family, refused_change
from ehdesk.hub.troubles import NotDone
from ehdesk.wire.limits import PUSH_COUNT
from ehdesk.wire.messages import Push, Pushed
from ehdesk.wire.refusals import Refusal, Trouble


def take(connection: Connection, caller: Caller, push: Push, now: datetime) -> Pushed:
    """Judge and keep a push; the same push again changes nothing and is answered alike. Raises NotDone."""
    if len(push.changes) > PUSH_COUNT or len(push.certificates) > PUSH_COUNT:
        raise NotDone(Trouble.TOO_LARGE)
    writers.learn(connection, caller.authority, push.certificates)
    unjudged = [read(signed) for signed in push.changes]
    known = writers.known(connection, caller.authority, {place.writer for place in _places(unjudged)})
    offers = [judged(each, known) for each in unjudged]
    own = {name for name, writer in known.items() if writer.device == caller.device}
    _begin_families(connection, caller, _first_of(offers, own), now)
    book = _open_book(connection, caller, offers, own)
    on_shelf = shelf.judged(connection, caller.authority, offers, book.taken)
    answers = tuple(book.answer(each) for each in on_shelf)
    _write(connection, caller, book, now)
    return Pushed(answers)


def _places(offers: Iterable[Offer]) -> tuple[Place, ...]:
    return tuple(offer.place for offer in offers if offer.place is not None)


def _first_of(offers: Iterable[Offer], own: set[WriterId]) -> set[FamilyId]:
    """The families that may begin with this push: with a sound change, or with any of the device's own."""
    return {place.family for one in offers for place in _places([one]) if one.refusal is None or place.writer in own}


def _begin_families(connection: Connection, caller: Caller, wanted: set[FamilyId], now: datetime) -> None:
    """A family that nobody has yet begins, and its pusher is assigned to it."""
    if not wanted:
        return
    rows = [{"authority": caller.authority, "id": each} for each in sorted(wanted)]
    begun = insert(family).values(rows).on_conflict_do_nothing().returning(family.c.id)
    for each in connection.scalars(begun).all():
        scope.grant(connection, caller.authority, caller.practitioner, each, now)


def _open_book(connection: Connection, caller: Caller, offers: Sequence[Offer], own: set[WriterId]) -> Book:
    places = _places(offers)
    heads = _locked_heads(connection, caller, {place.family for place in places})
    tips = _tips(connection, caller, {(place.family, place.writer) for place in places})
    ids = {place.id for place in places}.union(*(offer.parents for offer in offers))
    return Book(heads, tips, _known(connection, caller, ids), own)


def _locked_heads(connection: Connection, caller: Caller, families: set[FamilyId]) -> dict[FamilyId, Head]:
    """Locked first, then asked who is assigned: an assignment is changed under the same lock."""
    wanted = and_(family.c.authority == caller.authority, family.c.id.in_(families))
    locked = select(family.c.id, family.c.number, family.c.head).where(wanted).order_by(family.c.id).with_for_update()
    rows = connection.execute(locked).all()
    mine = scope.assigned(connection, caller.authority, caller.practitioner, families)
    return {row.id: Head(row.number, row.head) for row in rows if row.id in mine}


def _tips(
    connection: Connection, caller: Caller, wanted: set[tuple[FamilyId, WriterId]]
) -> dict[tuple[FamilyId, WriterId], Tip]:
    here = and_(chain.c.authority == caller.authority, tuple_(chain.c.family, chain.c.writer).in_(list(wanted)))
    rows = connection.execute(select(chain).where(here))
    return {(row.family, row.writer): Tip(row.n, row.hash, row.is_refused) for row in rows}


def _known(connection: Connection, caller: Caller, ids: set[ChangeId]) -> dict[ChangeId, Known]:
    wanted = {"authority": caller.authority, "ids": sorted(ids)}
    taken = {row.id: Known(row.hash, number=row.number) for row in connection.execute(_TAKEN, wanted)}
    refused = {row.id: Known(row.hash, code=Refusal(row.code)) for row in connection.execute(_REFUSED, wanted)}
    return refused | taken


_TAKEN = (
    text("SELECT id, hash, number FROM change WHERE authority = :authority AND id = ANY(:ids)")
    .bindparams(bindparam("ids", type_=ARRAY(Id)))
    .columns(change.c.id, change.c.hash, change.c.number)
)
_REFUSED = (
    text("SELECT id, hash, code FROM refused_change WHERE authority = :authority AND id = ANY(:ids)")
    .bindparams(bindparam("ids", type_=ARRAY(Id)))
    .columns(refused_change.c.id, refused_change.c.hash, refused_change.c.code)
)


def _write(connection: Connection, caller: Caller, book: Book, now: datetime) -> None:
    _add_changes(connection, caller, book, now)
    _add_refused(connection, caller, book, now)
    _move_heads(connection, caller, book)
    _move_tips(connection, caller, book)


_ADD = text("""
    INSERT INTO change (authority, family, number, id, writer, n, hash, body, signature, received_at, pushed_by)
    SELECT :authority, of.*, :now, :device
    FROM unnest(:families, :numbers, :ids, :writers, :ns, :hashes, :bodies, :signatures) AS of
""").bindparams(
    *(bindparam(name, type_=ARRAY(Id)) for name in ("families", "ids", "writers")),
    *(bindparam(name, type_=ARRAY(BigInteger)) for name in ("numbers", "ns")),
    *(bindparam(name, type_=ARRAY(LargeBinary)) for name in ("hashes", "bodies", "signatures")),
    bindparam("device", type_=Id),
)


def _add_changes(connection: Connection, caller: Caller, book: Book, now: datetime) -> None:
    """One statement for all of them, however many."""
    if not book.taken:
        return
    columns = {
        "numbers": [one.number for one in book.taken],
        "families": [one.place.family for one in book.taken],
        "ids": [one.place.id for one in book.taken],
        "writers": [one.place.writer for one in book.taken],
        "ns": [one.place.n for one in book.taken],
        "hashes": [one.offer.hash for one in book.taken],
        "bodies": [one.offer.signed.body for one in book.taken],
        "signatures": [one.offer.signed.signature for one in book.taken],
    }
    connection.execute(_ADD, columns | {"authority": caller.authority, "now": now, "device": caller.device})


def _add_refused(connection: Connection, caller: Caller, book: Book, now: datetime) -> None:
    rows = [
        {
            "authority": caller.authority,
            "id": one.place.id,
            "family": one.place.family,
            "writer": one.place.writer,
            "n": one.place.n,
            "hash": one.hash,
            "code": one.why,
            "refused_at": now,
        }
        for one in book.turned_away
    ]
    if rows:
        connection.execute(insert(refused_change), rows)


def _move_heads(connection: Connection, caller: Caller, book: Book) -> None:
    for each in {one.place.family for one in book.taken}:
        head = book.heads[each]
        row = and_(family.c.authority == caller.authority, family.c.id == each)
        connection.execute(update(family).where(row).values(number=head.number, head=head.hash))


def _move_tips(connection: Connection, caller: Caller, book: Book) -> None:
    places = [*(one.place for one in book.taken), *(one.place for one in book.turned_away)]
    for of, by in {(place.family, place.writer) for place in places}:
        tip = book.tips[of, by]
        row = {"n": tip.n, "hash": tip.hash, "is_refused": tip.is_refused}
        here = {"authority": caller.authority, "family": of, "writer": by}
        upsert = insert(chain).values(here | row).on_conflict_do_update(index_elements=list(here), set_=row)
        connection.execute(upsert)
