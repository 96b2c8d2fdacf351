"""Which hub this is: the key that signs its replies, and the epoch of its history."""

import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.postgresql import insert

from ehdesk.domain.signing import public_bytes
from ehdesk.hub.tables import hub


@dataclass(frozen=True, slots=True)
class Identity:
    """What devices pin when they enrol, and check at every contact."""

    epoch: str
    key: Ed25519PrivateKey = field(repr=False)

    @property
    def public_key(self) -> bytes:
        """Raw Ed25519."""
        return public_bytes(self.key)


def identity_of(connection: Connection) -> Identity:
    """The hub's identity, made at its first start."""
    fresh = {"id": 1, "epoch": _new_epoch(), "signing_key": Ed25519PrivateKey.generate().private_bytes_raw()}
    connection.execute(insert(hub).values(fresh).on_conflict_do_nothing())
    row = connection.execute(select(hub.c.epoch, hub.c.signing_key)).one()
    return Identity(row.epoch, Ed25519PrivateKey.from_private_bytes(row.signing_key))


def begin_epoch(connection: Connection) -> str:
    """To be called after a restore from a backup: every device then offers again all that it holds."""
    epoch = _new_epoch()
    connection.execute(update(hub).values(epoch=epoch))
    return epoch


def _new_epoch() -> str:
    return secrets.token_hex(16)
