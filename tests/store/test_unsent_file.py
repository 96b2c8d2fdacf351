"""A file of unsent work: opened by its code alone, and every other file and code is a sentence."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from ehdesk.domain.attachment import LARGEST as LARGEST_CONTENT
from ehdesk.domain.attachment import Attachment
from ehdesk.domain.signing import Signed
from ehdesk.store.errors import (
    NotTakenIn,
    NoUnsentWork,
    TooMuchUnsent,
    UnsentWorkDamaged,
    UnsentWorkNewer,
    WrongFileCode,
)
from ehdesk.store.sealed_stream import PART
from ehdesk.store.unsent_file import Unsent, opened, sealed
from ehdesk.store.ways_in import new_code
from tests.builders import new_id
from tests.store.kept_unsent import FORM_1

PICTURES = (b"a small one", bytes(range(256)) * (2 * PART // 256) + b"a long one")
WORK = Unsent((new_id(),), (Signed(b"certificate", bytes(64)),), (Signed(b"what Tia said", bytes(64)),))
WITH_PICTURES = msgspec.structs.replace(
    WORK, contents=tuple(Attachment(hashlib.sha256(one).hexdigest(), "image/png", len(one)) for one in PICTURES)
)
LINE, HEAD = 21, 93
"""Bytes of the first line, and of the whole head."""


def pieces(one: Attachment) -> Iterator[bytes]:
    yield next(content for content in PICTURES if hashlib.sha256(content).hexdigest() == one.hash)


def written(folder: Path, unsent: Unsent = WORK) -> tuple[Path, str]:
    """A file, and its code."""
    made = sealed(unsent, pieces)
    (file := folder / "unsent.ehdesk").write_bytes(b"".join(made.pieces))
    assert file.stat().st_size == made.size
    return file, made.code


def read(file: Path, code: str) -> tuple[Unsent, list[bytes]]:
    """All that is in a file, to its end."""
    with opened(file, code) as found:
        return found.unsent, [b"".join(one) for _about, one in found.contents()]


def read_bytes(content: bytes, code: str, folder: Path) -> None:
    (file := folder / "other.ehdesk").write_bytes(content)
    read(file, code)


def test_it_comes_out_as_it_went_in(tmp_path):
    assert read(*written(tmp_path)) == (WORK, [])
    assert read(*written(tmp_path, WITH_PICTURES)) == (WITH_PICTURES, list(PICTURES))


def test_what_is_not_asked_for_of_a_picture_is_read_over(tmp_path):
    with opened(*written(tmp_path, WITH_PICTURES)) as found:
        assert [next(one)[:5] for _about, one in found.contents()] == [b"a sma", bytes(range(5))]


def test_the_code_may_be_typed_as_people_type(tmp_path):
    file, code = written(tmp_path)
    assert read(file, code.replace("-", " ").lower())[0] == WORK


def test_nothing_in_it_can_be_read(tmp_path):
    content = written(tmp_path, WITH_PICTURES)[0].read_bytes()
    assert b"what Tia said" not in content
    assert b"a small one" not in content


def test_the_same_work_is_never_sealed_alike(tmp_path):
    (file, code), before = written(tmp_path), (tmp_path / "unsent.ehdesk").read_bytes()
    again, other = written(tmp_path)
    assert code != other
    assert before[LINE:] != again.read_bytes()[LINE:]
    assert file == again


def test_another_code_is_told_from_a_mistyped_one(tmp_path):
    file, code = written(tmp_path)
    with pytest.raises(WrongFileCode, match="does not open this file"):
        read(file, new_code())
    with pytest.raises(WrongFileCode, match="mistyped"):
        read(file, code[:-3])


def test_a_file_of_a_newer_version_asks_for_an_update(tmp_path):
    file, code = written(tmp_path)
    with pytest.raises(UnsentWorkNewer, match="update"):
        read_bytes(file.read_bytes().replace(b"work 2\n", b"work 3\n", 1), code, tmp_path)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"SQLite format 3\x00" + bytes(4096)])
def test_another_file_is_no_unsent_work(content: bytes, tmp_path):
    with pytest.raises(NoUnsentWork):
        read_bytes(content, new_code(), tmp_path)


def test_cut_short_anywhere_nothing_comes_out(tmp_path):
    file, code = written(tmp_path)
    content = file.read_bytes()
    for length in range(len(content)):
        with pytest.raises(NotTakenIn):
            read_bytes(content[:length], code, tmp_path)
    with pytest.raises(UnsentWorkDamaged):
        read_bytes(content + b"\n", code, tmp_path)


def test_cut_short_between_its_parts_nothing_comes_out(tmp_path):
    file, code = written(tmp_path, WITH_PICTURES)
    content, sealed_part = file.read_bytes(), PART + 16
    for length in (LINE, HEAD, HEAD + sealed_part, HEAD + 2 * sealed_part, len(content) - 16):
        with pytest.raises(UnsentWorkDamaged, match="cut short"):
            read_bytes(content[:length], code, tmp_path)


def test_one_bit_turned_anywhere_nothing_comes_out(tmp_path):
    file, code = written(tmp_path)
    content = file.read_bytes()
    for place in range(len(content)):
        spoilt = bytearray(content)
        spoilt[place] ^= 1 << secrets.randbelow(8)
        with pytest.raises(NotTakenIn):
            read_bytes(bytes(spoilt), code, tmp_path)


def test_a_damaged_head_is_told_from_another_code(tmp_path):
    file, code = written(tmp_path)
    content = file.read_bytes()
    for place in range(LINE, HEAD):
        spoilt = bytearray(content)
        spoilt[place] ^= 1 << secrets.randbelow(8)
        with pytest.raises(UnsentWorkDamaged):
            read_bytes(bytes(spoilt), code, tmp_path)


def test_parts_in_another_order_or_of_another_file_do_not_come_out(tmp_path):
    file, code = written(tmp_path, WITH_PICTURES)
    content, part = file.read_bytes(), PART + 16
    parts = [content[HEAD + place * part : HEAD + (place + 1) * part] for place in range(3)]
    other = written(tmp_path, WITH_PICTURES)[0].read_bytes()
    for wrong in (
        content[:HEAD] + parts[1] + parts[0] + parts[2],
        content[:HEAD] + parts[0] + parts[0] + parts[2],
        content[: HEAD + part] + other[HEAD + part :],
        other[:HEAD] + content[HEAD:],
    ):
        with pytest.raises(NotTakenIn):
            read_bytes(wrong, code, tmp_path)


def with_length(content: bytes, size: int) -> bytes:
    """The same file with another length in its head, and a checksum that fits."""
    head = content[: LINE + 16] + size.to_bytes(8) + content[LINE + 24 : HEAD - 32]
    return head + hashlib.sha256(head).digest() + content[HEAD:]


def test_ten_gigabytes_are_refused_before_anything_is_read(tmp_path):
    file, code = written(tmp_path)
    with pytest.raises(NotTakenIn, match="too large to be read"):
        read_bytes(with_length(file.read_bytes(), 10 << 30), code, tmp_path)
    large = tmp_path / "other.ehdesk"
    os.truncate(large, (10 << 30) + (10 << 10) * 16 + HEAD)
    with pytest.raises(NotTakenIn, match="too large to be read"):
        read(large, code)


def test_a_length_that_is_not_the_files_is_damage(tmp_path):
    file, code = written(tmp_path)
    for size in (0, 7, 8, 1 << 30):
        with pytest.raises(UnsentWorkDamaged):
            read_bytes(with_length(file.read_bytes(), size), code, tmp_path)


def test_a_length_that_fits_and_was_altered_is_damage_too(tmp_path):
    """The checksum is no secret; the seal is what cannot be made again."""
    file, code = written(tmp_path)
    content = file.read_bytes()
    with pytest.raises(UnsentWorkDamaged):
        read_bytes(with_length(content, len(content) - HEAD - 16 - 1)[:-1], code, tmp_path)


@pytest.mark.parametrize(
    "wrong",
    [
        {"authors": (msgspec.Raw(b"\xa2\xff\xff"),)},
        {"contents": (Attachment("no hash", "image/png", 4),)},
        {"contents": (Attachment("0" * 64, "image/png", 0),)},
        {"contents": (Attachment("0" * 64, "image/png", LARGEST_CONTENT + 1),)},
    ],
    ids=["words that are no words", "no hash", "nothing", "far too large"],
)
def test_what_cannot_be_is_damage(wrong: dict[str, object], tmp_path):
    made = sealed(msgspec.structs.replace(WORK, **wrong), lambda one: iter([bytes(one.size)]))
    with pytest.raises(UnsentWorkDamaged):
        read_bytes(b"".join(made.pieces), made.code, tmp_path)


def test_no_file_is_made_that_would_be_too_large_to_be_read():
    pictures = tuple(Attachment(f"{number:064}", "image/png", LARGEST_CONTENT) for number in range(82))
    with pytest.raises(TooMuchUnsent, match="stays on this computer"):
        sealed(msgspec.structs.replace(WORK, contents=pictures), pieces)
    assert sealed(msgspec.structs.replace(WORK, contents=pictures[:-1]), pieces).size < 4 << 30


def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path):
    with pytest.raises(NotTakenIn, match="could not be read"):
        read(tmp_path / "none.ehdesk", new_code())


def test_the_first_form_is_read():
    unsent, pictures = read(FORM_1.file, FORM_1.code)
    assert (len(unsent.changes), len(unsent.contents), pictures) == (13, 0, [])
    with pytest.raises(WrongFileCode, match="does not open this file"):
        read(FORM_1.file, new_code())


def test_the_first_form_with_one_bit_turned_or_cut_short_is_not(tmp_path):
    content = FORM_1.file.read_bytes()
    for place in range(0, len(content), 7):
        spoilt = bytearray(content)
        spoilt[place] ^= 1 << secrets.randbelow(8)
        for wrong in (bytes(spoilt), content[:place]):
            with pytest.raises(NotTakenIn):
                read_bytes(wrong, FORM_1.code, tmp_path)


def test_the_first_form_altered_by_who_knows_it_is_not_believed_either(tmp_path):
    spoilt = bytearray(FORM_1.file.read_bytes()[:-32])
    spoilt[-1] ^= 1
    with pytest.raises(WrongFileCode):
        read_bytes(bytes(spoilt) + hashlib.sha256(spoilt).digest(), FORM_1.code, tmp_path)


def test_the_first_form_far_too_large_is_refused_by_its_size(tmp_path):
    (large := tmp_path / "unsent.ehdesk").write_bytes(FORM_1.file.read_bytes())
    os.truncate(large, (256 << 20) + 1)
    with pytest.raises(NotTakenIn, match="too large"):
        read(large, FORM_1.code)
