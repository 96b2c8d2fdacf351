"""The real process is killed while it saves, locks, backs up, goes back, reads a damaged vault, migrates or changes
the passphrase."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from campaigns.dying import SPOILT, WAYS, rescued
from campaigns.vaults import Ground, changes_in, grounds
from ehdesk.store.backups import backups_of, faults
from ehdesk.store.check import looked_through
from ehdesk.store.errors import StoreError, VaultDamaged
from ehdesk.store.keys import Keys, WrongKey, read_keys
from tests.builders import PASSPHRASE

COUNT = 300
_LONGEST = 0.25
"""Seconds for which it lives on after what it said last."""


def run(seed: int, count: int) -> Iterator[str]:
    """Kill `count` processes; a sentence for each after which something was lost or would not open."""
    chance = Random(seed)  # noqa: S311 - a trial that can be done again
    with TemporaryDirectory() as place:
        ground_for, folder = grounds(Path(place)), Path(place) / "one"
        for number in range(count):
            what = sorted(WAYS)[number % len(WAYS)]
            ground = ground_for(what)
            shutil.rmtree(folder, ignore_errors=True)
            ground.copy(folder, died=False)
            said = _killed(what, folder, ground.code, chance)
            told = f"{number}: killed while {what.replace('_', ' ')}, after {len(said)} lines"
            if not said:
                yield f"{told}: it ended before it did anything"
            yield from (f"{told}: {wrong}" for wrong in wrong_after(ground, folder, said))


def _killed(what: str, folder: Path, code: str, chance: Random) -> list[str]:
    command = [sys.executable, "-m", "campaigns.dying", what, str(folder), code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None:
            raise RuntimeError("it says nothing")
        said = list(islice(process.stdout, 1 if what == "migrating" else chance.randint(1, 25)))
        time.sleep(chance.uniform(0, _LONGEST))
        process.kill()
        rest = process.stdout.read()
    whole_lines = rest.split("\n")[:-1]
    return [line.strip() for line in (*said, *whole_lines)]


def wrong_after(ground: Ground, folder: Path, said: list[str]) -> Iterator[str]:
    """What is wrong with a vault whose process ended after it had `said` these lines, a sentence each."""
    acknowledged = {line.removeprefix("saved ") for line in said if line.startswith("saved ")}
    try:
        held = _held(ground, folder, is_spoilt=SPOILT in said)
    except StoreError as error:
        yield f"it does not open: {error}"
        return
    if lost := acknowledged - held:
        yield f"{len(lost)} acknowledged saves are gone"
    if not ground.saved <= held and "back" not in said:
        yield "what was there before is gone"
    for problem in looked_through(folder, ground.data_key).problems:
        yield f"it opens, and {problem}"
    for backup in backups_of(folder):
        yield from (f"a backup is there, and {fault}" for fault in faults(backup.folder, ground.data_key))
    yield from _passphrases(folder, said)


def _held(ground: Ground, folder: Path, *, is_spoilt: bool) -> frozenset[str]:
    """What is in it when it is opened again, or, where it was damaged, when what can be read is."""
    try:
        with ground.opened(folder) as vault:
            return changes_in(vault)
    except VaultDamaged:
        if not is_spoilt:
            raise
    with rescued(folder, ground.code) as vault:
        return changes_in(vault)


def _passphrases(folder: Path, said: list[str]) -> Iterator[str]:
    """The last one that was set opens it, or the one that was about to be."""
    tried = [PASSPHRASE, *(line.partition(" ")[2] for line in said if line.startswith(("about ", "passphrase ")))]
    keys = read_keys(folder)
    if len(tried) > 1 and not any(_opens(keys, passphrase) for passphrase in tried[-2:]):
        yield "neither the old passphrase nor the new one opens it"


def _opens(keys: Keys, passphrase: str) -> bool:
    try:
        keys.by_passphrase(passphrase)
    except WrongKey:
        return False
    return True
