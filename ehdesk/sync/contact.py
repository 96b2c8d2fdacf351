"""A device in contact with its hub: signed in when it needs to be, every reply proven to be the hub's."""

from collections.abc import Callable, Mapping
from time import monotonic
from types import TracebackType
from typing import Self, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ehdesk.domain.change import DeviceId, FamilyId
from ehdesk.store.sync_book import SyncBook
from ehdesk.sync.line import Line
from ehdesk.sync.troubles import HubSaysNo, NewerHub, NotEnrolled, SomebodyElseAnswers, WrongHub
from ehdesk.wire import addresses
from ehdesk.wire.coding import JSON, PACKED, BadMessage, from_json, from_packed, to_json, to_packed
from ehdesk.wire.limits import PROTOCOL
from ehdesk.wire.messages import (
    AskIds,
    AskScope,
    Hello,
    Ids,
    Message,
    Pull,
    Pulled,
    Push,
    Pushed,
    Scope,
    Token,
)
from ehdesk.wire.refusals import Trouble
from ehdesk.wire.token import FORM, assertion, request_for

M = TypeVar("M", bound=Message)

_EARLY = 60
"""A token is renewed this many seconds before it ends."""


def contact_of(book: SyncBook) -> "Contact":
    """A contact with the hub that a vault is enrolled with; nothing is sent yet. Raises NotEnrolled, NeverSyncs."""
    book.refuse_practice()
    enrolment = book.enrolment
    if enrolment is None:
        raise NotEnrolled
    return Contact(Line(enrolment.hub_url), enrolment.hub_key, enrolment.device, book.device_key)


def greet(line: Line) -> Hello:
    """Which hub answers here? Its reply is sealed with the key that it names. Raises SyncTrouble."""
    reply = line.get(addresses.HELLO)
    hello = read(from_json, Hello, reply.body)
    reply.opened(hello.key)
    if PROTOCOL not in hello.protocols:
        raise NewerHub
    return hello


def read(decode: Callable[[type[M], bytes], M], kind: type[M], body: bytes) -> M:
    """A message in a reply. Raises SomebodyElseAnswers."""
    try:
        return decode(kind, body)
    except BadMessage as error:
        raise SomebodyElseAnswers from error


class Contact:
    """What a round says to the hub, and hears. For one thread; kept from round to round, it need not sign in again."""

    def __init__(self, line: Line, hub_key: bytes, device: DeviceId, device_key: Ed25519PrivateKey) -> None:
        self._line = line
        self._hub_key = hub_key
        self._device = device
        self._device_key = device_key
        self._token = ""
        self._token_ends = 0.0

    def scope(self, since: int) -> Scope:
        """What changed in this practitioner's scope after event `since`, and where do the families stand?"""
        return read(from_json, Scope, self._ask(addresses.SCOPE, to_json(AskScope(since)), JSON))

    def push(self, changes: Push) -> Pushed:
        """Hand changes over; one answer for each, in their order."""
        pushed = read(from_packed, Pushed, self._ask(addresses.PUSH, to_packed(changes), PACKED))
        if len(pushed.answers) != len(changes.changes):
            raise SomebodyElseAnswers
        return pushed

    def pull(self, after: Mapping[FamilyId, int]) -> Pulled:
        """The changes after these numbers, as many as fit."""
        return read(from_packed, Pulled, self._ask(addresses.PULL, to_packed(Pull(dict(after))), PACKED))

    def ids(self, family: FamilyId, after: int) -> Ids:
        """The ids of the changes of a family that the hub holds, as many as fit."""
        return read(from_packed, Ids, self._ask(addresses.IDS, to_packed(AskIds(family, after)), PACKED))

    def break_off(self) -> None:
        """End what is being said, from another thread; nothing more is said or heard."""
        self._line.break_off()

    def close(self) -> None:
        """Hang up; a `with` block does."""
        self._line.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _ask(self, address: str, body: bytes, kind: str) -> bytes:
        """Signs in first where needed, and once more when the hub no longer knows the token."""
        if monotonic() >= self._token_ends:
            self._sign_in()
        try:
            return self._line.post(address, body, kind, self._token).opened(self._hub_key)
        except HubSaysNo as no:
            if no.code != Trouble.NO_TOKEN:
                raise
        self._sign_in()
        return self._line.post(address, body, kind, self._token).opened(self._hub_key)

    def _sign_in(self) -> None:
        """The hub's own time goes into the assertion: this computer's may be wrong."""
        hello = greet(self._line)
        if hello.key != self._hub_key:
            raise WrongHub
        form = request_for(assertion(self._device, hello.epoch, self._device_key, hello.at))
        token = read(from_json, Token, self._line.post(addresses.TOKEN, form, FORM).opened(self._hub_key))
        self._token, self._token_ends = token.access_token, monotonic() + token.expires_in - _EARLY
