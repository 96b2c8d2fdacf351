"""Words for searching: folded so that Zoë is found by "zoe", whatever the script."""

from collections.abc import Iterator, Mapping

from ehdesk.domain.attachment import is_attachment
from ehdesk.domain.change import Value
from ehdesk.domain.narrative import is_found_by_words
from ehdesk.domain.spelling import folded


def words_in(kind: str, body: Mapping[str, Value]) -> str:
    """What was written in a record for others to find, folded; ids, hashes and field names are nobody's words."""
    return folded("\n".join(_texts({name: value for name, value in body.items() if is_found_by_words(kind, name)})))


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping) and not is_attachment(value):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def prefix_query(text: str) -> str:
    """An FTS5 query: every word that was typed begins some word; empty for no words."""
    return " ".join(f'"{word}"*' for word in _split(folded(text)))


def is_found_in(said: str, asked: str) -> bool:
    """Does each word that was asked for stand somewhere in what was said, as a word or in one?"""
    whole = folded(said)
    return all(word in whole for word in _split(folded(asked)))


def _split(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text).split()
