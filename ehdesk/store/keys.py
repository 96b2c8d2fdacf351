"""The vault's key slots: its random data key, wrapped once for each way in. Two copies lie beside the database,
a third in a folder of its own. All are the slots of now: each is written again with every new way in.

A slot's parameters are bound to what it wraps, so nobody can make guessing cheaper by editing the file. A new
passphrase makes a new slot and never re-encrypts the vault.
"""

import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec.structs import replace

from ehdesk.store import recovery_code
from ehdesk.store.authority_key import AuthorityKey, PrivateKey
from ehdesk.store.driver import KEY_SIZE
from ehdesk.store.errors import EscrowRefused, StoreError, VaultDamaged, VaultNewer
from ehdesk.store.escrow import Escrow, Opening, sealed_to
from ehdesk.store.passphrase import CALIBRATED, FLOOR, Cost, stretched
from ehdesk.store.safe_write import disk_in_words, put
from ehdesk.store.small_json import from_json
from ehdesk.store.summed_file import NotWhole, summed, whole_body

__all__ = ["CALIBRATED", "FLOOR", "Cost", "Keys", "Slot", "WrongKey", "new_keys", "read_keys", "write_keys"]

SPARE: Final = "spare/keys"
"""For what befalls small files that lie together. Not among the backups: a copy of those that somebody took along would
then open with a passphrase of before. Earlier versions made none."""
NAMES: Final = ("keys", "keys.copy", SPARE)
NO_COPY: Final = "no copy of its key file can be read."
PASSPHRASE: Final = "passphrase"  # noqa: S105 - the name of a slot, not a secret
RECOVERY_CODE: Final = "recovery code"
_FORMAT: Final = 1
_SALT: Final = 16


class WrongKey(Exception):
    """No slot opens with what was given."""


class Slot(msgspec.Struct, frozen=True):
    """One way in: the data key, sealed. `cost` belongs to a passphrase; a recovery code is random enough without."""

    way: str
    salt: bytes
    cost: Cost | None = None
    nonce: bytes = b""
    sealed: bytes = b""


class Keys(msgspec.Struct, frozen=True):
    """Everything in the keys file. `vault` ties the slots to one vault; slots of ways not known here are kept.

    `escrow` is the way in of an authority, where the owner gave it one; `openings` tells each time that it was used.
    """

    format: int
    vault: str
    slots: tuple[Slot, ...] = ()
    escrow: Escrow | None = None
    openings: tuple[Opening, ...] = ()

    def with_passphrase(self, data_key: bytes, passphrase: str, cost: Cost) -> "Keys":
        """The same keys with the passphrase replaced."""
        slot = Slot(PASSPHRASE, secrets.token_bytes(_SALT), cost)
        return self._with(slot, stretched(passphrase, slot.salt, cost), data_key)

    def with_recovery_code(self, data_key: bytes, code: str) -> "Keys":
        """The same keys with the recovery code replaced. Raises WrongRecoveryCode for one that is mistyped."""
        slot = Slot(RECOVERY_CODE, secrets.token_bytes(_SALT))
        return self._with(slot, _from_code(code, slot.salt), data_key)

    def with_escrow(self, data_key: bytes, authority: AuthorityKey) -> "Keys":
        """The same keys with this authority's way in, in the place of any other authority's. Raises KeyRefused."""
        return replace(self, escrow=sealed_to(authority, self.vault, data_key, _proof_key(data_key)))

    def without_escrow(self) -> "Keys":
        """The same keys with no authority's way in."""
        return replace(self, escrow=None)

    def with_opening(self, opening: Opening) -> "Keys":
        """The same keys, in which it stands that an authority opened the vault."""
        return replace(self, openings=(*self.openings, opening))

    def by_passphrase(self, passphrase: str) -> bytes:
        """The data key. Raises WrongKey."""
        slot = self._slot(PASSPHRASE)
        if slot.cost is None or not slot.cost.is_sane or len(slot.salt) != _SALT:
            raise VaultDamaged("the settings of its passphrase were altered.")
        return self._opened(slot, stretched(passphrase, slot.salt, slot.cost))

    def by_recovery_code(self, code: str) -> bytes:
        """The data key. Raises WrongKey, WrongRecoveryCode."""
        slot = self._slot(RECOVERY_CODE)
        return self._opened(slot, _from_code(code, slot.salt))

    def by_escrow(self, private: PrivateKey) -> bytes:
        """The data key, for an authority. Raises EscrowRefused."""
        if self.escrow is None:
            raise EscrowRefused("No authority was given a way into this vault, so no authority's key opens it.")
        return self.escrow.opened(private, self.vault)

    def is_escrow_whole(self, data_key: bytes) -> bool:
        """Is the authority's way in as the owner made it, or is there none? An altered one may open nothing."""
        return self.escrow is None or self.escrow.is_whole(self.vault, _proof_key(data_key))

    @property
    def code_mark(self) -> str:
        """What tells the recovery code of now from every other one, and says nothing about it; "" without one."""
        return next((slot.salt.hex() for slot in self.slots if slot.way == RECOVERY_CODE), "")

    def _slot(self, way: str) -> Slot:
        for slot in self.slots:
            if slot.way == way:
                return slot
        raise WrongKey(way)

    def _with(self, slot: Slot, key: bytes, data_key: bytes) -> "Keys":
        nonce = secrets.token_bytes(12)
        sealed = AESGCM(key).encrypt(nonce, data_key, self._bound(slot))
        slot = replace(slot, nonce=nonce, sealed=sealed)
        return replace(self, slots=(*(other for other in self.slots if other.way != slot.way), slot))

    def _opened(self, slot: Slot, key: bytes) -> bytes:
        try:
            return AESGCM(key).decrypt(slot.nonce, slot.sealed, self._bound(slot))
        except (InvalidTag, ValueError) as error:  # a nonce that is too short or too long is the second
            raise WrongKey(slot.way) from error

    def _bound(self, slot: Slot) -> bytes:
        bare = replace(slot, nonce=b"", sealed=b"")
        return msgspec.msgpack.encode((self.format, self.vault, bare), order="deterministic")


