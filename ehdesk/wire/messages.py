"""Every message of `ehdesk-sync/1`. Control travels as JSON; push, pull and their answers as MessagePack.

A field that a newer side adds is skipped by an older one, so new fields always have a default.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from ehdesk.domain.change import ChangeId, DeviceId, FamilyId, PractitionerId
from ehdesk.domain.signing import Signed
from ehdesk.wire.limits import AUTHORED_AS

Number = Annotated[int, msgspec.Meta(ge=0, lt=1 << 62)]
"""A place in a log, as a message may name it."""
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""With its zone: one without is nobody's time."""


class Message(msgspec.Struct, frozen=True, omit_defaults=True):
    """Anything that travels."""


class Hello(Message, frozen=True):
    """Which hub this is. `epoch` is new whenever its history may have changed; `key` (raw) signs every reply."""

    protocols: tuple[str, ...]
    epoch: str
    key: bytes
    at: Moment


class Enrol(Message, frozen=True):
    """Bind a device to the practitioner whose code this is.

    `authored_as` are the practitioner ids that the device has signed changes with. `proof` is made by the device's key.
    """

    code: str
    device: DeviceId
    key: bytes
    machine: Annotated[str, msgspec.Meta(pattern=r"\A[^\x00]*\Z")]
    authored_as: Annotated[tuple[PractitionerId, ...], msgspec.Meta(max_length=AUTHORED_AS)]
    proof: bytes


class Enrolled(Message, frozen=True):
    """Who the hub takes this device's user for."""

    authority: str
    practitioner: PractitionerId
    name: str


class Token(Message, frozen=True):
    """A short-lived access token (RFC 6749, 5.1)."""

    access_token: str
    token_type: str
    expires_in: int


class AskScope(Message, frozen=True):
    """What has changed in my scope after `since`, and where do my families stand?"""

    since: Number = 0


class ScopeEvent(Message, frozen=True):
    """One family given to this practitioner, or taken away; `seq` has no gaps."""

    seq: Number
    family: FamilyId
    is_granted: bool
    at: Moment


class FamilyHead(Message, frozen=True):
    """How far the hub's log of one family reaches: its last number and the hash over all before and at it."""

    family: FamilyId
    number: Number
    hash: bytes


class Scope(Message, frozen=True):
    """The scope's events after the asked one, the number of its last event, and every family now in it.

    The shelf is among those. `may_publish` says that this practitioner may write on it.
    `devices` are the public keys (raw) of all that this practitioner ever enrolled, so that each can verify what is
    carried to it from another by hand.
    """

    epoch: str
    at: Moment
    seq: Number
    events: tuple[ScopeEvent, ...]
    heads: tuple[FamilyHead, ...]
    may_publish: bool = False
    devices: dict[DeviceId, bytes] = {}


class Push(Message, frozen=True):
    """Changes to add, each writer's in its own order, and the certificates that the hub may not know yet."""

    certificates: tuple[Signed, ...]
    changes: tuple[Signed, ...]


class Outcome(StrEnum):
    """What became of one pushed change."""

    ACCEPTED = "accepted"
    HAD = "had"
    LATER = "later"
    """Something that it builds on is not at the hub: offer it again."""
    REFUSED = "refused"


class Answer(Message, frozen=True):
    """What became of one pushed change: its number when the hub holds it, code and words when it does not."""

    outcome: Outcome
    number: Number = 0
    code: str = ""
    words: str = ""


class Pushed(Message, frozen=True):
    """One answer for each change of the push, in its order."""

    answers: tuple[Answer, ...]


class Pull(Message, frozen=True):
    """For each family, the number after which its changes are wanted."""

    after: dict[FamilyId, Number]


class Run(Message, frozen=True):
    """Changes of one family without a gap, from number `first` on."""

    family: FamilyId
    first: Number
    changes: tuple[Signed, ...]


class Pulled(Message, frozen=True):
    """Runs, the certificates of all their writers, and the public keys (raw) of the devices that made those.

    `is_partial` says that more is there to ask for.
    """

    runs: tuple[Run, ...]
    certificates: tuple[Signed, ...]
    devices: dict[DeviceId, bytes]
    is_partial: bool = False


class AskIds(Message, frozen=True):
    """Which changes of a family does the hub hold, after this number?"""

    family: FamilyId
    after: Number = 0


class Ids(Message, frozen=True):
    """The ids of a family's changes in the order of their numbers, without a gap."""

    first: Number
    ids: tuple[ChangeId, ...]
    is_partial: bool = False


class Problem(Message, frozen=True):
    """Why the hub did not do what was asked: a code for programs and words for people (after RFC 9457)."""

    code: str
    words: str
