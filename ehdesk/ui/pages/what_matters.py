"""What matters today: topics and people to begin with. The others stay in the list, below."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.ui.desk import Desk
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.flow import FlowRow
from ehdesk.ui.widgets.fold import Fold, Heading
from ehdesk.ui.widgets.tick_box import WordedTickBox
from ehdesk.ui.widgets.words import Words


class WhatMatters(Fold):
    """A fold with a tick box for each topic about everyone and for each person.

    `offered` are pairs of an id and its words.

    Signals:
        chosen(object): (frozenset of ids) these are to come first.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, offered: Sequence[tuple[str, str]], ticked: frozenset[str]) -> None:
        words = desk.words
        self._desk, self._offered, self._ticked = desk, offered, ticked
        said = words("tasks.matter_count", count=len(ticked & {id for id, _said in offered}))
        spoken = words("common.opened"), words("common.folded")
        super().__init__(desk.look, Heading(words("tasks.matter"), said, "", "", spoken), self._boxes)

    def _boxes(self) -> Iterator[QWidget]:
        desk, ticks = self._desk, QWidget()
        flow = FlowRow(desk.look.space(12), ticks)
        for id, said in self._offered:
            box = WordedTickBox(desk.look, said)
            box.setChecked(id in self._ticked)
            box.ticked.connect(lambda is_on, id=id: self._tick(id, is_on=is_on))
            flow.add(box)
        both = Column(desk.look, 6)
        both.add(Words(desk.look, desk.words("tasks.matter_hint"), "small_soft"), ticks)
        yield both

    def _tick(self, id: str, *, is_on: bool) -> None:
        self._ticked = self._ticked | {id} if is_on else self._ticked - {id}
        self.chosen.emit(self._ticked)
