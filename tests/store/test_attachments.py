"""What pictures consist of: kept in chunks, each one once, whole or not at all, and never in the way."""

import hashlib
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from ehdesk.domain.attachment import CHUNK, LARGEST, Attachment
from ehdesk.domain.change import FamilyId
from ehdesk.store.check import check
from ehdesk.store.door import unlock
from ehdesk.store.driver import open_database, open_to_look
from ehdesk.store.errors import AttachmentDamaged, DiskFull, DiskTrouble, NotHere, TooLarge, VaultDamaged
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, new_id, now
from tests.store.conftest import Opener
from tests.store.test_full_disk import no_file_over
from tests.store.writing import a_family, write

LONG = bytes(range(256)) * (4 * CHUNK // 256) + b"the end"


def noise(size: int) -> bytes:
    """Bytes of which no two chunks are alike."""
    return Random(size).randbytes(size)  # noqa: S311 - nothing secret


def kept(vault: Vault, content: bytes) -> Attachment:
    with vault.second() as second:
        return second.attachments.keep(in_pieces(content), "image/png")


def in_pieces(content: bytes, size: int = 70_001) -> Iterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


def recorded(vault: Vault, family: FamilyId, content: Attachment) -> str:
    return write(vault, family, kind="picture", title="A drawing", content=content.value).edits[0].record


def counts(folder: Path, data_key: bytes) -> tuple[int, ...]:
    """How many chunks, lists and parts lie there."""
    with closing(open_database(folder / "vault.db", data_key)) as db:
        return tuple(
            db.execute(f"select count(*) from {table}").fetchone()[0] for table in ("chunk", "attachment", "part")
        )


def test_what_was_kept_comes_back_to_the_last_byte_also_after_closing(folder: Path, open_vault: Opener):
    with open_vault(folder) as vault:
        content = kept(vault, LONG)
        recorded(vault, a_family(vault), content)
        assert (content.size, content.hash) == (len(LONG), hashlib.sha256(LONG).hexdigest())
    with open_vault(folder) as vault:
        assert b"".join(vault.attachments.pieces(content.hash)) == LONG
    assert check(folder, PASSPHRASE).is_sound


def test_the_same_content_is_kept_once_and_so_is_a_chunk_that_comes_again(vault: Vault, folder: Path, data_key: bytes):
    assert kept(vault, LONG) == kept(vault, LONG)
    kept(vault, LONG[:-3])
    assert counts(folder, data_key) == (3, 2, 10)  # four chunks that are all alike, and two ends


def test_a_file_is_never_whole_in_memory(vault: Vault):
    piece = noise(64 * 1024)
    tracemalloc.start()
    try:
        kept_size = vault.second().attachments.keep((piece for _ in range(20 * 16)), "image/png").size
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert kept_size == 20 * CHUNK
    assert most < 6 * CHUNK


def test_one_that_grows_too_large_is_refused_and_nothing_of_it_stays(vault: Vault, folder: Path, data_key: bytes):
    def endless() -> Iterator[bytes]:
        for _ in range(LARGEST // CHUNK + 2):
            yield bytes(CHUNK)

    with pytest.raises(TooLarge, match="larger than 50 MB"):
        vault.second().attachments.keep(endless(), "image/png")
    assert counts(folder, data_key) == (0, 0, 0)


def test_what_stops_in_the_middle_leaves_nothing_and_takes_nothing_that_was_there(
    vault: Vault, folder: Path, data_key: bytes
):
    def stops() -> Iterator[bytes]:
        yield LONG[: 2 * CHUNK]
        yield noise(2 * CHUNK)
        raise OSError("the stick was pulled out")

    content = kept(vault, LONG)
    with pytest.raises(OSError, match="pulled"):
        vault.second().attachments.keep(stops(), "image/png")
    assert counts(folder, data_key) == (2, 1, 5)
    assert b"".join(vault.second().attachments.pieces(content.hash)) == LONG


def test_a_full_disk_takes_no_half_and_there_is_room_for_the_rest(vault: Vault, folder: Path, data_key: bytes):
    family = a_family(vault)
    before = sum(file.stat().st_size for file in folder.glob("vault.db*"))
    with no_file_over(before + CHUNK), pytest.raises((DiskFull, DiskTrouble)):
        kept(vault, noise(8 * CHUNK))
    assert not vault.attachments.has(hashlib.sha256(noise(8 * CHUNK)).hexdigest())
    recorded(vault, family, kept(vault, noise(8 * CHUNK)))
    vault.close()
    assert counts(folder, data_key) == (8, 1, 8)
    assert check(folder, PASSPHRASE).is_sound


DIES = """
import os, sys
from pathlib import Path
from ehdesk.store.door import unlock
from tests.builders import new_id, now
from tests.store.test_attachments import LONG, noise
vault = unlock(Path(sys.argv[1]), sys.argv[2], ids=new_id, clock=now)
def dying():
    yield noise(3 << 20)
    os.kill(os.getpid(), 9)
    yield b"never"
vault.second().attachments.keep(dying(), "image/png")
"""


def test_a_sudden_end_leaves_no_half_content_and_the_next_opening_clears_up(folder: Path, data_key: bytes):
    ended = subprocess.run([sys.executable, "-c", DIES, folder, PASSPHRASE], check=False, timeout=60)
    assert ended.returncode == -9
    assert counts(folder, data_key)[:2] == (3, 0)
    unlock(folder, PASSPHRASE, ids=new_id, clock=now).close()
    assert counts(folder, data_key) == (0, 0, 0)
    assert check(folder, PASSPHRASE).is_sound


def test_only_what_no_record_names_is_cleared(folder: Path, open_vault: Opener, data_key: bytes):
    with open_vault(folder) as vault:
        family = a_family(vault)
        shown, taken_away, unnamed = (kept(vault, letter * CHUNK) for letter in (b"a", b"b", b"c"))
        recorded(vault, family, shown)
        record = recorded(vault, family, taken_away)
        write(vault, family, record, kind="picture", removed=True)
        write(vault, family, kind="hologram", beam=kept(vault, b"d" * CHUNK).value)  # of a newer version
        write(vault, family, kind="picture", content={"hash": "no hash at all"})
        write(vault, family, kind="picture", content={"hash": {"hash": 3}}, note='a "hash": in words')
    with open_vault(folder) as vault:
        assert vault.attachments.has(shown.hash)
        assert vault.attachments.has(taken_away.hash)
        assert not vault.attachments.has(unnamed.hash)
    assert counts(folder, data_key) == (3, 3, 3)


def test_a_damaged_page_in_what_is_to_be_cleared_keeps_nobody_out(folder: Path, open_vault: Opener):
    with open_vault(folder) as vault:
        family = a_family(vault)
        kept(vault, noise(4 * CHUNK))
    size = (folder / "vault.db").stat().st_size
    with (folder / "vault.db").open("r+b") as file:
        for place in range(size - 3 * CHUNK, size, 4096):
            file.seek(place)
            file.write(b"\0" * 64)
    with open_vault(folder) as vault:
        write(vault, family, name="Still here")


def test_letting_go_forgets_only_what_no_record_names(vault: Vault):
    named, unnamed = kept(vault, b"a" * CHUNK), kept(vault, b"b" * CHUNK)
    recorded(vault, a_family(vault), named)
    vault.attachments.drop(named.hash)
    vault.attachments.drop(unnamed.hash)
    assert (vault.attachments.has(named.hash), vault.attachments.has(unnamed.hash)) == (True, False)


def test_what_has_not_come_to_this_computer_says_so(vault: Vault):
    with pytest.raises(NotHere, match="not arrived"):
        list(vault.attachments.pieces("0" * 64))


def test_a_chunk_that_is_not_what_was_kept_is_noticed_and_told(folder: Path, open_vault: Opener, data_key: bytes):
    with open_vault(folder) as vault:
        content = kept(vault, LONG)
        recorded(vault, a_family(vault), content)
    with closing(open_database(folder / "vault.db", data_key)) as db:
        with pytest.raises(IntegrityError, match="never altered"):
            db.execute("update chunk set content = x'00'")
        db.execute("drop trigger chunk_is_kept")
        db.execute("update chunk set content = zeroblob(1048576) where id = 1")
    with open_vault(folder) as vault, pytest.raises(AttachmentDamaged, match="damaged on this computer"):
        list(vault.attachments.pieces(content.hash))
    problems = " ".join(check(folder, PASSPHRASE).problems)
    assert "part 1 of a picture or paper is not what was kept" in problems
    assert "is not whole" in problems


def test_a_damaged_page_of_a_picture_is_noticed_and_the_window_works_on(folder: Path, open_vault: Opener):
    with open_vault(folder) as vault:
        family = a_family(vault)
        content = kept(vault, noise(4 * CHUNK))
        recorded(vault, family, content)
    size = (folder / "vault.db").stat().st_size
    with (folder / "vault.db").open("r+b") as file:
        file.seek(size - 2 * CHUNK)
        file.write(b"\0" * 64)
    with open_vault(folder) as vault:
        with vault.second() as second, pytest.raises(VaultDamaged):
            list(second.attachments.pieces(content.hash))
        write(vault, family, name="Still here")


def test_an_earlier_copy_has_the_pictures_in_it(vault: Vault, data_key: bytes):
    content = kept(vault, LONG)
    recorded(vault, a_family(vault), content)
    backup = vault.backups.make()
    with closing(open_to_look(backup.folder / "vault.db", data_key)) as db:
        assert db.execute("select hash, size from attachment").fetchall() == [(bytes.fromhex(content.hash), len(LONG))]
        assert db.execute("select count(*) from part").fetchone() == (5,)


def test_the_write_ahead_log_stays_short_however_much_is_added(vault: Vault, folder: Path):
    with vault.second() as second:
        second.attachments.keep(in_pieces(noise(24 * CHUNK)), "image/png")
        assert (folder / "vault.db-wal").stat().st_size < 10 * CHUNK
