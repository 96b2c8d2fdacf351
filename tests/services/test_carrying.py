"""Unsent work saved in a file: on record before it leaves, and its code kept until it is written down."""

from pathlib import Path

import pytest

from ehdesk.domain.change import FamilyId
from ehdesk.services.carrying import CARRIED
from ehdesk.store.errors import StoreError
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


def test_it_counts_the_pictures_that_are_not_in_the_file(ada: Desktop, family: FamilyId, tmp_path: Path):
    pictures, file = ada.work.pictures, tmp_path / "unsent.ehdesk"
    taken = pictures.take_in(a_jpeg(tmp_path / "letter.jpg"))
    record = pictures.add(family, taken)
    pictures.add(family, taken)
    pictures.editing(family, record).save({"title": "A letter"})
    carried = ada.work.carrying.save(file)
    assert carried.pictures == 1
    assert ada.work.carrying.to_write_down == carried
