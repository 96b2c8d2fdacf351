"""Practice never syncs: each way that leads to a hub or in from one is tried, also after somebody altered the vault."""

import shutil

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.change import decode, is_id
from ehdesk.domain.practice import is_practice, marked
from ehdesk.domain.signing import Signed, public_bytes
from ehdesk.store import door, practice
from ehdesk.store.changes import NewEdit
from ehdesk.store.driver import open_database
from ehdesk.store.errors import NeverSyncs, VaultDamaged, WrongPassphrase
from ehdesk.store.facts import fact
from ehdesk.store.intake import Incoming
from ehdesk.store.keys import read_keys
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.session import Owner
from ehdesk.store.sync_book import Enrolment
from ehdesk.sync.contact import contact_of, greet
from ehdesk.sync.enrol import enrol
from ehdesk.sync.line import Line
from ehdesk.sync.report import Tally
from ehdesk.sync.round import sync_once
from ehdesk.sync.sending import send
from ehdesk.sync.troubles import HubSaysNo
from ehdesk.wire import addresses
from ehdesk.wire.coding import JSON, to_json
from ehdesk.wire.messages import Enrol, Outcome, Push
from ehdesk.wire.proof import proof
from tests.builders import PASSPHRASE, a_vault, new_id, now
from tests.sync.laptop import says

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def folder(tmp_path):
    """A closed vault for practice, with a family in it."""
    made = practice.create(tmp_path / "practice", "Practice worker", "Practising", ids=new_id, clock=now)
    says(made, made.new_id(), name="Made up")
    made.close()
    return tmp_path / "practice"


def opened(folder):
    """It, open."""
    return practice.unlock(folder, ids=new_id, clock=now)


@pytest.fixture
def vault(folder):
    """A vault for practice, open."""
    with opened(folder) as vault:
        yield vault


def lying_in(folder):
    """What somebody who has its key finds in the vault: the changes with their writers' certificates, and its keys."""
    code = (folder / practice.KEY).read_text()
    data_key = read_keys(folder).by_recovery_code(code)
    db = open_database(folder / "vault.db", data_key)
    changes = [Signed(*row) for row in db.execute("select body, signature from change").fetchall()]
    certificates = [Signed(*row) for row in db.execute("select body, signature from writer").fetchall()]
    facts = {key: msgspec.msgpack.decode(value) for key, value in db.execute("select key, value from fact").fetchall()}
    db.close()
    return changes, certificates, facts, data_key


def alter(folder, key, value):
    """Write another fact into the vault, with its own key."""
    db = open_database(folder / "vault.db", lying_in(folder)[3])
    db.table("fact").upsert({"key": key, "value": msgspec.msgpack.encode(value)}, pk="key")
    db.close()


def tries_to_sync(vault, contact=None):
    """Every way there is; each one says that practice never syncs."""
    someones = Enrolment(NOWHERE, bytes(32), "Northshire", new_id(), vault.owner.device)
    tries = (
        lambda: enrol(vault, NOWHERE, "anything", "laptop"),
        lambda: vault.sync.enrol(someones),
        lambda: contact_of(vault.sync),
        lambda: vault.sync.device_key,
        lambda: vault.changes.take([]),
        vault.unsent.sealed,
        lambda: vault.unsent.take_in(vault.folder / "keys", "anything"),
    )
    for one in tries:
        with pytest.raises(NeverSyncs):
            one()
    assert vault.is_practice
    assert vault.sync.enrolment is None
    assert (vault.outbox.count(), vault.outbox.waiting(), vault.outbox.next_batch(100, 1 << 20)) == (0, (), ())
    if contact is not None:
        assert isinstance(sync_once(vault, contact, now).trouble, NeverSyncs)


# the mark


@given(st.uuids())
def test_an_id_with_the_mark_is_an_id_and_is_known_by_it(id):
    assert is_id(marked(str(id)))
    assert is_practice(marked(str(id)))
    assert marked(marked(str(id))) == marked(str(id))


@given(st.uuids(version=4))
def test_ids_of_others_do_not_have_it(id):
    assert not is_practice(str(id))
    assert not is_practice(new_id())


def test_everything_that_is_signed_in_practice_says_so(folder):
    changes, certificates, _facts, _key = lying_in(folder)
    for signed in changes:
        change = decode(signed.body)
        assert all(map(is_practice, (change.id, change.writer, change.author, change.family)))
    for signed in certificates:
        said = msgspec.msgpack.decode(signed.body)
        assert all(is_practice(said[name]) for name in ("writer", "device", "practitioner"))


# from practice to a hub


def test_no_way_leads_from_practice_to_a_hub(vault, hub, ada):
    tries_to_sync(vault, ada.contact)
    with pytest.raises(NeverSyncs):
        enrol(vault, hub.url, hub.code(ada.practitioner), "laptop")


def test_with_somebody_elses_contact_nothing_is_sent_and_nothing_comes_in(vault, ada):
    family = ada.begins(name="Real")
    ada.sync()
    report = sync_once(vault, ada.contact, now)
    assert (report.pushed, report.pulled, str(report.trouble)) == (0, 0, str(NeverSyncs()))
    send(vault, ada.contact, Tally(now()), lambda _: None, lambda: False)
    assert family not in vault.changes.families()


def test_a_fact_that_is_planted_enrols_nobody(folder, hub):
    alter(folder, "enrolment", Enrolment(hub.url, bytes(32), "Northshire Council", new_id(), new_id()))
    with opened(folder) as vault:
        tries_to_sync(vault)


