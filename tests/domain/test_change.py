"""A change's bytes: read back as written, and refused with a reason when they are no change."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehdesk.domain.change import BODY_LIMIT, BadChange, Change, Edit, decode, encode, is_id
from ehdesk.domain.depth import is_deeper
from tests.builders import new_id

NIL = "a0000000-0000-7000-8000-00000000000f"


def a_change(**other: object) -> Change:
    facts: dict[str, object] = {
        "id": new_id(),
        "family": new_id(),
        "author": new_id(),
        "at": 5,
        "writer": new_id(),
        "n": 1,
        "previous": b"",
        "edits": (Edit(new_id(), "member", {"name": "Zoë"}),),
    }
    return Change(**(facts | other))  # type: ignore[arg-type]


def with_value(value: object) -> Change:
    return a_change(edits=(Edit(new_id(), "member", {"what": value}),))


def nested(depth: int) -> object:
    value: object = "deep"
    for _ in range(depth):
        value = [value]
    return value


def test_a_change_is_read_back_as_it_was_written():
    change = with_value({"a": [1, 2.5, None, True, "é"]})
    assert decode(encode(change)) == change


def test_the_same_change_has_the_same_bytes():
    change = a_change(edits=(Edit(new_id(), "member", {"b": 1, "a": 2}),))
    turned = msgspec.structs.replace(change, edits=(Edit(change.edits[0].record, "member", {"a": 2, "b": 1}),))
    assert encode(change) == encode(turned)


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), 1 << 64, "\ud800", nested(9), nested(100_000), b"bytes", object()],
    ids=["nan", "infinity", "too large", "lone surrogate", "too deep", "far too deep", "bytes", "an object"],
)
def test_a_value_that_is_not_plain_is_refused(value: object):
    with pytest.raises(BadChange):
        encode(with_value(value))


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "1"},
        {"family": "not-an-id"},
        {"n": 0},
        {"n": 2},
        {"at": -1},
        {"at": 1 << 63},
        {"previous": b"x"},
        {"edits": ()},
        {"edits": (Edit("x", "member", {"a": 1}),)},
        {"edits": (Edit(new_id(), "", {"a": 1}),)},
        {"edits": (Edit(new_id(), "member", {}),)},
        {"edits": (Edit(new_id(), "member", {"a": 1}, ("x",)),)},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_change_that_breaks_its_rules_is_refused(wrong: dict[str, object]):
    with pytest.raises(BadChange):
        encode(a_change(**wrong))


@pytest.mark.parametrize("text", ["", "x", NIL.upper(), NIL.replace("-", ""), f"{{{NIL}}}", f"{NIL}\n", None, 7])
def test_an_id_is_a_uuid_written_the_usual_way(text: object):
    assert is_id(NIL)
    assert not is_id(text)  # type: ignore[arg-type]


def test_a_body_over_the_limit_is_refused():
    with pytest.raises(BadChange, match="the most is"):
        encode(with_value("x" * BODY_LIMIT))


def test_a_hundred_thousand_nested_lists_are_refused():
    with pytest.raises(BadChange):
        decode(b"\x91" * 100_000 + b"\xc0")


def with_a_later_key(depth: int) -> bytes:
    """A change to which a newer program added a key, nested so deep inside the change itself."""
    body = bytearray(encode(a_change()))
    body[0] += 1
    return bytes(body) + b"\xa5later" + b"\x91" * (depth - 1) + b"\xc0"


def read_from(calls: int, body: bytes) -> str:
    """What is said of it by a program that is so many calls deep."""
    if calls:
        return read_from(calls - 1, body)
    try:
        return decode(body).edits[0].kind
    except BadChange as error:
        return str(error)


@pytest.mark.parametrize(
    ("depth", "said"), [(64, "member"), *((n, "lists in lists, more than 64 deep") for n in (65, 900, 9000))]
)
def test_how_deep_it_may_nest_is_the_same_however_it_is_read(depth: int, said: str):
    assert {read_from(calls, with_a_later_key(depth)) for calls in (0, 200, 500)} == {said}


@settings(max_examples=300)
@given(
    st.recursive(
        st.integers() | st.text() | st.binary() | st.floats(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_depth_is_counted_as_it_is_written(value: object):
    try:
        body = msgspec.msgpack.encode(value)
    except (OverflowError, UnicodeEncodeError):
        return
    deepest = depth_of(value)
    assert not is_deeper(body, deepest)
    assert deepest == 0 or is_deeper(body, deepest - 1)


def depth_of(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(depth_of, inner), default=0)


def test_why_text_is_refused_is_said_plainly():
    with pytest.raises(BadChange, match="letter in it is only half there"):
        encode(with_value("\ud800"))
    with pytest.raises(BadChange, match="text in it has bytes that are no letters"):
        decode(encode(with_value("abc")).replace(b"abc", b"\xed\xa0\x80"))


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_no_bytes_make_it_stumble(body: bytes):
    with pytest.raises(BadChange):
        decode(body)


@settings(max_examples=300)
@given(st.integers(0, 10_000), st.integers(0, 7))
def test_a_flipped_bit_gives_another_change_or_none(place: int, bit: int):
    body = bytearray(encode(with_value("x")))
    original = decode(bytes(body))
    body[place % len(body)] ^= 1 << bit
    try:
        changed = decode(bytes(body))
    except BadChange:
        return
    assert changed != original or bytes(body) != encode(original)


def test_keys_that_a_newer_program_wrote_do_no_harm():
    raw = msgspec.msgpack.decode(encode(a_change()))
    raw["mood"] = "new in 2031"
    assert decode(msgspec.msgpack.encode(raw)).edits[0].kind == "member"
