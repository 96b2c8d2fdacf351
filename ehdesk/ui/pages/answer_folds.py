"""The answers of a whole form to read through, group by group; and what is missing in it, by topic."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtWidgets import QWidget

from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.outline import instances_around
from ehdesk.forms.engine.question import Problem, Topic
from ehdesk.services.followed import Followed
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.answer_rows import AnswerRows
from ehdesk.ui.pages.topic_groups import Group, groups_of
from ehdesk.ui.pages.topic_titles import title_in
from ehdesk.ui.widgets.answer_row import TopicRow
from ehdesk.ui.widgets.fold import Fold, Heading
from ehdesk.ui.widgets.words import Words

_TOLD_AT_ONCE = 6
"""Topics that the error summary names; of more it says how many."""


class AnswerFolds:
    """Makes a fold for each group. What is said alone stays closed: `look_at` gets its topic.

    Which are open is kept in `opened`, by section, for folds that are made again.
    """

    def __init__(
        self,
        desk: Desk,
        followed: Followed,
        rows: AnswerRows,
        look_at: Callable[[str], object],
        opened: dict[str, bool] | None = None,
    ) -> None:
        self._desk, self._followed, self._rows, self._look_at = desk, followed, rows, look_at
        self._opened = {} if opened is None else opened

    def all(self) -> Iterator[QWidget]:
        """Every group with its heading, the first one open."""
        named = (one for group in groups_of(self._followed) for one in group.each_named())
        for place, group in enumerate(named):
            if group.heading:
                yield Words(self._desk.look, group.heading, "h2")
            yield self._fold(group, is_first=place == 0)

    def _fold(self, group: Group, *, is_first: bool) -> Fold:
        words, gaps, name = self._desk.words, group.gaps(self._followed), f"{group.section}/{group.title}"
        spoken, title = (words("common.opened"), words("common.folded")), group.title or words("repeat.unnamed")
        heading = Heading(title, words("check.gaps", count=gaps), "", "", spoken, group.title_kind)
        fold = Fold(self._desk.look, heading, lambda: self._under(group))
        fold.set_open(self._opened.setdefault(name, is_first))
        fold.toggled.connect(lambda is_open: self._opened.update({name: is_open}))
        fold.setObjectName(name)
        return fold

    def _under(self, group: Group) -> Iterator[QWidget]:
        form = self._followed.form
        for topic in group.topics:
            if topic.is_alone:
                yield self._kept_closed(topic)
                continue
            is_one_of_several = bool(instances_around(form, topic.id))
            title = title_in(self._desk, form, topic) if is_one_of_several else topic.title
            if title != group.title:  # else the heading of the fold says it
                row = TopicRow(self._desk.look, title)
                row.setObjectName(topic.id)
                yield row
            yield from self._rows.of(topic)

    def _kept_closed(self, topic: Topic) -> TopicRow:
        """Somebody may look on who must not read this."""
        words = self._desk.words
        row = TopicRow(self._desk.look, topic.title, words("check.private"), words("check.look"))
        row.followed.connect(lambda: self._look_at(topic.id))
        row.setObjectName(topic.id)
        return row


def problem_lines(
    desk: Desk, form: FilledForm, problems: Mapping[str, tuple[Problem, ...]]
) -> Iterator[tuple[str, str]]:
    """A line for each topic, which leads to the first thing to put right there; "" leads to all topics."""
    for topic, found in list(problems.items())[:_TOLD_AT_ONCE]:
        yield found[0].field, _told(desk, form, form.topic(topic), found)
    if (more := len(problems) - _TOLD_AT_ONCE) > 0:
        yield "", desk.words("check.more_topics", count=more)


def _told(desk: Desk, form: FilledForm, topic: Topic, found: tuple[Problem, ...]) -> str:
    """What is asked next to somebody alone may tell what they said: of that, only how much there is to do."""
    title, first = title_in(desk, form, topic), found[0].message
    if topic.is_alone:
        return desk.words("check.topic_alone", topic=title, count=len(found))
    if len(found) == 1:
        return desk.words("check.topic_problem", topic=title, problem=first)
    return desk.words("check.topic_problems", topic=title, problem=first, count=len(found) - 1)
