"""Finding families by what anybody in them is called, and where they live: as it is, and as it is nearly spelt."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ehdesk.domain.change import FamilyId
from ehdesk.domain.spelling import consonants, leaves_vowels_out, slips_allowed, spellings, words_in
from ehdesk.services.family_row import FamilyRow

_BEGINNING = 5
"""Letters from which the beginning of a longer name may be misspelt too, while somebody is still typing it."""
_END = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, each family once: with each word as it is or begins, nearly so, or only elsewhere on record."""

    exact: tuple[FamilyRow, ...] = ()
    near: tuple[FamilyRow, ...] = ()
    mentioned: tuple[FamilyRow, ...] = ()

    @property
    def all(self) -> tuple[FamilyRow, ...]:
        """All of them, the best first."""
        return self.exact + self.near + self.mentioned


class Finder:
    """Every word by which the families of a list can be found. Words of a family that stays the same are kept."""

    def __init__(self) -> None:
        self._spelt: dict[str, frozenset[str]] = {}
        self._words: dict[FamilyId, tuple[FamilyRow, frozenset[str]]] = {}
        self._rows: tuple[FamilyRow, ...] = ()
        self._places: dict[str, set[int]] = {}
        self._sorted: list[str] = []
        self._bare: dict[str, set[int]] = {}

    def find(self, rows: Sequence[FamilyRow], typed: str) -> tuple[tuple[FamilyRow, ...], tuple[FamilyRow, ...]]:
        """The families in which every word that was typed is, and those in which every word nearly is."""
        self._learn(tuple(rows))
        tokens = typed.split()
        exact = _in_all(self._as_typed(token) for token in tokens)
        near = _in_all(self._as_typed(token) | self._nearly(token) for token in tokens) - exact
        return self._pick(exact), self._pick(near)

    def _pick(self, places: set[int]) -> tuple[FamilyRow, ...]:
        return tuple(self._rows[place] for place in sorted(places))

    def _learn(self, rows: tuple[FamilyRow, ...]) -> None:
        if len(rows) == len(self._rows) and all(one is other for one, other in zip(rows, self._rows, strict=True)):
            return
        self._rows, self._places, self._bare = rows, {}, {}
        self._words = {row.family.id: self._words_of(row) for row in rows}
        for place, (_row, words) in enumerate(self._words.values()):
            for word in words:
                self._places.setdefault(word, set()).add(place)
        self._sorted = sorted(self._places)
        for word in filter(leaves_vowels_out, self._sorted):
            for latin in spellings(word) - {word}:
                self._bare.setdefault(consonants(latin), set()).update(self._places[word])

    def _words_of(self, row: FamilyRow) -> tuple[FamilyRow, frozenset[str]]:
        known = self._words.get(row.family.id)
        if known is not None and known[0] is row:
            return known
        return row, frozenset(one for text in _texts(row) for written in text.split() for one in self._all_of(written))

    def _all_of(self, written: str) -> frozenset[str]:
        """Everything a written word can be looked for as. Names and streets come again and again."""
        if written not in self._spelt:
            self._spelt[written] = frozenset(one for word in words_in(written) for one in spellings(word))
        return self._spelt[written]

    def _as_typed(self, token: str) -> set[int]:
        """Where a word is or begins so; one with a mark inside may also stand in its parts."""
        *parts, whole = list(words_in(token)) or [""]
        found = self._beginning(whole)
        return found | _in_all(self._beginning(part) for part in parts) if parts else found

    def _beginning(self, word: str) -> set[int]:
        found: set[int] = set()
        for spelling in spellings(word):
            first, last = bisect_left(self._sorted, spelling), bisect_left(self._sorted, spelling + _END)
            for one in self._sorted[first:last]:
                found |= self._places[one]
        return found

    def _nearly(self, token: str) -> set[int]:
        found: set[int] = set()
        for word in list(words_in(token))[-1:]:
            for spelling in spellings(word):
                for near in self._near(spelling):
                    found |= self._places[near]
                bare = consonants(spelling)
                for written in (bare, f"{bare}h", f"{bare}t"):  # an ending that is written and hardly said
                    found |= self._bare.get(written, set()) if bare else set()
        return found

    def _near(self, typed: str) -> Iterator[str]:
        """The words that are nearly so, or begin nearly so."""
        most = slips_allowed(typed, typed + "x")
        if not most:
            return
        for word, slips, _place in process.extract_iter(
            typed, self._sorted, scorer=OSA.distance, processor=None, score_cutoff=most
        ):
            if slips <= slips_allowed(typed, word):
                yield word
        if len(typed) >= _BEGINNING:
            begun = [word[: len(typed)] for word in self._sorted]
            for _begun, _slips, place in process.extract_iter(typed, begun, scorer=OSA.distance, score_cutoff=most):
                yield self._sorted[place]


def _texts(row: FamilyRow) -> Iterator[str]:
    yield row.family.name
    yield row.family.reference
    yield from row.addresses
    for member in row.family.members:
        yield member.name
        yield member.known_as


def _in_all(found: Iterable[set[int]]) -> set[int]:
    every = list(found)
    return reduce(set.intersection, every[1:], set(every[0])) if every else set()
