"""The topics of an assessment as they lie together on a page: the home, each person, and bringing it together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.outline import Line, Series, topics_within
from ehdesk.forms.engine.question import Topic
from ehdesk.services.followed import Followed, TopicState

TONES: Mapping[TopicState, str] = {
    TopicState.COMPLETED: "",
    TopicState.IN_PROGRESS: "accent",
    TopicState.NOT_STARTED: "plain",
    TopicState.PROBLEM: "error",
}
"""How each state is shown."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: a topic, or a repeat with all that is asked in it."""

    line: Line
    topics: tuple[Topic, ...]

    @property
    def id(self) -> str:
        """The field of the topic, or of the repeat."""
        return self.line.repeat.field if isinstance(self.line, Series) else self.line.id

    @property
    def title(self) -> str:
        """What it is called."""
        return self.line.repeat.label if isinstance(self.line, Series) else self.line.title


@dataclass(frozen=True, slots=True)
class Group:
    """Topics of one section. `heading` stands above the first of several people ("Each child"), `person` is whose."""

    section: str
    title: str
    heading: str
    person: str | None
    rows: tuple[Listed, ...]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """All that is asked in it, in repeats too."""
        return tuple(topic for row in self.rows for topic in row.topics)

    @property
    def title_kind(self) -> str:
        """A part of its own has a heading, one of several people a smaller one."""
        return "label" if self.person else "h2"

    @property
    def is_loose(self) -> bool:
        """Does it stand in no section, so that it has no heading of its own?"""
        return not self.section

    def each_named(self) -> tuple["Group", ...]:
        """As it is; of what stands in no section, every row where something is asked, by its own name."""
        if not self.is_loose:
            return (self,)
        return tuple(replace(self, title=row.title, rows=(row,)) for row in self.rows if row.topics)

    def state(self, followed: Followed) -> TopicState:
        """How far they are together."""
        return together(map(followed.state, self.topics))

    def completed(self, followed: Followed) -> int:
        """How many of them are completed."""
        return sum(followed.state(topic) is TopicState.COMPLETED for topic in self.topics)

    def gaps(self, followed: Followed) -> int:
        """How many questions of theirs have no answer."""
        found = map(followed.progress, self.topics)
        return sum(progress.asked - progress.answered for progress in found)


def may_follow(here: Topic, topic: Topic) -> bool:
    """May it be asked next by itself?

    What is said alone is not, but after what the same person said alone: whoever sits here may be the one who must not
    see it.
    """
    return not topic.is_alone or (here.is_alone and here.person is not None and here.person == topic.person)


def together(states: Iterable[TopicState]) -> TopicState:
    """How far several topics are as one."""
    found = set(states)
    if TopicState.PROBLEM in found:
        return TopicState.PROBLEM
    if not found:
        return TopicState.NOT_STARTED
    return found.pop() if len(found) == 1 else TopicState.IN_PROGRESS


def groups_of(followed: Followed) -> tuple[Group, ...]:
    """The groups in the form's own order."""
    return tuple(_groups(followed))


def parted(
    groups: tuple[Group, ...], chosen: frozenset[str], elsewhere: frozenset[str]
) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """What comes first, and the others: what was `chosen`, or where nothing was all but who is `elsewhere`."""

    def is_first(group: Group, row: Listed) -> bool:
        if not chosen:
            return group.person not in elsewhere
        return row.id in chosen or group.person in chosen

    first = _those(groups, is_first)
    rest = _those(groups, lambda group, row: not is_first(group, row))
    return first, rest


def _those(groups: tuple[Group, ...], is_one: Callable[[Group, Listed], bool]) -> tuple[Group, ...]:
    found = (replace(group, rows=tuple(row for row in group.rows if is_one(group, row))) for group in groups)
    return tuple(group for group in found if group.rows)


def _groups(followed: Followed) -> Iterator[Group]:
    names = {person.id: person.name for person in followed.form.people}
    before = ""
    for section, found in groupby(followed.lines(), key=lambda line: line.section):
        rows = tuple(_listed(line, followed.form) for line in found)
        title = rows[0].line.section_title
        person = next((one for one in names if f"[{one}]" in section), None)
        heading = title if person and title != before else ""
        before = title
        yield Group(section, names[person] if person else title, heading, person, rows)


def _listed(line: Line, form: FilledForm) -> Listed:
    return Listed(line, tuple(topics_within(form, line.repeat)) if isinstance(line, Series) else (line,))
