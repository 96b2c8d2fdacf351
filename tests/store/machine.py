"""Kernel and store together as a state machine, against the naive fold of `naive_merge`.

One vault, whose owner saves, undoes, takes away, brings back, chooses, locks, crashes and goes back to a backup; two
colleagues who write knowing of anything or nothing; and deliveries in any order, again and again.
"""

import json
import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ehdesk.domain.change import Change, Edit, decode
from ehdesk.domain.merge import REMOVED
from ehdesk.domain.signing import Signed, public_bytes
from ehdesk.store import door
from ehdesk.store.backups import Backup
from ehdesk.store.changes import NewEdit
from ehdesk.store.check import looked_through
from ehdesk.store.errors import NotKept
from ehdesk.store.intake import Incoming
from ehdesk.store.keys import read_keys
from ehdesk.store.passphrase import FLOOR
from ehdesk.store.vault import Vault
from tests.builders import PASSPHRASE, new_id, now
from tests.domain import naive_merge as naive
from tests.domain.histories import IN_PARTS, KINDS, NAMED, VALUES
from tests.store.colleague import Colleague

_PLACES = st.integers(0, 3)
_KINDS = st.sampled_from((*KINDS, "assessment", "assessment"))
_FIELDS = st.dictionaries(NAMED, VALUES, min_size=1, max_size=2) | IN_PARTS
_CHANCE = st.randoms(use_true_random=False)


class _Died(BaseException):
    """The process ended here."""


