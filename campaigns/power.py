"""The power is cut while the real process works: its writes are recorded, and played back into what a disk may hold."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from campaigns.crash_images import Act, Disk, acts_in
from campaigns.death import wrong_after
from campaigns.dying import SYNCHRONOUS, WAYS
from campaigns.preloaded import built, preloaded
from campaigns.vaults import grounds

COUNT = 1_000
_LINES = 12
"""How much each recorded process says before it is stopped."""
_FROM_ONE = 20
"""How many cuts are tried on each record."""
_MOST_FOR_THE_CONTROL = 160


def run(seed: int, count: int) -> Iterator[str]:
    """Cut the power `count` times; a sentence for each after which something was lost or would not open.

    The control goes with it, as far as its first loss.
    """
    yield from _cuts(seed, count, {})
    if not any(run_with_fewer_syncs(seed, _MOST_FOR_THE_CONTROL)):
        yield f"with fewer syncs nothing is lost in {_MOST_FOR_THE_CONTROL} cuts either, so this trial is blind"


def run_with_fewer_syncs(seed: int, count: int) -> Iterator[str]:
    """The control: the same work with `synchronous = NORMAL` must lose something, or the trial is blind."""
    return _cuts(seed, count, {SYNCHRONOUS: "normal"})


def _cuts(seed: int, count: int, around: dict[str, str]) -> Iterator[str]:
    chance = Random(seed)  # noqa: S311 - a trial that can be done again
    with TemporaryDirectory() as place:
        ground_for, recorder = grounds(Path(place)), built(Path(place))
        for number in range(0, count, _FROM_ONE):
            what = sorted(WAYS)[number // _FROM_ONE % len(WAYS)]
            ground = ground_for(what)
            folder = ground.copy(Path(place) / "one", died=chance.random() < 0.5)
            before = Path(shutil.copytree(folder, Path(place) / "before"))
            acts = _recorded(what, folder, ground.code, preloaded(recorder, folder) | around, Path(place) / "record")
            for cut in range(number, min(number + _FROM_ONE, count)):
                _put_back(folder, before)
                disk, at = Disk(folder), chance.randint(0, len(acts))
                _leave_after_a_cut(folder, disk, acts[:at], chance)
                told = f"{cut}: cut while {what.replace('_', ' ')}, after {at} of {len(acts)}"
                said = disk.said.split("\n")[:-1]
                yield from (f"{told}: {wrong}" for wrong in wrong_after(ground, folder, said))
            for each in (folder, before):
                shutil.rmtree(each)


def _leave_after_a_cut(folder: Path, disk: Disk, acts: list[Act], chance: Random) -> None:
    for act in acts:
        disk.follow(act)
    shutil.rmtree(folder)
    for path, content in disk.cut(chance).items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(content)


def _put_back(folder: Path, before: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(before, folder)


def _recorded(what: str, folder: Path, code: str, around: dict[str, str], record: Path) -> list[Act]:
    record.unlink(missing_ok=True)
    command = [sys.executable, "-m", "campaigns.dying", what, str(folder), code]
    around = around | {"RECORD_TO": str(record)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=around) as process:
        if process.stdout is None:
            raise RuntimeError("it says nothing")
        list(islice(process.stdout, _LINES))
        process.kill()
    return list(acts_in(record))
