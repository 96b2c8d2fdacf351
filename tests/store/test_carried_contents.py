"""A file of unsent work with its pictures: what is in it, and what of it comes in."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from ehdesk.domain.attachment import CHUNK
from ehdesk.domain.signing import public_bytes
from ehdesk.store import door
from ehdesk.store.check import check
from ehdesk.store.errors import (
    NothingUnsent,
)
from ehdesk.store.load import Reach
from ehdesk.store.safe_write import put_pieces
from ehdesk.store.unsent_file import Unsent, sealed
from tests.builders import PASSPHRASE, a_vault, new_id, now
from tests.store.carrying import LONG, SMALL, Two, sent, two_of, whole
from tests.store.conftest import Opener
from tests.store.kept_unsent import FORM_1
from tests.store.kept_vaults import KEPT
from tests.store.test_attachments import kept, noise, recorded
from tests.store.writing import a_family, remove, write


@pytest.fixture
def two(folder: Path, open_vault: Opener, tmp_path: Path) -> Iterator[Two]:
    with two_of(folder, open_vault, tmp_path) as two:
        yield two


def test_the_pictures_that_the_changes_name_come_in_with_them(two: Two):
    contents = [kept(two.vault, one) for one in (SMALL, LONG)]
    for one in contents:
        recorded(two.vault, two.family, one)
    taken = two.taken(two.saved())
    assert (taken.new, taken.pictures, taken.not_named, taken.families) == (3, 2, 0, {two.family})
    assert [whole(two.copy, one) for one in contents] == [SMALL, LONG]
    two.copy.close()
    assert check(two.copy.folder, PASSPHRASE).is_sound


def test_the_same_file_again_changes_nothing(two: Two):
    recorded(two.vault, two.family, content := kept(two.vault, LONG))
    code = two.saved()
    two.taken(code)
    again = two.taken(code)
    assert (again.new, again.known, again.pictures, again.families) == (0, 2, 0, frozenset())
    assert whole(two.copy, content) == LONG


def test_a_picture_whose_change_the_hub_has_goes_too_since_no_hub_has_the_picture(two: Two):
    recorded(two.vault, two.family, content := kept(two.vault, SMALL))
    load = two.vault.unsent.load()
    assert (list(load.named), list(load.others)) == ([content.hash], [])
    sent(two.vault)
    load = two.vault.unsent.load()
    assert (load.changes, list(load.others), load.left_by) == ((), [content.hash], {two.family})
    with pytest.raises(NothingUnsent):
        two.vault.unsent.sealed(Reach.WAITING)
    assert two.vault.unsent.sealed().load.contents == (content,)


def test_only_what_waits_has_only_the_pictures_that_it_names(two: Two):
    recorded(two.vault, two.family, kept(two.vault, LONG))
    sent(two.vault)
    recorded(two.vault, two.family, new := kept(two.vault, SMALL))
    work = two.vault.unsent.sealed(Reach.WAITING)
    assert (len(work.load.changes), work.load.contents) == (1, (new,))
    assert len(two.vault.unsent.sealed().load.contents) == 2


def test_neither_what_nothing_names_nor_what_was_taken_away_leaves(two: Two):
    kept(two.vault, SMALL)
    record = recorded(two.vault, two.family, kept(two.vault, LONG))
    remove(two.vault, two.family, record)
    sent(two.vault)
    with pytest.raises(NothingUnsent):
        two.vault.unsent.load()


def test_what_nothing_here_names_stays_in_the_file_and_comes_in_once_something_does(two: Two):
    """Ada's other laptop has not met the hub since the picture was recorded."""
    change = recorded(two.vault, two.family, content := kept(two.vault, SMALL))
    changes = two.vault.unsent.load()
    sent(two.vault)
    write(two.vault, two.family, name="Tia")
    code = two.saved()
    taken = two.taken(code)
    assert (taken.new, taken.pictures, taken.not_named) == (1, 0, 1)
    assert not two.copy.attachments.has(content.hash)
    two.copy.unsent.take(changes.changes, changes.certificates)
    assert two.copy.records.one(change)
    taken = two.taken(code)
    assert (taken.new, taken.pictures, taken.not_named, taken.families) == (0, 1, 0, {two.family})
    assert whole(two.copy, content) == SMALL


def test_a_picture_waits_with_its_change_until_somebody_vouches_for_its_writer(
    two: Two, tmp_path: Path, open_vault: Opener
):
    other = a_vault(tmp_path, "Ada Obi")
    with other:
        family = a_family(other)
        recorded(other, family, content := kept(other, LONG))
        load = other.unsent.load()
        authors = (*two.copy.owner.is_me,)
        made = sealed(Unsent(authors, load.certificates, load.changes, load.contents), lambda _one: iter([LONG]))
        put_pieces(two.file, made.pieces)
        device, key = other.owner.device, public_bytes(other.sync.device_key)
    taken = two.taken(made.code)
    assert (taken.new, taken.pictures, len(taken.kept_aside)) == (0, 1, 3)
    two.copy.close()
    with open_vault(two.copy.folder) as copy:  # what nothing names is cleared at an opening
        assert copy.unsent.load().contents == (content,)
        copy.changes.meet({device: key})
        assert copy.records.of(family, "picture")
        assert whole(copy, content) == LONG


def test_a_file_of_the_first_form_is_taken_in(tmp_path: Path):
    [kept] = (one for one in KEPT if one.name == "version-6-977362b")  # its copy saved the file
    with door.unlock_with_recovery_code(kept.copy(tmp_path / "kept"), kept.code, ids=new_id, clock=now) as vault:
        taken = vault.unsent.take_in(FORM_1.file, FORM_1.code)
        assert (taken.new, taken.known, taken.pictures, taken.kept_aside) == (2, 11, 0, ())
        [family] = taken.families
        assert vault.records.one(family).body == {"name": "Kept Tester"}


def test_many_megabytes_go_out_and_in_a_few_at_a_time(two: Two):
    for number in range(3):
        with two.vault.second() as second:
            pieces = (noise(CHUNK - number - 1) for _ in range(16))
            content = second.attachments.keep(pieces, "image/png")
        recorded(two.vault, two.family, content)
    tracemalloc.start()
    try:
        taken = two.taken(two.saved())
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert taken.pictures == 3
    assert two.file.stat().st_size > 47 << 20
    assert most < 12 * CHUNK
