"""A new database of all that can still be read of a damaged vault and of its earlier copies, built beside them.

Nothing that is there is touched. Changes come in by the intake that everything from elsewhere comes by; the database
is looked through as `check` does; and how much is missing is counted. Putting it in place is going back to a copy.
"""

import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ehdesk.domain.shelf import SHELF
from ehdesk.domain.signing import Signed
from ehdesk.store import schema
from ehdesk.store.anchor import Anchor, added
from ehdesk.store.aside import CHAIN, FORK, Aside, no_longer_aside
from ehdesk.store.attachments import Attachments
from ehdesk.store.backups import FOLDER, Backup, backups_of, found_twice
from ehdesk.store.book import Book
from ehdesk.store.driver import DATABASE, create_database, empty_log, open_to_look
from ehdesk.store.erasing import forget_what_went
from ehdesk.store.errors import NoRoomBeside, NotRescued, StoreError
from ehdesk.store.facts import DEVICE_KEY, ENROLMENT, OWNER, keep_fact
from ehdesk.store.findings import TABLES, Findings
from ehdesk.store.intake import Intake
from ehdesk.store.looks import ALL, told
from ehdesk.store.missing import missing
from ehdesk.store.raw_pages import RawPages
from ehdesk.store.safe_write import disk_in_words
from ehdesk.store.salvaged_contents import bring_back, lists_in
from ehdesk.store.session import Clock, Ids, Session
from ehdesk.store.spare import read_spare

NAME: Final = "rescued"
"""What its folder is called while it is not in place; so it stands in the access log, too."""
_AT_ONCE: Final = 200
_LEFT_FREE: Final = 50 << 20


class Step(StrEnum):
    """What is being done, in this order."""

    READING = "reading"
    TAKING_IN = "taking_in"
    PICTURES = "pictures"
    CHECKING = "checking"


Told = Callable[[Step, int, int], None]
"""Hears what is being done, and how many of how many are. Raise in it to stop: nothing is left then."""


@dataclass(frozen=True, slots=True)
class Rescue:
    """What came over and lies whole in `copy`, and what is missing.

    `aside` are changes that are kept, but not believed yet. `changes_missing` is None where nobody can know; families
    and records may be missing that nothing tells of. A family is `not_whole` where something of it is known to be
    missing. Texts that were not saved, settings and accesses are not counted: `is_rest_whole` where all were read.
    `copies_unread` are earlier copies that were asked for what was missing, and that the disk does not give.
    """

    copy: Backup
    families: int
    records: int
    changes: int
    pictures: int
    aside: int
    families_missing: int
    families_not_whole: int
    records_missing: int
    changes_missing: int | None
    pictures_missing: int
    is_rest_whole: bool
    copies_unread: int = 0


def rescue(folder: Path, data_key: bytes, ids: Ids, clock: Clock, told: Told) -> Rescue:
    """Read what can be read and build a database of it: of the vault, and of its copies, the newest first, until
    nothing is missing. One of them that cannot be opened is passed over. Only while nobody has the vault open.

    Raises VaultDamaged where too little can be read, NoRoomBeside, NotRescued, StoreError; nothing is left then.
    """
    beside = Backup(folder / NAME, clock())
    forget_rescue(folder)
    try:
        with disk_in_words():
            building = _Building(folder, data_key, beside, told)
            building.refuse_if_no_room()
            beside.folder.mkdir(mode=0o700)
            return building.built(ids, clock)
    except BaseException:
        forget_rescue(folder)
        raise


def forget_rescue(folder: Path) -> None:
    """What was built is not needed, or is in place."""
    shutil.rmtree(folder / NAME, ignore_errors=True)


