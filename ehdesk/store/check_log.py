"""Checking the log: each change's bytes, hash, signature and place in its writer's chain, and their sum."""

from collections.abc import Iterator

from ehdesk.domain.change import Change, hash_of
from ehdesk.domain.signing import BadSignature, Signed, check_certificate, check_change
from ehdesk.store.anchor import added
from ehdesk.store.driver import Database, rows
from ehdesk.store.log import read
from ehdesk.store.unread import why_not

_FACTS = "id, family, writer, n, author, at, previous"


def log_problems(db: Database) -> Iterator[str]:
    """What is wrong with the log, a sentence each."""
    yield from _certificate_problems(db)
    yield from _change_problems(db)
    yield from _chain_problems(db)
    yield from _sum_problems(db)


def _certificate_problems(db: Database) -> Iterator[str]:
    found = rows(
        db,
        "select writer.id, writer.key, practitioner, body, signature, device.key from writer"
        " left join device on device.id = writer.device",
    )
    for writer, key, practitioner, body, signature, device_key in found:
        try:
            certificate = check_certificate(Signed(body, signature), device_key or b"")
            if (certificate.writer, certificate.key, certificate.practitioner) != (writer, key, practitioner):
                yield f"the certificate of writer {writer} says something else than its row."
        except BadSignature as error:
            yield f"the certificate of writer {writer} does not hold: {error}."


def _change_problems(db: Database) -> Iterator[str]:
    writers = {id: (key, author) for id, key, author in rows(db, "select id, key, practitioner from writer")}
    for hash, body, signature, *facts in rows(db, f"select hash, body, signature, {_FACTS} from change order by seq"):
        change = read(body)
        writer, said = (change.writer, change.author) if change else (facts[2], facts[4])
        try:
            key, author = writers.get(writer, (b"", ""))
            check_change(Signed(body, signature), key)
        except BadSignature as error:
            yield f"change {facts[0]} does not hold: {error}."
            continue
        if hash != hash_of(body) or (change and facts != _facts(change)):
            yield f"change {facts[0]} says something else than its row."
        if said != author:
            yield f"change {facts[0]} says that it is by somebody else than the one whose device signed it."


def _facts(change: Change) -> list[object]:
    return [change.id, change.family, change.writer, change.n, change.author, change.at, change.previous]


def unread(db: Database) -> list[str]:
    """The changes that were signed as they are and that this version cannot read, each with why not."""
    found = rows(db, "select id, body from change order by seq")
    return [f"{id} ({why})" for id, body in found if (why := why_not(body))]


def _chain_problems(db: Database) -> Iterator[str]:
    found = rows(
        db,
        "select later.id from change later join change earlier on earlier.writer = later.writer"
        " and earlier.family = later.family and earlier.n = later.n - 1 where earlier.hash <> later.previous",
    )
    for (id,) in found:
        yield f"change {id} does not follow on from the one before it."


def _sum_problems(db: Database) -> Iterator[str]:
    digest = bytes(32)
    hashes, erased = rows(db, "select hash from change"), _erased(db)
    for hash in (*(hash for (hash,) in hashes), *(sum_of_erased for _changes, sum_of_erased in erased)):
        digest = added(digest, hash)
    count = len(hashes) + sum(changes for changes, _sum in erased)
    if rows(db, "select changes, digest from book") != [(count, digest)]:
        yield "the log does not hold the changes that were counted into it."


def _erased(db: Database) -> list[tuple[int, bytes]]:
    """How many changes each family had that was erased, and the sum of their hashes; a vault from before knows none."""
    is_known = rows(db, "select 1 from sqlite_schema where name = 'erased'")
    return [(changes, digest) for changes, digest in rows(db, "select changes, digest from erased")] if is_known else []
