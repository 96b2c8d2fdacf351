"""The pages of a form: each group shown as a whole, or whatever questions stand loose in a group or repeat.

What is asked of each of several people may stand together on one page; any other repeat has pages of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ehdesk.forms.engine.instance import Entry, Instance


@dataclass(frozen=True, slots=True)
class Page:
    """A topic's own entry, its section's, and those of its questions."""

    entry: Entry
    section: Entry
    questions: tuple[Entry, ...]


def pages(instance: Instance) -> tuple[Page, ...]:
    """Every page of the form in order, relevant or not."""
    root = instance.by_field[""]
    return tuple(_pages(root, root, instance))


def has_own_pages(entry: Entry) -> bool:
    """A repeat, or an instance of one, to which somebody adds or that counts itself: not one tied to people."""
    return entry.part.is_repeat and not entry.part.bind.each


def _pages(entry: Entry, section: Entry, instance: Instance) -> Iterator[Page]:
    """Loose questions make a page of their group, unless they only label what is worked out."""
    questions = _asked_on(entry, instance)
    if questions:
        yield Page(entry, section, questions)
    below = _apart(entry, instance) if entry.part.is_topic else instance.below(entry)
    for child in tuple(below):
        yield from _pages(child, _section_of(child, section), instance)


def _asked_on(entry: Entry, instance: Instance) -> tuple[Entry, ...]:
    candidates = _together(entry, instance) if entry.part.is_topic else instance.below(entry)
    return tuple(each for each in candidates if each.part.is_question)


def _together(entry: Entry, instance: Instance) -> Iterator[Entry]:
    """Everything under what is shown as a whole, but for repeats with pages of their own."""
    for child in instance.below(entry):
        if not has_own_pages(child):
            yield child
            yield from _together(child, instance)


def _apart(entry: Entry, instance: Instance) -> Iterator[Entry]:
    """The instances of those repeats."""
    for child in instance.below(entry):
        if has_own_pages(child):
            yield child
        else:
            yield from _apart(child, instance)


def _section_of(entry: Entry, section: Entry) -> Entry:
    """A group right under the form, or a repeat wherever it stands."""
    is_section = len(entry.part.path) == 1 or entry.part.is_repeat
    return entry if is_section and entry.part.children else section
