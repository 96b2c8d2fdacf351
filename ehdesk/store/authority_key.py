"""An authority's key pair, for opening vaults whose owners forgot their passphrase or left: its two files.

The public file goes to every laptop; its fingerprint is read out and compared, since whoever could exchange the file on
its way could open what is sealed to it. The private file is locked with a passphrase, and stays with the authority.
"""

import base64
import hashlib
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec.structs import replace

from ehdesk.store.errors import KeyRefused
from ehdesk.store.passphrase import Cost, refuse_weak, settled, stretched
from ehdesk.store.safe_write import beside, put
from ehdesk.store.small_json import from_json
from ehdesk.store.summed_file import NotWhole, summed, whole_body

SUFFIX: Final = "ehdeskkey"
"""How the name of a public key's file ends."""
SUITE: Final = "MLKEM768-X25519, HKDF-SHA256, AES-256-GCM"
HPKE: Final = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
LONGEST_NAME: Final = 80
_MLKEM_PUBLIC, _MLKEM_PRIVATE = 1184, 64
_LARGEST: Final = 16 << 10
"""Bytes that a key's file may have."""
_GROUPS, _GROUP = 5, 4


class AuthorityKey(msgspec.Struct, frozen=True, tag_field="ehdesk", tag="public key"):
    """The public half: whose it is, for which HPKE suite, and ML-KEM-768's key with X25519's after it."""

    authority: str
    suite: str
    key: bytes

    @property
    def fingerprint(self) -> str:
        """What tells this key and its name from all others, to be read out: 100 bits as five groups of four."""
        digest = hashlib.sha256(b"ehdesk authority key" + msgspec.msgpack.encode(self)).digest()
        letters = base64.b32encode(digest).decode()[: _GROUPS * _GROUP]
        return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))

    def is_read_out_as(self, said: str) -> bool:
        """Is this its fingerprint? Only letters and digits count, in capitals or not."""
        return _letters(said) == _letters(self.fingerprint)

    def for_sealing(self) -> hpke.MLKEM768X25519PublicKey:
        """The key as HPKE takes it. Raises KeyRefused."""
        if self.suite != SUITE:
            raise KeyRefused("A newer version of this app made this key. Please update the app and try again.")
        try:
            return hpke.MLKEM768X25519PublicKey(
                MLKEM768PublicKey.from_public_bytes(self.key[:_MLKEM_PUBLIC]),
                X25519PublicKey.from_public_bytes(self.key[_MLKEM_PUBLIC:]),
            )
        except ValueError as error:
            raise KeyRefused("What this file says is no key. Please ask the authority for another one.") from error


class _Locked(msgspec.Struct, frozen=True, tag_field="ehdesk", tag="private key"):
    """The private half in its file; everything beside `sealed` is bound to it."""

    public: AuthorityKey
    salt: bytes
    cost: Cost
    nonce: bytes
    sealed: bytes = b""


class PrivateKey:
    """The private half, unlocked, and the public one that belongs to it."""

    def __init__(self, public: AuthorityKey, secret: bytes) -> None:
        self.public = public
        self._secret = secret

    def for_opening(self) -> hpke.MLKEM768X25519PrivateKey:
        """The key as HPKE takes it."""
        return hpke.MLKEM768X25519PrivateKey(
            MLKEM768PrivateKey.from_seed_bytes(self._secret[:_MLKEM_PRIVATE]),
            X25519PrivateKey.from_private_bytes(self._secret[_MLKEM_PRIVATE:]),
        )

    def locked(self, passphrase: str, cost: Cost) -> bytes:
        """What its file says."""
        salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
        bare = _Locked(self.public, salt, settled(cost), nonce)
        sealed = AESGCM(stretched(passphrase, salt, bare.cost)).encrypt(nonce, self._secret, _bound(bare))
        return summed(msgspec.json.encode(replace(bare, sealed=sealed)))


