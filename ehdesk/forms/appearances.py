"""Slips of the pen in an appearance. Other programs know looks of their own, so only a near miss is told."""

import difflib
import re
from collections.abc import Iterator

from ehdesk.forms.xlsform_words import APPEARANCES

_NUMBERED = re.compile(r"(w|columns-|compact-|quickcompact-)\d+")
_CALLING = re.compile(r"[\w:.-]+\s*\(.*\)|\b(ex|intent|printer|media|theme)[:-]\S*", re.DOTALL)


def slips_in(appearance: str) -> Iterator[tuple[str, str]]:
    """Each word that is none of them, but nearly one; with that one."""
    for word in _CALLING.sub("", appearance).split():
        known = word in APPEARANCES or _NUMBERED.fullmatch(word) is not None
        near = [] if known else difflib.get_close_matches(word, APPEARANCES, 1, cutoff=0.7)
        yield from ((word, each) for each in near)
