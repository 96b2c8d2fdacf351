"""Numbers as people type them with commas for thousands: "1,200.50". Kept bare."""

import re

_GROUPED = re.compile(r"([-−+]?)(\d{1,3}(?:[, ]\d{3})+|\d+)(\.\d*)?", re.ASCII)
_BARE = re.compile(r"([-+]?)(\d+)(\.\d*)?", re.ASCII)


def number_kept(words: str) -> str:
    """ "1,200.50" as "1200.50"; what is no such number comes back as it was typed."""
    found = _GROUPED.fullmatch(words.strip())
    if found is None:
        return words.strip()
    return f"{found[1].replace('−', '-')}{re.sub('[, ]', '', found[2])}{found[3] or ''}"


def number_as_typed(kept: str) -> str:
    """ "1200.50" as "1,200.50"; anything else as it is."""
    found = _BARE.fullmatch(kept)
    return f"{found[1]}{int(found[2]):,}{found[3] or ''}" if found else kept


def is_number(kept: str) -> bool:
    """Is it a bare number?"""
    return _BARE.fullmatch(kept) is not None
