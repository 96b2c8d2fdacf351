"""Names as people type them: without accents, misspelt, or in another script than they are kept in."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from anyascii import anyascii
from rapidfuzz.distance import OSA

_STROKES: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters that people type without their stroke, and that Unicode does not take apart."""
_JOINERS: Final = frozenset("'’ʼ‘`´-‐‑–.")
"""What stands inside a name and is often left out: O'Dowd, Bell-Ward, St. John."""
_VOWELS: Final = frozenset("aeiouyw")
_LEAST: Final = 4
"""Letters that a word needs before one of them may differ."""
_LONG: Final = 8
"""Letters from which two of them may."""


def folded(text: str) -> str:
    """Small letters without diacritics."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_STROKES))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def words_in(text: str) -> Iterator[str]:
    """The words of a text; of one with a mark inside, its parts and then the whole without the mark."""
    for written in "".join(one if _is_of_a_name(one) else " " for one in text).split():
        parts = "".join(" " if letter in _JOINERS else letter for letter in written).split()
        yield from parts
        if len(parts) > 1:
            yield "".join(parts)


def spellings(word: str) -> frozenset[str]:
    """How a word may be looked for: in small letters (ß also as ss), without accents, and in Latin letters."""
    if word.isascii():
        return frozenset((word.casefold(),))
    small, lower = (unicodedata.normalize("NFC", one) for one in (word.casefold(), word.lower()))
    latin = "".join(letter for letter in anyascii(small) if letter.isalnum()).casefold()
    return frozenset(filter(None, (small, lower, folded(word), latin)))


def slips_allowed(typed: str, word: str) -> int:
    """How many letters may be changed, left out, added or swapped between two words that are taken for one."""
    longest = max(len(typed), len(word))
    return 0 if longest < _LEAST else 2 if min(len(typed), len(word)) >= _LONG else 1


def is_near(typed: str, word: str) -> bool:
    """Are two words, each one spelling in small letters, the same or nearly?"""
    allowed = slips_allowed(typed, word)
    return OSA.distance(typed, word, score_cutoff=allowed) <= allowed


def consonants(word: str) -> str:
    """A Latin word without vowels and doubled letters: how a script that leaves vowels out has it, "" for too few."""
    found = ""
    for letter in word:
        if letter not in _VOWELS and letter != found[-1:]:
            found += letter
    return found if len(found) > 1 else ""


def leaves_vowels_out(word: str) -> bool:
    """Is it written in Arabic or Hebrew letters?"""
    return any("\N{HEBREW LETTER ALEF}" <= letter <= "\N{ARABIC LETTER YEH WITH TAIL}" for letter in word)


def _is_of_a_name(letter: str) -> bool:
    return letter.isalnum() or letter in _JOINERS or unicodedata.category(letter).startswith("M")
