"""On the Sync page: everything that waits for somebody to look at it, a row for each, and how many there are."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.services.conflicts import LeftOver
from ehdesk.services.syncing import NotTaken
from ehdesk.store.records import Conflict
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import Naming, kinds_in_words
from ehdesk.ui.widgets.card import TitledCard
from ehdesk.ui.widgets.pick_row import PickRow
from ehdesk.ui.widgets.words import Words


class ToLookAt(TitledCard):
    """Two versions, what one was writing when a colleague was quicker, and what the hub did not take.

    Signals:
        left_over_wanted: (LeftOver) show what was being written.
    """

    left_over_wanted = Signal(object)

    def __init__(self, desk: Desk, naming: Naming, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, desk.words("sync.to_look_at"), parent=parent)
        self._desk, self._naming, self._shown = desk, naming, 0

    def show_versions(self, conflicts: Iterable[Conflict], chosen: Conflict | None) -> None:
        """Each thing of which there is more than one version; one of them is open."""
        for one in conflicts:
            title = self._desk.words("sync.two_versions", topic=self._naming.topic(one))
            row = self._put(title, self._naming.family(one.family), "two-versions")
            row.set_chosen(one == chosen)
            row.opened.connect(partial(self._desk.go, places.Sync(one.record, one.field)))

    def show_left_over(self, left_over: Iterable[LeftOver]) -> None:
        """What nobody's record holds but this vault's drafts."""
        for one in left_over:
            title = self._desk.words("left_over.row", topic=self._naming.topic(one))
            row = self._put(title, self._naming.family(one.family), "pencil")
            row.opened.connect(partial(self.left_over_wanted.emit, one))

    def show_not_taken(self, not_taken: Iterable[NotTaken]) -> None:
        """What the hub did not take, and why; to press it is to ask once more."""
        words = self._desk.words
        for one in not_taken:
            what = kinds_in_words(words, one.kinds)
            why = words("sync.refused_why", family=self._naming.family(one.family), why=one.words)
            row = self._put(words("sync.refused", what=what), why, "warning")
            row.opened.connect(partial(self._offer_again, one))

    def end(self) -> None:
        """Nothing more comes: count what there is, or say that there is nothing."""
        self.set_count(str(self._shown))
        if not self._shown:
            self.add(Words(self._look, self._desk.words("sync.nothing_to_look_at"), "soft"))

    def _put(self, title: str, detail: str, icon: str) -> PickRow:
        row = PickRow(self._look, title, detail, icon)
        self.add_row(row)
        self._shown += 1
        return row

    def _offer_again(self, one: NotTaken) -> None:
        self._desk.work.syncing.offer_again(one.changes)
        self._desk.sync_wanted.emit()
        self._desk.sync_changed.emit()
