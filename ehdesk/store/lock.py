"""One process a vault: a lock that the operating system lets go of when the process dies."""

import os
from pathlib import Path

from ehdesk.store.errors import VaultInUse
from ehdesk.store.safe_write import disk_in_words

if os.name == "nt":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """Held from creation until `release`. Raises VaultInUse where somebody else holds it."""

    def __init__(self, folder: Path) -> None:
        with disk_in_words():
            self._handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise VaultInUse("These records are already open in another window.") from error

    def release(self) -> None:
        """Let go; once is enough."""
        os.close(self._handle)
