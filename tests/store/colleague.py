"""A colleague outside any vault, who can sign anything: also what no vault would write."""

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ehdesk.domain.change import Change, Edit, decode, encode, hash_of
from ehdesk.domain.signing import Certificate, Signed, certify, public_bytes, sign_change
from ehdesk.store.intake import Incoming, Taken
from ehdesk.store.vault import Vault
from tests.builders import new_id


class Colleague:
    """One writer on one device."""

    def __init__(self) -> None:
        self.practitioner, self.device, self.writer = new_id(), new_id(), new_id()
        self.device_key, self.key = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
        facts = Certificate(self.writer, self.device, self.practitioner, public_bytes(self.key), 0)
        self.certificate = certify(facts, self.device_key)
        self._last: dict[str, tuple[int, bytes]] = {}

    @property
    def devices(self) -> dict[str, bytes]:
        return {self.device: public_bytes(self.device_key)}

    def writes(self, family: str, *edits: Edit, at: int = 1) -> Incoming:
        """The next change in a family."""
        edits = edits or (Edit(new_id(), "member", {"name": "x"}),)
        n, previous = self._last.get(family, (0, b""))
        change = Change(new_id(), family, self.practitioner, at, self.writer, n + 1, previous, edits)
        return self._signed(change)

    def rewrites(self, incoming: Incoming, **other: object) -> Incoming:
        """The same change, saying something else."""
        return self._signed(msgspec.structs.replace(decode(incoming.signed.body), **other))

    def given_to(self, vault: Vault, *incoming: Incoming) -> Taken:
        return vault.changes.take(incoming, [self.certificate], self.devices)

    def _signed(self, change: Change) -> Incoming:
        body = encode(change)
        self._last[change.family] = (change.n, hash_of(body))
        return Incoming(sign_change(body, self.key))


def codes(taken: Taken) -> list[str]:
    """Why things were set aside."""
    return [one.code for one in taken.kept_aside]


def replaced(certificate: Signed, device_key: Ed25519PrivateKey, **other: object) -> Signed:
    """A certificate that says something else, signed by a device."""
    facts = msgspec.msgpack.decode(certificate.body, type=Certificate)
    return certify(msgspec.structs.replace(facts, **other), device_key)
