"""Files of a vault are damaged in a random way: it is told, or nothing is gone; what is left is never touched."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from campaigns.vaults import LOG, Ground, changes_in, made
from ehdesk.store.backups import backups_of, faults
from ehdesk.store.check import looked_through
from ehdesk.store.driver import DATABASE, open_to_look, rows
from ehdesk.store.errors import StoreError, VaultDamaged
from ehdesk.store.keys import NAMES

Blow = Callable[[Path, Random], str]
Content = dict[str, list[str]]
COUNT = 500

_WRITTEN_AT_OPENING = frozenset({"lock", "tries", "vault.db-shm", "label"})


def run(seed: int, count: int) -> Iterator[str]:
    """Damage `count` copies, each in one way; a sentence for each that went wrong."""
    chance = Random(seed)  # noqa: S311 - a trial that can be done again
    with TemporaryDirectory() as place:
        ground = made(Path(place))
        whole = {
            died: _content(ground.copy(Path(place) / f"whole {died}", died=died), ground) for died in (True, False)
        }
        for number in range(count):
            died = chance.random() < 0.5
            yield from _one(ground, Path(place) / "one", chance, number, whole[died], died=died)


def _one(ground: Ground, folder: Path, chance: Random, number: int, content: Content, *, died: bool) -> Iterator[str]:
    shutil.rmtree(folder, ignore_errors=True)
    ground.copy(folder, died=died)
    blow = chance.choice([*_BLOWS, *(_BLOWS_ON_A_LOG if died else ()), _older(ground), *_swapped(ground)])
    told = f"{number}: {'died, ' if died else ''}{blow(folder, chance)}"
    before = _files(folder)
    try:
        is_sound = looked_through(folder, ground.data_key).is_sound
    except StoreError:
        is_sound = False
    if _files(folder) != before:
        yield f"{told}: looking changed a file"
    if is_sound:
        yield from _unseen(ground, folder, told, content, died=died)
    yield from _opened(ground, folder, told, before, is_sound=is_sound)
    yield from _gone_back(ground, folder, told)


def _unseen(ground: Ground, folder: Path, told: str, content: Content, *, died: bool) -> Iterator[str]:
    """Every page of the database bears a seal, so a check tells of any bit turned in it. Damage elsewhere of which it
    tells nothing lies where nobody reads."""
    now, then = (place / DATABASE for place in (folder, ground.died if died else ground.closed))
    if now.stat().st_size == then.stat().st_size and now.read_bytes() != then.read_bytes():
        yield f"{told}: called sound, and its database was altered"
    elif _content(folder, ground) != content:
        yield f"{told}: called sound, and it holds something else"


def _content(folder: Path, ground: Ground) -> Content:
    """Every row of every table, as bytes that do not depend on where they lie."""
    with closing(open_to_look(folder / DATABASE, ground.data_key)) as db:
        return {table.name: sorted(map(repr, rows(db, f'select * from "{table.name}"'))) for table in db.tables}


def _opened(ground: Ground, folder: Path, told: str, before: dict[str, bytes], *, is_sound: bool) -> Iterator[str]:
    """A vault that opens and is read without a word holds everything; one that is refused was left as it is."""
    has_opened = False
    try:
        with ground.opened(folder) as vault:
            has_opened = True
            held = changes_in(vault)
    except VaultDamaged as damage:
        if not damage.reason.endswith("."):
            yield f"{told}: not told in a sentence: {damage.reason}"
        if not has_opened and not _stands(before, _files(folder)):
            yield f"{told}: refused, and a file was changed"
        if is_sound:
            yield f"{told}: called sound, and cannot be read"
    except StoreError as error:
        if is_sound:
            yield f"{told}: sound, and yet not opened: {error}"
    else:
        if held != ground.saved:
            yield f"{told}: opened without a word, and {len(ground.saved - held)} changes are gone"


def _gone_back(ground: Ground, folder: Path, told: str) -> Iterator[str]:
    """A backup is whole, or it is told that it is not."""
    for backup in backups_of(folder):
        original = ground.closed / backup.folder.relative_to(folder)
        is_whole = all(
            (backup.folder / name).is_file() and (backup.folder / name).read_bytes() == (original / name).read_bytes()
            for name in (DATABASE, "anchor")
        )
        if not is_whole and not _is_told(backup.folder, ground.data_key) and not _is_harmless(backup.folder, original):
            yield f"{told}: a damaged backup was not noticed"


def _is_told(backup: Path, data_key: bytes) -> bool:
    try:
        return any(faults(backup, data_key))
    except StoreError:
        return True


def _is_harmless(backup: Path, original: Path) -> bool:
    """The anchor is kept twice: one of the two places may be lost."""
    return (backup / DATABASE).read_bytes() == (original / DATABASE).read_bytes()


def _stands(before: dict[str, bytes], after: dict[str, bytes]) -> bool:
    """Every file is as it was; at the end of the write-ahead log there may be what was taken back."""
    log, is_log = before.get(LOG, b""), {LOG}
    same = {name: after.get(name) for name in before.keys() - is_log}
    return same == {name: before[name] for name in same} and after.get(LOG, b"").startswith(log)


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name not in _WRITTEN_AT_OPENING)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def _backup(folder: Path) -> str:
    return str(backups_of(folder)[0].folder.relative_to(folder))


def _flip(folder: Path, name: str, chance: Random) -> str:
    content = bytearray((folder / name).read_bytes())
    place, bit = chance.randrange(len(content)), chance.randrange(8)
    content[place] ^= 1 << bit
    (folder / name).write_bytes(content)
    return f"bit {bit} of byte {place} of {name} turned"


def _cut(folder: Path, name: str, chance: Random) -> str:
    content = (folder / name).read_bytes()
    kept = chance.randrange(len(content))
    (folder / name).write_bytes(content[:kept])
    return f"{name} cut to {kept} of {len(content)} bytes"


def _lose(folder: Path, name: str) -> str:
    (folder / name).unlink()
    return f"{name} lost"


def _scribble(folder: Path, name: str, chance: Random) -> str:
    content = bytearray((folder / name).read_bytes())
    place = chance.randrange(max(1, len(content) - 512))
    content[place : place + 512] = chance.randbytes(min(512, len(content) - place))
    (folder / name).write_bytes(content)
    return f"512 bytes from {place} of {name} written over"


def _older(ground: Ground) -> Blow:
    def blow(folder: Path, _chance: Random) -> str:
        shutil.copy(ground.older, folder / DATABASE)
        return "an older database put in its place"

    return blow


def _swapped(ground: Ground) -> tuple[Blow, ...]:
    """The write-ahead log of another time, and that of another vault."""

    def swapped_for(log: Path) -> Blow:
        def blow(folder: Path, _chance: Random) -> str:
            shutil.copy(log, folder / LOG)
            return f"{log.name} put in the place of its write-ahead log"

        return blow

    return tuple(swapped_for(log) for log in ground.logs)


def _both_keys(folder: Path, chance: Random) -> str:
    return " and ".join(chance.choice((_flip, _cut))(folder, name, chance) for name in NAMES)


_BLOWS: tuple[Blow, ...] = (
    lambda folder, chance: _flip(folder, DATABASE, chance),
    lambda folder, chance: _flip(folder, DATABASE, chance),
    lambda folder, chance: _cut(folder, DATABASE, chance),
    lambda folder, chance: _scribble(folder, DATABASE, chance),
    lambda folder, _chance: _lose(folder, DATABASE),
    lambda folder, chance: _flip(folder, "anchor", chance),
    lambda folder, chance: _cut(folder, "anchor", chance),
    lambda folder, _chance: _lose(folder, "anchor"),
    lambda folder, chance: _flip(folder, chance.choice(NAMES), chance),
    lambda folder, chance: _cut(folder, chance.choice(NAMES), chance),
    _both_keys,
    lambda folder, chance: _flip(folder, f"{_backup(folder)}/{DATABASE}", chance),
    lambda folder, chance: _cut(folder, f"{_backup(folder)}/{DATABASE}", chance),
    lambda folder, chance: _flip(folder, f"{_backup(folder)}/anchor", chance),
    lambda folder, _chance: _lose(folder, f"{_backup(folder)}/anchor"),
)
_BLOWS_ON_A_LOG: tuple[Blow, ...] = (
    lambda folder, chance: _flip(folder, LOG, chance),
    lambda folder, chance: _flip(folder, LOG, chance),
    lambda folder, chance: _cut(folder, LOG, chance),
    lambda folder, chance: _scribble(folder, LOG, chance),
    lambda folder, _chance: _lose(folder, LOG),
)
