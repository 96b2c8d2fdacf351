"""A device without a vault: it signs whatever a test wants it to, sound or not."""

from dataclasses import dataclass, field
from itertools import count

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ehdesk.domain.change import Change, Edit, encode, hash_of
from ehdesk.domain.signing import Certificate, Signed, certify, public_bytes, sign_change
from ehdesk.sync.contact import Contact, greet, read
from ehdesk.sync.line import Line
from ehdesk.wire.addresses import ENROL
from ehdesk.wire.coding import JSON, from_json, to_json
from ehdesk.wire.messages import Answer, Enrol, Enrolled, Outcome, Push
from ehdesk.wire.proof import proof
from tests.builders import new_id
from tests.hubs import RunningHub

_TIMES = count(1)


@dataclass
class Hand:
    """One device, one unlock of it, and where its chains stand."""

    practitioner: str
    contact: Contact
    id: str
    key: Ed25519PrivateKey
    made_here: str
    pen: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    writer: str = field(default_factory=new_id)
    tips: dict[str, tuple[int, bytes]] = field(default_factory=dict)

    @classmethod
    def enrolled(cls, hub: RunningHub, practitioner: str) -> "Hand":
        """A new device of this practitioner."""
        device, key, made_here = new_id(), Ed25519PrivateKey.generate(), new_id()
        line = Line(hub.url)
        ask_to_enrol(line, request(hub.code(practitioner), device, key, (made_here,)))
        return cls(practitioner, Contact(line, greet(line).key, device, key), device, key, made_here)

    @property
    def certificate(self) -> Signed:
        """Vouches for this unlock."""
        facts = Certificate(self.writer, self.id, self.made_here, public_bytes(self.pen), 1)
        return certify(facts, self.key)

    def change(self, family: str, **other: object) -> Signed:
        """The next change of the chain; `other` facts are written as told, sound or not."""
        n, previous = self.tips.get(family, (0, b""))
        edits = (Edit(family, "family", {"name": "Obi"}),)
        facts = {"id": new_id(), "author": self.made_here, "at": next(_TIMES), "writer": self.writer}
        facts |= {"family": family, "n": n + 1, "previous": previous, "edits": edits}
        body = encode(Change(**(facts | other)))
        self.tips[family] = (n + 1, hash_of(body))
        return sign_change(body, self.pen)

    def changes(self, family: str, how_many: int) -> list[Signed]:
        """The next so many."""
        return [self.change(family) for _ in range(how_many)]

    def push(self, *changes: Signed) -> tuple[Answer, ...]:
        """What the hub says to each."""
        return self.contact.push(Push((self.certificate,), changes)).answers

    def said(self, *changes: Signed) -> list[str]:
        """Each answer in a word: its outcome, or why it was refused."""
        return [one.code or one.outcome for one in self.push(*changes)]

    def head(self, family: str) -> tuple[int, bytes]:
        """Where the hub says that the family stands: its number and hash."""
        (head,) = (one for one in self.contact.scope(0).heads if one.family == family)
        return head.number, head.hash

    def pulled(self, family: str, after: int = 0) -> list[Signed]:
        """The family's changes after a number, as far as one answer goes."""
        return [one for run in self.contact.pull({family: after}).runs for one in run.changes]


ACCEPTED, HAD, LATER = Outcome.ACCEPTED, Outcome.HAD, Outcome.LATER


def request(code: str, device: str, key: Ed25519PrivateKey, authored_as: tuple[str, ...] = ()) -> Enrol:
    """A sound request to enrol."""
    return Enrol(code, device, public_bytes(key), "a laptop", authored_as, proof(code, device, key))


def ask_to_enrol(line: Line, wanted: Enrol) -> Enrolled:
    """Send it. Raises HubSaysNo."""
    return read(from_json, Enrolled, line.post(ENROL, to_json(wanted), JSON).opened(greet(line).key))
