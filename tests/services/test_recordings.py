"""Sounds and films lose where they were made, and keep what is heard and seen."""

import struct
import time
import wave
from io import BytesIO

import pytest

from ehdesk.domain.attachment import LONGEST_BEGINNING, Media, media_of
from ehdesk.services.recordings.taking_out import bare
from ehdesk.services.recordings.understood import NotUnderstood
from tests import recordings as made
from tests.files import SECRET

KINDS = {
    Media.WAV: made.wav(),
    Media.MP3: made.mp3(),
    Media.FLAC: made.flac(),
    Media.OGG: made.opus(),
    Media.M4A: made.film(brand=b"M4A ", seen=False),
    Media.SOUND_3GP: made.film(brand=b"3gp4", seen=False),
    Media.MP4: made.film(),
    Media.MOV: made.film(brand=b"qt  "),
    Media.FILM_3GP: made.film(brand=b"3gp6"),
    Media.WEBM: made.webm(),
    Media.SOUND_WEBM: made.webm(seen=False),
}


def taken(content: bytes) -> tuple[bytes, Media]:
    media = media_of(content[:LONGEST_BEGINNING])
    assert media is not None
    return bare(content, media)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_known_by_its_content_and_loses_where_it_was_made(kind: Media):
    kept, found = taken(KINDS[kind])
    assert found is kind
    assert SECRET.encode() in KINDS[kind]
    assert SECRET.encode() not in kept
    assert made.PLACE.encode() not in kept
    assert taken(kept) == (kept, kind), "what was taken out once is out"


def test_what_is_heard_stays_as_it_was():
    assert taken(made.wav())[0] == made.bare_wav()
    with wave.open(BytesIO(taken(made.wav(3))[0])) as sound:
        assert sound.getnframes() == 24_000
    assert taken(made.mp3(80))[0] == made.mp3_frame() * 80
    assert taken(made.flac())[0].endswith(b"\xff\xf8 the sound")
    assert taken(made.webm())[0].endswith(b"\x80the sound")


def test_of_a_film_only_its_samples_stay_and_all_of_it_where_it_was():
    film = made.film()
    kept, _kind = taken(film)
    assert len(kept) == len(film)
    for samples in made.SAMPLES:
        assert kept.index(samples) == film.index(samples)
    assert b"between" in film
    assert b"between" not in kept
    assert b"\xe0\x01\x02\x03" not in kept, "when it was made"
    assert kept.count(b"trak") == 2
    assert b"meta" not in kept


def test_pages_of_ogg_keep_their_length_and_have_their_sum():
    sound, (kept, _kind) = made.opus(), taken(made.opus())
    assert len(kept) == len(sound)
    second = kept[kept.index(b"OggS", 10) :]
    second = second[: second.index(b"OggS", 10)]
    assert struct.unpack_from("<I", second, 22)[0] == _sum(second[:22] + bytes(4) + second[26:])


@pytest.mark.parametrize(
    "content",
    [
        made.film(fragment=True),
        made.film().replace(b"url \0\0\0\1", b"url \0\0\0\0"),
        made.film().replace(b"soun", b"text").replace(b"vide", b"text"),
        made.film().replace(b"stsz", b"stz2"),
        made.film()[:-300],
        made.webm(codec=b"A_VORBIS"),
        made.webm().replace(b"webm", b"mkv."),
        made.webm()[:60],
        made.opus().replace(b"OpusHead", b"fishead\0"),
        made.opus()[:120],
        made.opus() + b"a tag behind it",
        made.wav()[:200],
        made.flac()[:40],
        b"ID3\x04\0\0\0\0\0\x05hello" + b"\xff\xfb" * 200_000,
        b"RIFF\0\0\0\0WAVE",
    ],
)
def test_what_cannot_be_taken_apart_is_refused(content: bytes):
    with pytest.raises(NotUnderstood):
        taken(content)


@pytest.mark.parametrize("kind", KINDS)
def test_no_broken_file_hangs_or_surprises(kind: Media):
    content, began = KINDS[kind], time.monotonic()
    step = max(1, len(content) // 150)
    for place in range(LONGEST_BEGINNING, len(content), step):
        for broken in (content[:place], content[:place] + b"\xff" + content[place + 1 :]):
            try:
                taken(broken)
            except NotUnderstood:
                continue
    assert time.monotonic() - began < 20


def test_a_film_of_very_many_pieces_does_not_take_long():
    many, began = 20_000, time.monotonic()
    begins = made.box(b"ftyp", b"M4A \0\0\0\0") + made.box(b"mdat", b"") * many
    each, size = struct.pack(">IIIII", 0, 1, 1, 1, 1), struct.pack(">III", 0, 0, many) + bytes(4 * many)
    places = struct.pack(f">II{many}I", 0, many, *[len(begins)] * many)
    table = made.box(b"stsc", each) + made.box(b"stsz", size) + made.box(b"stco", places)
    media = made.box(b"hdlr", bytes(8) + b"soun" + bytes(12)) + made.box(b"minf", made.box(b"stbl", table))
    taken(begins + made.box(b"moov", made.box(b"trak", made.box(b"mdia", media))))
    assert time.monotonic() - began < 10


def _sum(page: bytes) -> int:
    """As RFC 3533 says, bit by bit."""
    rest = 0
    for byte in page:
        rest ^= byte << 24
        for _bit in range(8):
            rest = (rest << 1 ^ (0x04C11DB7 if rest >> 31 else 0)) & 0xFFFFFFFF
    return rest
