"""Looks for words in every file of some folders, and in the names of the files, however they might be written there."""

from collections.abc import Iterable, Iterator
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def readable(words: Iterable[str], *folders: Path) -> dict[str, list[str]]:
    """The words that can be read, and in which files."""
    found: dict[str, list[str]] = {}
    for file in _files(folders):
        said = read_in(words, str(file).encode()) | read_in(words, file.read_bytes() if file.is_file() else b"")
        for word in said:
            found.setdefault(word, []).append(str(file))
    return found


def read_in(words: Iterable[str], content: bytes) -> set[str]:
    """The words that stand in some bytes, in small letters or capitals."""
    forms = {word: {form.encode(each) for form in _forms(word) for each in ENCODINGS} for word in words}
    return {word for word, written in forms.items() if any(form in content for form in written)}


def _forms(word: str) -> set[str]:
    return {word, word.lower(), word.upper(), word.capitalize()}


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from folder.rglob("*")
