"""Copies of one's records: in the settings how many there are and what lies aside, and what is wrong on any page."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ehdesk.store.errors import StoreError
from ehdesk.store.laid_aside import LaidAside
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.way_back import WayBack
from ehdesk.ui.saying import when
from ehdesk.ui.tab_order import focus_in_or_before, tab_within
from ehdesk.ui.widgets.ask_first import AskFirst, Question
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words

_MEGABYTE = 1 << 20


class CopiesOfRecords(Column):
    """How many copies there are, from when, and what is wrong with making them; the way back, and what is set aside."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent=parent)
        self._desk = desk
        self._read()

    def _read(self) -> None:
        desk, words, found = self._desk, self._desk.words, self._desk.work.copies.all()
        self.clear()
        self.add(Words(desk.look, words("copies.settings"), "h2"))
        self.add(Words(desk.look, words("copies.settings_why"), "small_soft"))
        said = words("copies.newest", count=len(found), when=when(words, found[0].at, desk.now)) if found else ""
        if found:
            size = max(1, round(desk.work.copies.size() / _MEGABYTE))
            said = f"{said} {words('copies.room', size=f'{size:,}')}"
        self.add(Words(desk.look, said or words("copies.none_yet")))
        if (failing := _failing(desk)) is not None:
            self.add(failing)
        aside = desk.work.copies.laid_aside()
        if found or aside:
            self._back = SecondaryButton(desk.look, words("copies.title"), "history")
            self._back.clicked.connect(self._ask_way_back)
            self._way_back = Column(desk.look)
            self.add(SideBySide(desk.look, self._back), self._way_back)
        self._aside = Column(desk.look)
        self.add(self._aside)
        if aside:
            self._aside.add(Words(desk.look, words("copies.aside"), "label"))
            self._aside.add(Words(desk.look, words("copies.aside_why"), "small_soft"))
        for one in aside:
            self._aside.add(*self._laid_aside(one))

    def _ask_way_back(self) -> None:
        self._back.hide()
        card = WayBack(self._desk)
        card.left.connect(self._leave_way_back)
        self._way_back.add(card)
        tab_within(self._way_back, card)

    def _leave_way_back(self) -> None:
        self._way_back.clear()
        self._back.show()
        self._back.setFocus()

    def _laid_aside(self, one: LaidAside) -> Iterator[QWidget]:
        words, look = self._desk.words, self._desk.look
        moment = when(words, one.at, self._desk.now)
        yield Words(look, words("copies.aside_one", when=moment, size=max(1, round(one.size / _MEGABYTE))))
        sure = words("copies.remove_sure", when=moment)
        remove = AskFirst(
            look, words("copies.remove"), Question(sure, words("copies.remove_yes"), words("copies.remove_no"))
        )
        remove.meant.connect(partial(self._remove, one))
        yield remove

    def _remove(self, one: LaidAside) -> None:
        try:
            self._desk.work.copies.remove(one)
        except StoreError as error:
            self._desk.say(str(error))
        else:
            self._desk.say(self._desk.words("copies.removed"))
        self._read()
        QTimer.singleShot(0, self, partial(focus_in_or_before, self._aside))  # once what was there before is gone


def about_copies(desk: Desk) -> Iterator[Banner]:
    """For the first page: what somebody should know about copies of their records. Mostly there is nothing."""
    if desk.is_practice:
        return
    if desk.work.copies.to_look_through():
        went_back = Banner(desk.look, desk.words("copies.went_back"), "info", "history", desk.words("copies.look"))
        went_back.followed.connect(lambda: desk.go(places.Sync()))
        yield went_back
    if (failing := _failing(desk, link=desk.words("copies.more"))) is not None:
        failing.followed.connect(lambda: desk.go(places.Settings()))
        yield failing


def _failing(desk: Desk, link: str = "") -> Banner | None:
    since = desk.work.copies.long_without
    if since is None:
        return None
    said = desk.words("copies.failing", when=when(desk.words, since, desk.now))
    return Banner(desk.look, said, "attention", link=link)
