"""A form as a list to choose from: its topics, and its repeats where they stand among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.instance import Entry
from ehdesk.forms.engine.loose import in_order
from ehdesk.forms.engine.parts import Part
from ehdesk.forms.engine.question import Topic
from ehdesk.forms.engine.repeats import NoSuchRepeat, Repeat
from ehdesk.forms.engine.topics import has_own_pages, section_of


@dataclass(frozen=True, slots=True)
class Series:
    """A repeat that is not tied to people, as it stands now, in the section where it is listed."""

    repeat: Repeat
    section: str
    section_title: str
    person: str | None


Line: TypeAlias = Topic | Series


def outline(form: FilledForm, within: str = "") -> tuple[Line, ...]:
    """What concerns this family now, in the form's order; inside one instance of a repeat when `within` names it.

    Of each repeat it tells only that it is there: ask again `within` its instances. Raises NoSuchRepeat.
    """
    entry = form.instance.by_field.get(within)
    if entry is None or (within and not entry.id):
        raise NoSuchRepeat(within)
    return tuple(line for line in _lines(entry, entry, form) if _concerns(line, form))


def topics_within(form: FilledForm, repeat: Repeat) -> Iterator[Topic]:
    """The topics of all instances of a repeat, and of the repeats inside them."""
    for instance in repeat.instances:
        for line in outline(form, instance):
            if isinstance(line, Series):
                yield from topics_within(form, line.repeat)
            else:
                yield line


def instances_around(form: FilledForm, field: str) -> tuple[str, ...]:
    """The instances of repeats with pages of their own that a topic or a repeat is in, or is, the outermost first."""
    entry = form.instance.by_field[field]
    around = (form.instance.by_node[node] for node in entry.repeats)
    return tuple(each.field for each in around if has_own_pages(each))


def repeat_of(form: FilledForm, instance: str) -> Repeat:
    """The repeat of an instance."""
    return form.repeats.repeat(form.instance.series_of(form.instance.by_field[instance]).field)


def called(form: FilledForm, instance: str) -> str:
    """What an instance of a repeat goes by: its name, or the first thing answered in it and not said alone, or ""."""
    topics = [line for line in outline(form, instance) if isinstance(line, Topic)]
    name = form.names.get(instance, "")
    if name and not any(topic.is_alone for topic in topics):
        return name
    fields = (field for topic in topics if not topic.is_alone for field in topic.fields)
    asked = (field for field in fields if form.question(field).is_answerable)
    return next((said for said in map(form.display, asked) if said), "")


def _lines(entry: Entry, section: Entry, form: FilledForm) -> Iterator[Line]:
    if entry.part.is_topic and form.has_topic(entry.field):
        yield form.topic(entry.field)
    for step in in_order(entry.part):
        if isinstance(step, Part):
            yield from _lines_of(step, entry, section, form)
        elif not entry.part.is_topic and form.has_topic(field := step.field(entry.field)):
            yield form.topic(field)


def _lines_of(part: Part, above: Entry, section: Entry, form: FilledForm) -> Iterator[Line]:
    below = form.instance.by_field[f"{above.field}/{part.name}" if above.field else part.name]
    if has_own_pages(below):
        yield _series(below, section, form)
    elif part.is_repeat:
        for instance in form.instance.instances(below):
            yield from _lines(instance, instance, form)
    else:
        yield from _lines(below, section_of(below, section), form)


def _series(entry: Entry, section: Entry, form: FilledForm) -> Series:
    title = (form.words(section, "label") if section.part.control else "") or form.definition.title
    return Series(form.repeats.repeat(entry.field), section.field, title, entry.person)


def _concerns(line: Line, form: FilledForm) -> bool:
    if isinstance(line, Series):
        return line.repeat.relevant
    return line.relevant and form.asks(line.id)
