"""The pages of a form: each group shown as a whole, or whatever questions stand loose in a group or repeat."""

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


def _pages(entry: Entry, section: Entry, instance: Instance) -> Iterator[Page]:
    """Loose questions make a page of their group, unless they only label what is worked out."""
    below = list(instance.below(entry))
    questions = _asked_on(entry, instance)
    if questions:
        yield Page(entry, section, questions)
    if entry.part.is_topic:
        return
    for child in below:
        yield from _pages(child, _section_of(child, section), instance)


def _asked_on(entry: Entry, instance: Instance) -> tuple[Entry, ...]:
    candidates = instance.all_below(entry) if entry.part.is_topic else instance.below(entry)
    return tuple(each for each in candidates if each.part.is_question)


def _section_of(entry: Entry, section: Entry) -> Entry:
    """A group right under the form, or a repeat wherever it stands."""
    is_section = len(entry.part.path) == 1 or entry.part.is_repeat
    return entry if is_section and entry.part.children else section
