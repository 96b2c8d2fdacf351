"""Nothing that arrives can be larger, or other, than what was agreed."""

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.wire.coding import BadMessage, from_json, from_packed, to_json, to_packed
from ehdesk.wire.messages import AskIds, AskScope, Hello, Pull, Push
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


def test_a_list_nested_too_deep_is_refused():
    with pytest.raises(BadMessage):
        from_json(AskScope, b"[" * 100_000)


def test_text_of_bytes_that_are_no_letters_is_refused():
    for read, data in ((from_json, b'{"family":"\xe9"}'), (from_packed, b"\x81\xa6family\xa1\xe9")):
        with pytest.raises(BadMessage):
            read(AskIds, data)


def test_a_field_of_a_newer_version_is_skipped():
    assert from_json(AskScope, b'{"since": 3, "of_tomorrow": [1]}') == AskScope(3)
    assert from_packed(Pull, msgspec.msgpack.encode({"after": {"f": 1}, "of_tomorrow": 2})) == Pull({"f": 1})


def test_messages_come_back_as_they_were():
    hello = Hello(("ehdesk-sync/1",), "epoch", b"k" * 32, datetime(2026, 3, 2, tzinfo=UTC))
    assert from_json(Hello, to_json(hello)) == hello
    assert from_packed(Pull, to_packed(Pull({"f": 7}))) == Pull({"f": 7})
