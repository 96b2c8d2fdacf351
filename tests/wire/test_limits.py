"""Nothing that arrives can be larger, or other, than what was agreed."""

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.wire.coding import BadMessage, from_json, from_packed, to_json, to_packed
from ehdesk.wire.messages import AskScope, Hello, Ids, Pull, Pulled, Push, Pushed, Scope
from ehdesk.wire.squeeze import squeeze, unsqueeze


@given(st.binary(max_size=5000))
def test_what_is_packed_comes_out_as_it_went_in(data):
    assert unsqueeze(squeeze(data), 5000) == data


def test_a_zip_bomb_is_refused_before_it_goes_off():
    bomb = squeeze(bytes(1 << 30))
    assert len(bomb) < 200_000
    with pytest.raises(BadMessage, match="more than"):
        unsqueeze(bomb, 1 << 20)


@pytest.mark.parametrize("spoil", [lambda b: b[:-3], lambda b: b + b"more", lambda b: b"x" + b, lambda _: b""])
def test_a_spoiled_frame_is_refused(spoil):
    with pytest.raises(BadMessage):
        unsqueeze(spoil(squeeze(b"words " * 100)), 1 << 20)


@given(st.binary(max_size=300))
def test_bytes_that_are_no_message_raise_nothing_else(data):
    for read, kind in ((from_packed, Push), (from_packed, Pull), (from_json, AskScope), (from_json, Hello)):
        try:
            read(kind, data)
        except BadMessage:
            continue


def test_text_that_is_no_utf_8_is_refused():
    for read, kind, data in (
        (from_json, Hello, b'{"protocols": ["\xff"]}'),
        (from_packed, Pull, b"\x81\xa5after\x81\xa1\xff\x01"),
    ):
        with pytest.raises(BadMessage):
            read(kind, data)


def test_a_list_nested_too_deep_is_refused():
    with pytest.raises(BadMessage):
        from_json(AskScope, b"[" * 100_000)


def test_text_that_is_no_text_is_refused():
    body = {"protocols": [], "epoch": "????", "key": b"", "at": "2026-03-02T00:00:00Z"}
    with pytest.raises(BadMessage):
        from_packed(Hello, msgspec.msgpack.encode(body).replace(b"????", b"\xff" * 4))
    with pytest.raises(BadMessage):
        from_json(Hello, msgspec.json.encode(body).replace(b"????", b"\xff" * 4))


@pytest.mark.parametrize("kind", [Hello, Scope])
def test_a_time_without_its_zone_is_refused(kind):
    body = {"protocols": [], "epoch": "", "key": "", "seq": 0, "events": [], "heads": [], "at": "2026-03-02T00:00:00"}
    with pytest.raises(BadMessage, match="timezone"):
        from_json(kind, msgspec.json.encode(body))
    assert from_json(kind, msgspec.json.encode({**body, "at": "2026-03-02T00:00:00Z"})).at


@pytest.mark.parametrize("number", [-1, 1 << 62, (1 << 64) - 1])
def test_a_place_in_a_log_that_no_log_has_is_refused(number):
    for kind, body in (
        (Pushed, {"answers": [{"outcome": "accepted", "number": number}]}),
        (Pulled, {"runs": [{"family": "f", "first": number, "changes": []}], "certificates": [], "devices": {}}),
        (Ids, {"first": number, "ids": []}),
    ):
        with pytest.raises(BadMessage):
            from_packed(kind, msgspec.msgpack.encode(body))


def test_a_field_of_a_newer_version_is_skipped():
    assert from_json(AskScope, b'{"since": 3, "of_tomorrow": [1]}') == AskScope(3)
    assert from_packed(Pull, msgspec.msgpack.encode({"after": {"f": 1}, "of_tomorrow": 2})) == Pull({"f": 1})


def test_messages_come_back_as_they_were():
    hello = Hello(("ehdesk-sync/1",), "epoch", b"k" * 32, datetime(2026, 3, 2, tzinfo=UTC))
    assert from_json(Hello, to_json(hello)) == hello
    assert from_packed(Pull, to_packed(Pull({"f": 7}))) == Pull({"f": 7})
