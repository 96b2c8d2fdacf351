"""A form's topics and repeats as rows of a list, each with how far it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.outline import Line, Series, called, outline, repeat_of, topics_within
from ehdesk.forms.engine.question import Topic
from ehdesk.services.asking import Followed
from ehdesk.services.filling import TopicState
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.topic import topic_title
from ehdesk.ui.widgets.task_row import TaskRow

TONES: Mapping[TopicState, str] = {
    TopicState.COMPLETED: "",
    TopicState.IN_PROGRESS: "accent",
    TopicState.NOT_STARTED: "plain",
    TopicState.PROBLEM: "error",
}


@dataclass(frozen=True, slots=True)
class Section:
    """What lies together in the list. `heading` stands above the first of several people, `person` is whose it is."""

    id: str
    title: str
    heading: str
    person: str | None
    lines: tuple[Line, ...]

    @property
    def is_flat(self) -> bool:
        """Would a heading only say again what its one row says, or what the form is called?"""
        only = self.lines[0].id if len(self.lines) == 1 and isinstance(self.lines[0], Topic) else None
        return self.id in {"", only}

    def topics(self, form: FilledForm) -> tuple[Topic, ...]:
        """All that is asked in it, in repeats too."""
        return tuple(_topics_of(self.lines, form))


def sections_of(form: FilledForm) -> Iterator[Section]:
    """The parts of the list in the form's own order."""
    names = {person.id: person.name for person in form.people}
    before = ""
    for section, found in groupby(outline(form), key=lambda line: line.section):
        lines = tuple(found)
        first = lines[0]
        person = next((one for one in names if section.endswith(f"[{one}]")), None)
        heading = first.section_title if person and first.section_title != before else ""
        before = first.section_title
        yield Section(section, names[person] if person else first.section_title, heading, person, lines)


def together(states: Iterable[TopicState]) -> TopicState:
    """How far several topics are as one."""
    found = set(states)
    if TopicState.PROBLEM in found:
        return TopicState.PROBLEM
    if not found:
        return TopicState.NOT_STARTED
    return found.pop() if len(found) == 1 else TopicState.IN_PROGRESS


def name_of(desk: Desk, form: FilledForm, instance: str) -> str:
    """What to call an instance of a repeat: "Job 2: Baker", by what was answered in it."""
    repeat = repeat_of(form, instance)
    number, label = repeat.instances.index(instance) + 1, repeat.label or desk.words("trial.unnamed")
    name = called(form, instance)
    if name:
        return desk.words("trial.instance_called", repeat=label, number=number, name=name)
    return desk.words("trial.instance", repeat=label, number=number)


class OutlineRows:
    """Makes the rows; `open_topic` and `open_repeat` get the field of what was pressed."""

    def __init__(
        self,
        desk: Desk,
        followed: Followed,
        open_topic: Callable[[str], object],
        open_repeat: Callable[[str], object],
    ) -> None:
        self._desk, self._followed = desk, followed
        self._open_topic, self._open_repeat = open_topic, open_repeat

    def of(self, lines: Iterable[Line]) -> Iterator[TaskRow]:
        """A row for each line."""
        return (self._series(line) if isinstance(line, Series) else self._topic(line) for line in lines)

    def _topic(self, topic: Topic) -> TaskRow:
        progress, words = self._followed.progress(topic), self._desk.words
        state, said = progress.state, words("tasks.answered", answered=progress.answered, asked=progress.asked)
        so_far = said if state is TopicState.IN_PROGRESS else ""
        detail = ". ".join(filter(None, (words("tasks.alone") if topic.is_private else "", so_far)))
        shown = topic.title if not topic.id.endswith("]") else words("trial.questions")
        row = TaskRow(self._desk.look, shown, words(f"tasks.{state}"), detail, TONES[state])
        row.opened.connect(lambda: self._open_topic(topic.id))
        # heard on its own, a row says whose it is
        title = topic_title(self._desk, replace(topic, title=shown), self._name(topic.person))
        row.setAccessibleName(", ".join(filter(None, (title, detail, words(f"tasks.{state}")))))
        return row

    def _series(self, series: Series) -> TaskRow:
        repeat, words = series.repeat, self._desk.words
        state = together(map(self._followed.state, topics_within(self._followed.form, repeat)))
        count = len(repeat.instances)
        detail = words("trial.count" if repeat.takes_instances else "trial.counted", count=count)
        label = repeat.label or words("trial.unnamed")
        row = TaskRow(self._desk.look, label, words(f"tasks.{state}"), detail, TONES[state])
        row.opened.connect(lambda: self._open_repeat(repeat.field))
        return row

    def _name(self, person: str | None) -> str:
        return next((one.name for one in self._followed.form.people if one.id == person), "")


def _topics_of(lines: Iterable[Line], form: FilledForm) -> Iterator[Topic]:
    for line in lines:
        if isinstance(line, Series):
            yield from topics_within(form, line.repeat)
        else:
            yield line
