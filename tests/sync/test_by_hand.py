"""Unsent work that is carried from one device to another by hand, and goes on to the hub as it was signed."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ehdesk.domain.change import Change, Edit, encode
from ehdesk.domain.signing import Certificate, certify, public_bytes, sign_change
from ehdesk.store import door
from ehdesk.store.changes import NewEdit
from ehdesk.store.errors import DiskFull, DiskTrouble, NothingUnsent, SomebodyElsesWork, WrongFileCode
from ehdesk.store.load import Reach
from ehdesk.store.unsent_file import Unsent, sealed
from ehdesk.store.vault import Vault
from ehdesk.store.ways_in import new_code
from tests.builders import PASSPHRASE, a_vault, new_id, now
from tests.store.colleague import Colleague
from tests.store.test_full_disk import no_file_over
from tests.sync.laptop import Laptop, says


@dataclass
class Carried:
    """A file on a stick, and the code on a piece of paper."""

    file: Path
    code: str

    @classmethod
    def out_of(cls, vault: Vault, folder: Path) -> "Carried":
        made = vault.unsent.sealed()
        (file := folder / "unsent.ehdesk").write_bytes(b"".join(made.pieces))
        return cls(file, made.code)

    def into(self, vault: Vault):
        return vault.unsent.take_in(self.file, self.code)


@pytest.fixture(scope="module")
def others(hub, laptops, adas):
    """Ada's other device, as the last test left it."""
    return laptops(hub, "Ada Obi", adas.practitioner)


@pytest.fixture
def other(hub, others):
    """Ada's other device, which has met the hub since Ada's first one enrolled."""
    others.call(hub.url)
    others.sync()
    return others


def test_it_reaches_the_other_device_and_the_hub_as_it_was_signed(hub, ada, other, bens, tmp_path):
    family = ada.begins(name="Obi")
    late = ada.says(family, notes="in the living room")
    taken = Carried.out_of(ada.vault, tmp_path).into(other.vault)
    assert (taken.new, taken.known, taken.kept_aside) == (2, 0, ())
    assert taken.families == {family}
    assert other.reads(family)["notes"] == "in the living room"
    assert other.sync().pushed == 2
    hub.assign(family, bens.practitioner)
    bens.sync()
    assert late in bens.ids(family)
    ada.sync()
    assert ada.vault.outbox.count() == 0
    assert ada.ids(family) == other.ids(family)
    assert ada.vault.records.conflicts(family) == ()


def test_the_same_file_twice_is_taken_in_once(ada, other, tmp_path):
    family = ada.begins(name="Obi")
    carried = Carried.out_of(ada.vault, tmp_path)
    carried.into(other.vault)
    other.sync()
    again = carried.into(other.vault)
    assert (again.new, again.known, again.families) == (0, 1, frozenset())
    assert other.vault.outbox.count() == 0
    assert len(other.ids(family)) == 1


def test_work_on_a_family_that_the_other_device_holds_joins_what_is_there(ada, other, tmp_path):
    family = ada.begins(name="Obi")
    ada.sync()
    other.sync()
    ada.says(family, notes="by the one")
    other.says(family, name="Obi-Shaw")
    Carried.out_of(ada.vault, tmp_path).into(other.vault)
    assert other.reads(family) == {"name": "Obi-Shaw", "notes": "by the one"}
    other.sync()
    ada.sync()
    assert ada.reads(family) == other.reads(family)


def test_before_the_hub_vouched_for_the_device_that_saved_it_it_waits_and_then_goes_on(hub, ada, tmp_path):
    """The other device was last in touch before this one enrolled."""
    early = Laptop.of(a_vault(tmp_path, "Ada Obi"), hub, ada.practitioner)
    try:
        family = ada.begins(name="Obi")
        for number in range(12):
            ada.says(family, notes=str(number))
        taken = Carried.out_of(ada.vault, tmp_path).into(early.vault)
        assert (taken.new, len(taken.kept_aside)) == (0, 13 + 1)
        assert early.sync().pushed == 13
        assert early.vault.changes.aside() == ()
        assert early.reads(family)["notes"] == "11"
    finally:
        early.put_away()


def test_what_the_hub_refused_is_carried_too(hub, ada, other, bens, tmp_path):
    family = bens.begins(name="Shaw")
    bens.sync()
    mine = ada.says(family, notes="not my family yet")
    assert ada.sync().refused == 1
    Carried.out_of(ada.vault, tmp_path).into(other.vault)
    hub.assign(family, ada.practitioner)
    other.sync()
    assert other.reads(family)["notes"] == "not my family yet"
    bens.sync()
    assert mine in bens.ids(family)
    ada.sync()


def test_what_waits_to_be_vouched_for_is_carried_on(ada, other, hub, tmp_path):
    early = Laptop.of(a_vault(tmp_path, "Ada Obi"), hub, ada.practitioner)
    try:
        family = ada.begins(name="Obi")
        Carried.out_of(ada.vault, tmp_path).into(early.vault)
        taken = Carried.out_of(early.vault, tmp_path).into(other.vault)
        assert taken.new == 1
        assert other.reads(family) == {"name": "Obi"}
    finally:
        early.put_away()


