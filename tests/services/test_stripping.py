"""What a camera writes into a picture is gone, and the picture is as it was."""

from io import BytesIO

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
