"""What matters today: topics and people to begin with. The others stay in the list, below."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.services.matters import Chosen
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.flow import FlowRow
from ehdesk.ui.widgets.fold import Fold, Heading
from ehdesk.ui.widgets.tick_box import WordedTickBox
from ehdesk.ui.widgets.words import Words

Offered = Sequence[tuple[str, str]]


class WhatMatters(Fold):
    """A fold with a tick box for each topic about everyone and for each person.

    `people` and `topics` are pairs of an id and its words. What was chosen on another day says so: today it may be
    something else.

    Signals:
        chosen(object): (frozenset of ids) these are to come first.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, people: Offered, topics: Offered, chosen: Chosen) -> None:
        words = desk.words
        self._desk, self._people, self._topics, self._ticked = desk, people, topics, chosen.ids
        count = len(chosen.ids & {id for id, _said in (*people, *topics)})
        said = words("tasks.matter_count", count=count)
        if count and chosen.on is not None and chosen.on != desk.today:
            said = words("tasks.matter_since", count=count, day=day_in_words(chosen.on))
        spoken = words("common.opened"), words("common.folded")
        super().__init__(desk.look, Heading(words("tasks.matter"), said, "", "", spoken), self._boxes)

    def _boxes(self) -> Iterator[QWidget]:
        inside = Column(self._desk.look, 10, around=8)
        inside.add(Words(self._desk.look, self._desk.words("tasks.matter_hint"), "small_soft"))
        inside.add(self._row(self._people), self._row(self._topics))
        yield inside

    def _row(self, offered: Offered) -> QWidget:
        ticks = QWidget()
        flow = FlowRow(self._desk.look.space(12), ticks)
        for id, said in offered:
            box = WordedTickBox(self._desk.look, said)
            box.setChecked(id in self._ticked)
            box.ticked.connect(lambda is_on, id=id: self._tick(id, is_on=is_on))
            flow.add(box)
        return ticks

    def _tick(self, id: str, *, is_on: bool) -> None:
        self._ticked = self._ticked | {id} if is_on else self._ticked - {id}
        self.chosen.emit(self._ticked)
