"""How hard a passphrase is to guess: an estimate for the person who chooses it, never a rule about its letters.

Counted are the guesses of somebody who tries common passwords, words, names, dates and runs along the keys first
(zxcvbn). A guess at a vault costs half a second (Argon2id), so a thousand computers make some two thousand in a second:
a million guesses take them minutes, a hundred million a day, ten thousand million two months, and 10^13 a lifetime.
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, Final

_LONGEST: Final = 72
"""What is longer is strong by then; the estimate takes too long for it."""
_FIRST_TRIED: Final = 6.0
_BOUNDS: Final = (8.0, 10.0, 13.0)
"""Powers of ten of the guesses from which a passphrase is fair, good, strong."""


class Strength(IntEnum):
    """From what somebody could guess in a day to what nobody could."""

    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


def strength(passphrase: str, *known: str) -> Strength:
    """How strong it is against somebody who knows these words about its owner (their name, their job)."""
    guesses = _estimate(passphrase, known)["guesses_log10"]
    return Strength(1 + sum(guesses >= bound for bound in _BOUNDS))


def why_among_the_first(passphrase: str, *known: str) -> str:
    """Why it would be among the first million that anybody tried, as a sentence; "" for any other."""
    estimate = _estimate(passphrase, known)
    if estimate["guesses_log10"] >= _FIRST_TRIED:
        return ""
    weakest = max(estimate["sequence"], key=lambda part: len(part["token"]))
    return _why(weakest)


def _why(part: Mapping[str, Any]) -> str:
    if part.get("dictionary_name") == "user_inputs":
        return "It is made of your own name or job, which anybody here knows."
    if part["pattern"] in {"spatial", "repeat", "sequence"}:
        return "It repeats or runs along the keys, which is quick to guess."
    if part["pattern"] == "date":
        return "It is a date, and there are not many of those to try."
    return "It is one that many people have chosen, so it is among the first that anybody would try."


def _estimate(passphrase: str, known: tuple[str, ...]) -> Mapping[str, Any]:
    """Without its spaces: whoever guesses words knows that people put spaces between them."""
    # its lists of words take a moment to load, and the window opens without them
    from zxcvbn import zxcvbn  # noqa: PLC0415

    plain = ("".join(passphrase.split()) or " ")[:_LONGEST]
    words = [word for text in known for word in (text, "".join(text.split()), *text.split()) if word]
    estimate: Mapping[str, Any] = zxcvbn(plain, user_inputs=words, max_length=_LONGEST)
    return estimate
