"""The topics of an assessment as they lie together on a page: the home, each person, and bringing it together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from ehdesk.forms.engine.question import Topic
from ehdesk.services.filling import Filling, TopicState


@dataclass(frozen=True, slots=True)
class Group:
    """Topics of one section. `heading` stands above the first of several people ("Each child"), `person` is whose."""

    section: str
    title: str
    heading: str
    person: str | None
    topics: tuple[Topic, ...]

    @property
    def title_kind(self) -> str:
        """A part of its own has a heading, one of several people a smaller one."""
        return "label" if self.person else "h2"

    def state(self, filling: Filling) -> TopicState:
        """How far they are together."""
        states = {filling.state(topic) for topic in self.topics}
        if TopicState.PROBLEM in states:
            return TopicState.PROBLEM
        return states.pop() if len(states) == 1 else TopicState.IN_PROGRESS

    def completed(self, filling: Filling) -> int:
        """How many of them are completed."""
        return sum(filling.state(topic) is TopicState.COMPLETED for topic in self.topics)

    def gaps(self, filling: Filling) -> int:
        """How many questions of theirs have no answer."""
        found = map(filling.progress, self.topics)
        return sum(progress.asked - progress.answered for progress in found)


def groups_of(filling: Filling) -> tuple[Group, ...]:
    """The groups in the form's own order."""
    return tuple(_groups(filling))


def parted(
    groups: tuple[Group, ...], chosen: frozenset[str], elsewhere: frozenset[str]
) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """What comes first, and the others: what was `chosen`, or where nothing was all but who is `elsewhere`."""

    def is_first(group: Group, topic: Topic) -> bool:
        if not chosen:
            return group.person not in elsewhere
        return topic.id in chosen or group.person in chosen

    first = [replace(one, topics=tuple(each for each in one.topics if is_first(one, each))) for one in groups]
    rest = [replace(one, topics=tuple(each for each in one.topics if not is_first(one, each))) for one in groups]
    return tuple(one for one in first if one.topics), tuple(one for one in rest if one.topics)


def _groups(filling: Filling) -> Iterator[Group]:
    names = {person.id: person.name for person in filling.form.people}
    before = ""
    for section, found in groupby(filling.topics(), key=lambda topic: topic.section):
        topics = tuple(found)
        first = topics[0]
        person = next((one for one in names if f"[{one}]" in section), None)
        heading = first.section_title if person and first.section_title != before else ""
        before = first.section_title
        yield Group(section, names[person] if person else first.section_title, heading, person, topics)
