"""How deep the lists and maps of a MessagePack body nest: told without decoding it, and without recursion.

A decoder goes as deep as its own caller leaves it room, so that the same bytes would be read here and refused there.
"""

_LEAVES = bytes({*range(256)} - {*range(0x80, 0xA0), *range(0xDC, 0xE0)})
"""The bytes that begin no list and no map."""
_LISTS, _MAPS = {0xDC: 2, 0xDD: 4}, {0xDE: 2, 0xDF: 4}
"""How many bytes say of how many things they are."""
_LONG = {0xC4: (1, 0), 0xC5: (2, 0), 0xC6: (4, 0), 0xC7: (1, 1), 0xC8: (2, 1), 0xC9: (4, 1)}
_LONG |= {0xD9: (1, 0), 0xDA: (2, 0), 0xDB: (4, 0)}
"""Bytes and text: how many bytes say how long they are, and how many more there are than that."""
_FIXED = dict(zip((*range(0xCA, 0xD9),), (4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 2, 3, 5, 9, 17), strict=True))
"""Numbers, and whatever else has a length of its own."""


def is_deeper(body: bytes, limit: int) -> bool:
    """Does anything nest deeper than that? Of bytes that are no such body it is told as far as they are read."""
    if len(body.translate(None, _LEAVES)) <= limit:
        return False
    open_ones: list[int] = []
    at = 0
    while at < len(body):
        things, at = _read(body, at)
        if things is not None:
            open_ones.append(things + 1)
            if len(open_ones) > limit:
                return True
        while open_ones:
            open_ones[-1] -= 1
            if open_ones[-1]:
                break
            open_ones.pop()
        if not open_ones:
            return False
    return False


def _read(body: bytes, at: int) -> tuple[int | None, int]:
    """How many things follow in a list or map (None: it is neither), and where what comes next begins."""
    kind, at = body[at], at + 1
    if 0x80 <= kind < 0xA0:
        return (kind & 15) * (1 if kind & 16 else 2), at
    if 0xA0 <= kind < 0xC0:
        return None, at + (kind & 31)
    if kind in _LISTS or kind in _MAPS:
        end = at + (_LISTS | _MAPS)[kind]
        return int.from_bytes(body[at:end]) * (2 if kind in _MAPS else 1), end
    size, more = _LONG.get(kind, (0, _FIXED.get(kind, 0)))
    return None, at + size + int.from_bytes(body[at : at + size]) + more
