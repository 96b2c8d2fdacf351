"""The disk is full or fails at one write or other: it is told in a sentence, nothing is lost, and on it goes after.

The trials run in a process of their own, between which and the disk `recorder.c` stands.
"""

import ctypes
import errno
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from traceback import format_exc

from campaigns.death import wrong_after
from campaigns.full_disk_carrying import carrying
from campaigns.full_disk_jobs import JOBS, OPENING
from campaigns.preloaded import built, preloaded
from campaigns.trial import Job, Trial
from campaigns.vaults import Ground, grounds

COUNT = 300
_FAULTS = {errno.ENOSPC: "no room", errno.EIO: "an error"}
_HOW = ("once", "from then on", "for all of its sort from then on")
_READS = "G"
_SORTS = {"": "act", "S": "sync", _READS: "read"}
"""Of all that is written to the disk, or of its syncs alone: they are few, and what fails in one lies there already. Or
of what is read."""


def run(seed: int, count: int) -> Iterator[str]:
    """Have `count` jobs met by a fault; a sentence for each that went wrong."""
    with TemporaryDirectory() as place:
        around = preloaded(built(Path(place)), _folder(place))
        command = [sys.executable, "-m", "campaigns.full_disk", str(seed), str(count), place]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=around) as process:
            if process.stdout is None:
                raise RuntimeError("it says nothing")
            lines = [line.strip() for line in process.stdout]
        yield from lines[:-1]
        if not lines or lines[-1] != "done":
            yield f"the process ended with {process.returncode} after {lines[-1:]}"


def _folder(place: str) -> Path:
    return Path(place) / "one"


class _Disk:
    """The disk under the trials' folder, as `recorder.c` lets it be."""

    def __init__(self, ground_for: Callable[[str], Ground]) -> None:
        self._library, self._ground_for = ctypes.CDLL(None), ground_for
        self._acts: dict[tuple[Job, str], int] = {}

    @contextmanager
    def failing(self, at: int, error: int, how: int, sort: str) -> Iterator[None]:
        """Its `at`th act of a sort fails; 0: none does."""
        self._library.disk_fails(ctypes.c_long(at), error, how, ord(sort or "\0"))
        try:
            yield
        finally:
            self._did = self._library.disk_did()
            self._library.disk_fails(ctypes.c_long(0), 0, 0, 0)

    def acts_of(self, job: Job, folder: Path, sort: str) -> int:
        """How many acts of a sort a job comes to when nothing fails; tried once."""
        if (job, sort) not in self._acts:
            self._acts[job, sort] = self._tried(job, folder, sort)
        return self._acts[job, sort]

    def _tried(self, job: Job, folder: Path, sort: str) -> int:
        ground = self._ground_for(job.__name__)
        trial = Trial(ground, _fresh(ground, folder))
        steps = job(trial)
        next(steps)
        with self.failing(0, 0, 0, sort):
            next(steps)
        if trial.told:
            raise RuntimeError(f"{job.__name__} fails on a sound disk: {trial.told}")
        next(steps, None)
        return self._did


def main(seed: int, count: int, place: str) -> None:
    """The trials, one line for each that went wrong."""
    chance, ground_for = Random(seed), grounds(Path(place))  # noqa: S311 - a trial that can be done again
    disk, jobs = _Disk(ground_for), (*JOBS, carrying)
    for number in range(count):
        job = jobs[number % len(jobs)]
        sort = chance.choice([sort for sort in _SORTS if sort != _READS or job in OPENING])
        error, how = chance.choice(list(_FAULTS)) if sort != _READS else errno.EIO, chance.randrange(len(_HOW))
        acts = disk.acts_of(job, _folder(place), sort)
        at = chance.randint(1, max(1, acts))
        named = job.__name__.replace("_", " ")
        told = f"{number}: {_FAULTS[error]} at {_SORTS[sort]} {at} of {acts} while {named}, {_HOW[how]}"
        ground = ground_for(job.__name__)
        trial = Trial(ground, _fresh(ground, _folder(place)), is_one_fault=how == 0, is_at_reads=sort == _READS)
        for wrong in _wrong_in(trial, job, disk, (at, error, how, sort)):
            sys.stdout.write(f"{told}: {wrong}\n")
            sys.stdout.flush()
    sys.stdout.write("done\n")


def _wrong_in(trial: Trial, job: Job, disk: _Disk, fault: tuple[int, int, int, str]) -> Iterator[str]:
    steps = job(trial)
    try:
        next(steps)
        with disk.failing(*fault):
            next(steps)
        yield from _as_it_lies(trial)
        next(steps, None)
    except Exception:
        yield " / ".join(format_exc().splitlines()[-6:])
    yield from trial.wrong
    yield from (f"told: {said}" for said in trial.odd_words())
    yield from wrong_after(trial.ground, trial.folder, trial.said)


def _as_it_lies(trial: Trial) -> Iterator[str]:
    """As if the process had died here, after the fault and before anything else was done."""
    copy = Path(shutil.copytree(trial.folder, trial.folder.with_name("as it lies")))
    yield from (f"as it lay: {wrong}" for wrong in wrong_after(trial.ground, copy, trial.said))
    shutil.rmtree(copy)


def _fresh(ground: Ground, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return ground.copy(folder, died=False)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
