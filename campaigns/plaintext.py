"""Whole sessions, of which every byte that they write to any file is searched for words of the family: none is there.

What `tests/rules/test_nothing_readable.py` looks for in the files that are left, this looks for in all that was ever
written, also to files that are gone again, anywhere on the computer.
"""

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from campaigns.crash_images import acts_in
from campaigns.plaintext_session import WAYS, words_of
from campaigns.preloaded import built, preloaded
from tests.rules.readable import read_in, readable
from tests.rules.session import WORDS

COUNT = 4
_AROUND = {
    "HOME": "home",
    "TMPDIR": "tmp",
    "SQLITE_TMPDIR": "tmp",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
}
_AROUND |= {"XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run", "XDG_STATE_HOME": "data"}


def run(seed: int, count: int) -> Iterator[str]:
    """That many sessions of a vault, and one in the window; a sentence for each word that can be read.

    The control goes before them.
    """
    if not any("etilqs" in one for one in run_in_the_open(seed)):
        yield "what a plain database writes to its temporary files is not found, so this trial is blind"
    yield from run_without_a_window(seed, count)
    with TemporaryDirectory() as place:
        paper = Path(place) / "chosen" / "plan.pdf"
        session = [sys.executable, "-m", "tests.rules.session", f"{place}/vaults", str(paper)]
        yield from _read_after(Path(place), session, WORDS)


def run_without_a_window(seed: int, count: int) -> Iterator[str]:
    """The sessions of a vault alone."""
    for number in range(seed, seed + count):
        with TemporaryDirectory() as place:
            session = [sys.executable, "-m", "campaigns.plaintext_session", WAYS[0], str(number), f"{place}/vaults"]
            yield from _read_after(Path(place), session, words_of(number))


def run_in_the_open(seed: int) -> Iterator[str]:
    """The control: the same words in a plain database that sorts in temporary files must be found in both."""
    with TemporaryDirectory() as place:
        session = [sys.executable, "-m", "campaigns.plaintext_session", WAYS[1], str(seed), f"{place}/vaults"]
        yield from _read_after(Path(place), session, words_of(seed))


def _read_after(place: Path, session: list[str], words: tuple[str, ...]) -> Iterator[str]:
    for name in {"vaults", "chosen", *_AROUND.values()}:
        (place / name).mkdir(mode=0o700)
    around = preloaded(built(place), Path("/")) | {"RECORD_TO": str(place / "record"), "PYTHONDONTWRITEBYTECODE": "1"}
    around |= {name: str(place / folder) for name, folder in _AROUND.items()} | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(session, env={**os.environ, **around}, input=b"\n", capture_output=True, check=False)
    if done.returncode:
        yield f"the session ended with {done.returncode}: {done.stderr.decode()[-300:]}"
    yield from (f"{word} is in what was said" for word in read_in(words, done.stdout + done.stderr))
    for path, content in _written(place / "record").items():
        yield from (f"{word} was written to {path}" for word in read_in(words, path.encode() + content))
    for word, files in readable(words, place / "vaults", *(place / name for name in set(_AROUND.values()))).items():
        yield f"{word} can be read in {', '.join(files)}"


def _written(record: Path) -> dict[str, bytes]:
    """All that was ever written to each file, one write after the other, and what it was called."""
    found: dict[str, list[bytes]] = defaultdict(list)
    for act in acts_in(record):
        if act.op in "WRC":
            found[act.path].append(act.data)
    return {path: b"".join(parts) for path, parts in found.items()}
