"""Making a vault's folder: built beside its place and renamed, so that no half-made vault is ever met."""

import shutil
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ehdesk.domain.change import DeviceId, PractitionerId
from ehdesk.domain.signing import public_bytes
from ehdesk.store import schema
from ehdesk.store.anchor import Anchor
from ehdesk.store.book import Book
from ehdesk.store.certificates import pin
from ehdesk.store.driver import DATABASE, create_database
from ehdesk.store.facts import DEVICE_KEY, OWNER, keep_fact
from ehdesk.store.keys import Keys, write_keys
from ehdesk.store.label import write_label
from ehdesk.store.safe_write import disk_in_words, settle
from ehdesk.store.session import Ids, Owner

UNFINISHED: Final = ".new"
"""What the name of a folder ends in while a vault is being made in it."""


def build(folder: Path, data_key: bytes, keys: Keys, name: str, job: str, ids: Ids) -> None:
    """Make a vault in `folder`, closed. Raises StoreError; nothing is left behind then."""
    beside = folder.with_name(folder.name + UNFINISHED)
    try:
        with disk_in_words():
            shutil.rmtree(beside, ignore_errors=True)
            beside.mkdir(mode=0o700, parents=True)
            _fill(beside, data_key, keys, _new_owner(name, job, ids))
            if folder.exists():
                folder.rmdir()
            beside.rename(folder)
            settle(folder.parent)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _fill(folder: Path, data_key: bytes, keys: Keys, owner: Owner) -> None:
    anchor = Anchor(folder, data_key)
    db = create_database(folder / DATABASE, data_key)
    try:
        schema.migrate(db)
        book = Book(db, anchor)
        anchor.begin(book.mark())
        _move_in(book, owner)
        book.settle()
    finally:
        db.close()
    write_keys(folder, keys)
    write_label(folder, owner.name, owner.job, None)


def _move_in(book: Book, owner: Owner) -> None:
    """Say whose vault it is, and give its device a key pair."""
    device_key = Ed25519PrivateKey.generate()
    with book.writing():
        keep_fact(book, OWNER, owner)
        keep_fact(book, DEVICE_KEY, device_key.private_bytes_raw())
        pin(book, {owner.device: public_bytes(device_key)})


def _new_owner(name: str, job: str, ids: Ids) -> Owner:
    practitioner = PractitionerId(ids())
    return Owner(practitioner, name, job, DeviceId(ids()), practitioner)
