"""Taking in what others wrote: in any order, as often as it comes, and nothing that does not verify."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ehdesk.domain.change import Edit, decode
from ehdesk.domain.signing import Signed, public_bytes, sign_change
from ehdesk.store import log
from ehdesk.store.intake import Incoming
from ehdesk.store.projection import onto
from ehdesk.store.records import SyncState
from ehdesk.store.sync_book import Cursor
from ehdesk.store.vault import Vault
from tests.builders import a_vault, new_id
from tests.store.colleague import Colleague, codes, replaced
from tests.store.writing import a_family, take, write


@pytest.fixture
def ben(tmp_path: Path):
    with a_vault(tmp_path / "ben", "Ben Lee") as vault:
        yield vault


@pytest.fixture
def written(ben: Vault) -> tuple[str, list[Signed]]:
    """A family in which Ben wrote six changes."""
    family, member = a_family(ben), new_id()
    for job in ("vet", "nurse", "cook", "smith", "pilot"):
        write(ben, family, member, job=job)
    return family, list(ben.outbox.next_batch(100, 1 << 20))


def by_ben(ben: Vault) -> dict[str, object]:
    batch = ben.outbox.next_batch(100, 1 << 20)
    return {
        "certificates": ben.outbox.certificates_for(batch),
        "devices": {ben.owner.device: public_bytes(ben.sync.device_key)},
    }


def test_any_order_and_any_number_of_times_ends_alike(vault: Vault, ben: Vault, written):
    family, changes = written
    for signed in (changes[place] for place in (3, 0, 5, 3, 1, 4, 2, 0)):
        assert take(vault, ben, [Incoming(signed)]).kept_aside == ()
    assert vault.changes.ids(family) == ben.changes.ids(family)
    assert [r.body for r in vault.records.of(family)] == [r.body for r in ben.records.of(family)]
    assert vault.records.conflicts() == ()


def test_a_second_delivery_changes_nothing(vault: Vault, ben: Vault, written):
    incoming = [Incoming(signed, number) for number, signed in enumerate(written[1], 1)]
    assert take(vault, ben, incoming).families == {written[0]}
    assert take(vault, ben, incoming).families == frozenset()


def test_one_s_own_change_coming_back_is_accepted(vault: Vault):
    family = a_family(vault)
    [signed] = vault.outbox.next_batch(1, 1 << 20)
    vault.changes.take([Incoming(signed, 12)])
    assert vault.outbox.count() == 0
    assert vault.records.families()[0].state == SyncState.NOTHING_WAITS
    assert vault.changes.history(family)[0].number == 12


def test_a_writer_nobody_vouched_for_waits_for_its_certificate(vault: Vault, ben: Vault, written):
    family, changes = written
    taken = vault.changes.take([Incoming(signed, 1) for signed in changes])
    assert {one.code for one in taken.kept_aside} == {"writer unknown"}
    assert len(vault.changes.aside()) == 6
    assert vault.changes.take([], **by_ben(ben)).families == {family}
    assert vault.changes.aside() == ()
    assert len(vault.changes.ids(family)) == 6


def test_a_certificate_of_an_unknown_device_waits_for_the_device(vault: Vault, ben: Vault, written):
    known = by_ben(ben)
    vault.changes.take([Incoming(signed, 1) for signed in written[1]], known["certificates"])
    assert {one.code for one in vault.changes.aside()} == {"writer unknown", "device unknown"}
    vault.changes.take([], [], known["devices"])
    assert vault.changes.aside() == ()


def test_the_first_key_of_a_device_stays(vault: Vault):
    eve, other = Colleague(), Ed25519PrivateKey.generate()
    eve.given_to(vault)
    forged = replaced(eve.certificate, other, writer=new_id())
    assert codes(vault.changes.take([], [forged], {eve.device: public_bytes(other)})) == ["device key"]


def test_a_certificate_that_its_device_did_not_sign_is_set_aside(vault: Vault):
    eve = Colleague()
    forged = replaced(eve.certificate, Ed25519PrivateKey.generate())
    assert codes(vault.changes.take([], [forged], eve.devices)) == ["certificate"]


def test_a_writer_s_first_certificate_stays(vault: Vault):
    eve = Colleague()
    eve.given_to(vault)
    second = replaced(eve.certificate, eve.device_key, practitioner=new_id())
    assert codes(vault.changes.take([], [second], eve.devices)) == ["certificate"]


@pytest.mark.parametrize("depth", [100, 5_000])
def test_a_certificate_that_nests_too_deep_is_set_aside(vault: Vault, depth: int):
    eve = Colleague()
    body = bytearray(eve.certificate.body)
    body[0] += 1
    deep = bytes(body) + b"\xa5later" + b"\x91" * depth + b"\xc0"
    signed = Signed(deep, eve.device_key.sign(b"ehdesk writer 1\n" + deep))
    assert codes(vault.changes.take([], [signed], eve.devices)) == ["certificate"]


def test_an_altered_change_is_set_aside_and_the_rest_goes_on(vault: Vault, ben: Vault, written):
    first, second, *rest = written[1]
    altered = Signed(second.body.replace(b"vet", b"dog"), second.signature)
    taken = take(vault, ben, [Incoming(first), Incoming(altered), *map(Incoming, rest)])
    assert [one.code for one in taken.kept_aside] == ["signature"]
    assert "altered" in taken.kept_aside[0].reason
    assert len(vault.changes.ids(written[0])) == 5


@pytest.mark.parametrize("body", [b"", b"\xff" * 40, b"\x91" * 5000, b"x" * ((1 << 20) + 1)])
def test_bytes_that_are_no_change_are_kept_aside(vault: Vault, ben: Vault, body: bytes):
    taken = take(vault, ben, [Incoming(Signed(body, b"s" * 64))])
    assert [one.code for one in taken.kept_aside] == ["not a change"]
    assert vault.changes.aside()[0].signed.body == body


def test_a_change_that_nests_too_deep_stands_in_nothing_s_way(vault: Vault, written):
    """Such a one is refused now; an earlier version may have taken one in."""
    family = written[0]
    eve = Colleague()
    whole = eve.writes(family, note := Edit(new_id(), "note", {"text": "the dog is back"}))
    change = decode(whole.signed.body)
    deep = bytearray(whole.signed.body)
    deep[0] += 1
    signed = sign_change(bytes(deep) + b"\xa5later" + b"\x91" * 100 + b"\xc0", eve.key)
    [aside] = eve.given_to(vault, Incoming(signed)).kept_aside
    assert (aside.code, "64 deep" in aside.reason) == ("not a change", True)
    with vault._book.writing():
        projection = onto(vault._book)
        projection.apply(log.append(vault._book, change, signed, None), change)
        projection.flush()
    other = write(vault, family, note.record, mood="calm")
    for _ in range(2):
        assert [one.value for one in vault.changes.history(note.record)] == ["calm"]
        assert [one.id for one in vault.changes.told(family)] == [other.id]
        vault.changes.rebuild()
    assert len(vault.unsent.load().changes) == 3
    assert {one.change for one in vault.outbox.waiting()} >= {change.id}
    assert signed not in vault.outbox.next_batch(100, 1 << 20)


def test_a_change_that_says_it_is_by_somebody_else_is_set_aside(vault: Vault):
    eve = Colleague()
    forged = eve.rewrites(eve.writes(new_id()), author=new_id())
    assert codes(eve.given_to(vault, forged)) == ["author"]


def test_a_writer_that_counts_twice_is_found_out(vault: Vault):
    eve, family = Colleague(), new_id()
    first, second = eve.writes(family), eve.writes(family)
    same_place = eve.rewrites(second, id=new_id())
    same_id = eve.rewrites(second, reason="another")
    broken = eve.rewrites(second, id=new_id(), n=3, previous=b"p" * 32)
    taken = eve.given_to(vault, first, second, same_place, same_id, broken)
    assert codes(taken) == ["fork", "fork", "chain"]
    assert len(vault.changes.ids(family)) == 2


def test_a_change_that_does_not_lead_to_its_successor_is_set_aside(vault: Vault):
    eve, family = Colleague(), new_id()
    first, second = eve.writes(family), eve.writes(family)
    other = eve.rewrites(first, id=new_id())
    assert codes(eve.given_to(vault, second, other)) == ["chain"]


def test_a_change_whose_predecessor_the_hub_refused_is_taken(vault: Vault, ben: Vault, written):
    taken = take(vault, ben, [Incoming(signed) for signed in written[1] if signed is not written[1][2]])
    assert taken.kept_aside == ()


def test_a_time_in_no_calendar_stops_nobody_from_saving(vault: Vault):
    eve, family, member = Colleague(), new_id(), new_id()
    far = eve.writes(family, Edit(member, "member", {"name": "far"}), at=(1 << 63) - 1)
    assert codes(eve.given_to(vault, far)) == []
    write(vault, family, member, name="now")
    assert vault.records.one(member).body == {"name": "now"}


def test_kinds_and_fields_of_a_newer_app_are_kept_and_passed_on(vault: Vault, ben: Vault):
    family, record = a_family(ben), new_id()
    write(ben, family, record, kind="mood board", colours={"calm": ["blue", 3]})
    sent = ben.outbox.next_batch(10, 1 << 20)
    take(vault, ben, map(Incoming, sent))
    assert vault.records.one(record).body == {"colours": {"calm": ["blue", 3]}}
    assert vault.outbox.next_batch(10, 1 << 20) == sent


def test_cursors_move_with_the_data(vault: Vault, ben: Vault, written):
    family, changes = written
    known = by_ben(ben)
    vault.changes.take([Incoming(changes[0], 1)], **known, cursors={family: Cursor(1, b"h" * 32)})
    assert vault.sync.cursor(family) == Cursor(1, b"h" * 32)
    assert vault.sync.cursor(new_id()) == Cursor(0, b"")
