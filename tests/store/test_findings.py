"""What can be read of a damaged vault: from where it is taken, and what of it is left."""

from pathlib import Path

from ehdesk.domain.change import decode
from ehdesk.store.findings import Findings
from ehdesk.store.raw_pages import RawPages
from ehdesk.store.tombstones import Tombstones
from tests.store.conftest import Opener
from tests.store.rescuing import first_page_of, quietly, spoil_tables, wreck
from tests.store.writing import a_family, write


def test_what_proves_nothing_comes_from_the_newest_copy_that_still_has_it(
    folder: Path, made: tuple[Path, str], data_key: bytes, open_vault: Opener
):
    with open_vault(folder) as vault:
        older = vault.backups.make().folder
        older.rename(older.with_name(f"2020{older.name[4:]}"))
        vault.settings.put("locks after", 5)
        vault.backups.make()
    spoil_tables(folder / "vault.db", data_key, "setting")
    one = wreck(folder, made[1])
    with one.put_in_place(one.read(quietly)) as vault:
        assert vault.settings.get("locks after", 0) == 5


def test_what_the_hub_gave_and_withdrew_is_asked_for_from_the_start_after_it(
    folder: Path, made: tuple[Path, str], open_vault: Opener
):
    with open_vault(folder) as vault:
        vault.sync.scope_seq, vault.sync.may_publish = 7, True
    one = wreck(folder, made[1])
    with one.put_in_place(one.read(quietly)) as vault:
        assert (vault.sync.scope_seq, vault.sync.may_publish) == (0, True)


def test_what_still_lies_there_of_a_family_that_is_being_erased_is_left_there(
    folder: Path, data_key: bytes, open_vault: Opener
):
    with open_vault(folder) as vault:
        gone, *others = (a_family(vault, f"Family {number}") for number in range(3))
        for number, one in enumerate(one for one in vault.outbox.waiting() if one.family == gone):
            vault.outbox.accepted(one.change, number + 1)
    for wiped, families in ((None, {*others}), ("2026-11-02T10:00:00+00:00", {gone, *others})):
        stone = {"family": gone, "at": "2026-11-02T09:00:00+00:00", "wiped": wiped}
        found = Findings(tombstones=Tombstones([stone]))
        found.read_pages(RawPages(folder / "vault.db", data_key), made=None)
        assert {decode(body).family for body in found.signed} == families


def test_changes_of_every_length_are_read_page_by_page(folder: Path, data_key: bytes, open_vault: Opener):
    with open_vault(folder) as vault:
        family = a_family(vault)
        saved = {write(vault, family, notes="x" * length).id for length in range(2500, 12500, 97)}
    found = Findings()
    found.read_pages(RawPages(folder / "vault.db", data_key), made=None)
    assert saved < {decode(body).id for body in found.signed}


def test_what_every_opening_wrote_is_proven_by_what_lies_beside_the_vault(
    folder: Path, made: tuple[Path, str], data_key: bytes, open_vault: Opener
):
    for name in ("Tia", "Sam"):
        with open_vault(folder) as vault:
            write(vault, a_family(vault), name=name)
    place = first_page_of(folder / "vault.db", data_key, "writer") * 4096
    content = (folder / "vault.db").read_bytes()
    (folder / "vault.db").write_bytes(content[:place] + bytes(4096) + content[place + 4096 :])
    one = wreck(folder, made[1])
    found = one.read(quietly)
    one.close()
    assert (found.families, found.changes, found.aside) == (2, 4, 0)
