"""Reading damaged files by what was saved: in a write-ahead log lies more than its saves, and they come first."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ehdesk.domain.change import Change, FamilyId, RecordId
from ehdesk.store.anchor import Anchor
from ehdesk.store.book import Book
from ehdesk.store.changes import ChangeLog, NewEdit
from ehdesk.store.driver import DATABASE, open_database
from ehdesk.store.vault import Vault
from ehdesk.store.wal import HEADER_SIZE, PAGE
from ehdesk.store.wal_frames import frames_of
from tests.builders import new_id
from tests.store.rescuing import Read, came_of, spoil
from tests.store.writing import a_family, write

LOG = f"{DATABASE}-wal"
FRAME = 24 + PAGE
LONG = "what was said in the living room, word for word " * 300


@pytest.fixture
def read(made: tuple[Path, str]) -> Read:
    return lambda folder: came_of(folder, made[1])


def as_it_lies(vault: Vault, name: str) -> Path:
    """The files of an open vault, as a power cut would leave them."""
    return Path(shutil.copytree(vault.folder, vault.folder.with_name(name)))


def test_a_save_that_was_cut_off_hides_nothing_that_was_saved(vault: Vault, read: Read):
    """It took pages for something else on which a saved change still went on."""
    family = a_family(vault)
    saved = {write(vault, family, notes=f"{number} {LONG}").id for number in range(3)}
    before = (vault.folder / LOG).stat().st_size
    for number, change in enumerate(sorted(saved), 1):
        vault.outbox.accepted(change, number)
    cut = as_it_lies(vault, "cut")
    content = (cut / LOG).read_bytes()
    for end in range(before, len(content) + 1, 3 * FRAME):
        (cut / LOG).write_bytes(content[:end])
        came = read(cut)
        assert saved <= came.changes
        assert (came.told.changes_missing, came.told.aside) == (0, 0)


@contextmanager
def with_a_save_that_failed(vault: Vault, family: FamilyId, data_key: bytes) -> Iterator[tuple[Change, bytes]]:
    """A save of this unlock of which the disk said that it failed, and the log with it."""
    other = as_it_lies(vault, "other")
    book = Book(open_database(other / DATABASE, data_key), Anchor(other, data_key))
    with closing(book.db):
        with book.writing() as db:
            db.execute("update record set changed_at = changed_at + 1")  # so that its change lies in the last pages
            log = ChangeLog(book, vault._session, may_save=True)
            failed = log.save(family, [NewEdit(RecordId(new_id()), "member", {"notes": LONG * 2})])
        yield failed, (other / LOG).read_bytes()


def test_a_save_that_failed_never_takes_the_place_of_what_was_saved_after_it(vault: Vault, data_key: bytes, read: Read):
    families = [a_family(vault, f"Family {number}") for number in range(10)]
    for family in families:
        write(vault, family, name="Child", notes="what was said " * 60)
    before = (vault.folder / LOG).stat().st_size
    with with_a_save_that_failed(vault, family, data_key) as (failed, failing):
        saved = write(vault, family, name="Said again").id
        vault.backups.make()
        cut = as_it_lies(vault, "cut")
    good = (cut / LOG).read_bytes()
    assert len(good) < len(failing)
    (cut / LOG).write_bytes(good + failing[len(good) :])
    whole = read(cut)
    assert (whole.told.changes, whole.told.changes_missing, whole.told.aside) == (21, 0, 0)
    for start in range(before, len(good), FRAME):
        spoil(cut / LOG, start + 24)
    came = read(cut)
    assert saved in came.changes
    assert failed.id not in came.changes
    assert (came.told.changes, came.told.changes_missing) == (21, 0)


def test_what_an_earlier_round_left_in_the_log_is_read_where_the_database_is_damaged(vault: Vault, read: Read):
    family = a_family(vault)
    for number in range(30):
        write(vault, family, name=f"Child {number}", notes="what was said " * 60)
    vault._book.rows("pragma wal_checkpoint(passive)")
    write(vault, family, name="Of the next round")
    cut = as_it_lies(vault, "cut")
    earlier = {frame.page for frame in frames_of(cut / LOG).earlier}
    now = {frame.page for frame in frames_of(cut / LOG).saved}
    for page in sorted(earlier - now)[::3]:
        one = Path(shutil.copytree(cut, cut.with_name(f"page {page}")))
        spoil(one / DATABASE, (page - 1) * PAGE)
        came = read(one)
        assert (came.told.changes, came.told.changes_missing) == (32, 0)


def test_what_is_damaged_in_the_log_is_read_in_the_database_where_it_lies_there_too(vault: Vault, read: Read):
    family = a_family(vault)
    for number in range(3):
        write(vault, family, notes=f"{number} {LONG}")
    vault._book.rows("pragma wal_checkpoint(passive)")
    cut = as_it_lies(vault, "cut")
    for start in range(HEADER_SIZE, (cut / LOG).stat().st_size, 9 * FRAME):
        one = Path(shutil.copytree(cut, cut.with_name(f"frame at {start}")))
        spoil(one / LOG, start + 24)
        came = read(one)
        assert (came.told.changes, came.told.changes_missing) == (4, 0)


def test_a_page_whose_number_is_damaged_hides_no_other(vault: Vault, read: Read):
    family = a_family(vault)
    saved = write(vault, family, notes=LONG).id
    after = (vault.folder / LOG).stat().st_size
    write(vault, family, notes="later")
    cut = as_it_lies(vault, "cut")
    content = (cut / LOG).read_bytes()
    for start in range(after - 12 * FRAME, after, FRAME):
        (cut / LOG).write_bytes(content[:-FRAME] + content[start : start + 4] + content[4 - FRAME :])
        assert saved in read(cut).changes
