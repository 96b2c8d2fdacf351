"""The running hub: its database, its identity, its clock, and who speaks to it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine

from ehdesk.domain.change import DeviceId
from ehdesk.hub import devices
from ehdesk.hub.devices import Caller
from ehdesk.hub.identity import Identity
from ehdesk.hub.troubles import NotDone
from ehdesk.wire import token
from ehdesk.wire.limits import PROTOCOL, TOKEN_LIFE
from ehdesk.wire.messages import Hello, Token
from ehdesk.wire.refusals import Trouble

_BEARER = "Bearer "


@dataclass(frozen=True, slots=True)
class Hub:
    """What every route needs. Stateless but for the database, so any number may run side by side."""

    engine: Engine
    identity: Identity
    clock: Callable[[], datetime]

    def transaction(self) -> AbstractContextManager[Connection]:
        """One transaction: committed at its end, undone by an exception."""
        return self.engine.begin()

    def hello(self) -> Hello:
        """Which hub this is, and what time it has."""
        return Hello((PROTOCOL,), self.identity.epoch, self.identity.public_key, self.clock())

    def token(self, connection: Connection, assertion: str) -> Token:
        """An access token for the device that signed the assertion. Raises NotDone."""
        try:
            device = token.check_assertion(
                assertion, lambda named: devices.key_of(connection, named), self.identity.epoch, self.clock()
            )
        except token.BadToken as error:
            raise NotDone(Trouble.NO_TOKEN) from error
        given = token.access_token(device, self.identity.epoch, self.identity.key, self.clock())
        return Token(given, _BEARER.strip(), int(TOKEN_LIFE.total_seconds()))

    def caller(self, connection: Connection, authorization: str) -> Caller:
        """Who holds the token in this header. Raises NotDone."""
        return devices.caller(connection, self._bearer(authorization))

    def _bearer(self, authorization: str) -> DeviceId:
        held = authorization.removeprefix(_BEARER)
        try:
            return token.check_access_token(held, self.identity.public_key, self.identity.epoch, self.clock())
        except token.BadToken as error:
            raise NotDone(Trouble.NO_TOKEN) from error
