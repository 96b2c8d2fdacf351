"""Finding an address in what somebody typed."""

import re

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
"""A United Kingdom postcode: area, district, sector, unit."""


def stands_in(address: str, words: str) -> bool:
    """Could somebody read the address in these words? Its street line or its postcode is enough.

    Capitals, commas and spaces make no difference. A street line without a number is too common to tell by.
    """
    said = _bare(words)
    return any(clue in said for clue in _clues(address))


def _clues(address: str) -> list[str]:
    parts = (_bare(part) for part in re.split(r"[,\n]", address))
    streets = [part for part in parts if len(part) > 4 and any(letter.isdigit() for letter in part)]
    return [*streets, *(_bare(code) for code in _POSTCODE.findall(address))]


def _bare(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
