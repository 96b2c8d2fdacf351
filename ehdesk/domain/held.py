"""Everything that is held on one person, for that person to have: the right of access (UK GDPR, article 15)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from ehdesk.domain import kinds
from ehdesk.domain.body import Body, holds_ids
from ehdesk.domain.change import Value

_LEAST = 3
"""Letters of a word of a name by which somebody is found in what was written, unless all its words are shorter."""
_ONE_MATTER = frozenset(
    {
        kinds.NOTE,
        kinds.GOAL,
        kinds.ACTION,
        kinds.PROGRESS_NOTE,
        kinds.RELATIONSHIP,
        kinds.PICTURE,
        kinds.ANSWER_FILE,
    }
)
_ABOUT_AGREEING = frozenset({kinds.AGREEMENT, kinds.SHARING, kinds.WITHDRAWAL})
_LISTS = ("kept_from", "must_not_see")
_KEPT_FROM = (*_LISTS, "others_must_not_see")


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that somebody wrote. `field` is its name in the record, `asked` what it answers, in words.

    `value` is as it was written, `said` the same in words. `stands`: no later version took its place. `others` are
    those whom it also concerns, by what they are called; `is_kept_close`: it was said in confidence, or the person must
    not learn it. Somebody has to look at both before it is handed over.
    """

    record: str
    kind: str
    field: str
    asked: str
    value: Value
    said: str
    by: str
    at: datetime
    stands: bool
    others: tuple[str, ...]
    is_kept_close: bool

    @property
    def is_to_look_at(self) -> bool:
        """Must somebody look at it before it is handed over?"""
        return bool(self.others) or self.is_kept_close


@dataclass(frozen=True, slots=True)
class Opened:
    """One time that the record of the family was opened on this computer, and by whom."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class EverythingHeld:
    """All of it, when copies were made for the person on this computer, and who opened the record here.

    `elsewhere` is how many other families of this computer they seem to be recorded in: no name of those is told.
    `not_in_it` is how many things are kept of the family that are no part of its record: whose they are is not known.
    """

    person: str
    called: str
    family: str
    made_by: str
    made_at: datetime
    held: tuple[Held, ...]
    copies: tuple[datetime, ...]
    opened: tuple[Opened, ...]
    elsewhere: int
    not_in_it: int


class Mentions:
    """Who of a family stands in what was written: by their ids, and by the words of their names that nobody shares."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        words = {id: _telling(word for name in given for word in _words(name)) for id, given in names.items()}
        shared = {id: {word for other, theirs in words.items() if other != id for word in theirs} for id in words}
        self._words = {id: own - shared[id] or own for id, own in words.items()}

    def of(self, *written: Value) -> frozenset[str]:
        """The ids of everybody who stands in it."""
        texts = [text for value in written for text in _texts(value)]
        found = {word for text in texts for word in _words(text)}
        whole = "\n".join(texts).casefold()
        return frozenset(id for id, own in self._words.items() if own & found or id in whole or _within(own, whole))


def concerns(kind: str, body: Body, person: str, mentions: Mentions) -> bool:
    """Is all of such a record about this person, since it names them? An assessment or a plan is so in parts alone."""
    is_whole = kind in _ONE_MATTER or kind in _ABOUT_AGREEING
    return is_whole and person in mentions.of(*body.values())


def is_kept_from(body: Body, person: str, mentions: Mentions) -> bool:
    """Was it said in confidence, or is it something that this person must not learn?

    What is no list of members is kept from everyone.
    """
    if body.get("in_confidence") or not all(holds_ids(body, field) for field in _LISTS):
        return True
    return person in mentions.of(*(body.get(field) for field in _KEPT_FROM))


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from (name, *_texts(inner))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _telling(words: Iterable[str]) -> set[str]:
    """The words by which somebody is known: "of" or "de" in a name would find everybody."""
    every = set(words)
    return {word for word in every if len(word) >= _LEAST} or every


def _within(words: set[str], text: str) -> bool:
    """Does one of them stand in it without spaces around it, as scripts that have none write names?"""
    return any(word in text for word in words if not word.isascii())
