"""Text made fit for drawing: hidden control characters out, letters with their marks found, directions known."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from bidi import algorithm

LEFT_TO_RIGHT_MARK = "\u200e"
_JOINERS = "\u200c\u200d"
_LEFTWARD = {"R", "AL"}
_HIDDEN = {"Cc", "Cf", "Cs"}


def clean(text: str) -> str:
    """`text` in composed form, blanks as spaces, without what is invisible or could turn its neighbours round."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join("".join(filter(_is_kept, line.replace("\t", " "))) for line in lines)


def clusters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter with the marks and joiners that follow it, and where it begins."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _is_attached(text[at]):
            yield start, text[start:at]
            start = at


def has_leftward(text: str) -> bool:
    """Whether any letter of `text` is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in _LEFTWARD for letter in text)


def is_mostly_leftward(text: str) -> bool:
    """Whether `text` as a whole reads from right to left: it begins so, and more of its letters do than do not."""
    strong = [kind in _LEFTWARD for kind in map(unicodedata.bidirectional, text) if kind in {"L", *_LEFTWARD}]
    return bool(strong) and strong[0] and sum(strong) * 2 > len(strong)


def levels(text: str) -> list[int]:
    """The embedding level of each character by the Unicode bidirectional algorithm; odd runs leftwards."""
    if not has_leftward(text):
        return [0] * len(text)
    base = int(is_mostly_leftward(text))
    return _spread(_resolved(text, base), len(text), base)


def without_marks(text: str) -> str:
    """`text` without the direction marks, which have done their work once levels are known."""
    return text.replace(LEFT_TO_RIGHT_MARK, "")


def _resolved(text: str, base: int) -> list[dict[str, Any]]:
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    for at, character in enumerate(storage["chars"]):
        character["at"] = at
        character["type"] = character["type"] or "ON"  # a letter newer than our tables takes its neighbours' way
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return list(storage["chars"])


def _spread(characters: list[dict[str, Any]], length: int, base: int) -> list[int]:
    """Levels by position; joiners, which the algorithm takes out, go with what is before them."""
    known = {character["at"]: character["level"] for character in characters}
    spread: list[int] = []
    for at in range(length):
        spread.append(known.get(at, spread[-1] if spread else base))
    return spread


def _is_kept(letter: str) -> bool:
    is_useful = letter in _JOINERS or letter == LEFT_TO_RIGHT_MARK
    return is_useful or unicodedata.category(letter) not in _HIDDEN


def _is_attached(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter).startswith("M")
