"""An erasure that could not be ended at once, or was stopped, is ended at a later opening."""

import subprocess
import sys
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest

from ehdesk.store.backups import backups_of
from ehdesk.store.wal import PAGE
from tests.store.conftest import Opener
from tests.store.leaving import Two, left_of_it, sound
from tests.store.writing import write


def test_where_no_copy_can_be_made_the_earlier_ones_stay_and_it_is_done_at_the_next_opening(
    two: Two, data_key: bytes, open_vault: Opener, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("ehdesk.store.backups._LEFT_FREE", 1 << 62)
    with open_vault(two.folder) as vault:
        assert two.goes not in vault.changes.families()
        assert vault.erasures.all()[0].wiped is None
    assert len(backups_of(two.folder)) == 1
    monkeypatch.undo()
    open_vault(two.folder).close()
    assert left_of_it(two.folder, data_key) == []
    assert sound(two.folder, data_key)


def test_where_only_the_copy_is_missing_the_database_is_not_written_anew_at_every_opening(
    two: Two, open_vault: Opener, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("ehdesk.store.backups._LEFT_FREE", 1 << 62)
    pages = [pages_of(two.folder)]
    for _ in range(3):
        open_vault(two.folder).close()
        pages.append(pages_of(two.folder))
    kept = [len(before & after) / len(after) for before, after in pairwise(pages)]
    assert kept[0] < 0.1  # every page has a new random salt once it is written
    assert all(part > 0.5 for part in kept[1:]), kept


def pages_of(folder: Path) -> set[bytes]:
    content = (folder / "vault.db").read_bytes()
    return {content[place : place + PAGE] for place in range(0, len(content), PAGE)}


@pytest.mark.parametrize("after", [0.0, 0.03, 0.08, 0.15, 0.3])
def test_a_kill_at_any_moment_leaves_a_vault_that_opens_and_an_erasure_that_ends(
    two: Two, made: tuple[Path, str], data_key: bytes, open_vault: Opener, after: float
):
    opening = (
        "import sys; from pathlib import Path; from ehdesk.store import door; from tests.builders import new_id, now\n"
        "print('about', flush=True)\n"
        "door.unlock_with_recovery_code(Path(sys.argv[1]), sys.argv[2], ids=new_id, clock=now)\n"
    )
    with subprocess.Popen([sys.executable, "-c", opening, str(two.folder), made[1]], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            process.wait(after)
        process.kill()
    with open_vault(two.folder) as vault:
        assert two.goes not in vault.changes.families()
        assert len(vault.changes.ids(two.stays)) == 31
    assert left_of_it(two.folder, data_key) == []
    assert sound(two.folder, data_key)


def test_the_anchor_of_before_is_no_reason_to_refuse_the_vault(two: Two, data_key: bytes, open_vault: Opener):
    """A power cut may leave an anchor from before the erasure, and from before what was saved after it."""
    before = (two.folder / "anchor").read_bytes()
    with open_vault(two.folder) as vault:
        write(vault, two.stays, name="After")
    (two.folder / "anchor").write_bytes(before)
    with open_vault(two.folder) as vault:
        assert len(vault.changes.ids(two.stays)) == 32
    assert sound(two.folder, data_key)
