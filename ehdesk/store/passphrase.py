"""What makes a passphrase good enough, and how it is stretched into a key."""

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from ehdesk.store.driver import KEY_SIZE
from ehdesk.store.errors import WeakPassphrase
from ehdesk.store.strength import why_among_the_first

MIB: Final = 1024
LEAST_MEMORY: Final = 64 * MIB
MOST_MEMORY: Final = 1024 * MIB
LEAST_LENGTH: Final = 10
LEAST_DIFFERENT: Final = 5
LEAST_SECONDS: Final = 0.5
MOST_SECONDS: Final = 1.0
_AIM: Final = 0.7
_MOST_STEPS: Final = 5
"""On a machine that is busy now and idle then, measuring has to end."""

_COMMON: Final = frozenset(
    """
    password passphrase passw0rd p4ssword letmein welcome qwerty qwertyuiop asdfghjkl zxcvbnm iloveyou monkey dragon
    football liverpool arsenal chelsea manchester princess sunshine superman batman charlie changeme secret trustno
    administrator earlyhelp ehdesk familyhelp socialcare council
    """.split()  # noqa: SIM905 - a list of words is read more easily without quotes
)
_ROWS: Final = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear a guess is: Argon2id's memory in KiB (0: measured on this machine), passes and lanes."""

    memory: int
    passes: int = 3
    lanes: int = 4

    @property
    def is_sane(self) -> bool:
        """Within what the app ever writes; a file that says otherwise was tampered with."""
        return LEAST_MEMORY <= self.memory <= MOST_MEMORY and 1 <= self.passes <= 16 and 1 <= self.lanes <= 16


CALIBRATED: Final = Cost(memory=0)
"""As dear as one unlock may be on the machine where the vault is made: half a second to a second."""
FLOOR: Final = Cost(LEAST_MEMORY)
"""The cheapest that is ever accepted; for tests."""


def _seconds(cost: Cost) -> float:
    start = time.perf_counter()
    stretched("a passphrase to measure with", bytes(16), cost)
    return time.perf_counter() - start


def settled(cost: Cost, seconds: Callable[[Cost], float] = _seconds) -> Cost:
    """The same cost, or a measured one for CALIBRATED: from 256 MiB, as much memory as takes long enough.

    Twice the memory does not take just twice as long, so each step is measured again; the last one stands.
    """
    if cost.memory:
        return cost
    found = replace(cost, memory=256 * MIB)
    for _ in range(_MOST_STEPS):
        taken = seconds(found)
        fitting = round(found.memory * _AIM / taken / MIB) * MIB
        memory = min(max(fitting, LEAST_MEMORY), MOST_MEMORY)
        if LEAST_SECONDS <= taken <= MOST_SECONDS or memory == found.memory:
            break
        found = replace(found, memory=memory)
    return found


def stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The key that a passphrase makes. Letters composed in different ways (e + accent, or é) make the same one."""
    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=salt, length=KEY_SIZE, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    ).derive(text)


def refuse_weak(passphrase: str, *known: str) -> None:
    """Raises WeakPassphrase, with what to do, for one that is short, common, or made of `known` words."""
    plain = "".join(passphrase.split()).casefold()
    if len(passphrase) < LEAST_LENGTH:
        raise WeakPassphrase(
            f"Use at least {LEAST_LENGTH} characters. Four words that do not belong together are good."
        )
    if len(set(plain)) < LEAST_DIFFERENT or _is_run(plain):
        raise WeakPassphrase("That repeats or runs along the keys. Use four words that do not belong together.")
    if plain.strip("0123456789!?.*#£$&@-_ ") in _COMMON | {_joined(word) for word in known}:
        raise WeakPassphrase("That is one of the first things anybody would try. Use four words instead.")
    if why := why_among_the_first(passphrase, *known):
        raise WeakPassphrase(f"{why} Use four words that do not belong together.")


def _is_run(plain: str) -> bool:
    return any(plain in row or plain[::-1] in row for row in _ROWS)


def _joined(word: str) -> str:
    return "".join(word.split()).casefold()