def test_somebody_elses_file_is_left_alone(ada, bens, tmp_path):
    ada.begins(name="Obi")
    before = bens.vault.changes.families()
    with pytest.raises(SomebodyElsesWork, match="somebody else"):
        Carried.out_of(ada.vault, tmp_path).into(bens.vault)
    assert bens.vault.changes.families() == before
    assert bens.vault.changes.aside() == ()


def test_another_code_takes_nothing_in(ada, other, tmp_path):
    family = ada.begins(name="Obi")
    carried = Carried.out_of(ada.vault, tmp_path)
    with pytest.raises(WrongFileCode):
        Carried(carried.file, new_code()).into(other.vault)
    assert family not in other.vault.changes.families()


def test_on_a_full_disk_none_of_it_is_taken_in_and_afterwards_all(ada, other, tmp_path):
    family = ada.begins(name="Obi")
    for number in range(30):
        ada.says(family, notes=f"{number} " + "long words " * 400)
    carried = Carried.out_of(ada.vault, tmp_path)
    full = (other.vault.folder / "vault.db-wal").stat().st_size + 40_000
    with no_file_over(full), pytest.raises((DiskFull, DiskTrouble)):
        carried.into(other.vault)
    assert family not in other.vault.changes.families()
    assert carried.into(other.vault).new == 31


def test_a_colleagues_change_in_it_that_was_forged_is_set_aside(ada, other):
    family, stranger = ada.begins(name="Obi"), Colleague()
    forged = stranger.writes(family)
    taken = other.vault.unsent.take([forged.signed], [stranger.certificate])
    assert taken.new == 0
    assert {aside.what for aside in taken.kept_aside} == {"change", "certificate"}
    assert family not in other.vault.changes.families()


def forged_by(vault: Vault, family: str, author: str) -> Unsent:
    """What somebody writes in another's name, with all that their own device can sign for it."""
    key = Ed25519PrivateKey.generate()
    facts = Certificate(new_id(), vault.owner.device, author, public_bytes(key), 1)
    change = Change(new_id(), family, author, 1, facts.writer, 1, b"", (Edit(family, "family", {"notes": "never"}),))
    return Unsent((author,), (certify(facts, vault.sync.device_key),), (sign_change(encode(change), key),))


def test_a_colleague_whose_device_the_hub_knows_writes_in_nobody_elses_name(hub, ada, bens, tmp_path):
    family = bens.begins(name="Shaw")
    bens.sync()
    hub.assign(family, ada.practitioner)
    mine = Laptop.of(a_vault(tmp_path, "Ada Obi"), hub, ada.practitioner)
    try:
        mine.sync()
        work = sealed(forged := forged_by(bens.vault, family, mine.vault.owner.practitioner), lambda _: iter(()))
        (file := tmp_path / "unsent.ehdesk").write_bytes(b"".join(work.pieces))
        assert Carried(file, work.code).into(mine.vault).new == 0
        bens.says(family, notes="said")
        bens.sync()
        mine.sync()  # the hub vouches for Ben's device once more, and for what Ben wrote
        assert mine.reads(family)["notes"] == "said"
        kept = {one.signed for one in mine.vault.changes.aside()}
        assert kept == {*forged.certificates, *forged.changes}
    finally:
        mine.put_away()


def test_a_picture_comes_to_the_other_device_whose_record_came_by_the_hub(ada, other, tmp_path):
    """No hub has what a picture consists of; the first file may be taken in before the record is here."""
    with ada.vault.second() as second:
        content = second.attachments.keep([b"\x89PNG a drawing"], "image/png")
    family = ada.begins(name="Obi")
    ada.vault.changes.save(family, [NewEdit(new_id(), "picture", {"title": "A house", "content": content.value})])
    ada.sync()
    carried = Carried.out_of(ada.vault, tmp_path)
    assert carried.into(other.vault).not_named == 1
    other.sync()
    taken = carried.into(other.vault)
    assert (taken.new, taken.pictures, taken.families) == (0, 1, {family})
    assert list(other.vault.attachments.pieces(content.hash)) == [b"\x89PNG a drawing"]
    assert other.vault.outbox.count() == 0


def test_with_nothing_unsent_no_file_is_made(ada):
    with pytest.raises(NothingUnsent):
        ada.vault.unsent.sealed(Reach.WAITING)


def test_without_any_hub_a_vault_takes_back_what_it_saved_before_it_went_back(tmp_path):
    """The same device signed it, so nobody has to vouch for it."""
    vault = a_vault(tmp_path)
    backup = vault.backups.make()
    says(vault, family := new_id(), name="Obi")
    carried = Carried.out_of(vault, tmp_path)
    vault.close()
    door.go_back(vault.folder, backup, door.by_passphrase(vault.folder, PASSPHRASE, now), clock=now)
    with door.unlock(vault.folder, PASSPHRASE, ids=new_id, clock=now) as again:
        assert family not in again.changes.families()
        assert carried.into(again).new == 1
        assert again.outbox.count() == 1
        assert again.records.one(family).body == {"name": "Obi"}


def test_the_hub_vouches_for_ones_own_devices_and_nobody_elses(ada, other, bens):
    told = ada.contact.scope(0).devices
    assert {ada.vault.owner.device, other.vault.owner.device} <= set(told)
    assert bens.vault.owner.device not in told
