"""Unsent work saved in a file: on record before it leaves, and its code kept until it is written down."""

from pathlib import Path

import pytest

from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.services.carrying import CARRIED, Carried
from ehdesk.store.changes import NewEdit
from ehdesk.store.errors import Stopped, StoreError
from ehdesk.store.load import Reach
from tests.builders import new_id
from tests.files import a_jpeg
from tests.services.made import Desktop
from tests.store.test_full_disk import no_file_over, size_of_log


@pytest.fixture
def family(ada: Desktop) -> FamilyId:
    """One that waits for the hub."""
    return ada.work.families.add("Moss")


def test_what_cannot_be_put_on_record_is_not_saved(ada: Desktop, family: FamilyId, tmp_path: Path):
    with no_file_over(size_of_log(ada.work.vault)), pytest.raises(StoreError):
        ada.work.carrying.save(tmp_path / "unsent.ehdesk")
    assert list(tmp_path.glob("unsent*")) == []
    assert ada.work.vault.access.of(family) == ()


def test_the_code_is_kept_until_it_is_written_down(ada: Desktop, family: FamilyId, tmp_path: Path):
    carrying = ada.work.carrying
    one, other = (carrying.save(tmp_path / name) for name in ("one.ehdesk", "other.ehdesk"))
    assert carrying.to_write_down == one
    carrying.written_down(one)
    assert carrying.to_write_down == other
    carrying.written_down(other)
    assert carrying.to_write_down is None
    assert family


def test_there_is_no_code_of_a_file_that_could_not_be_written(ada: Desktop, family: FamilyId, tmp_path: Path):
    kept = ada.work.carrying.save(tmp_path / "unsent.ehdesk")
    with pytest.raises(StoreError):
        ada.work.carrying.save(tmp_path / "not there" / "unsent.ehdesk")
    ada.work.carrying.written_down(kept)
    assert ada.work.carrying.to_write_down is None
    assert family


def test_it_is_on_record_for_the_families_that_are_in_the_file(ada: Desktop, family: FamilyId, tmp_path: Path):
    ada.work.carrying.save(tmp_path / "unsent.ehdesk")
    assert {one.family for one in ada.work.vault.access.noted(CARRIED)} >= {family}


def pictured(ada: Desktop, family: FamilyId, place: Path) -> RecordId:
    pictures = ada.work.pictures
    return pictures.add(family, pictures.take_in(a_jpeg(place / "letter.jpg")))


def test_it_counts_the_pictures_that_are_in_the_file(ada: Desktop, family: FamilyId, tmp_path: Path):
    pictures, file = ada.work.pictures, tmp_path / "unsent.ehdesk"
    taken = pictures.take_in(a_jpeg(tmp_path / "letter.jpg"))
    record = pictures.add(family, taken)
    pictures.add(family, taken)
    pictures.editing(family, record).save({"title": "A letter"})
    carried = ada.work.carrying.save(file)
    assert (carried.contents, carried.damaged, carried.size) == (1, 0, file.stat().st_size)
    assert ada.work.carrying.to_write_down == carried


def test_a_picture_alone_is_something_to_save_and_on_record_for_its_family(
    ada: Desktop, family: FamilyId, tmp_path: Path
):
    pictured(ada, family, tmp_path)
    vault, carrying = ada.work.vault, ada.work.carrying
    for number, one in enumerate(vault.outbox.waiting(), 1):
        vault.outbox.accepted(one.change, number)
    assert carrying.has_unsent
    carried = carrying.save(tmp_path / "unsent.ehdesk")
    assert (carried.count, carried.contents) == (0, 1)
    assert [one.family for one in vault.access.noted(CARRIED)] == [family]


def test_there_is_no_code_of_a_file_that_somebody_stopped(ada: Desktop, family: FamilyId, tmp_path: Path):
    def stop_at_the_end(done: int, of: int) -> None:
        if done == of:
            raise Stopped

    pictured(ada, family, tmp_path)
    with pytest.raises(Stopped):
        ada.work.carrying.save(tmp_path / "unsent.ehdesk", Reach.ALL, stop_at_the_end)
    assert ada.work.carrying.to_write_down is None
    assert list(tmp_path.glob("unsent*")) == []


def test_a_code_that_an_earlier_build_kept_is_still_shown(ada: Desktop):
    """It said how many pictures were not in its file."""
    kept = {"name": "unsent.ehdesk", "code": "1234", "count": 3, "pictures": 2}
    ada.work.vault.settings.put("codes to write down", [kept])
    assert ada.work.carrying.to_write_down == Carried("unsent.ehdesk", "1234", 3)


def test_a_file_that_finds_no_room_leaves_nothing_open(ada: Desktop, family: FamilyId, tmp_path: Path):
    """The vault is closed next where it is locked meanwhile."""
    with ada.work.vault.second() as second:
        content = second.attachments.keep([bytes(3 << 20)], "image/png")
    ada.work.vault.changes.save(family, [NewEdit(RecordId(new_id()), "picture", {"content": content.value})])
    with no_file_over(size_of_log(ada.work.vault) + (1 << 20)), pytest.raises(StoreError) as failed:
        ada.work.carrying.save(tmp_path / "unsent.ehdesk")
    assert failed.value
    ada.work.vault.close()
    assert not (ada.work.vault.folder / "vault.db-wal").exists()  # the last connection takes it away