class Histories(RuleBasedStateMachine):
    """A vault, and every change that must be in it. `ground` is a closed vault and its code; `place` holds copies."""

    ground: Path
    code: str
    place: Path
    numbers: "count[int]"

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(shutil.copytree(self.ground, self.place / f"vault {next(self.numbers)}"))
        self._dies = False
        self._vault = self._opened()
        self._families = (new_id(), new_id())
        self._records = tuple((self._families[number % 2], new_id()) for number in range(4))
        self._colleagues = (Colleague(), Colleague())
        self._held: dict[str, Change] = {}
        self._sent: list[tuple[Colleague, Incoming]] = []
        self._lost: list[tuple[Sequence[Signed], Sequence[Signed]]] = []
        self._kept: tuple[Backup, dict[str, Change]] | None = None

    @rule(place=_PLACES, kind=_KINDS, fields=_FIELDS, knows=st.sampled_from(["all", "some"]), chance=_CHANCE)
    def save(self, place: int, kind: str, fields: dict[str, Any], knows: str, chance: Random) -> None:
        family, record = self._records[place]
        seen = None if knows == "all" else self._some(chance)
        self._save(family, NewEdit(record, kind, fields, seen))

    @rule(one=_PLACES, other=_PLACES, kind=_KINDS, fields=_FIELDS)
    def save_two_together(self, one: int, other: int, kind: str, fields: dict[str, Any]) -> None:
        edits = [NewEdit(self._records[place][1], kind, fields) for place in (one % 2 * 2, other % 2 * 2)]
        self._save(self._families[0], *edits)

    @rule(place=_PLACES)
    def keep_for_good(self, place: int) -> None:
        family, record = self._records[place]
        self._save(family, NewEdit(record, "note", {"kept": True}))

    @rule(place=_PLACES, removed=st.booleans())
    def take_away_or_bring_back(self, place: int, removed: bool) -> None:
        family, record = self._records[place]
        self._save(family, NewEdit(record, "member", {REMOVED: removed}))

    @rule(place=_PLACES, chance=_CHANCE)
    def undo(self, place: int, chance: Random) -> None:
        family, record = self._records[place]
        if versions := self._vault.changes.history(record):
            version = chance.choice(versions)
            self._save(family, NewEdit(record, "member", {version.field: version.value}))

    @rule(chance=_CHANCE)
    def choose(self, chance: Random) -> None:
        if conflicts := self._vault.records.conflicts():
            one = chance.choice(conflicts)
            parents = tuple(version.change for version in one.versions)
            value = chance.choice(one.versions).value
            self._save(one.family, NewEdit(one.record, one.kind, {one.field: value}, parents))
            found = self._vault.records.one(one.record)
            assert found is not None
            assert one.field not in found.conflicts

    @rule(
        by=st.integers(0, 1), place=_PLACES, kind=_KINDS, fields=_FIELDS, at=st.sampled_from([0, 1, 2, 1 << 56]),
        chance=_CHANCE,
    )  # fmt: skip
    def colleague_writes(self, by: int, place: int, kind: str, fields: dict[str, Any], at: int, chance: Random) -> None:
        family, record = self._records[place]
        sort = chance.random()
        fields = {REMOVED: chance.random() < 0.7} if sort < 0.4 else {**fields, "kept": True} if sort < 0.6 else fields
        edit = Edit(record, kind, fields, self._some(chance))
        self._sent.append((self._colleagues[by], self._colleagues[by].writes(family, edit, at=at)))

    @precondition(lambda self: self._sent)
    @rule(chance=_CHANCE)
    def deliver(self, chance: Random) -> None:
        """Some of all that was ever sent, in any order."""
        for one in self._colleagues:
            mine = [incoming for by, incoming in self._sent if by is one]
            coming = chance.choices(mine, k=len(mine)) if mine else []
            assert one.given_to(self._vault, *coming).kept_aside == ()
            self._held |= {change.id: change for change in (decode(each.signed.body) for each in coming)}

    @rule()
    def lock_and_unlock(self) -> None:
        self._vault.close()
        self._vault = self._opened()

    @rule()
    def save_what_cannot_be_kept(self) -> None:
        family, record = self._records[0]
        try:
            self._vault.changes.save(family, [NewEdit(record, "member", {"name": float("nan")})])
        except NotKept:
            return
        raise AssertionError("it was kept")

    @rule(place=_PLACES)
    def crash_in_a_save(self, place: int) -> None:
        """The vault's files as they lie then are all that is left."""
        family, record = self._records[place]
        self._dies = True
        try:
            self._vault.changes.save(family, [NewEdit(record, "member", {"name": "never"})])
        except _Died:
            self._dies = False
        left = Path(shutil.copytree(self._folder, self.place / f"vault {next(self.numbers)}"))
        self._vault.close()
        shutil.rmtree(self._folder)
        self._folder, self._vault = left, self._opened_in(left)
        if self._kept:
            self._kept = self._vault.backups.all()[0], self._kept[1]

    @rule()
    def rebuild(self) -> None:
        self._vault.changes.rebuild()

    @precondition(lambda self: self._kept is None and self._held)
    @rule()
    def back_up(self) -> None:
        self._kept = self._vault.backups.make(), dict(self._held)

    @precondition(lambda self: self._kept is not None)
    @rule()
    def go_back(self) -> None:
        """To the backup; what is in it no more still lies at the hub."""
        if self._kept is None:
            return
        batch = self._vault.outbox.next_batch(1_000, 1 << 30)
        self._lost.append((batch, self._vault.outbox.certificates_for(batch)))
        self._vault.close()
        backup, self._held = self._kept[0], dict(self._kept[1])
        door.go_back(self._folder, backup, door.by_recovery_code(self.code), clock=now)
        self._vault = self._opened()

    @precondition(lambda self: self._lost)
    @rule()
    def get_back_what_was_lost(self) -> None:
        batch, certificates = self._lost.pop()
        devices = {self._vault.owner.device: public_bytes(self._vault.sync.device_key)}
        for one in self._colleagues:
            devices |= one.devices
        taken = self._vault.changes.take([Incoming(signed) for signed in batch], certificates, devices)
        assert taken.kept_aside == ()
        self._held |= {change.id: change for change in (decode(signed.body) for signed in batch)}

    @invariant()
    def stands_as_it_should(self) -> None:
        self._compare(self._vault)

    def teardown(self) -> None:
        try:
            batch = list(self._vault.outbox.next_batch(1_000, 1 << 30))
            certificates = self._vault.outbox.certificates_for(batch)
            devices = {self._vault.owner.device: public_bytes(self._vault.sync.device_key)}
        finally:
            self._vault.close()
        report = looked_through(self._folder, read_keys(self._folder).by_recovery_code(self.code))
        assert report.problems == ()
        shutil.rmtree(self._folder)
        if len(self._held) > 1:
            for one in self._colleagues:
                devices |= one.devices
            self._second_device(batch, certificates, devices)

    def _second_device(self, batch: list[Signed], certificates: Sequence[Signed], devices: dict[str, bytes]) -> None:
        """Everything the other way round comes to the same in a vault that never saw any of it."""
        folder = Path(shutil.copytree(self.ground, self.place / f"vault {next(self.numbers)}"))
        with self._opened_in(folder) as other:
            incoming = [Incoming(signed) for signed in reversed(batch)]
            assert other.changes.take(incoming, certificates, devices).kept_aside == ()
            self._compare(other)
        shutil.rmtree(folder)

    def _compare(self, vault: Vault) -> None:
        changes = list(self._held.values())
        for family in self._families:
            assert set(vault.changes.ids(family)) == {one.id for one in changes if one.family == family}
        for place in naive.places(changes):
            self._compare_field(vault, changes, place)
        for family, record in {place[:2] for place in naive.places(changes)}:
            self._compare_record(vault, changes, family, record)

    def _compare_field(self, vault: Vault, changes: list[Change], place: naive.Place) -> None:
        expected = [(change.id, value) for change, value in naive.standing(changes, place)]
        heads = [(head.change, head.value) for head in vault.records.heads(place.record, place.field)]
        assert _typed(heads) == _typed(expected), place.field
        found = vault.records.one(place.record)
        assert found
        if place.field != REMOVED:
            assert (place.field in found.conflicts) == naive.in_conflict(changes, place), place.field
        written = [change.id for change in changes if naive.touch(change, place)]
        history = vault.changes.history(place.record, place.field)
        assert sorted(version.change for version in history) == sorted(written)

    def _compare_record(self, vault: Vault, changes: list[Change], family: str, record: str) -> None:
        found = vault.records.one(record)
        assert found
        assert found.kind == naive.kind_of(changes, family, record)
        expected = naive.body(changes, family, record)
        assert found.body.keys() == expected.keys()
        for field in found.body.keys() - {"kept_from", "safe_contact"}:
            assert not naive.differ([found.body[field], expected[field]]), field
        removals = [value for _change, value in naive.standing(changes, naive.Place(family, record, REMOVED))]
        raced = naive.differ(removals) or naive.removal_is_raced(changes, family, record)
        assert (REMOVED in found.conflicts) == raced
        is_finished = naive.finisher(changes, family, record) is not None
        if is_finished or not naive.differ(removals):
            assert found.is_removed == (not is_finished and True in removals)

    def _save(self, family: str, *edits: NewEdit) -> None:
        change = self._vault.changes.save(family, edits)
        self._held[change.id] = change

    def _some(self, chance: Random) -> tuple[str, ...]:
        """Some of all changes that there are anywhere, and one that is nowhere."""
        there = [*self._held, *(decode(incoming.signed.body).id for _by, incoming in self._sent), new_id()]
        return tuple(chance.sample(there, chance.randint(0, min(4, len(there)))))

    def _opened(self) -> Vault:
        return self._opened_in(self._folder)

    def _opened_in(self, folder: Path) -> Vault:
        return door.unlock_with_recovery_code(folder, self.code, ids=self._id, clock=now)

    def _id(self) -> str:
        if self._dies:
            raise _Died
        return new_id()


def machine_in(folder: Path) -> type[Histories]:
    ground = folder / "ground"
    new = door.create(ground, "Ada Obi", "Family worker", PASSPHRASE, ids=new_id, clock=now, cost=FLOOR)
    new.vault.close()
    around = {"ground": ground, "code": new.recovery_code, "place": folder, "numbers": count()}
    return type("HistoriesHere", (Histories,), around)


def _typed(standing: list[tuple[str, Any]]) -> str:
    """1, 1.0 and true are three values; the order of a dict's keys says nothing."""
    return json.dumps([(change, naive.typed(value)) for change, value in standing], sort_keys=True)
