"""The hub's addresses. Each route reads a message, opens one transaction, and writes a message."""

import logging
from collections.abc import Callable
from traceback import walk_tb
from typing import Any, TypeVar, cast

from litestar import Litestar, Request, Response, Router, get, post
from litestar.di import NamedDependency, Provide
from litestar.exceptions import HTTPException
from litestar.params import RawBody
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, OperationalError

from ehdesk.hub import devices, ledger, reading, scope, shelf
from ehdesk.hub.devices import Caller
from ehdesk.hub.envelope import Application, Enveloped
from ehdesk.hub.hub import Hub
from ehdesk.hub.troubles import NotDone
from ehdesk.wire import token
from ehdesk.wire.addresses import ENROL, HELLO, IDS, PULL, PUSH, ROOT, SCOPE, TOKEN
from ehdesk.wire.coding import JSON, PACKED, BadMessage, from_json, from_packed, to_json, to_packed
from ehdesk.wire.limits import REQUEST_LIMIT
from ehdesk.wire.messages import AskIds, AskScope, Enrol, Ids, Message, Pull, Pulled, Push, Pushed, Scope
from ehdesk.wire.refusals import Trouble, problem

log = logging.getLogger("ehdesk.hub")

T = TypeVar("T")
Asked = Request[Any, Any, Any]
Reply = Response[bytes]
_ATTEMPTS = 3


def application(hub: Hub) -> Enveloped:
    """The ASGI application, in its envelope."""
    provide = Provide(lambda: hub, sync_to_thread=False, use_cache=True)
    routes = Router(ROOT, route_handlers=[hello, enrol, give_token, see_scope, push, pull, ids])
    app = Litestar(
        [routes],
        dependencies={"hub": provide},
        exception_handlers={
            NotDone: _not_done,
            BadMessage: _bad_message,
            token.BadToken: _bad_token,
            Exception: _fault,
        },
        request_max_body_size=REQUEST_LIMIT,
        openapi_config=None,
        logging_config=None,
    )
    return Enveloped(cast(Application, app), hub.identity)


@get(HELLO, sync_to_thread=False)
def hello(hub: NamedDependency[Hub]) -> Reply:
    """Which hub is this, and what time is it there?"""
    return _json(hub.hello())


@post(ENROL, status_code=200, sync_to_thread=True)
def enrol(hub: NamedDependency[Hub], body: RawBody) -> Reply:
    """Bind a device to a practitioner."""
    wanted = from_json(Enrol, body)
    with hub.transaction() as connection:
        return _json(devices.enrol(connection, wanted, hub.clock()))


@post(TOKEN, status_code=200, sync_to_thread=True)
def give_token(hub: NamedDependency[Hub], body: RawBody) -> Reply:
    """Trade a signed assertion for a token (RFC 7523)."""
    assertion = token.assertion_in(body)
    with hub.transaction() as connection:
        return _json(hub.token(connection, assertion))


@post(SCOPE, status_code=200, sync_to_thread=True)
def see_scope(hub: NamedDependency[Hub], request: Asked, body: RawBody) -> Reply:
    """What changed in the caller's scope, and where do its families stand?"""

    def work(connection: Connection, who: Caller) -> Scope:
        asked = from_json(AskScope, body)
        seq = scope.last_seq(connection, who.authority, who.practitioner)
        events = scope.events(connection, who.authority, who.practitioner, asked.since, seq)
        heads = scope.heads(connection, who.authority, who.practitioner)
        may_publish = shelf.is_form_owner(connection, who.authority, who.practitioner)
        keys = devices.keys_of(connection, who)
        return Scope(hub.identity.epoch, hub.clock(), seq, events, heads, may_publish, keys)

    return _json(_for_caller(hub, request, work))


@post(PUSH, status_code=200, sync_to_thread=True)
def push(hub: NamedDependency[Hub], request: Asked, body: RawBody) -> Reply:
    """Take changes in."""

    def work(connection: Connection, who: Caller) -> Pushed:
        return ledger.take(connection, who, from_packed(Push, body), hub.clock())

    return _packed(_for_caller(hub, request, work))


@post(PULL, status_code=200, sync_to_thread=True)
def pull(hub: NamedDependency[Hub], request: Asked, body: RawBody) -> Reply:
    """Give changes out."""

    def work(connection: Connection, who: Caller) -> Pulled:
        return reading.pull(connection, who, from_packed(Pull, body), hub.clock())

    return _packed(_for_caller(hub, request, work))


@post(IDS, status_code=200, sync_to_thread=True)
def ids(hub: NamedDependency[Hub], request: Asked, body: RawBody) -> Reply:
    """Which changes of a family are here?"""

    def work(connection: Connection, who: Caller) -> Ids:
        return reading.ids(connection, who, from_packed(AskIds, body))

    return _packed(_for_caller(hub, request, work))


def _for_caller(hub: Hub, request: Asked, work: Callable[[Connection, Caller], T]) -> T:
    """Work for whoever the token names, in one transaction; begun again when another one got in its way."""
    authorization = request.headers.get("authorization", "")
    for attempt in range(_ATTEMPTS):
        try:
            with hub.transaction() as connection:
                return work(connection, hub.caller(connection, authorization))
        except (IntegrityError, OperationalError):
            if attempt == _ATTEMPTS - 1:
                raise
    raise AssertionError


def _json(message: Message, status: int = 200) -> Reply:
    return Response(to_json(message), media_type=JSON, status_code=status)


def _packed(message: Message) -> Reply:
    return Response(to_packed(message), media_type=PACKED)


def _not_done(_: Asked, error: NotDone) -> Reply:
    return _json(problem(error.why), error.status)


def _bad_message(request: Asked, _: BadMessage) -> Reply:
    return _not_done(request, NotDone(Trouble.BAD_MESSAGE))


def _bad_token(request: Asked, _: token.BadToken) -> Reply:
    return _not_done(request, NotDone(Trouble.NO_TOKEN))


def _fault(request: Asked, error: Exception) -> Reply:
    """A fault of ours is logged by kind and place only: its words may hold what was in the request."""
    if isinstance(error, HTTPException):
        return _not_done(request, NotDone(_FOR_STATUS.get(error.status_code, Trouble.BAD_MESSAGE)))
    log.error("%s at %s", type(error).__name__, _place(error))
    return _not_done(request, NotDone(Trouble.BROKEN))


def _place(error: Exception) -> str:
    """The innermost line of ours that it came through."""
    lines = ((str(frame.f_globals.get("__name__")), line) for frame, line in walk_tb(error.__traceback__))
    ours = [f"{module}:{line}" for module, line in lines if module.startswith("ehdesk.")]
    return ours[-1] if ours else "?"


_FOR_STATUS = {404: Trouble.NOT_FOUND, 405: Trouble.NOT_ALLOWED, 413: Trouble.TOO_LARGE, 500: Trouble.BROKEN}
