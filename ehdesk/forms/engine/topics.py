"""The pages of a form: each group shown as a whole, or whatever loose questions stand together in a group or repeat.

What is asked of each of several people may stand together on one page; any other repeat has pages of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ehdesk.forms.engine.instance import Entry, Instance
from ehdesk.forms.engine.loose import Loose, in_order
from ehdesk.forms.engine.parts import NO_TEXT, Path
from ehdesk.forms.engine.question import is_ever_asked

_HEADING = "generated_table_list_label_"
"""The note into which pyxform turns the label of a group that is one table."""


@dataclass(frozen=True, slots=True)
class Page:
    """A topic's field, the group or repeat that it is of, its section, and its questions.

    `heading` says what the group itself would say, were it not a table. It `is_private` when it, any group around it,
    or anything on it was written so.
    """

    field: str
    group: Entry
    section: Entry
    questions: tuple[Entry, ...]
    heading: Entry | None
    is_private: bool

    @property
    def named_by(self) -> tuple[Entry, ...]:
        """Whose words may be its title, the best first."""
        asked_first = sorted(self.questions, key=lambda entry: not is_ever_asked(entry.part))
        own = [self.heading] if self.heading else []
        return (self.group, *own, *asked_first) if self.field == self.group.field else (*asked_first, self.group)


def pages(instance: Instance) -> tuple[Page, ...]:
    """Every page of the form in order, relevant or not."""
    root = instance.by_field[""]
    return tuple(_pages(root, root, instance))


def has_own_pages(entry: Entry) -> bool:
    """A repeat, or an instance of one, to which somebody adds or that counts itself: not one tied to people."""
    return entry.part.is_repeat and not entry.part.bind.each


def section_of(entry: Entry, section: Entry) -> Entry:
    """A group with words of its own right under the form, or a repeat wherever it stands; else what it stands in."""
    part = entry.part
    is_named = part.control is not None and part.control.label != NO_TEXT
    return entry if part.is_repeat or (len(part.path) == 1 and is_named) else section


def _pages(entry: Entry, section: Entry, instance: Instance, *, is_private: bool = False) -> Iterator[Page]:
    is_private |= entry.part.is_private
    if not entry.part.is_topic:
        yield from _loose_and_between(entry, section, instance, is_private=is_private)
        return
    together = tuple(_together(entry, instance))
    is_private |= any(each.part.is_private for each in together)
    yield from _page(entry.field, entry, section, together, is_private=is_private)
    for child in _apart(entry, instance):
        yield from _pages(child, section_of(child, section), instance, is_private=is_private)


def _loose_and_between(entry: Entry, section: Entry, instance: Instance, *, is_private: bool) -> Iterator[Page]:
    """A page of each run of loose questions, and the pages of what stands between."""
    below: dict[Path, list[Entry]] = {}
    for child in instance.below(entry):
        below.setdefault(child.part.path, []).append(child)
    for step in in_order(entry.part):
        if isinstance(step, Loose):
            loose = tuple(each for part in step.parts for each in below[part.path])
            yield from _page(step.field(entry.field), entry, section, loose, is_private=is_private)
        else:
            for child in below.get(step.path, ()):
                yield from _pages(child, section_of(child, section), instance, is_private=is_private)


def _page(field: str, group: Entry, section: Entry, together: tuple[Entry, ...], *, is_private: bool) -> Iterator[Page]:
    """Nothing where all of it is only worked out."""
    heading = next((each for each in together if _is_heading(each, group)), None)
    questions = tuple(each for each in together if each.part.is_question and each is not heading)
    if questions:
        yield Page(
            field, group, section, questions, heading, is_private or any(each.part.is_private for each in together)
        )


def _is_heading(entry: Entry, group: Entry) -> bool:
    return entry.part.name.startswith(_HEADING) and entry.part.path[:-1] == group.part.path


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
