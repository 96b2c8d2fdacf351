"""Waiting after wrong passphrases, kept beside the vault so that a restart does not end the wait.

It slows down somebody at this computer. Against somebody who copied the files, what a guess costs is the protection.
A try is counted before it is made, so that killing the app in the middle of one gains nothing.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Final

import msgspec

from ehdesk.store.errors import WaitBeforeTrying
from ehdesk.store.safe_write import disk_in_words, put
from ehdesk.store.small_json import from_json

FREE_TRIES: Final = 3
LONGEST: Final = timedelta(minutes=15)
_NOTHING: Final = timedelta()
_UNREADABLE: Final = 8
"""How many wrong tries a file that cannot be read stands for."""


class _Tries(msgspec.Struct, frozen=True):
    wrong: Annotated[int, msgspec.Meta(ge=0)]
    at: Annotated[datetime, msgspec.Meta(tz=True)]


class Backoff:
    """The wrong tries at one vault since it was last opened."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self._path = folder / "tries"
        self._clock = clock

    def begin(self) -> timedelta:
        """Count a try; the wait that follows if it turns out wrong. Raises WaitBeforeTrying while one is running."""
        left = self.left()
        if left:
            raise WaitBeforeTrying(left)
        wrong = self._read().wrong + 1
        self._write(_Tries(wrong, self._clock()))
        return wait_after(wrong)

    def left(self) -> timedelta:
        """How much of the wait is left. A clock that was set back starts the wait again."""
        tries, now = self._read(), self._clock()
        wait = wait_after(tries.wrong)
        if not wait:
            return _NOTHING
        if now < tries.at:
            self._write(_Tries(tries.wrong, now))
            return wait
        return max(_NOTHING, tries.at + wait - now)

    def forget(self) -> None:
        """The right passphrase was given. A disk that does not take it leaves tries to be waited for, and no more."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self) -> _Tries:
        try:
            with disk_in_words(), suppress(FileNotFoundError):
                return from_json(self._path.read_bytes(), _Tries)
            return _Tries(0, self._clock())
        except msgspec.DecodeError:
            tries = _Tries(_UNREADABLE, self._clock())
            self._write(tries)  # so that the wait comes to an end
            return tries

    def _write(self, tries: _Tries) -> None:
        put(self._path, msgspec.json.encode(tries))


def wait_after(wrong: int) -> timedelta:
    """How long to wait after so many wrong tries: none at first, then 5 seconds, doubling up to a quarter hour."""
    if wrong < FREE_TRIES:
        return _NOTHING
    return min(LONGEST, timedelta(seconds=5 * 2 ** min(wrong - FREE_TRIES, 20)))
