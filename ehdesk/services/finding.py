"""Finding families by what anybody in them is called, and where they live: as it is, and as it is nearly spelt."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ehdesk.domain.change import FamilyId
from ehdesk.domain.spelling import consonants, leaves_vowels_out, slips_allowed, spellings, words_in
from ehdesk.services.family_row import FamilyRow
from ehdesk.services.said_of import SaidOf

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
    """Every word by which the families of a list can be found, as they come and change."""

    def __init__(self) -> None:
        self._spelt: dict[str, frozenset[str]] = {}
        self._words = SaidOf(self._words_of)
        self._bare: dict[str, set[str]] = {}
        self.put, self.learn = self._words.put, self._words.learn

    def find(self, typed: str) -> tuple[set[FamilyId], set[FamilyId]]:
        """The families in which every word that was typed is, and those in which every word nearly is."""
        self.learn()
        tokens = typed.split()
        exact = _in_all(self._as_typed(token) for token in tokens)
        return exact, _in_all(self._as_typed(token) | self._nearly(token) for token in tokens) - exact

    def _words_of(self, row: FamilyRow) -> Iterator[str]:
        return (one for text in _texts(row) for written in text.split() for one in self._all_of(written))

    def _all_of(self, written: str) -> frozenset[str]:
        """Everything a written word can be looked for as. Names and streets come again and again."""
        if written not in self._spelt:
            self._spelt[written] = frozenset(one for word in words_in(written) for one in spellings(word))
            for word in filter(leaves_vowels_out, self._spelt[written]):
                for latin in spellings(word) - {word}:
                    self._bare.setdefault(consonants(latin), set()).add(word)
        return self._spelt[written]

    def _as_typed(self, token: str) -> set[FamilyId]:
        """Where a word is or begins so; one with a mark inside may also stand in its parts."""
        *parts, whole = list(words_in(token)) or [""]
        found = self._beginning(whole)
        return found | _in_all(self._beginning(part) for part in parts) if parts else found

    def _beginning(self, word: str) -> set[FamilyId]:
        found: set[FamilyId] = set()
        words = self._words.in_order()
        for spelling in spellings(word):
            for one in words[bisect_left(words, spelling) : bisect_left(words, spelling + _END)]:
                found.update(self._words.of(one))
        return found

    def _nearly(self, token: str) -> set[FamilyId]:
        found: set[FamilyId] = set()
        for word in list(words_in(token))[-1:]:
            for spelling in spellings(word):
                for near in (*self._near(spelling), *self._without_vowels(consonants(spelling))):
                    found.update(self._words.of(near))
        return found

    def _without_vowels(self, bare: str) -> Iterator[str]:
        for written in (bare, f"{bare}h", f"{bare}t") if bare else ():  # an ending that is written and hardly said
            yield from self._bare.get(written, ())

    def _near(self, typed: str) -> Iterator[str]:
        """The words that are nearly so, or begin nearly so."""
        most = slips_allowed(typed, typed + "x")
        if not most:
            return
        words = self._words.in_order()
        for word, slips, _place in process.extract_iter(
            typed, words, scorer=OSA.distance, processor=None, score_cutoff=most
        ):
            if slips <= slips_allowed(typed, word):
                yield word
        if len(typed) >= _BEGINNING:
            begun = [word[: len(typed)] for word in words]
            for _begun, _slips, place in process.extract_iter(typed, begun, scorer=OSA.distance, score_cutoff=most):
                yield words[place]


def _texts(row: FamilyRow) -> Iterator[str]:
    yield row.family.name
    yield row.family.reference
    yield from row.addresses
    for member in row.family.members:
        yield member.name
        yield member.known_as


def _in_all(found: Iterable[set[FamilyId]]) -> set[FamilyId]:
    every = list(found)
    return reduce(set.intersection, every[1:], set(every[0])) if every else set()
