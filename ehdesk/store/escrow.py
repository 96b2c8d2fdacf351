"""The way in of an authority: a vault's data key, sealed by HPKE (RFC 9180) to the authority's public key.

The vault's id and the key's name, suite and bytes are bound to it (HPKE's `info`), so it opens in no other vault, for
no other key and under no other name. Whoever has the data key can tell besides whether it is as its owner made it.
"""

import hmac
from datetime import datetime
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidTag
from msgspec.structs import replace

from ehdesk.store.authority_key import HPKE, AuthorityKey, PrivateKey
from ehdesk.store.errors import EscrowRefused, KeyRefused


class Opening(msgspec.Struct, frozen=True):
    """One time that an authority opened the vault."""

    at: Annotated[datetime, msgspec.Meta(tz=True)]
    authority: str
    fingerprint: str


class Escrow(msgspec.Struct, frozen=True):
    """To whom, what is sealed, and the proof that the owner made it so: an HMAC by a key derived from the data key."""

    authority: AuthorityKey
    sealed: bytes
    proof: bytes = b""

    def opened(self, private: PrivateKey, vault: str) -> bytes:
        """The data key. Raises EscrowRefused."""
        if private.public.key != self.authority.key:
            raise EscrowRefused(
                f"This vault can be opened by {self.authority.authority} (key {self.authority.fingerprint}), "
                f"and this key is that of {private.public.authority} ({private.public.fingerprint})."
            )
        try:
            return HPKE.decrypt(self.sealed, private.for_opening(), _bound(self.authority, vault))
        except (InvalidTag, ValueError) as error:
            raise EscrowRefused(
                "The authority's way into this vault is damaged or was altered, so its key does not open it. "
                "The passphrase and the recovery code still do."
            ) from error

    def is_whole(self, vault: str, proof_key: bytes) -> bool:
        """Is it as the owner made it?"""
        return hmac.compare_digest(self.proof, self._proof(vault, proof_key))

    def proven(self, vault: str, proof_key: bytes) -> "Escrow":
        """The same with its proof."""
        return replace(self, proof=self._proof(vault, proof_key))

    def _proof(self, vault: str, proof_key: bytes) -> bytes:
        return hmac.digest(proof_key, msgspec.msgpack.encode((_bound(self.authority, vault), self.sealed)), "sha256")


def sealed_to(authority: AuthorityKey, vault: str, data_key: bytes, proof_key: bytes) -> Escrow:
    """The data key sealed to an authority, for the vault of this id. Raises KeyRefused."""
    try:
        sealed = HPKE.encrypt(data_key, authority.for_sealing(), _bound(authority, vault))
    except ValueError as error:  # a point of X25519 that makes no secret
        raise KeyRefused("What this file says is no key. Please ask the authority for another one.") from error
    return Escrow(authority, sealed).proven(vault, proof_key)


def _bound(authority: AuthorityKey, vault: str) -> bytes:
    return b"ehdesk escrow 1" + msgspec.msgpack.encode((vault, authority), order="deterministic")
