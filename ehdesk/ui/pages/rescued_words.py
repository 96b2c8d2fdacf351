"""Reading a damaged vault: how far it is, and what came of it, in numbers and words."""

from collections.abc import Iterator

from ehdesk.forms.wording import Wording
from ehdesk.store.rescue import Rescue, Step


def under_way(words: Wording, step: Step, done: int, of: int) -> str:
    """What is being done, and how far it is."""
    match step:
        case Step.READING:
            return words("rescue.reading", number=done + 1, of=of)
        case Step.TAKING_IN:
            return words("rescue.taking_in", done=f"{done:,}", of=f"{of:,}")
        case Step.PICTURES:
            return words("rescue.pictures", number=done + 1, of=of)
        case Step.CHECKING:
            return words("rescue.checking")


def came_over(words: Wording, found: Rescue) -> tuple[str, ...]:
    """What was read, proven, and fits together."""
    return tuple(_came_over(words, found))


def is_missing(words: Wording, found: Rescue) -> tuple[str, ...]:
    """What is known to be missing, or that nothing is; and how many copies could not be asked for it."""
    missing = tuple(_is_missing(words, found)) or (words("rescue.nothing_missing"),)
    unread = (words("rescue.copies_unread", count=found.copies_unread),) if found.copies_unread else ()
    return missing + unread


def _came_over(words: Wording, found: Rescue) -> Iterator[str]:
    yield words("rescue.families", count=found.families)
    yield words("rescue.records", count=found.records)
    yield words("rescue.changes", count=found.changes)
    if found.pictures:
        yield words("rescue.pictures_came", count=found.pictures)


def _is_missing(words: Wording, found: Rescue) -> Iterator[str]:
    if found.families_missing:
        yield words("rescue.families_missing", count=found.families_missing)
    if found.families_not_whole:
        yield words("rescue.families_not_whole", count=found.families_not_whole)
    if found.records_missing:
        yield words("rescue.records_missing", count=found.records_missing)
    if found.changes_missing:
        yield words("rescue.changes_missing", count=found.changes_missing)
    if found.pictures_missing:
        yield words("rescue.pictures_missing", count=found.pictures_missing)
    if not found.is_rest_whole:
        yield words("rescue.rest_not_whole")
    if found.aside:
        yield words("rescue.aside", count=found.aside)
    if found.changes_missing is None:
        yield words("rescue.changes_unknown")
