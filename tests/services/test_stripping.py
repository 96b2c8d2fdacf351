"""What a camera writes into a picture is gone, and the picture is as it was."""

from io import BytesIO
from time import perf_counter

import pytest
from PIL import Image

from ehdesk.domain.attachment import Media
from ehdesk.services.stripping import BrokenPicture, stripped
from tests.files import PLACE, SECRET, jpeg, pdf, png


def bare(content: bytes, media: Media = Media.JPEG) -> bytes:
    return b"".join(stripped(BytesIO(content), media))


@pytest.mark.parametrize("progressive", [False, True])
def test_a_photograph_no_longer_says_where_it_was_taken_and_looks_as_it_did(progressive: bool):
    taken = jpeg((900, 700), way_up=6, progressive=progressive)
    assert Image.open(BytesIO(taken)).getexif().get_ifd(PLACE)
    kept = bare(taken)
    picture = Image.open(BytesIO(kept))
    assert picture.tobytes() == Image.open(BytesIO(taken)).tobytes()
    assert dict(picture.getexif()) == {0x0112: 6}  # which way up alone
    assert SECRET.encode() not in kept
    assert b"Telephone" not in kept
    assert kept.endswith(b"\xff\xd9")


def test_what_is_bare_stays_as_it_is():
    assert bare(bare(jpeg())) == bare(jpeg())


@pytest.mark.parametrize("way_up", [0, 9, 65_535])
def test_no_way_up_that_there_is_not_is_kept(way_up: int):
    assert dict(Image.open(BytesIO(bare(jpeg(way_up=way_up)))).getexif()) == {}


def test_words_in_a_png_are_gone_and_it_looks_as_it_did():
    assert SECRET.encode() in png()
    kept = bare(png(), Media.PNG)
    assert SECRET.encode() not in kept
    assert Image.open(BytesIO(kept)).tobytes() == Image.open(BytesIO(png())).tobytes()


def test_a_pdf_is_kept_as_it_is():
    content = pdf()
    assert bare(content, Media.PDF) == content


def test_a_photograph_that_was_cut_short_shows_as_much_as_it_has():
    content = jpeg((900, 700))
    picture = Image.open(BytesIO(bare(content[: content.index(b"\xff\xda") + 3000])))
    assert picture.size == (900, 700)


@pytest.mark.parametrize("media", [Media.JPEG, Media.PNG])
def test_wherever_it_breaks_off_it_ends_or_says_that_it_is_broken(media: Media):
    content = jpeg((64, 48)) if media is Media.JPEG else png((64, 48))
    for end in range(len(content)):
        try:
            assert bare(content[:end], media)
        except BrokenPicture:
            continue


def test_a_place_that_points_outside_itself_is_no_way_up():
    exif = b"Exif\0\0II*\0" + (0xFFFFFF00).to_bytes(4, "little")
    content = b"\xff\xd8\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif + bare(jpeg())[2:]
    assert b"Exif" not in bare(content)[:200].replace(b"Exif\0\0MM", b"")


@pytest.mark.parametrize(
    "content", [b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\0\1", b"\xff\xd8\xff\xe0\xff\xff", b"\xff\xd8hello"]
)
def test_what_only_begins_as_a_photograph_is_broken(content: bytes):
    with pytest.raises(BrokenPicture):
        bare(content)


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2) + body


def with_segments(*segments: bytes) -> bytes:
    """A photograph that begins with these, in place of its own JFIF segment."""
    content = bare(jpeg((64, 48)))
    behind = 4 + int.from_bytes(content[4:6])
    return content[:2] + b"".join(segments) + content[behind:]


def test_a_thumbnail_in_the_first_segment_is_gone_and_its_size_is_nought():
    thumbnail = SECRET.encode() * 3
    first = segment(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48" + bytes((2, len(thumbnail) // 6)) + thumbnail)
    kept = bare(with_segments(first))
    assert kept[2:20] == segment(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48\0\0")
    assert SECRET.encode() not in kept
    assert Image.open(BytesIO(kept)).size == (64, 48)


@pytest.mark.parametrize("stray", [b"\0", SECRET.encode(), b"\xff\0" + SECRET.encode(), bytes(60_000)])
def test_stray_bytes_between_two_segments_are_left_out(stray: bytes):
    whole = with_segments()
    assert bare(whole[:2] + stray + whole[2:]) == whole


def test_stray_bytes_without_end_are_a_broken_picture():
    whole = with_segments()
    with pytest.raises(BrokenPicture):
        bare(whole[:2] + bytes(1 << 17) + whole[2:])


@pytest.mark.parametrize("marker", [0x02, 0xBF, 0xDE, 0xDF, 0xE3, 0xED, 0xF0, 0xF7, 0xFD, 0xFE])
def test_a_segment_that_draws_nothing_is_gone(marker: int):
    assert bare(with_segments(segment(marker, SECRET.encode()))) == with_segments()


def test_of_what_says_the_colours_only_as_much_stays_as_says_them():
    says = b"Adobe\0\x64\0\0\0\0\1"
    assert bare(with_segments(segment(0xEE, says + SECRET.encode()))) == with_segments(segment(0xEE, says))


@pytest.mark.parametrize("end", [b"", b"\0 after"])
def test_a_photograph_of_nothing_but_one_byte_takes_no_longer_than_others(end: bytes):
    content = jpeg((64, 48))
    begun = perf_counter()
    assert bare(content[: content.index(b"\xff\xda") + 20] + b"\xff" * (4 << 20) + end)
    assert perf_counter() - begun < 10


def test_a_second_picture_inside_ends_the_first():
    content = bare(jpeg((64, 48)))
    assert bare(content[:-2] + jpeg((32, 24))) == content
