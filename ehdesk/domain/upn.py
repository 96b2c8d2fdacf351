"""Unique pupil numbers: a check letter, eleven digits, and a last digit (or a letter, while it is temporary)."""

import re

_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The 23 letters that a number may hold: I, O and S look like digits."""
_SHAPE = re.compile(rf"[{_LETTERS}][0-9]{{11}}[0-9{_LETTERS}]")


def bare(written: str) -> str:
    """What was written without spaces, in capitals."""
    return "".join(written.split()).upper()


def is_complete(written: str) -> bool:
    """Has it the thirteen letters and digits of a pupil number?"""
    return _SHAPE.fullmatch(bare(written)) is not None


def is_sound(written: str) -> bool:
    """Does its first letter agree with what follows?"""
    return is_complete(written) and check_letter(bare(written)[1:]) == bare(written)[0]


def check_letter(rest: str) -> str:
    """The first letter for the twelve letters and digits after it.

    Each value times its place (the first of them has place 2), the sum's remainder by 23 (DfE, UPN rules).
    """
    weighted = sum(_value(letter) * place for place, letter in enumerate(rest, 2))
    return _LETTERS[weighted % len(_LETTERS)]


def _value(letter: str) -> int:
    return _LETTERS.index(letter) if letter in _LETTERS else int(letter)
