"""What a form's pictures, sounds and films are called, from the names of their files."""

from collections.abc import Mapping
from pathlib import PurePosixPath


def picture_of(media: Mapping[str, str]) -> str:
    """The URI of the picture that goes with a text, or ""."""
    return media.get("image", "") or media.get("big-image", "")


def name_of(uri: str) -> str:
    """How it is said: `rooms_of_a_house.jpg` as "rooms of a house"."""
    return PurePosixPath(uri).stem.replace("_", " ").replace("-", " ").strip() or uri.rpartition("/")[2]
