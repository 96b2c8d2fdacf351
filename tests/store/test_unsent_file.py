"""A file of unsent work: opened by its code alone, and every other file and code is a sentence."""

import hashlib
import os
import secrets

import msgspec
import pytest

from ehdesk.domain.signing import Signed
from ehdesk.store.errors import (
    NotTakenIn,
    NoUnsentWork,
    TooMuchUnsent,
    UnsentWorkDamaged,
    UnsentWorkNewer,
    WrongFileCode,
)
from ehdesk.store.unsent_file import LARGEST, Unsent, sealed, unsealed
from ehdesk.store.ways_in import new_code
from tests.builders import new_id

WORK = Unsent((new_id(),), (Signed(b"certificate", bytes(64)),), (Signed(b"what Tia said", bytes(64)),))


def test_it_comes_out_as_it_went_in():
    file = sealed(WORK)
    assert unsealed(file.content, file.code) == WORK
    assert file.count == 1


def test_the_code_may_be_typed_as_people_type():
    file = sealed(WORK)
    assert unsealed(file.content, file.code.replace("-", " ").lower()) == WORK


def test_nothing_in_it_can_be_read():
    assert b"Tia" not in sealed(WORK).content


def test_the_same_work_is_never_sealed_alike():
    one, other = sealed(WORK), sealed(WORK)
    assert one.code != other.code
    assert one.content[30:] != other.content[30:]


def test_another_code_is_told_from_a_mistyped_one():
    file = sealed(WORK)
    with pytest.raises(WrongFileCode, match="does not open this file"):
        unsealed(file.content, new_code())
    with pytest.raises(WrongFileCode, match="mistyped"):
        unsealed(file.content, file.code[:-3])


def test_a_file_of_a_newer_version_asks_for_an_update():
    file = sealed(WORK)
    with pytest.raises(UnsentWorkNewer, match="update"):
        unsealed(file.content.replace(b"work 1\n", b"work 2\n", 1), file.code)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"SQLite format 3\x00" + bytes(4096)])
def test_another_file_is_no_unsent_work(content: bytes):
    with pytest.raises(NoUnsentWork):
        unsealed(content, new_code())


def test_cut_short_anywhere_nothing_comes_out():
    file = sealed(WORK)
    for length in range(len(file.content)):
        with pytest.raises(NotTakenIn):
            unsealed(file.content[:length], file.code)
    with pytest.raises(UnsentWorkDamaged):
        unsealed(file.content + b"\n", file.code)


def test_one_bit_turned_anywhere_nothing_comes_out():
    file = sealed(WORK)
    for place in range(len(file.content)):
        spoilt = bytearray(file.content)
        spoilt[place] ^= 1 << secrets.randbelow(8)
        with pytest.raises(NotTakenIn):
            unsealed(bytes(spoilt), file.code)


def test_words_that_are_no_words_are_damage():
    file = sealed(Unsent((msgspec.Raw(b"\xa2\xff\xff"),), (), ()))
    with pytest.raises(UnsentWorkDamaged):
        unsealed(file.content, file.code)


def test_a_file_that_is_far_too_large_is_refused_by_its_size(vault, tmp_path):
    file = sealed(WORK)
    (large := tmp_path / "unsent.ehdesk").write_bytes(file.content)
    os.truncate(large, LARGEST + 1)
    with pytest.raises(NotTakenIn, match="too large"):
        vault.unsent.take_in(large, file.code)


def test_no_file_is_made_that_would_be_too_large_to_be_read(monkeypatch):
    size = len(sealed(WORK).content)
    monkeypatch.setattr("ehdesk.store.unsent_file.LARGEST", size)
    assert len(sealed(WORK).content) == size
    monkeypatch.setattr("ehdesk.store.unsent_file.LARGEST", size - 1)
    with pytest.raises(TooMuchUnsent, match="stays in this vault"):
        sealed(WORK)


def test_what_was_altered_by_who_knows_the_form_is_not_believed_either():
    """The checksum is no secret; the seal is what cannot be made again."""
    file = sealed(WORK)
    spoilt = bytearray(file.content[:-32])
    spoilt[-1] ^= 1
    with pytest.raises(WrongFileCode):
        unsealed(bytes(spoilt) + hashlib.sha256(spoilt).digest(), file.code)
