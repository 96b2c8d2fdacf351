"""How old somebody has to be to read words, by the measure of Flesch and Kincaid."""

import re
from collections.abc import Iterable, Iterator

_LEAST = 8
"""Words below which a sentence by itself tells nothing: one long one would decide."""


def reading_age(texts: Iterable[str]) -> float:
    """Of all of it together; a school year in the measure's grades is five years older in age."""
    return _age([words for text in texts for words in _sentences(text)])


def hard_sentences(texts: Iterable[str], age: float) -> list[str]:
    """Those of some length that need somebody older."""
    found = (words for text in texts for words in _sentences(text))
    return sorted({" ".join(words) for words in found if len(words) >= _LEAST and _age([words]) > age})


def _age(sentences: list[list[str]]) -> float:
    words = [word for sentence in sentences for word in sentence]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59 + 5


def _sentences(text: str) -> Iterator[list[str]]:
    """A name stands for what is filled in."""
    said = re.sub(r"\{\w+\}", "Tia", text)
    return (words for part in re.split(r"[.?!:;](?:\s+|$)|\n", said) if (words := re.findall(r"[A-Za-z’'-]+", part)))


def _syllables(word: str) -> int:
    """Runs of vowels, without an e that is not heard."""
    heard = re.sub(r"(?<=[^aeiouylt])e[sd]?$|(?<=[^aeiouyt])es$", "", re.sub(r"[’']s?$", "", word.lower()))
    return max(1, len(re.findall(r"[aeiouy]+", heard)))