class _Building:
    def __init__(self, folder: Path, data_key: bytes, beside: Backup, told: Told) -> None:
        self._folder, self._data_key, self._beside, self._told = folder, data_key, beside, told
        self._own, self._copies, self._unread = folder / DATABASE, dict[Path, datetime](), set[Path]()
        self._raw = dict[Path, RawPages]()
        self._found, self._anchored = Findings(), Anchor(folder, data_key).read()
        try:
            self._copies = {one.folder / DATABASE: one.at for one in backups_of(folder)}
        except StoreError:
            self._unread.add(folder / FOLDER)

    def refuse_if_no_room(self) -> None:
        """It lies there twice for a moment: as it is built, and in its place. Raises NoRoomBeside, OSError."""
        own = sum(file.stat().st_size for file in self._folder.glob(f"{DATABASE}*"))
        size = max([own, *map(_size_of, self._copies)])
        if shutil.disk_usage(self._folder).free < (needed := 2 * size + _LEFT_FREE):
            raise NoRoomBeside(needed)

    def built(self, ids: Ids, clock: Clock) -> Rescue:
        """Everything, in its order."""
        for database in reversed(self._copies):
            self._found.read_tables(database, self._data_key)
        self._found.read_spare(read_spare(self._folder, self._data_key))
        is_log_whole = self._pages_of(self._own).is_log_whole
        self._found.read_own_tables(self._own, self._data_key, is_log_whole=is_log_whole)
        self._each(Step.READING, self._read_pages)
        owner, device_key = self._found.owner()
        with closing(create_database(self._beside.folder / DATABASE, self._data_key)) as db:
            schema.migrate(db)
            anchor = Anchor(self._beside.folder, self._data_key)
            book = Book(db, anchor)
            anchor.begin(book.mark())
            self._keep_what_proves_nothing(book)
            with book.writing():
                keep_fact(book, OWNER, owner)
                keep_fact(book, DEVICE_KEY, device_key)
            key = Ed25519PrivateKey.from_private_bytes(device_key)
            self._take_in(book, Session(owner, key, ids, clock))
            forget_what_went(book)
            rescue = self._counted(book, self._bring_pictures(book, Attachments(book)))
            anchor.begin(book.mark())
            empty_log(db)
        self._check()
        return rescue

    def _each(self, step: Step, read: Callable[[RawPages, datetime | None], bool]) -> None:
        """Read the vault and its copies, one after the other, until nothing is missing. Raises OSError for the vault's
        own file; a copy that cannot be opened is passed over."""
        sources = {self._own: None, **self._copies}
        for done, (database, made) in enumerate(sources.items()):
            self._told(step, done, len(sources))
            try:
                if read(self._pages_of(database), made):
                    return
            except OSError:
                if database == self._own:
                    raise
                self._unread.add(database)

    def _pages_of(self, database: Path) -> RawPages:
        """Once: to tell what was saved in a large log takes seconds. Raises OSError where it cannot be opened."""
        if database not in self._raw:
            self._raw[database] = RawPages(database, self._data_key)
        return self._raw[database]

    def _read_pages(self, pages: RawPages, made: datetime | None) -> bool:
        self._found.read_pages(pages, made=made)
        return self._anchored is not None and self._found.is_complete(self._anchored.changes)

    def _keep_what_proves_nothing(self, book: Book) -> None:
        found = self._found
        with book.writing() as db:
            for key, value in found.facts.items():
                if key != _READ_FROM_THE_START:
                    db.execute("insert or replace into fact values (?, ?)", (key, value))
            if (enrolment := found.enrolment()) is not None:
                keep_fact(book, ENROLMENT, enrolment)
            for table in TABLES:
                for row in found.tables.get(table, ()):
                    marks = ", ".join("?" * len(row))
                    db.execute(f"insert or ignore into {table} ({', '.join(row)}) values ({marks})", (*row.values(),))
            _, changes, digest = book.mark()
            for row in found.tables.get("erased", ()):
                changes, digest = changes + row["changes"], added(digest, row["digest"])
            db.execute("update book set changes = ?, digest = ?", (changes, digest))

    def _take_in(self, book: Book, session: Session) -> None:
        changes, done = self._found.changes(), 0
        coming = iter(changes)
        certificates: Sequence[Signed] = tuple(self._found.certificates.values())
        devices = self._found.believed_devices()
        while (part := list(islice(coming, _AT_ONCE))) or certificates:
            self._told(Step.TAKING_IN, done, len(changes))
            with book.writing():
                taken = Intake(book, session).take(part, certificates, devices, {})
                self._pass_over(book, taken.kept_aside)
            certificates, devices, done = (), {}, done + len(part)

    def _pass_over(self, book: Book, aside: Iterable[Aside]) -> None:
        """What was never saved, since the disk said that it failed: something else was saved in its place."""
        for one in aside:
            if one.code in (FORK, CHAIN) and one.signed.body not in self._found.signed:
                no_longer_aside(book, one.signed)

    def _bring_pictures(self, book: Book, attachments: Attachments) -> set[bytes]:
        """The contents that a record names, that lie somewhere, and that could not be put together."""
        listed = set[bytes]()

        def absent() -> set[bytes]:
            return {hash for (hash,) in book.rows(_NAMED) if hash and not attachments.has(hash.hex())}

        def read(pages: RawPages, _made: datetime | None) -> bool:
            bring_back(pages, attachments)
            if not absent():
                return True
            listed.update(one.hash for one in lists_in(pages, attachments))
            return False

        self._each(Step.PICTURES, read)
        attachments.clear()
        return absent() & listed

    def _counted(self, book: Book, pictures_missing: set[bytes]) -> Rescue:
        def count(sql: str, *values: Any) -> int:
            found = book.row(sql, values)
            return int(found[0] or 0) if found else 0

        lost = missing(self._found, book, self._anchored)
        return Rescue(
            copy=self._beside,
            families=count("select count(distinct family) from change where family <> ?", SHELF),
            records=count("select count(*) from record where family <> ?", SHELF),
            changes=count("select count(*) from change"),
            pictures=count("select count(*) from attachment"),
            aside=count("select count(*) from aside where what = 'change'"),
            families_missing=lost.families,
            families_not_whole=lost.not_whole,
            records_missing=lost.records,
            changes_missing=lost.changes,
            pictures_missing=len(pictures_missing),
            is_rest_whole=self._found.is_rest_whole,
            copies_unread=len(self._unread),
        )

    def _check(self) -> None:
        """The log, the signatures, the current values, the pictures; its pages are read when it is put in place."""
        self._told(Step.CHECKING, 0, 0)
        if problem := found_twice(self._beside.folder, self._problem):
            raise NotRescued(problem)

    def _problem(self) -> str:
        with closing(open_to_look(self._beside.folder / DATABASE, self._data_key)) as db:
            return next((problem for look in ALL for problem in told(look, db)), "")


def _size_of(database: Path) -> int:
    try:
        return database.stat().st_size
    except OSError:
        return 0


_READ_FROM_THE_START: Final = "scope_seq"
"""What the hub gave and withdrew, and every family, is read from the start: what could not be read comes back so."""
_NAMED: Final = """
select unhex(json_extract(field.value, '$.hash')) from record, json_each(record.body) field
where record.removed = 0 and record.body like '%"hash":%' and field.type = 'object'
"""
