"""Running the hub: an address, a database, and a clean stop."""

import json
import os
import signal
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from ipaddress import ip_address

import uvicorn

from ehdesk.hub.api import application
from ehdesk.hub.database import open_database
from ehdesk.hub.hub import Hub
from ehdesk.hub.identity import identity_of
from ehdesk.hub.places import Address, Database


class PlainHttpBeyondLoopback(Exception):
    """Personal data would cross a network unprotected."""


def serve(address: Address, database: Database, *, until_stdin_closes: bool) -> None:
    """Serve until told to stop by SIGTERM or SIGINT (or, if asked, when whoever started us is gone).

    Prints one JSON line with the address once it listens. Raises PlainHttpBeyondLoopback.
    """
    if not address.certificate and not _is_loopback(address.host):
        raise PlainHttpBeyondLoopback(f"{address.host} is not this machine: give --tls-cert and --tls-key")
    signal.signal(signal.SIGTERM, _leave)
    with database.owned() as url, _opened(url) as hub, _listen(address) as listener:
        server = uvicorn.Server(_config(hub, address))
        if until_stdin_closes:
            _watch_stdin(lambda: setattr(server, "should_exit", True))
        _tell(address, listener)
        server.run(sockets=[listener])


def _leave(*_: object) -> None:
    """uvicorn raises SIGTERM once more when it has finished; the database is stopped on the way out."""
    sys.exit(0)


@contextmanager
def _opened(url: str) -> Iterator[Hub]:
    engine = open_database(url)
    try:
        with engine.begin() as connection:
            identity = identity_of(connection)
        yield Hub(engine, identity, lambda: datetime.now(UTC))
    finally:
        engine.dispose()


def _config(hub: Hub, address: Address) -> uvicorn.Config:
    return uvicorn.Config(
        application(hub),
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=10,
        ssl_certfile=address.certificate,
        ssl_keyfile=address.key,
        ssl_version=ssl.PROTOCOL_TLS_SERVER,
    )


def _listen(address: Address) -> socket.socket:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    listener = socket.create_server((address.host, address.port), family=family, backlog=128)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # asyncio forgets to: 40 ms on every reply
    return listener


def _tell(address: Address, listener: socket.socket) -> None:
    host = f"[{address.host}]" if ":" in address.host else address.host
    sys.stdout.write(json.dumps({"url": f"{address.scheme}://{host}:{listener.getsockname()[1]}"}) + "\n")
    sys.stdout.flush()


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _watch_stdin(stop: Callable[[], None]) -> None:
    """A child whose parent was killed reads the end of its standard input."""

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 1):  # not sys.stdin.read: its lock would hold up the end of the program
            pass
        stop()

    threading.Thread(target=watch, daemon=True).start()
