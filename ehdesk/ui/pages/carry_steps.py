"""What stands on the card about unsent work for a while: how much a file would hold, and how far one is."""

from collections.abc import Callable
from functools import partial

from ehdesk.store.load import Load, Reach
from ehdesk.ui.carried_words import in_mb
from ehdesk.ui.desk import Desk
from ehdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.progress import Progress
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words


class HowMuch(Column):
    """How many pictures a file would hold and how large it would be, where that is large."""

    def __init__(self, desk: Desk, load: Load, chosen: Callable[[Reach], object], leave: Callable[[], object]) -> None:
        super().__init__(desk.look)
        words, look = desk.words, desk.look
        self.all = SecondaryButton(look, words("carry.all"), "download")
        self.all.clicked.connect(partial(chosen, Reach.ALL))
        not_now = QuietButton(look, words("carry.leave"))
        not_now.clicked.connect(leave)
        said = words("carry.large", count=len(load.contents), size=in_mb(load.size))
        self.add(Words(look, said, "label"))
        waiting = load.within(Reach.WAITING)
        if waiting.changes and load.others:
            some = SecondaryButton(look, words("carry.some"), "download")
            some.clicked.connect(partial(chosen, Reach.WAITING))
            count, size = len(waiting.contents), in_mb(waiting.size)
            self.add(Words(look, words("carry.some_why", count=count, size=size), "soft"))
            self.add(SideBySide(look, self.all, some, not_now))
        else:
            self.add(SideBySide(look, self.all, not_now))


class UnderWay(Column):
    """How far a large file is, and a way to stop it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._words, courier = desk.words, desk.courier
        self._doing = courier.doing
        self._bar = Progress(desk.look, self._words(self._doing), 0, 1)
        self.stop = SecondaryButton(desk.look, self._words("carry.stop"), "close")
        self.stop.clicked.connect(self._stop)
        self._courier = courier
        courier.moved.connect(self._show)
        self.add(self._bar, SideBySide(desk.look, self.stop))

    def _show(self, done: int, of: int) -> None:
        said = self._words("carry.moved", doing=self._words(self._doing), done=f"{done:,}", of=f"{of:,}")
        self._bar.show_done(said, done, of)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._courier.stop()
