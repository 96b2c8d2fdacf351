"""What a disk may hold after a power cut: what was synced, and of the rest any part, in any order, sectors torn.

Read from the record that `recorder.c` makes. The disk is a pessimist: a write that nobody synced may be there or not,
or a part of its sectors; names change in their order, and last only when their folder or the file itself was synced.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TypeAlias

_HEAD = struct.Struct("<cIQQ")
_SECTOR = 512


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done, as `recorder.c` says."""

    op: str
    path: str
    offset: int
    data: bytes


@dataclass(slots=True)
class _File:
    """A file without its name: what of it lasts, and what was done to it since its last sync."""

    lasting: bytearray
    since: list[Act] = field(default_factory=list)

    def settle(self) -> None:
        for act in self.since:
            _do(self.lasting, act)
        self.since.clear()

    def after_a_cut(self, chance: Random) -> bytes:
        content = bytearray(self.lasting)
        for act in self.since:
            if act.op == "T" or chance.random() < 0.5:
                _do(content, act if chance.random() < 0.5 else _torn(act, chance))
        return bytes(content)


def acts_in(record: Path) -> Iterator[Act]:
    """What was recorded, in its order; a last record that is not whole is left out."""
    content, place = record.read_bytes(), 0
    while place + _HEAD.size <= len(content):
        op, of_path, offset, size = _HEAD.unpack_from(content, place)
        place += _HEAD.size
        if place + of_path + size > len(content):
            return
        path = content[place : place + of_path].decode()
        yield Act(op.decode(), path, offset, content[place + of_path : place + of_path + size])
        place += of_path + size


_Naming: TypeAlias = tuple[str, str, _File | None]
"""From which path to which, and what; nothing where it is no more."""


class Disk:
    """Follows what a process does to one folder, and can be cut from the power at any time."""

    def __init__(self, folder: Path) -> None:
        here = {str(path): _File(bytearray(path.read_bytes())) for path in folder.rglob("*") if path.is_file()}
        self._now, self._lasting = dict(here), dict(here)
        self._names: list[list[_Naming]] = []
        self.said = ""

    def follow(self, act: Act) -> None:
        """One thing more was done."""
        if act.op == "L":
            self.said += act.data.decode()
        elif act.op == "C":
            self._name(act.path, _File(bytearray()))
        elif act.op == "U":
            self._name(act.path, None)
        elif act.op == "R":
            self._rename(act.path, act.data.decode())
        elif act.op == "S":
            self._sync(act.path)
        elif (file := self._now.get(act.path)) is not None:
            file.since.append(act)

    def cut(self, chance: Random) -> dict[str, bytes]:
        """What a reader finds afterwards, by path."""
        names = dict(self._lasting)
        for together in self._names[: chance.randint(0, len(self._names))]:
            _change(names, together)
        return {path: file.after_a_cut(chance) for path, file in names.items()}

    def _name(self, path: str, file: _File | None) -> None:
        self._names.append([(path, path, file)])
        _change(self._now, self._names[-1])

    def _rename(self, old: str, new: str) -> None:
        """Of a file, or of a folder with everything in it."""
        paths = [one for one in self._now if one == old or one.startswith(f"{old}/")]
        self._names.append([(path, new + path[len(old) :], self._now[path]) for path in paths])
        _change(self._now, self._names[-1])

    def _sync(self, path: str) -> None:
        """Of a file with its own name, or of a folder's names; a name lasts with all that changed before it."""
        file = self._now.get(path)
        if file is not None:
            file.settle()
        mine = [
            number
            for number, together in enumerate(self._names, 1)
            if file is None or any(of is file for _old, _new, of in together)
        ]
        for together in self._names[: mine[-1] if mine else 0]:
            _change(self._lasting, together)
        del self._names[: mine[-1] if mine else 0]


def _change(names: dict[str, _File], together: list[_Naming]) -> None:
    """A folder's new name is that of everything in it, at once."""
    for old, new, file in together:
        names.pop(old, None)
        if file is not None:
            names[new] = file


def _do(content: bytearray, act: Act) -> None:
    if act.op == "T":
        del content[act.offset :]
        content.extend(bytes(act.offset - len(content)))
        return
    content.extend(bytes(max(0, act.offset - len(content))))
    content[act.offset : act.offset + len(act.data)] = act.data


def _torn(act: Act, chance: Random) -> Act:
    """A beginning of it, in whole sectors."""
    sectors = -(-len(act.data) // _SECTOR)
    return Act(act.op, act.path, act.offset, act.data[: chance.randint(0, sectors) * _SECTOR])
