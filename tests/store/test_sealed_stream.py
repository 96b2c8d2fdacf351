"""A long stream sealed in parts: it comes out as it went in, or not at all."""

import os
import tracemalloc
from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehdesk.store.sealed_stream import PART, StreamBroken, Unsealed, sealed_parts, sealed_size

KEY, HEAD = bytes(range(32)), b"a head"
TAG = 16
SIZES = st.sampled_from([1, 2, PART - 1, PART, PART + 1, 2 * PART, 3 * PART + 5])


def content(size: int) -> bytes:
    return (b"%015d\n" % size) * (size // 16) + b"x" * (size % 16)


def sealed(plain: bytes, piece: int = 70_001) -> bytes:
    pieces = (plain[start : start + piece] for start in range(0, len(plain), piece))
    return b"".join(sealed_parts(pieces, len(plain), KEY, HEAD))


def opened(stream: bytes, size: int, head: bytes = HEAD, key: bytes = KEY) -> bytes:
    return Unsealed(BytesIO(stream), size, key, head).take(size)


@given(SIZES, st.integers(10_000, 3 * PART))
@settings(max_examples=30, deadline=None)
def test_it_comes_out_as_it_went_in_whatever_the_pieces(size: int, piece: int):
    stream = sealed(content(size), piece)
    assert len(stream) == sealed_size(size)
    assert opened(stream, size) == content(size)


@given(SIZES, st.data())
@settings(max_examples=30, deadline=None)
def test_one_bit_turned_anywhere_it_does_not_come_out(size: int, data: st.DataObject):
    spoilt = bytearray(sealed(content(size)))
    spoilt[data.draw(st.integers(0, len(spoilt) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(StreamBroken):
        opened(bytes(spoilt), size)


@given(st.permutations(range(4)), st.integers(1, 5))
@settings(max_examples=30, deadline=None)
def test_parts_that_are_moved_doubled_or_left_out_do_not_come_out(order: list[int], count: int):
    plain = content(4 * PART)
    parts = list(sealed_parts([plain], len(plain), KEY, HEAD))
    chosen = [parts[place] for place in (*order, order[0])][:count]
    for said in (len(plain), count * PART):
        whole = Unsealed(BytesIO(b"".join(chosen)), said, KEY, HEAD)
        if chosen[:4] == parts and said == len(plain):
            assert whole.take(said) == plain
        else:
            with pytest.raises(StreamBroken):
                whole.take(said)


def test_it_is_bound_to_its_head_and_its_key_and_its_length():
    stream = sealed(content(PART + 9))
    for wrong in ({"head": b"another head"}, {"key": os.urandom(32)}):
        with pytest.raises(StreamBroken):
            opened(stream, PART + 9, **wrong)
    for size in (PART, PART + 8, PART + 10, 2 * PART):
        with pytest.raises(StreamBroken):
            opened(stream, size)


def test_no_more_comes_out_than_was_sealed():
    whole = Unsealed(BytesIO(sealed(b"all of it")), 9, KEY, HEAD)
    assert (whole.take(3), whole.take(6)) == (b"all", b" of it")
    with pytest.raises(StreamBroken):
        whole.take(1)


def test_a_part_at_a_time_is_in_memory(tmp_path):
    def plain() -> Iterator[bytes]:
        for _ in range(40):
            yield bytes(PART)

    tracemalloc.start()
    try:
        with (tmp_path / "long").open("wb") as file:
            file.writelines(sealed_parts(plain(), 40 * PART, KEY, HEAD))
        with (tmp_path / "long").open("rb") as file:
            assert sum(map(len, Unsealed(file, 40 * PART, KEY, HEAD).pieces(40 * PART))) == 40 * PART
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 6 * PART
