"""What command groups share: their type, and how an answer is printed."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Run = Callable[[argparse.Namespace], int]
    Groups = argparse._SubParsersAction[argparse.ArgumentParser]

SOUND, WRONG = 0, 1
_NO_CORE = 1
"""Bytes that a core may have: too few for any. With 0, Linux still hands one to a program that collects them, with 1 it
does not. A process that is not dumpable at all would be refused by the portals that desktops ask for files."""
STANDARD_INPUT = Path("-")


def say(words: str) -> None:
    """A line on standard output."""
    sys.stdout.write(words + "\n")


def use_utf8() -> None:
    """Read and write UTF-8, whatever the machine is used to."""
    for stream, unwritable in ((sys.stdin, "strict"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=unwritable)


def leave_no_core() -> None:
    """Whatever holds a key: the system writes its memory to no file when it crashes."""
    try:
        import resource  # not on Windows
    except ImportError:
        return
    _now, most = resource.getrlimit(resource.RLIMIT_CORE)
    limit = _NO_CORE if most else 0  # where none may be written already, nobody but the system's owner may allow more
    resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))


def complain(words: str) -> int:
    """A line on standard error, and the exit code that goes with it."""
    sys.stderr.write(words + "\n")
    return WRONG


class NotText(OSError):
    """A file of which a line was to be read, and that holds none: it is in another encoding, or no text."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"What {file} says is not text in UTF-8. Please save it as UTF-8 and try again.")


def text(file: Path) -> str:
    """What one line in a file, or on standard input, says; the mark that some editors begin a file with is no part of
    it. Raises NotText, OSError.
    """
    try:
        said = sys.stdin.read() if file == STANDARD_INPUT else file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText(file) from error
    return said.removesuffix("\n").removesuffix("\r")


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def answer(facts: Mapping[str, object], *, as_json: bool) -> int:
    """The answer of a command: one JSON object, or a line for each fact."""
    say(json.dumps(facts) if as_json else "\n".join(f"{name}: {_plain(value)}" for name, value in facts.items()))
    return SOUND


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
