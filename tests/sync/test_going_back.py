"""A laptop that went back to an earlier copy of its vault: the hub gives it what it lost, and nobody loses anything."""

from ehdesk.store import door
from ehdesk.sync.contact import contact_of
from tests.builders import PASSPHRASE, a_vault, new_id, now
from tests.sync.laptop import Laptop


def gone_back(laptop: Laptop, backup) -> Laptop:
    """The same laptop after it was locked and its vault changed for the backup."""
    folder = laptop.vault.folder
    laptop.put_away()
    door.go_back(folder, backup, door.by_passphrase(folder, PASSPHRASE, now), clock=now)
    vault = door.unlock(folder, PASSPHRASE, ids=new_id, clock=now)
    return Laptop(vault, laptop.practitioner, contact_of(vault.sync))


def test_its_own_later_work_comes_back_and_it_writes_on(hub, bens, tmp_path):
    ada = Laptop.of(a_vault(tmp_path, "Ada Obi"), hub, hub.practitioner("Ada Obi"))
    family = ada.begins(name="Obi", notes="before")
    ada.sync()
    hub.assign(family, bens.practitioner)
    backup = ada.vault.backups.make()
    late = ada.says(family, notes="after")
    ada.sync()
    ada = gone_back(ada, backup)
    try:
        assert ada.reads(family)["notes"] == "before"
        ada.sync()
        assert late in ada.ids(family)
        assert ada.reads(family)["notes"] == "after"
        ada.says(family, notes="and on")
        ada.sync()
        bens.sync()
        assert bens.reads(family)["notes"] == "and on"
        assert bens.vault.records.conflicts(family) == ()
        assert ada.ids(family) == bens.ids(family)
    finally:
        ada.put_away()


def test_what_it_had_not_sent_when_the_copy_was_made_is_sent(hub, bens, tmp_path):
    ada = Laptop.of(a_vault(tmp_path, "Ada Obi"), hub, hub.practitioner("Ada Obi"))
    family = ada.begins(name="Obi")
    ada.sync()
    hub.assign(family, bens.practitioner)
    ada.says(family, notes="unsent")
    backup = ada.vault.backups.make()
    ada.sync()
    ada = gone_back(ada, backup)
    try:
        ada.sync()
        bens.sync()
        assert bens.reads(family)["notes"] == "unsent"
        assert ada.ids(family) == bens.ids(family)
    finally:
        ada.put_away()


def test_after_a_damaged_vault_was_read_a_laptop_goes_on_with_its_hub(hub, bens, tmp_path):
    ada = Laptop.of(a_vault(tmp_path, "Ada Obi"), hub, hub.practitioner("Ada Obi"))
    family = ada.begins(name="Obi", notes="sent")
    ada.sync()
    hub.assign(family, bens.practitioner)
    bens.sync()
    bens.says(family, notes="and Ben")
    bens.sync()
    ada.sync()
    ada.says(family, name="Not sent")
    folder = ada.vault.folder
    ada.put_away()
    content = bytearray((folder / "vault.db").read_bytes())
    content[: 2 * 4096] = bytes(2 * 4096)  # SQLite reads nothing of it any more: nobody knows what the hub has
    (folder / "vault.db").write_bytes(content)
    wreck = door.wreck(folder, door.by_passphrase(folder, PASSPHRASE, now), ids=new_id, clock=now)
    found = wreck.read(lambda *_: None)
    assert (found.changes, found.aside) == (2, 1)  # Ben's certificate lay there
    vault = wreck.put_in_place(found)
    ada = Laptop(vault, ada.practitioner, contact_of(vault.sync))
    try:
        assert len(ada.vault.outbox.waiting()) == 2
        assert ada.sync().refused == 0
        assert ada.vault.changes.aside() == ()
        ada.says(family, notes="and on")
        ada.sync()
        bens.sync()
        assert bens.reads(family) == {"name": "Not sent", "notes": "and on"}
        assert ada.ids(family) == bens.ids(family)
        assert not ada.vault.outbox.waiting()
    finally:
        ada.put_away()
