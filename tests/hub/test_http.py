"""The hub against whoever speaks HTTP to it: sealed answers, bounded requests, no faults shown."""

import asyncio
import time

import httpx2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import create_engine

from ehdesk.hub.api import application
from ehdesk.hub.hub import Hub
from ehdesk.hub.identity import Identity
from ehdesk.wire.addresses import IDS, PULL, PUSH, ROOT, SCOPE
from ehdesk.wire.code import new_code
from ehdesk.wire.coding import from_json, to_json
from ehdesk.wire.messages import Hello, Problem
from ehdesk.wire.seal import NONCE, SEAL, check_seal
from ehdesk.wire.squeeze import squeeze
from tests.builders import new_id, now
from tests.hub.hand import request

MB = 1 << 20


@pytest.fixture(scope="module")
def http(hub):
    """Any HTTP client at all."""
    with httpx2.Client(base_url=hub.url + ROOT, trust_env=False) as client:
        yield client


def code(reply):
    """The code of the hub's no."""
    return from_json(Problem, reply.content).code


@pytest.mark.parametrize("address", [SCOPE, PUSH, PULL, IDS])
@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer"}, {"authorization": "Bearer a.b.c"}])
def test_nothing_is_told_without_a_token(http, address, headers):
    reply = http.post(address, headers=headers)
    assert (reply.status_code, code(reply)) == (401, "no_token")


def test_hello_is_open_to_all(http):
    assert http.get("/hello").status_code == 200


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [("GET", "/nothing", 404), ("GET", "/push", 405), ("POST", "/hello", 405), ("GET", "/../../etc/passwd", 404)],
)
def test_an_address_that_is_none_is_a_plain_no(http, method, address, status):
    assert http.request(method, address).status_code == status


def test_a_no_is_sealed_like_any_reply(http):
    key = from_json(Hello, http.get("/hello").content).key
    reply = http.post("/push", headers={NONCE: "n"})
    facts = {"status": 401, "path": ROOT + "/push", "nonce": "n"}
    check_seal(reply.headers[SEAL], reply.content, **facts, key=key)


@pytest.mark.parametrize("body", [b"", b"{}", b"[" * 10_000, b"\xff\xfe", b'{"code": 1}'])
def test_bytes_that_are_no_message_are_a_plain_no(http, body):
    reply = http.post("/enrol", content=body)
    assert (reply.status_code, code(reply)) == (400, "bad_message")


def test_a_request_that_is_too_large_is_not_read(http):
    reply = http.post("/enrol", content=bytes(3 * MB))
    assert (reply.status_code, code(reply)) == (413, "too_large")


def test_a_zip_bomb_is_not_unpacked(http):
    reply = http.post("/push", content=squeeze(bytes(500 * MB)), headers={"content-encoding": "zstd"})
    assert (reply.status_code, code(reply)) == (413, "too_large")


def test_packing_that_is_not_ours_is_a_plain_no(http):
    reply = http.post("/push", content=b"x", headers={"content-encoding": "gzip"})
    assert (reply.status_code, code(reply)) == (400, "bad_message")


def logged(hub, words):
    """The hub's log once these words are in it: it writes a line after it has answered."""
    for _ in range(200):
        log = (hub.child.data / "hub.log").read_text()
        if words in log:
            return log
        time.sleep(0.05)
    raise AssertionError(f"never logged: {words}")


def test_what_is_pushed_is_not_in_the_log(hub, ada):
    ada.push(ada.change(new_id(), reason="Quillfeather"))
    assert "Quillfeather" not in logged(hub, "/push' 200")


def test_an_address_with_a_line_break_in_it_does_not_write_a_line_of_its_own(hub, http):
    http.get("/x%0A2026 ERROR forged")
    lines = logged(hub, "\\n2026 ERROR forged' 404").splitlines()
    assert not any(line.startswith("2026 ERROR forged") for line in lines)


def test_a_fault_is_logged_by_its_kind_and_place_only(caplog):
    nowhere = create_engine("postgresql+psycopg://quillfeather@127.0.0.1:9/none")
    identity = Identity("epoch", Ed25519PrivateKey.generate())
    wanted = request(new_code(identity.public_key), new_id(), Ed25519PrivateKey.generate())

    async def ask():
        way_in = httpx2.ASGITransport(application(Hub(nowhere, identity, now)))
        async with httpx2.AsyncClient(transport=way_in, base_url="http://hub" + ROOT) as client:
            return await client.post("/enrol", content=to_json(wanted))

    reply = asyncio.run(ask())
    assert (reply.status_code, code(reply)) == (500, "broken")
    assert "OperationalError at ehdesk.hub." in caplog.text
    assert "127.0.0.1" not in caplog.text
    assert "quillfeather" not in caplog.text
