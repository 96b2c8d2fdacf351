"""Every word a person reads, from files that an authority can change.

A wording folder holds one YAML file a screen (`door.yaml`, `plan.yaml` ...). A phrase is known by file and key:
`door.unlock`. A phrase may have blanks (`Welcome back, {name}`) and may have forms by count:

    waiting:
      zero: Nothing is waiting to sync
      one: 1 change waiting to sync
      other: "{count} changes waiting to sync"
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError


class BadWording(Exception):
    """A wording file that cannot be used; the message says which file, which phrase and why."""


class UnknownPhrase(KeyError):
    """A phrase that no wording file holds: a mistake in the program, not of a person."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases of one language, by `file.key`."""

    language: str
    phrases: Mapping[str, str | Mapping[str, str]]

    def __call__(self, phrase: str, **blanks: object) -> str:
        """The words for `phrase`, with its blanks filled in.

        A phrase with forms by count needs `count`: 0 takes `zero` where there is one, 1 takes `one`, all else `other`.
        Raises UnknownPhrase.
        """
        try:
            words = self.phrases[phrase]
        except KeyError:
            raise UnknownPhrase(phrase) from None
        if not isinstance(words, str):
            words = words[_form(words, blanks["count"])]
        return words.format(**blanks) if blanks else words


def read_wording(folder: Path) -> Wording:
    """All the YAML files of `folder`, whose name is the language (`en-GB`). Raises BadWording.

    A file takes its time to read, so one that did not change meanwhile is not read again.
    """
    phrases: dict[str, str | Mapping[str, str]] = {}
    for file in sorted(folder.glob("*.yaml")):
        about = file.stat()
        for key, words in _read(file, about.st_mtime_ns, about.st_size).items():
            phrases[f"{file.stem}.{key}"] = _checked(words, file, key)
    return Wording(folder.name, phrases)


def _form(forms: Mapping[str, str], count: object) -> str:
    name = {0: "zero", 1: "one"}.get(count if isinstance(count, int) else -1, "other")
    return name if name in forms else "other"


@lru_cache(maxsize=1_000)
def _read(file: Path, _changed: int, _size: int) -> Mapping[str, object]:
    try:
        phrases = YAML(typ="safe", pure=True).load(file.read_text("utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        raise BadWording(f"{file.name}: not readable as YAML: {error}") from error
    if phrases is None:
        return {}
    if not isinstance(phrases, dict):
        raise BadWording(f"{file.name}: needs lines of the form 'key: words'")
    return phrases


def _checked(words: object, file: Path, key: str) -> str | Mapping[str, str]:
    if isinstance(words, str):
        return words
    if isinstance(words, dict) and "other" in words and all(isinstance(form, str) for form in words.values()):
        return words
    raise BadWording(f"{file.name}: '{key}' needs words, or forms by count with at least 'other'")
