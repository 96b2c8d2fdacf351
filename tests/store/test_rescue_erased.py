"""What was erased stays erased when a damaged vault is read, and nothing that was written since goes with it."""

import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from ehdesk.domain.change import FamilyId
from ehdesk.store.check import looked_through
from ehdesk.store.driver import DATABASE, open_database
from ehdesk.store.erasures import Why
from tests.store.conftest import Opener
from tests.store.leaving import accept_all
from tests.store.rescuing import came_of, quietly, spoil_tables, wreck
from tests.store.writing import a_family, write

STAYS = 4 * 5
"""Changes of the families that stay."""


@dataclass(frozen=True)
class Erased:
    """A closed vault of which a family was erased, as every copy says that was made since; and one that holds it."""

    folder: Path
    code: str
    gone: FamilyId
    copies: tuple[Path, ...]


@pytest.fixture
def erased(folder: Path, made: tuple[Path, str], open_vault: Opener) -> Erased:
    with open_vault(folder) as vault:
        families = [a_family(vault, f"Family {number}") for number in range(5)]
        for family in families:
            for child in range(3):
                write(vault, family, name=f"Child {child}", notes="what was said " * 20)
        accept_all(vault)
        gone = families[2]
        vault.erasures.leave([gone], Why.WITHDRAWN)
        vault.settings.put(f"shown of {gone}", True)
        vault.access.note(gone, "opened")
        old = Path(shutil.copytree(vault.backups.make().folder, folder.parent / "old"))
    with open_vault(folder) as vault:
        assert gone not in vault.changes.families()
        for family in vault.changes.families():
            write(vault, family, name="Later")
        [new] = vault.backups.all()
    shutil.copytree(old, folder / "backups" / f"2020{new.folder.name[4:]}")
    return Erased(folder, made[1], gone, (new.folder / DATABASE,))


@pytest.mark.parametrize("unread", [("access", "setting"), ("access", "setting", "erased")])
def test_it_does_not_come_back_from_a_copy_that_holds_it(erased: Erased, data_key: bytes, unread: tuple[str, ...]):
    """Nor where no database tells any more that it went."""
    for database in (erased.folder / DATABASE, *erased.copies):
        spoil_tables(database, data_key, *unread)
    one = wreck(erased.folder, erased.code)
    found = one.read(quietly)
    assert (found.families, found.changes) == (4, STAYS)
    assert (found.families_missing, found.families_not_whole, found.changes_missing) == (0, 0, 0)
    with one.put_in_place(found) as vault, closing(vault.second()) as again:
        assert erased.gone not in again.changes.families()
        assert [one.family for one in again.erasures.all()] == [erased.gone]
        assert vault.access.of(erased.gone) == ()
        assert not vault.settings.get(f"shown of {erased.gone}", False)
    assert looked_through(erased.folder, data_key).is_sound


def test_it_does_not_come_back_from_a_database_of_before_that_lies_in_place_of_the_newest(erased: Erased):
    for copy in erased.copies:
        shutil.rmtree(copy.parent)
    [old] = (erased.folder / "backups").iterdir()
    shutil.copy(old / DATABASE, erased.folder / DATABASE)
    told = came_of(erased.folder, erased.code).told
    assert (told.families, told.changes, told.changes_missing) == (4, STAYS - 4, 4)


@pytest.mark.parametrize("unread", [(), ("change",), ("erased",)])
def test_what_was_written_in_it_once_it_was_back_comes_over(
    erased: Erased, data_key: bytes, open_vault: Opener, unread: tuple[str, ...]
):
    """As long as no new copy finds room its erasing is not finished, and says that it is not."""
    with open_vault(erased.folder) as vault:
        back = write(vault, erased.gone, name="Unsent").id
    with closing(open_database(erased.folder / DATABASE, data_key)) as db:
        db.execute("update erased set wiped = null")
    if unread:
        spoil_tables(erased.folder / DATABASE, data_key, *unread)
    came = came_of(erased.folder, erased.code)
    assert back in came.changes
    assert (came.told.families, came.told.changes, came.told.changes_missing) == (5, STAYS + 1, 0)


def test_that_it_went_is_known_beside_the_vault_before_its_copies_go(
    folder: Path, made: tuple[Path, str], data_key: bytes, open_vault: Opener, monkeypatch: pytest.MonkeyPatch
):
    """Where its erasing was cut off, and the page that tells of it is damaged."""
    with open_vault(folder) as vault:
        goes, stays = a_family(vault, "Quillfeather"), a_family(vault, "Obi")
        accept_all(vault)
        vault.backups.make()
        vault.erasures.leave([goes], Why.CLOSED)
    monkeypatch.setattr("ehdesk.store.backups._LEFT_FREE", 1 << 62)
    with open_vault(folder) as vault:
        assert vault.changes.families() == (stays,)
        cut = Path(shutil.copytree(folder, folder.with_name("cut")))
    spoil_tables(cut / DATABASE, data_key, "erased")
    told = came_of(cut, made[1]).told
    assert (told.families, told.changes, told.changes_missing) == (1, 1, 0)
