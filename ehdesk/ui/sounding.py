"""Sounds from memory, on whatever this computer has to hear them with: MP3, WAV and FLAC, by miniaudio.

Not Ogg Vorbis: what decodes that there (stb_vorbis) writes over memory where a file is broken (decision 0025).

The library asks for samples on a thread of its own, also where it has to seek; what the window says to it is a number.
"""

from array import array
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from miniaudio import (
    Backend,
    FileFormat,
    MiniaudioError,
    PlaybackDevice,
    SeekOrigin,
    SoundFileInfo,
    StreamableSource,
    flac_get_info,
    mp3_get_info,
    stream_any,
    wav_get_info,
)

from ehdesk.domain.attachment import Media

_READ: Final[Mapping[Media, Callable[[bytes], SoundFileInfo]]] = {
    Media.MP3: mp3_get_info,
    Media.WAV: wav_get_info,
    Media.FLAC: flac_get_info,
}
_RATE, _CHANNELS, _WAIT = 44_100, 2, 100
HEARD: Final[Sequence[Backend]] = tuple(one for one in Backend if one is not Backend.NULL)
"""Every way that leads to somebody's ears."""

_Samples = Generator["bytes | array[int]", int, None]


class CannotBeHeard(Exception):
    """Nothing here knows how to play this, or nothing on this computer how to be heard. Its words are for nobody."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound that can be played, and how many seconds it takes."""

    content: bytes
    format: FileFormat
    seconds: float


def sound_in(content: bytes, media: str) -> Sound:
    """On any thread. Raises CannotBeHeard."""
    read = _READ.get(Media(media)) if media in list(Media) else None
    if read is None:
        raise CannotBeHeard
    try:
        found = read(content)
    except (MiniaudioError, ArithmeticError) as error:  # a rate of no samples in a second
        raise CannotBeHeard from error
    if not found.duration:
        raise CannotBeHeard
    return Sound(content, found.file_format, found.duration)


@dataclass(frozen=True, slots=True, eq=False)
class _Start:
    """Where somebody wants it to go on from; each is one of its own."""

    frame: int


class Playing:
    """A sound under way, at its beginning first. Raises CannotBeHeard where there is nothing to hear it with."""

    def __init__(self, sound: Sound, ways: Sequence[Backend]) -> None:
        self._sound = sound
        self._start = _Start(0)
        self._heard = self._start, 0
        self._source: StreamableSource | None = None
        self.is_over = False
        try:
            self._device = PlaybackDevice(
                nchannels=_CHANNELS, sample_rate=_RATE, buffersize_msec=_WAIT, backends=[*ways]
            )
        except MiniaudioError as error:
            raise CannotBeHeard from error

    @property
    def at(self) -> float:
        """How many seconds of it lie behind."""
        start, heard = self._heard
        return (self._start.frame + (heard if start is self._start else 0)) / _RATE

    def go_on(self) -> None:
        """From where it is. Raises CannotBeHeard where the loudspeaker went away."""
        self.go_to(self.at)
        samples = self._samples()
        next(samples)
        try:
            self._device.start(samples)
        except MiniaudioError as error:
            raise CannotBeHeard from error

    def pause(self) -> None:
        """Stay where it is. Raises CannotBeHeard."""
        try:
            self._device.stop()
        except MiniaudioError as error:
            raise CannotBeHeard from error

    def go_to(self, seconds: float) -> None:
        """From there, while it plays or later."""
        self.is_over = False
        self._start = _Start(round(seconds * _RATE))

    def close(self) -> None:
        """Let go of the loudspeaker."""
        self._device.close()

    def _samples(self) -> _Samples:
        """What the library asks for, as many frames as it says."""
        wanted, start, made = (yield b""), None, None
        while True:
            try:
                if made is None or start is not self._start:
                    start, heard = self._start, 0
                    made = self._decoded(start.frame)
                samples = made.send(wanted)
            except (MiniaudioError, StopIteration):
                self.is_over = True
                return
            heard += len(samples) // _CHANNELS
            self._heard = start, heard
            wanted = yield samples

    def _decoded(self, frame: int) -> _Samples:
        self._source = _Bytes(self._sound.content)
        made: _Samples = stream_any(
            self._source, self._sound.format, nchannels=_CHANNELS, sample_rate=_RATE, seek_frame=frame
        )
        return made


class _Bytes(StreamableSource):  # type: ignore[misc,unused-ignore]
    """What the library reads."""

    def __init__(self, content: bytes) -> None:
        self._file = BytesIO(content)

    def read(self, num_bytes: int) -> bytes:
        return self._file.read(num_bytes)

    def seek(self, offset: int, origin: SeekOrigin) -> bool:
        self._file.seek(offset, origin.value)
        return True