def new_keys(vault: str) -> Keys:
    """Keys with no way in yet."""
    return Keys(_FORMAT, vault)


def write_keys(folder: Path, keys: Keys) -> None:
    """Put all copies in place; the one that counts comes last. Raises StoreError; what opened before then opens."""
    content = summed(msgspec.json.encode(keys))
    try:
        with disk_in_words():
            (folder / SPARE).parent.mkdir(mode=0o700, exist_ok=True)
        for name in reversed(NAMES):
            put(folder / name, content)
    except StoreError:
        # a disk may take a file and then fail to say that it is there for good
        if next(_whole_copies(folder), None) != keys:
            raise


def read_keys(folder: Path) -> Keys:
    """The keys from the first copy that is whole. Raises VaultDamaged for none, VaultNewer, and DiskTrouble where there
    may be one that the disk does not give."""
    for keys in _whole_copies(folder):
        if keys.format > _FORMAT:
            raise VaultNewer("A newer version of ehdesk wrote these records. Please update ehdesk here.")
        return keys
    with disk_in_words():
        for name in NAMES:
            with suppress(FileNotFoundError):
                (folder / name).read_bytes()
    raise VaultDamaged(NO_COPY)


def damaged_copies(folder: Path) -> tuple[str, ...]:
    """The names of the copies that cannot be read; that the spare one was never made is no damage."""
    there = (name for name in NAMES if name != SPARE or (folder / name).exists())
    return tuple(name for name in there if _read(folder / name) is None)


def has_keys(folder: Path) -> bool:
    """Can any copy be read?"""
    return next(_whole_copies(folder), None) is not None


def mend_copies(folder: Path, keys: Keys) -> None:
    """Write all copies again if one is damaged, or was left behind when a new way in was put in place."""
    if any(_read(folder / name) != keys for name in NAMES):
        write_keys(folder, keys)


def key_for(data_key: bytes, purpose: bytes) -> bytes:
    """A key of its own for another purpose, derived from the data key."""
    return HKDF(SHA256(), KEY_SIZE, salt=None, info=b"ehdesk " + purpose).derive(data_key)


def _whole_copies(folder: Path) -> Iterator[Keys]:
    for name in NAMES:
        keys = _read(folder / name)
        if keys is not None:
            yield keys


def _read(path: Path) -> Keys | None:
    try:
        return from_json(whole_body(path.read_bytes()), Keys)
    except (OSError, NotWhole, msgspec.DecodeError):
        return None


def _proof_key(data_key: bytes) -> bytes:
    return key_for(data_key, b"escrow")


def _from_code(code: str, salt: bytes) -> bytes:
    return HKDF(SHA256(), KEY_SIZE, salt=salt, info=b"ehdesk recovery code").derive(recovery_code.read(code))
