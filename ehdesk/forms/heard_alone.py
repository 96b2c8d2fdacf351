"""What was said alone in a filled form: on each topic written so, and by whoever was heard on their own."""

from collections.abc import Iterator

from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.instance import Entry

_ALONE = "alone"


def said_alone(form: FilledForm) -> frozenset[str]:
    """The fields of every private topic, and of what somebody said who was heard alone.

    A question with one choice and the appearance `voice` asks how somebody was heard (docs/writing-a-form.md). Where
    the answer is `alone`, that is its own topic, and whatever names it in its `relevant`, for the same person.
    """
    topics = form.topics()
    closed = {field for topic in topics if topic.is_private for field in topic.fields}
    for heard in _heard_alone(form):
        closed.update(field for topic in topics if heard.field in topic.fields for field in topic.fields)
        closed.update(_asked_by(heard, form))
    return frozenset(closed)


def _heard_alone(form: FilledForm) -> Iterator[Entry]:
    for entry in form.instance.by_field.values():
        control = entry.part.control
        if control and control.name == "select1" and "voice" in control.appearance and entry.node.kept == _ALONE:
            yield entry


def _asked_by(heard: Entry, form: FilledForm) -> Iterator[str]:
    """The questions that name it there, or that are in a group that does."""
    readers = form.definition.graph.readers.get(heard.part.path, ())
    paths = {reader.cell.path for reader in readers if reader.cell.aspect == "relevant"}
    for entry in form.instance.by_field.values():
        path, is_theirs = entry.part.path, entry.repeats[: len(heard.repeats)] == heard.repeats
        if is_theirs and entry.part.is_question and any(path[:end] in paths for end in range(1, len(path) + 1)):
            yield entry.field
