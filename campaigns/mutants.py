"""Bugs that somebody might make in the kernel or the store, one after the other: a quick test must notice each."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from campaigns.mutants_by_hand import MUTANTS, Mutant

COUNT = len(MUTANTS)
_ROOT = Path(__file__).parent.parent
_COPIED = ("ehdesk", "tests", "campaigns", "forms", "resources", "pyproject.toml")


def run(seed: int, count: int, among: Sequence[Mutant] = MUTANTS) -> Iterator[str]:
    """So many of these mutants, in a copy of the package; a sentence for each not noticed, or that applies no more."""
    chosen = Random(seed).sample(among, min(count, len(among)))  # noqa: S311 - a trial that can be done again
    with TemporaryDirectory() as place:
        copy = _copied(Path(place))
        if not _pass(copy, sorted({mutant.noticed_by for mutant in chosen})):
            yield "the tests do not pass without any mutant"
            return
        for mutant in chosen:
            if not applies(mutant):
                yield f"{mutant.file}: “{mutant.old.strip()}” stands there no more, or more than once"
            elif _survives(copy, mutant):
                yield f"{mutant.file}: {mutant.noticed_by} does not notice “{mutant.new.strip()}”"


def applies(mutant: Mutant) -> bool:
    """Does the text that it replaces stand in its file, once?"""
    return (_ROOT / mutant.file).read_text("utf-8").count(mutant.old) == 1


def _survives(copy: Path, mutant: Mutant) -> bool:
    file = copy / mutant.file
    sound = file.read_text("utf-8")
    file.write_text(sound.replace(mutant.old, mutant.new), "utf-8")
    try:
        return _pass(copy, [mutant.noticed_by])
    finally:
        file.write_text(sound, "utf-8")


def _copied(place: Path) -> Path:
    for name in _COPIED:
        source = _ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name)  # with what is compiled: of a file that is altered, it is not taken
        else:
            shutil.copy(source, place / name)
    return place


def _pass(copy: Path, tests: list[str]) -> bool:
    """Do these pass in the copy? An import of any other ehdesk would make all of this worth nothing."""
    around = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"}
    asked = [sys.executable, "-c", "import ehdesk; print(ehdesk.__file__)"]
    answered = subprocess.run(asked, cwd=copy, env=around, capture_output=True, text=True, check=True).stdout
    if not Path(answered.strip()).is_relative_to(copy):
        raise RuntimeError(f"the tests would run on {answered.strip()}")
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "campaigns.unshrunk", *tests]
    return subprocess.run(command, cwd=copy, env=around, capture_output=True, check=False).returncode == 0
