"""Sounds and films as telephones make them, with a place in every part that can hold one."""

import struct
import wave
from io import BytesIO
from math import pi, sin

from tests.files import SECRET

PLACE = "+51.5074-000.1278/"
"""Where Apple and Android write that something was recorded."""
_SAID = f"{SECRET} {PLACE}".encode()
SAMPLES = b"what is heard" * 7, b"what is seen." * 11


def wav(seconds: float = 2, *, said: bytes = _SAID) -> bytes:
    """A hum by the standard library, with a list of words before and behind it."""
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        wave_of_it = struct.pack("<40h", *(round(9000 * sin(2 * pi * one / 40)) for one in range(40)))
        sound.writeframes(wave_of_it * int(200 * seconds))
    plain, words = file.getvalue(), _chunk(b"LIST", b"INFOICMT" + struct.pack("<I", len(said)) + said)
    whole = plain[12:36] + words + _chunk(b"bext", said) + plain[36:] + _chunk(b"id3 ", said)
    return b"RIFF" + struct.pack("<I", len(whole) + 4) + b"WAVE" + whole


def bare_wav(seconds: float = 2) -> bytes:
    """The same as the standard library alone writes it."""
    whole = wav(seconds)
    start = whole.index(b"data")
    sound = whole[start : start + 8 + int(seconds * 16000)]
    return b"RIFF" + struct.pack("<I", 4 + 24 + len(sound)) + b"WAVE" + whole[12:36] + sound


def mp3_frame(kbits: int = 4) -> bytes:
    """A frame of MPEG 1, layer 3, 44.1 kHz, in which nothing is heard."""
    return struct.pack(">I", 0xFFFB0000 | kbits << 12 | 0xC0) + bytes(
        144 * (0, 32, 40, 48, 56)[kbits] * 1000 // 44100 - 4
    )


def mp3(frames: int = 80) -> bytes:
    """Frames with a tag before, junk between and two tags behind."""
    said = b"\xff\xfb\x90\x00" + _SAID
    size = len(said)
    head = b"ID3\x04\0\0" + bytes((size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127))
    tag = b"TAG" + SECRET.encode().ljust(125, b"\0")
    return head + said + mp3_frame() * frames + b"APETAGEX" + _SAID + tag


def flac() -> bytes:
    """What it is, words, a picture, and something that begins like a frame."""
    parts = ((0, bytes(34)), (4, _SAID), (6, _SAID), (2, _SAID), (3, bytes(18)), (1, _SAID))
    blocks = b"".join(struct.pack(">I", kind << 24 | len(body)) + body for kind, body in parts)
    return b"fLaC" + blocks[: -len(_SAID) - 4] + b"\x81" + blocks[-len(_SAID) - 3 :] + b"\xff\xf8 the sound"


def opus(said: bytes = _SAID * 40) -> bytes:
    """A head, comments that go over two pages, and the sound."""
    head = b"OpusHead\x01\x01" + bytes(9)
    tags = b"OpusTags" + struct.pack("<I", 4) + b"Lavf" + struct.pack("<II", 1, len(said)) + said
    packets = (head, 2), (tags[: 255 * 3], 0), (tags[255 * 3 :], 1), (b"the sound", 4)
    return b"".join(_page(place, body, flags) for place, (body, flags) in enumerate(packets))


def film(*, brand: bytes = b"isom", seen: bool = True, places: bool = True, fragment: bool = False) -> bytes:
    """Boxes as a telephone writes them: a film, its sound, a track of places, and words in four kinds of box."""
    heard_at = 16 + 8
    seen_at = heard_at + len(SAMPLES[0])
    places_at = seen_at + len(SAMPLES[1])
    data = SAMPLES[0] + SAMPLES[1] + _SAID + b" between"
    tracks = [
        _track(b"soun", heard_at, len(SAMPLES[0])),
        *([_track(b"vide", seen_at, len(SAMPLES[1]))] if seen else []),
        *([_track(b"meta", places_at, len(_SAID))] if places else []),
    ]
    words = box(b"udta", box(b"\xa9xyz", _SAID)) + box(b"meta", _SAID) + box(b"uuid", _SAID)
    dated = box(b"mvhd", b"\0\0\0\0" + b"\xe0\x01\x02\x03" * 2 + struct.pack(">II", 1000, 2000) + bytes(80))
    moov = box(b"moov", dated + b"".join(tracks) + words)
    more = box(b"moof", b"") if fragment else b""
    return (
        box(b"ftyp", brand + b"\0\0\0\0") + box(b"mdat", data) + more + moov + box(b"free", _SAID) + box(b"sefd", _SAID)
    )


def webm(*, codec: bytes = b"A_OPUS", seen: bool = True) -> bytes:
    """Elements as a browser writes them: of a length that nobody knows, with words in five of them."""
    info = (
        _element(0x2AD7B1, b"\x0f\x42\x40")
        + _element(0x4D80, _SAID)
        + _element(0x7BA9, _SAID)
        + _element(0x4461, bytes(8))
    )
    heard = _element(
        0xAE, _element(0xD7, b"\1") + _element(0x83, b"\2") + _element(0x86, codec) + _element(0x536E, _SAID)
    )
    sight = _element(0xAE, _element(0xD7, b"\2") + _element(0x83, b"\1") + _element(0x86, b"V_VP8"))
    parts = _element(0x1549A966, info) + _element(0x1654AE6B, heard + (sight if seen else b""))
    cluster = b"\x1f\x43\xb6\x75\x01" + b"\xff" * 7 + _element(0xE7, b"\0") + _element(0xA3, b"\x81\0\0\x80the sound")
    tags = _element(0x1254C367, _SAID) + _element(0x1941A469, _SAID)
    return (
        _element(0x1A45DFA3, _element(0x4282, b"webm")) + b"\x18\x53\x80\x67\x01" + b"\xff" * 7 + parts + tags + cluster
    )


def box(name: bytes, body: bytes) -> bytes:
    """One box of ISO media."""
    return struct.pack(">I4s", len(body) + 8, name) + body


def _track(kind: bytes, place: int, size: int) -> bytes:
    """One of one chunk with one sample, whose handler has a name."""
    dates = b"\0\0\0\0" + b"\xe0\x01\x02\x03" * 2
    table = box(
        b"stbl",
        box(b"stsd", bytes(8))
        + box(b"stts", struct.pack(">IIII", 0, 1, 1, 1))
        + box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 1, 1))
        + box(b"stsz", struct.pack(">IIII", 0, 0, 1, size))
        + box(b"stco", struct.pack(">III", 0, 1, place)),
    )
    source = box(b"dinf", box(b"dref", struct.pack(">II", 0, 1) + box(b"url ", b"\0\0\0\1")))
    handler = box(b"hdlr", bytes(8) + kind + bytes(12) + _SAID)
    media = box(b"mdia", box(b"mdhd", dates + bytes(12)) + handler + box(b"minf", source + table))
    return box(b"trak", box(b"tkhd", dates + bytes(72)) + media + box(b"udta", _SAID))


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack("<4sI", name, len(body)) + body + bytes(len(body) % 2)


def _page(number: int, body: bytes, flags: int) -> bytes:
    lengths = bytes([255] * (len(body) // 255)) + (b"" if number == 1 else bytes([len(body) % 255]))
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, 0, 7, number, 0, len(lengths))
    return head + lengths + body


def _element(id: int, body: bytes) -> bytes:
    return id.to_bytes((id.bit_length() + 7) // 8) + (1 << 56 | len(body)).to_bytes(8) + body
