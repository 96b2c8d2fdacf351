"""The pages of a form: each group shown as a whole, or whatever questions stand loose in a group or repeat.

What is asked of each of several people may stand together on one page; any other repeat has pages of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ehdesk.forms.engine.instance import Entry, Instance


@dataclass(frozen=True, slots=True)
class Page:
    """A topic's own entry, its section's, and those of its questions.

    It `is_private` when it, any group around it, or anything on it was written so.
    """

    entry: Entry
    section: Entry
    questions: tuple[Entry, ...]
    is_private: bool = False


def pages(instance: Instance) -> tuple[Page, ...]:
    """Every page of the form in order, relevant or not."""
    root = instance.by_field[""]
    return tuple(_pages(root, root, instance))


def has_own_pages(entry: Entry) -> bool:
    """A repeat, or an instance of one, to which somebody adds or that counts itself: not one tied to people."""
    return entry.part.is_repeat and not entry.part.bind.each


def _pages(entry: Entry, section: Entry, instance: Instance, *, is_private: bool = False) -> Iterator[Page]:
    """Loose questions make a page of their group, unless they only label what is worked out."""
    is_private |= entry.part.is_private
    together = tuple(_on_page(entry, instance))
    is_page_private = is_private or any(each.part.is_private for each in together)
    questions = tuple(each for each in together if each.part.is_question)
    if questions:
        yield Page(entry, section, questions, is_page_private)
    is_topic = entry.part.is_topic
    for child in tuple(_apart(entry, instance) if is_topic else instance.below(entry)):
        is_within = is_page_private if is_topic else is_private
        yield from _pages(child, _section_of(child, section), instance, is_private=is_within)


def _on_page(entry: Entry, instance: Instance) -> Iterator[Entry]:
    """Questions, and the groups of what is shown as a whole."""
    if entry.part.is_topic:
        return _together(entry, instance)
    return (each for each in instance.below(entry) if each.part.is_question)


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
