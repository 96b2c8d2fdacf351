"""A form's topics and repeats as rows of a list, each with how far it is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ehdesk.forms.engine.outline import Line, Series, topics_within
from ehdesk.forms.engine.question import Topic
from ehdesk.services.filling import Filling
from ehdesk.services.followed import Followed, TopicState
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.topic_groups import TONES, together
from ehdesk.ui.pages.topic_titles import person_called, repeat_title, topic_title
from ehdesk.ui.widgets.task_row import TaskRow


class OutlineRows:
    """Makes the rows; `open_topic` and `open_repeat` get the field of what was pressed.

    `said` is what a title is put through before it is shown: names may have to be hidden. `beside` is what is to be
    known of a line besides: how much of it changed since last time. `named` is what a topic is called where no heading
    says whose it is. What is over is not said to be under way.
    """

    def __init__(
        self,
        desk: Desk,
        followed: Followed,
        open_topic: Callable[[str], object],
        open_repeat: Callable[[str], object],
        said: Callable[[str], str] = str,
        beside: Callable[[Line], str] = lambda _line: "",
        *,
        named: Callable[[Topic], str] | None = None,
    ) -> None:
        self._desk, self._followed, self._said, self._beside = desk, followed, said, beside
        self._named = named or self._in_its_group
        self._is_over = isinstance(followed, Filling) and followed.facts.is_complete
        self._open_topic, self._open_repeat = open_topic, open_repeat

    def of(self, lines: Iterable[Line]) -> Iterator[TaskRow]:
        """A row for each line."""
        return (self._series(line) if isinstance(line, Series) else self._topic(line) for line in lines)

    def _topic(self, topic: Topic) -> TaskRow:
        progress, words = self._followed.progress(topic), self._desk.words
        state, told = progress.state, words("tasks.answered", answered=progress.answered, asked=progress.asked)
        so_far = told if state is TopicState.IN_PROGRESS or self._is_over else ""
        alone = words("tasks.alone") if topic.is_alone else ""
        detail = ". ".join(filter(None, (alone, so_far, self._beside(topic))))
        shown, how_far = self._named(topic), self._how_far(state)
        row = TaskRow(self._desk.look, self._said(shown), how_far, detail, TONES[state] if how_far else "")
        row.opened.connect(lambda: self._open_topic(topic.id))
        # heard on its own, a row says whose it is
        name = person_called(self._followed.form, topic.person)
        title = self._said(topic_title(self._desk, replace(topic, title=shown), name))
        row.setAccessibleName(", ".join(filter(None, (title, detail, how_far))))
        return row

    def _in_its_group(self, topic: Topic) -> str:
        """Whose it is, and which one of a repeat, stands above it."""
        is_instance = topic.id.endswith("]") and topic.person is None
        return self._desk.words("repeat.questions") if is_instance else topic.title

    def _how_far(self, state: TopicState) -> str:
        return "" if self._is_over else self._desk.words(f"tasks.{state}")

    def _series(self, series: Series) -> TaskRow:
        repeat, words = series.repeat, self._desk.words
        states = list(map(self._followed.state, topics_within(self._followed.form, repeat)))
        state, count = together(states), len(repeat.instances)
        said = self._how_far(state) if states else ""  # that there is none is no task left to do
        counted = words("repeat.count" if repeat.takes_instances else "repeat.counted", count=count)
        detail = ". ".join(filter(None, (counted, self._beside(series))))
        title = self._said(repeat_title(self._desk, repeat))
        row = TaskRow(self._desk.look, title, said, detail, TONES[state] if said else "")
        row.opened.connect(lambda: self._open_repeat(repeat.field))
        return row
