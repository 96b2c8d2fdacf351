"""Somebody who knows the passphrase writes in the database with another program: the check tells what is not as it was.

What it cannot tell is what they sign with the device's own key, which lies in the vault; SECURITY.md says so.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ehdesk.domain.change import Change, Edit, encode, hash_of
from ehdesk.domain.signing import Certificate, certify, public_bytes, sign_change
from ehdesk.store import log
from ehdesk.store.anchor import Anchor
from ehdesk.store.book import Book
from ehdesk.store.certificates import keep_certificate
from ehdesk.store.check import looked_through
from ehdesk.store.driver import DATABASE, open_database
from ehdesk.store.facts import DEVICE_KEY, OWNER, fact
from ehdesk.store.projection import rebuild
from ehdesk.store.session import Owner
from tests.builders import new_id
from tests.store.conftest import Opener
from tests.store.writing import a_family, write


@pytest.fixture
def book(folder: Path, open_vault: Opener, data_key: bytes) -> Iterator[Book]:
    """The database of a closed vault with some work in it, in the hands of who has its key."""
    with open_vault(folder) as vault:
        family = a_family(vault)
        for name in ("Ann", "Ben", "Cat"):
            write(vault, family, name=name)
        vault.access.note(family, "printed")
    book = Book(open_database(folder / DATABASE, data_key), Anchor(folder, data_key))
    yield book
    book.db.close()


@pytest.fixture
def problems(book: Book, folder: Path, data_key: bytes) -> Callable[[], str]:
    """What the check says once everything that the app itself makes anew is made anew."""

    def told() -> str:
        rebuild(book)
        book.settle()
        book.db.execute("pragma wal_checkpoint(truncate)")
        return " ".join(looked_through(folder, data_key).problems)

    return told


def test_who_only_rebuilds_has_altered_nothing(problems: Callable[[], str]):
    assert problems() == ""


def test_a_change_in_a_colleagues_name_is_told(book: Book, problems: Callable[[], str]):
    owner, device_key = fact(book, OWNER, Owner), fact(book, DEVICE_KEY, bytes)
    key, (family, at) = Ed25519PrivateKey.generate(), book.row("select family, max(at) from change")
    certificate = Certificate(new_id(), owner.device, owner.practitioner, public_bytes(key), 1)
    edit = Edit(new_id(), "member", {"name": "Forged"})
    change = Change(new_id(), family, new_id(), at + 1, certificate.writer, 1, b"", (edit,))
    with book.writing():
        keep_certificate(book, certificate, certify(certificate, Ed25519PrivateKey.from_private_bytes(device_key)))
        log.append(book, change, sign_change(encode(change), key), None)
    assert "by somebody else than the one whose device signed it" in problems()


def test_words_that_were_altered_are_told(book: Book, problems: Callable[[], str]):
    [(seq, body)] = book.rows("select seq, body from change where instr(body, 'Cat')")
    altered = body.replace(b"Cat", b"Dog")
    with without(book, "change_is_kept"):
        book.db.execute("update change set body = ?, hash = ? where seq = ?", (altered, hash_of(altered), seq))
    assert "the signature does not fit" in problems()


def test_a_change_that_was_taken_away_is_told(book: Book, problems: Callable[[], str]):
    [(seq,)] = book.rows("select seq from change where instr(body, 'Ben')")
    with without(book, "change_stays"):
        for table, column in (("head", "change"), ("touch", "change"), ("change", "seq")):
            book.db.execute(f"delete from {table} where {column} = ?", (seq,))
    assert "does not hold the changes that were counted" in problems()


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ("drop trigger access_stays", "“access_stays” is missing"),
        ("create trigger unseen after insert on access begin select 1; end", "never made"),
        ("create trigger sqlites after insert on access begin select 1; end", "never made"),
        (
            "drop trigger access_stays; create trigger access_stays before delete on access begin select 1; end",
            "not the one that this app made",
        ),
        ("drop index change_unsent", "“change_unsent” is missing"),
        ("create table more (words text)", "never made"),
    ],
)
def test_a_rule_that_was_taken_away_put_in_or_exchanged_is_told(
    book: Book, problems: Callable[[], str], done: str, said: str
):
    book.db.executescript(done)
    assert said in problems()


@contextmanager
def without(book: Book, rule: str) -> Iterator[None]:
    """As somebody does it who puts the rule back afterwards."""
    [(sql,)] = book.rows("select sql from sqlite_schema where name = ?", (rule,))
    book.db.execute(f"drop trigger {rule}")
    yield
    book.db.execute(sql)
