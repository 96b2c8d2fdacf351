"""Every kind of bad change by every door: set aside whole with a reason to read, or kept; nothing else is held up."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest

from ehdesk.domain.change import Edit, decode
from ehdesk.domain.signing import Signed, sign_change
from ehdesk.store.check import looked_through
from ehdesk.store.intake import Incoming
from ehdesk.store.safe_write import put_pieces
from ehdesk.store.unsent_file import Unsent, sealed
from ehdesk.store.vault import Vault
from tests.builders import new_id
from tests.store.colleague import Colleague
from tests.store.deep import deepened

Spoil = Callable[[Colleague, Signed], Signed]


def rewritten(**other: object) -> Spoil:
    """The same change with other facts, signed by its writer: what no program of ours would sign."""

    def spoil(eve: Colleague, whole: Signed) -> Signed:
        facts = msgspec.msgpack.decode(whole.body) | other
        return sign_change(msgspec.msgpack.encode(facts), eve.key)

    return spoil


def saying(value: object) -> Spoil:
    return rewritten(edits=[{"record": new_id(), "kind": "member", "fields": {"name": value}}])


def half_a_name(eve: Colleague, whole: Signed) -> Signed:
    return sign_change(whole.body.replace(b"Leila", b"\xed\xa0\x80ab"), eve.key)


def half_an_id(eve: Colleague, whole: Signed) -> Signed:
    return sign_change(whole.body.replace(decode(whole.body).family.encode(), b"\xed\xa0\x80" * 12), eve.key)


BAD = {
    "a bad signature": (lambda _eve, whole: Signed(whole.body, bytes(64)), "signature does not fit"),
    "a signature that is none": (lambda _eve, whole: Signed(whole.body, b"x"), "signature does not fit"),
    "ten megabytes": (saying("x" * 10_000_000), "too long, and the most is 1 MB"),
    "no number": (saying(float("nan")), "a number that is no number"),
    "endless": (saying(float("inf")), "a number that is no number"),
    "a number without end": (saying((1 << 64) - 1), "a value is not plain"),
    "half a letter": (half_a_name, "bytes that are no letters"),
    "half a letter in an id": (half_an_id, "bytes that are no letters"),
    "a million lists": (lambda eve, _whole: sign_change(b"\x91" * 1_000_000, eve.key), "more than 64 deep"),
    "lists in a later key": (lambda eve, whole: sign_change(deepened(whole.body), eve.key), "more than 64 deep"),
    "lists in a value": (saying([[[[[[[[[[1]]]]]]]]]]), "nested too deep"),
    "the year 9999": (rewritten(at=253_370_764_800_000 << 16), "time out of range"),
    "before all time": (rewritten(at=-1), "time out of range"),
    "no record": (rewritten(edits=[]), "nothing was edited"),
    "a kind that is none": (rewritten(edits=[{"record": new_id(), "kind": "", "fields": {"a": 1}}]), "names a kind"),
    "cut short": (lambda eve, whole: sign_change(whole.body[:-5], eve.key), "cut short"),
    "nothing": (lambda eve, _whole: sign_change(b"", eve.key), "cut short"),
}
KEPT = {
    "an unknown kind": rewritten(edits=[{"record": new_id(), "kind": "hologram", "fields": {"\x00": "\x00\u202e"}}]),
    "a late year": rewritten(at=(1 << 63) - 1),
    "a key of a newer program": rewritten(later={"of": [1, [2, [3]]]}),
}


def from_the_hub(vault: Vault, eve: Colleague, changes: Sequence[Signed], _place: Path) -> None:
    numbered = [Incoming(signed, number) for number, signed in enumerate(changes, 1)]
    vault.changes.take(numbered, [eve.certificate], eve.devices)


def by_hand(vault: Vault, eve: Colleague, changes: Sequence[Signed], place: Path) -> None:
    vault.changes.take([], [eve.certificate], eve.devices)
    unsent = Unsent((vault.owner.practitioner,), (eve.certificate,), tuple(changes))
    work = sealed(unsent, lambda _: iter(()))
    put_pieces(place / "work.ehdesk", work.pieces)
    vault.unsent.take_in(place / "work.ehdesk", work.code)


DOORS = {"from the hub": from_the_hub, "by hand": by_hand}
Door = Callable[[Vault, Colleague, Sequence[Signed], Path], None]


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
@pytest.mark.parametrize(("spoil", "why"), BAD.values(), ids=BAD)
def test_it_is_set_aside_with_its_reason_and_holds_up_nothing(
    vault: Vault, data_key: bytes, tmp_path: Path, door: Door, spoil: Spoil, why: str
):
    eve, family = Colleague(), new_id()
    first, second, third = (eve.writes(family, Edit(new_id(), "member", {"name": "Leila"})).signed for _ in range(3))
    bad = spoil(eve, second)
    door(vault, eve, (first, bad, third), tmp_path)
    [aside] = vault.changes.aside()
    assert why in aside.reason
    assert aside.signed == bad
    assert set(vault.changes.ids(family)) == {decode(one.body).id for one in (first, third)}
    assert len(vault.records.of(family, "member")) == 2
    vault.close()
    assert looked_through(vault.folder, data_key).is_sound


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
@pytest.mark.parametrize("spoil", KEPT.values(), ids=KEPT)
def test_it_is_kept_and_passed_on_as_it_came(vault: Vault, data_key: bytes, tmp_path: Path, door: Door, spoil: Spoil):
    eve, family = Colleague(), new_id()
    odd = spoil(eve, eve.writes(family).signed)
    door(vault, eve, (odd,), tmp_path)
    assert vault.changes.aside() == ()
    [id] = vault.changes.ids(family)
    vault.outbox.offer([id])
    assert odd in vault.outbox.next_batch(9, 1 << 20)
    vault.close()
    assert looked_through(vault.folder, data_key).is_sound