def test_another_owner_in_its_facts_does_not_take_the_mark_away(folder):
    alter(folder, "owner", Owner(new_id(), "Ada Obi", "", new_id(), new_id()))
    with opened(folder) as vault:
        assert vault.owner.name == "Ada Obi"
        tries_to_sync(vault)


@pytest.mark.parametrize("name", ["practice", "practice is ready", "mark"])
def test_no_setting_takes_it_away(folder, name):
    with opened(folder) as vault:
        vault.settings.put(name, False)
    with opened(folder) as vault:
        tries_to_sync(vault)


def test_a_copy_among_real_vaults_is_still_practice(folder, tmp_path):
    copy = tmp_path / "vaults" / new_id()
    shutil.copytree(folder, copy)
    (label,) = door.vaults_in(tmp_path / "vaults")
    with pytest.raises(WrongPassphrase):
        door.unlock(label.folder, PASSPHRASE, ids=new_id, clock=now)
    with opened(copy) as vault:
        tries_to_sync(vault)


def test_a_copy_with_a_passphrase_of_its_own_is_still_practice(folder, tmp_path):
    copy = tmp_path / "vaults" / new_id()
    shutil.copytree(folder, copy)
    with opened(copy) as vault:
        vault.ways_in.start_again(PASSPHRASE, cost=FLOOR)
    with door.unlock(copy, PASSPHRASE, ids=new_id, clock=now) as vault:
        tries_to_sync(vault)


@pytest.mark.parametrize("names", [("vault.db",), ("vault.db", "anchor")])
def test_its_file_in_the_place_of_a_real_one_does_not_open(folder, tmp_path, names):
    real = a_vault(tmp_path)
    real.close()
    for name in names:
        shutil.copy(folder / name, real.folder / name)
    with pytest.raises(VaultDamaged):
        door.unlock(real.folder, PASSPHRASE, ids=new_id, clock=now)


# what the hub says to it


def asks_by_hand(hub, code, device, authored_as, key):
    """An enrolment that no ehdesk would send."""
    request = Enrol(code, device, public_bytes(key), "laptop", authored_as, proof(code, device, key))
    line = Line(hub.url)
    try:
        line.post(addresses.ENROL, to_json(request), JSON).opened(greet(line).key)
    finally:
        line.close()


@pytest.mark.parametrize("which", ["device", "author", "both"])
def test_the_hub_enrols_no_practice(hub, folder, which):
    facts = lying_in(folder)[2]
    key = Ed25519PrivateKey.from_private_bytes(facts["device key"])
    device = facts["owner"]["device"] if which != "author" else new_id()
    authors = (facts["owner"]["made_here"],) if which != "device" else (new_id(),)
    code = hub.code(hub.practitioner("Ada Obi"))
    with pytest.raises(HubSaysNo, match="practice"):
        asks_by_hand(hub, code, device, authors, key)
    asks_by_hand(hub, code, new_id(), (new_id(),), Ed25519PrivateKey.generate())  # the code itself was good


def test_the_hub_takes_no_change_that_was_made_in_practice(folder, ada):
    changes, certificates, _facts, _key = lying_in(folder)
    pushed = ada.contact.push(Push(tuple(certificates), tuple(changes)))
    assert {(answer.outcome, answer.code) for answer in pushed.answers} == {(Outcome.REFUSED, "practice")}
    with pytest.raises(HubSaysNo):
        ada.contact.ids(decode(changes[0].body).family, 0)


# between practice and a real vault


def test_a_real_vault_sets_aside_what_was_made_in_practice(folder, ada):
    changes, certificates, facts, _key = lying_in(folder)
    device = facts["owner"]["device"]
    key = Ed25519PrivateKey.from_private_bytes(facts["device key"])
    before = ada.vault.changes.families()
    taken = ada.vault.changes.take(map(Incoming, changes), certificates, {device: public_bytes(key)})
    assert {aside.code for aside in taken.kept_aside} == {"practice"}
    assert not taken.families
    assert ada.vault.changes.families() == before
    assert not ada.vault.is_practice


def test_taking_such_things_in_does_not_make_a_real_vault_practice(folder, tmp_path):
    changes, certificates, facts, _key = lying_in(folder)
    key = Ed25519PrivateKey.from_private_bytes(facts["device key"])
    with a_vault(tmp_path) as real:
        real.changes.take(map(Incoming, changes), certificates, {facts["owner"]["device"]: public_bytes(key)})
        place = real.folder
    with door.unlock(place, PASSPHRASE, ids=new_id, clock=now) as real:
        assert not real.is_practice
        assert real.sync.device_key is not None


def test_practice_takes_nothing_in_from_a_real_vault(vault, ada):
    ada.begins(name="Real")
    batch = ada.vault.outbox.next_batch(10, 1 << 20)
    with pytest.raises(NeverSyncs):
        vault.changes.take(map(Incoming, batch), ada.vault.outbox.certificates_for(batch))


def test_what_is_recorded_in_practice_stays_after_it_was_opened_again(folder):
    with opened(folder) as vault:
        (family,) = vault.changes.families()
        vault.changes.save(family, [NewEdit(family, "family", {"name": "Made up again"})])
    with opened(folder) as vault:
        assert vault.records.one(family).body["name"] == "Made up again"
        assert fact(vault._book, "owner", Owner).is_practice