def make_pair(authority: str, passphrase: str, private: Path, public: Path, cost: Cost) -> AuthorityKey:
    """Make a key pair and put both files in place, where none may lie yet.

    The private file comes first: nothing is ever sealed to a key that is not kept. Raises KeyRefused, WeakPassphrase,
    StoreError; neither file is there then.
    """
    name = " ".join(authority.split())
    _refuse_name(name)
    refuse_weak(passphrase, name)
    _refuse_places(private, public)
    secret = _new_secret()
    kem, x = MLKEM768PrivateKey.from_seed_bytes(secret[:_MLKEM_PRIVATE]), secret[_MLKEM_PRIVATE:]
    key = kem.public_key().public_bytes_raw() + X25519PrivateKey.from_private_bytes(x).public_key().public_bytes_raw()
    pair = PrivateKey(AuthorityKey(name, SUITE, key), secret)
    try:
        put(private, pair.locked(passphrase, cost))
        put(public, summed(msgspec.json.encode(pair.public)))
    except BaseException:
        with suppress(OSError):
            for file in (public, private):  # where the public one cannot go, the private one has to stay
                if file.exists():
                    file.unlink()
        raise
    return pair.public


def read_public(file: Path) -> AuthorityKey:
    """An authority's public key. Raises KeyRefused."""
    found = _read(file)
    if isinstance(found, _Locked):
        raise KeyRefused(
            "This is the private half of a key, which never leaves the authority. Please ask for the public one."
        )
    found.for_sealing()
    return found


def read_private(file: Path, passphrase: str) -> PrivateKey:
    """An authority's private key. Raises KeyRefused, also for a wrong passphrase."""
    found = _read(file)
    if isinstance(found, AuthorityKey):
        raise KeyRefused("This is the public half of a key; a vault opens with the private one.")
    if not found.cost.is_sane:
        raise KeyRefused("The settings of this key's passphrase were altered, so it was not tried.")
    try:
        secret = AESGCM(stretched(passphrase, found.salt, found.cost)).decrypt(
            found.nonce, found.sealed, _bound(replace(found, sealed=b""))
        )
    except (InvalidTag, ValueError) as error:
        raise KeyRefused("That is not the passphrase of this private key.") from error
    return PrivateKey(found.public, secret)


def _read(file: Path) -> AuthorityKey | _Locked:
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
    except OSError as error:
        raise KeyRefused(f"This file could not be read ({error.strerror}).") from error
    try:
        found: AuthorityKey | _Locked = from_json(whole_body(content), AuthorityKey | _Locked)  # type: ignore[arg-type]
    except NotWhole as error:
        raise KeyRefused(_NO_KEY if b'"ehdesk"' not in content else _CUT_SHORT) from error
    except msgspec.DecodeError as error:
        raise KeyRefused(_NO_KEY) from error
    _refuse_name((found if isinstance(found, AuthorityKey) else found.public).authority)
    return found


_NO_KEY: Final = "This is not the key of an authority from ehdesk."
_CUT_SHORT: Final = "This key's file was cut short or altered since it was saved. Please copy it again."


def _refuse_name(name: str) -> None:
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise KeyRefused(f"The name of the authority must be one line of at most {LONGEST_NAME} characters.")


def _refuse_places(private: Path, public: Path) -> None:
    for file in (private, public):
        if not file.parent.is_dir():
            raise KeyRefused(f"There is no folder {file.parent}; nothing was made.")
        if file.exists() or file.is_symlink():
            raise KeyRefused(f"There is a file {file} already; nothing was made.")
    # many disks take capitals for small letters; the public file is first written under its name with .new after it
    taken = (public.name.casefold(), beside(public).name.casefold())
    if private.parent.samefile(public.parent) and private.name.casefold() in taken:
        raise KeyRefused("The private and the public half of a key need a file each; nothing was made.")


def _letters(said: str) -> str:
    return "".join(filter(str.isalnum, said)).upper()


def _new_secret() -> bytes:
    return MLKEM768PrivateKey.generate().private_bytes_raw() + X25519PrivateKey.generate().private_bytes_raw()


def _bound(bare: _Locked) -> bytes:
    return msgspec.msgpack.encode(bare, order="deterministic")
