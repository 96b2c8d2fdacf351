"""Every value that the fields of one record ever had: by whom, when, why, and a way to put one back."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ehdesk.domain.happenings import Deed, Happening
from ehdesk.services.field_stories import FieldStory, Written
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import names_hidden
from ehdesk.ui.pages.living import LivingPage
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.pages.place_of import place_of
from ehdesk.ui.pages.story_words import StoryWords
from ehdesk.ui.pages.telling import Telling
from ehdesk.ui.saying import sentence, when
from ehdesk.ui.taking_back import take_back
from ehdesk.ui.widgets.answer_row import AnswerRow, TopicRow
from ehdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState
from ehdesk.ui.widgets.fold import Fold, Heading
from ehdesk.ui.widgets.marked_words import differing
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.text_field import SearchField
from ehdesk.ui.widgets.value_row import ValueRow
from ehdesk.ui.widgets.words import Words, show_when

_AT_ONCE, _ROWS = 15, 20
"""How many fields are shown at once, and how many values of each."""


class RecordHistoryPage(LivingPage):
    """A fold for each field, the one written in last first. What was said alone is closed until it is opened."""

    def __init__(self, desk: Desk, place: places.RecordHistory) -> None:
        super().__init__(desk, desk.words("record_history.title"), place.family)
        self._place, self._at_once, self._rows_of = place, _AT_ONCE, dict[str, int]()
        self._open, self._shown, self._wanted = {place.field}, set[str](), ""
        words = desk.words
        self._find = SearchField(desk.look, words("record_history.find"), words("record_history.find_hint"))
        self._find.asked.connect(self._look_for)
        self._find_row = SideBySide(desk.look, self._find)
        self._add_ways()
        self.add(self._find_row)
        self.read()

    def content(self) -> QWidget:
        desk, column = self._desk, Column(self.look)
        stories = () if desk.names_are_hidden else desk.work.field_stories.of(self._place.record)
        show_when(self._find_row, len(stories) > _AT_ONCE)
        if desk.names_are_hidden:
            return names_hidden(desk)
        if not stories:
            return EmptyState(self.look, desk.words("record_history.none"), desk.words("history.none_why"))
        told = Happening(desk.now, stories[0].written[0].author, Deed.CHANGED, stories[0].record, stories[0].kind)
        self.set_title(self.title(), sentence(Telling(desk, self._place.family).what(told)))
        self._words = StoryWords(desk, stories)
        found = [story for story in stories if self._matches(story)]
        if not self._place.field:
            self._open.add(stories[0].field)
        column.add(*(self._fold(story) for story in found[: self._at_once]))
        column.add(Words(self.look, desk.words("record_history.count", count=len(found)), "small_soft"))
        if len(found) > self._at_once:
            column.add(self._more(self._show_more))
        return column

    def _more(self, show: Callable[[], None]) -> QuietButton:
        more = QuietButton(self.look, self._desk.words("common.show_more"), "chevron-down")
        more.clicked.connect(show)
        return more

    def _add_ways(self) -> None:
        desk, family = self._desk, self._place.family
        back = QuietButton(self.look, desk.words("record_history.back"), "chevron-left")
        back.clicked.connect(lambda: desk.go(places.History(family)))
        self.add_header_button(back)
        self.open_at(back)
        found = desk.work.vault.records.one(self._place.record)
        if found is not None and not found.is_removed and (place := place_of(family, found.kind, found.id, found.body)):
            there = SecondaryButton(self.look, desk.words("record_history.go"))
            there.clicked.connect(lambda: desk.go(place))
            self.add_header_button(there)

    def _matches(self, story: FieldStory) -> bool:
        """By its name, and by what ever stood in it, unless that is closed."""
        if not self._wanted:
            return True
        said = [self._words.title(story)]
        if not self._is_closed(story):
            said += [self._words.reads(story, one.value) for one in story.written]
        return self._wanted in "\n".join(said).casefold()

    def _is_closed(self, story: FieldStory) -> bool:
        return story.field not in self._shown and self._words.is_alone(story)

    def _fold(self, story: FieldStory) -> Fold:
        words, last = self._desk.words, story.written[0]
        who, at = self._words.who(story, last.author), when(words, last.at, self._desk.now)
        detail = words("record_history.written", count=len(story.written), who=who, when=at)
        state = words("record_history.two_versions") if len(story.standing) > 1 and _differ(story) else ""
        spoken = words("common.opened"), words("common.folded")
        heading = Heading(self._words.title(story), detail, state, "attention", spoken, "label")
        fold = Fold(self.look, heading, partial(self._rows, story))
        fold.set_open(story.field in self._open)
        fold.toggled.connect(partial(self._keep_open, story.field))
        return fold

    def _rows(self, story: FieldStory) -> Iterator[QWidget]:
        words = self._desk.words
        if self._is_closed(story):
            said, show = words("self_note.closed"), words("self_note.show")
            closed = TopicRow(self.look, words("record_history.closed"), said, show)
            closed.followed.connect(lambda: self._show(story.field))
            yield closed
            return
        if story.field in self._shown and (asked := self._words.asked(story)):
            yield AnswerRow(self.look, words("record_history.asked"), asked, "")
        if len(story.standing) > 1 and _differ(story):
            said, look_at = words("record_history.choose"), words("topic.look")
            look = TopicRow(self.look, words("record_history.two_versions"), said, look_at)
            look.followed.connect(lambda: self._desk.go(places.Sync(story.record, story.field)))
            yield look
        rows = self._rows_of.get(story.field, _ROWS)
        yield from (self._row(story, one) for one in story.written[:rows])
        if len(story.written) > rows:
            yield self._more(partial(self._show_more_of, story.field))

    def _row(self, story: FieldStory, one: Written) -> ValueRow:
        words, said = self._desk.words, self._words.reads(story, one.value)
        at = when(words, one.at, self._desk.now)
        row = ValueRow(self.look, self._words.who(story, one.author), at, said, self._before(story, one, said))
        if one.stands:
            row.show_state(words("record_history.stands"), "accent")
        elif one.was_left:
            row.show_state(words("record_history.left"), "plain")
        if row.is_long:
            row.offer_whole(words("record_history.whole"), words("versions.in_short"))
        if one.reason:
            row.show_reason(one.reason)
        if self._desk.work.undoing.may_put_back(story, one):
            row.offer(words("record_history.put_back"))
            row.wanted.connect(lambda: self._put_back(story, one))
        return row

    def _before(self, story: FieldStory, one: Written, said: str) -> str:
        """What to mark the differences from: nothing differs from itself, where all of it does."""
        before = " ".join(self._words.reads(story, other.value) for other in story.before(one))
        return before if any(not is_other for _piece, is_other in differing(said, before)) else said

    def _put_back(self, story: FieldStory, one: Written) -> None:
        desk = self._desk
        if not may_write(desk, story.family):
            return
        back = desk.work.undoing.put_back(story, one, desk.words("record_history.put_back_why"))
        desk.say(desk.words("record_history.is_back"), lambda: take_back(desk, story.record, back.changes))

    def _keep_open(self, field: str, is_open: bool) -> None:
        (self._open.add if is_open else self._open.discard)(field)

    def _show(self, field: str) -> None:
        """Once somebody says so: whoever said it alone may not be alone now."""
        self._shown.add(field)
        QTimer.singleShot(0, self, self.read)  # the link that was just pressed is one of those that are made anew

    def _look_for(self, wanted: str) -> None:
        self._wanted, self._at_once = wanted.strip().casefold(), _AT_ONCE
        self.read()

    def _show_more_of(self, field: str) -> None:
        self._rows_of[field] = self._rows_of.get(field, _ROWS) + _ROWS
        QTimer.singleShot(0, self, self.read)

    def _show_more(self) -> None:
        self._at_once += _AT_ONCE
        QTimer.singleShot(0, self, self.read)


def _differ(story: FieldStory) -> bool:
    """Do the values that stand differ?"""
    return any(one.value != story.standing[0].value for one in story.standing)
