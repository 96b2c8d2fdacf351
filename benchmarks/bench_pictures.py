"""Pictures: what 200 MB of them cost a save, the opening of a family, and the opening of the vault."""

import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from benchmarks.bench_vault import PASSPHRASE, Row, _new_id, _now
from ehdesk.domain.attachment import CHUNK
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.store import door
from ehdesk.store.changes import NewEdit
from ehdesk.store.keys import FLOOR
from ehdesk.store.vault import Vault

PICTURES, EACH = 50, 4 * CHUNK
CHANGES, TIMES = 1_000, 60


def run() -> Iterator[Row]:
    """Two vaults that hold the same records, one of them with the content of fifty photographs of 4 MB."""
    with tempfile.TemporaryDirectory() as place:
        yield from _run(Path(place))


def _run(place: Path) -> Iterator[Row]:
    new = door.create(place / "without", "Bench", "Worker", PASSPHRASE, ids=_new_id, clock=_now, cost=FLOOR)
    with new.vault as vault:
        family = _written(vault)
    shutil.copytree(place / "without", place / "with")

    def opened(name: str) -> Vault:
        return door.unlock_with_recovery_code(place / name, new.recovery_code, ids=_new_id, clock=_now)

    with opened("with") as vault:
        added = _seconds(lambda: _add(vault, family))
    yield "200 MB of photographs added", PICTURES * EACH / added / 1e6, "MB/s", "hashed, encrypted, durable"
    against = "the same records without their pictures"
    unlocking = {name: list[float]() for name in ("without", "with")}
    for _ in range(TIMES // 4):
        for name, taken in unlocking.items():
            taken.append(_seconds(lambda name=name: opened(name).close()))
    yield "unlock and lock, 200 MB in it", _ratio(unlocking), "x", against
    with opened("without") as one, opened("with") as other:
        yield from _working({"without": one, "with": other}, family, against)
        yield from _backing_up(one, other)


def _working(vaults: dict[str, Vault], family: FamilyId, against: str) -> Iterator[Row]:
    """Taking turns, so that a busy disk slows both alike."""
    saving, opening = ({name: list[float]() for name in vaults} for _ in range(2))
    member = RecordId(_new_id())
    for turn in range(TIMES):
        for name, vault in vaults.items():
            edit = NewEdit(member, "member", {"name": f"Tester {turn}"})
            saving[name].append(_seconds(lambda vault=vault, edit=edit: vault.changes.save(family, [edit])))
            opening[name].append(_seconds(lambda vault=vault: vault.records.of(family)))
    yield "one save, 200 MB beside it", _ratio(saving), "x", against
    yield "open a family with 200 MB of photographs", _ratio(opening), "x", against


def _backing_up(without: Vault, with_pictures: Vault) -> Iterator[Row]:
    small, large = (_seconds(vault.backups.make) for vault in (without, with_pictures))
    yield (
        "an earlier copy made and read through, 200 MB in it",
        large,
        "s",
        f"without: {small:.1f} s; behind the window",
    )


def _written(vault: Vault) -> FamilyId:
    family = FamilyId(_new_id())
    for place in range(CHANGES):
        edit = NewEdit(RecordId(_new_id()), "member", {"name": f"Tester {place}", "notes": "words " * 40})
        vault.changes.save(family, [edit])
    return family


def _add(vault: Vault, family: FamilyId) -> None:
    with vault.second() as second:
        for _ in range(PICTURES):
            content = second.attachments.keep((secrets.token_bytes(1 << 16) for _ in range(EACH >> 16)), "image/jpeg")
            vault.changes.save(family, [NewEdit(RecordId(_new_id()), "picture", {"content": content.value})])


def _ratio(taken: dict[str, list[float]]) -> float:
    return median(taken["with"]) / median(taken["without"])


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
