"""A recording as it may be kept: what is needed to play it, whatever kind it is."""

import struct
from typing import Final

from ehdesk.domain.attachment import Media
from ehdesk.services.recordings import boxes, ogg, sounds, webm
from ehdesk.services.recordings.understood import NotUnderstood

_ONLY_HEARD: Final = {
    Media.MP4: Media.M4A,
    Media.MOV: Media.M4A,
    Media.FILM_3GP: Media.SOUND_3GP,
    Media.WEBM: Media.SOUND_WEBM,
}
_SEEN_TOO: Final = {Media.M4A: Media.MP4}


def bare(content: bytes, media: Media) -> tuple[bytes, Media]:
    """It without what was written into it beside sound and picture, and what it is. Raises NotUnderstood."""
    try:
        match media:
            case Media.MP3:
                return sounds.bare_mp3(content), media
            case Media.WAV:
                return sounds.bare_wav(content), media
            case Media.FLAC:
                return sounds.bare_flac(content), media
            case Media.OGG:
                return ogg.bare(content), media
            case Media.WEBM:
                kept, is_seen = webm.bare(content)
            case _:
                kept, is_seen = boxes.bare(content)
    except (struct.error, ValueError, IndexError) as error:
        raise NotUnderstood from error
    return kept, _SEEN_TOO.get(media, media) if is_seen else _ONLY_HEARD.get(media, media)
