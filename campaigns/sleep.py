"""The process sleeps in the middle of its work and wakes; clocks jump by a year: nothing is lost, and on it goes.

While one process sleeps, another one (this) wants the same vault and is told that it is open.
"""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from campaigns.death import wrong_after
from campaigns.dying import WAYS, opened, save
from campaigns.vaults import Ground, grounds
from ehdesk.store import door
from ehdesk.store.anchor import Anchor
from ehdesk.store.backup_rota import MOST
from ehdesk.store.errors import VaultDamaged, VaultInUse
from tests.builders import ToldClock, new_id, now

COUNT = 100
_ALWAYS_OPEN = ("backing_up", "changing_passphrase", "saving")
_JUMPS = tuple(timedelta(hours=hours) for hours in (-24 * 365, 24 * 365, -24, 24, -1, 1, 5, 9, 9, 9))
_DAYS = 30


def run(seed: int, count: int) -> Iterator[str]:
    """Half of them sleep, and for half of them clocks jump; a sentence for each that went wrong."""
    chance = Random(seed)  # noqa: S311 - a trial that can be done again
    with TemporaryDirectory() as place:
        ground_for, folder = grounds(Path(place)), Path(place) / "one"
        for number in range(count):
            what = sorted(WAYS)[number // 2 % len(WAYS)] if number % 2 else ""
            ground = ground_for(what)
            shutil.rmtree(folder, ignore_errors=True)
            ground.copy(folder, died=False)
            trial = _asleep(ground, folder, what, chance) if what else _by_odd_clocks(ground, folder, chance)
            yield from (f"{number}: {wrong}" for wrong in trial)


def _asleep(ground: Ground, folder: Path, what: str, chance: Random) -> Iterator[str]:
    command = [sys.executable, "-m", "campaigns.dying", what, str(folder), ground.code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None:
            raise RuntimeError("it says nothing")
        said = [line.strip() for line in islice(process.stdout, chance.randint(1, 8))]
        process.send_signal(signal.SIGSTOP)
        try:
            is_refused = _is_refused(folder, ground.code)
        finally:
            process.send_signal(signal.SIGCONT)
        after = [line.strip() for line in islice(process.stdout, 40)]
        process.kill()
        said += after + [line.strip() for line in process.stdout.read().split("\n")[:-1]]
    told = f"asleep while {what.replace('_', ' ')}"
    if not is_refused and what in _ALWAYS_OPEN:
        yield f"{told}: another process opened it too"
    if len(after) < 40:
        yield f"{told}: it did not go on"
    yield from (f"{told}: {wrong}" for wrong in wrong_after(ground, folder, said))


def _is_refused(folder: Path, code: str) -> bool:
    """Is it told that the vault is open? Between two times that the other one opens it, it may be had, or be damaged:
    what is then gone in the end is told anyway.
    """
    try:
        with suppress(VaultDamaged):
            opened(folder, code).close()
    except VaultInUse as error:
        return "already open" in str(error)
    return False


def _by_odd_clocks(ground: Ground, folder: Path, chance: Random) -> Iterator[str]:
    clock, said, latest = ToldClock(now()), list[str](), 0
    for _day in range(_DAYS):
        clock.pass_by(chance.choice(_JUMPS))
        with door.unlock_with_recovery_code(folder, ground.code, ids=new_id, clock=clock) as vault:
            said.append(f"saved {save(vault)}")
            newest = next(iter(vault.changes.told(vault.records.families()[0].id)))
            if newest.at <= latest or said[-1] != f"saved {newest.id}":
                yield "what was saved last does not stand last"
            latest = newest.at
            if vault.backups.is_due():
                backup = vault.backups.make()
                held = [Anchor(one.folder, ground.data_key).read() for one in vault.backups.all()]
                if max(mark.changes for mark in held if mark) != len(ground.saved) + len(said):
                    yield f"of {len(held)} backups none holds all that there was when the last was made"
                if not backup.folder.is_dir() or len(held) > MOST:
                    yield f"there are {len(held)} backups, of {MOST}, and the last is there: {backup.folder.is_dir()}"
            elif all(abs(clock() - one.at) > timedelta(hours=4) for one in vault.backups.all()):
                yield "no backup is due though none is near"
    yield from wrong_after(ground, folder, said)
