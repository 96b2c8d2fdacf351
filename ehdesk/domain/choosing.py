"""Finding answers in a long list by what is typed: those with its words, then those with nearly its words."""

from collections.abc import Sequence

from ehdesk.domain.spelling import is_near, spellings, words_in


def found_in(typed: str, options: Sequence[str]) -> list[int]:
    """The places of the options in which every typed word begins a word, the best first; all for nothing typed.

    Best is an option that begins so; near spellings come last, and only count where a word of four letters or more
    is typed.
    """
    wanted = [word for written in typed.split() for word in list(words_in(written))[-1:]]
    if not wanted:
        return list(range(len(options)))
    ranked = ((_rank(wanted, typed, words), place) for place, words in enumerate(options))
    return [place for rank, place in sorted(each for each in ranked if each[0] is not None)]


def _rank(wanted: Sequence[str], typed: str, option: str) -> int | None:
    """0 where it begins so, 1 where its words do, 2 where they nearly do, None where they do not."""
    there = [one for word in words_in(option) for one in spellings(word)]
    if option.casefold().startswith(typed.strip().casefold()):
        return 0
    if all(any(word.startswith(one) for word in there for one in spellings(each)) for each in wanted):
        return 1
    if all(any(_is_nearly(one, word) for word in there for one in spellings(each)) for each in wanted):
        return 2
    return None


def _is_nearly(typed: str, word: str) -> bool:
    return word.startswith(typed) or is_near(typed, word) or is_near(typed, word[: len(typed)])
