"""Families that leave this computer: in the settings which are to go, what holds them, and when others went."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.services.leaving import LeavingFamilies
from ehdesk.store.erasures import Leaving, Why
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.saying import day_in_words, when
from ehdesk.ui.widgets.ask_first import AskFirst, Question
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.words import Words

_TOLD = 10
"""How many of those that went are told one by one."""


class FamiliesThatLeave(Column):
    """Nothing, where none ever left and none is to go. Of those that went nobody is named: nothing is known of them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent=parent)
        self._desk = desk
        going, gone = desk.work.leaving.all(), desk.work.leaving.gone()
        if going or gone:
            self.add(Words(desk.look, desk.words("leaving.title"), "h2"))
            self.add(Words(desk.look, desk.words("leaving.why"), "small_soft"))
        for one in going:
            self.add(self._going(one))
        if gone:
            self.add(*self._gone())

    def _going(self, one: Leaving) -> QWidget:
        words, look = self._desk.words, self._desk.look
        name = self._desk.family_name(self._desk.work.families.family(one.family))
        because = words("leaving.closed" if one.why is Why.CLOSED else "leaving.withdrawn", family=name)
        if not one.is_held:
            return self._free_to_go(one, because)
        if one.drafts:
            return Banner(look, f"{because} {words('leaving.typing')}", "attention")
        if not one.unsent:
            return self._held_by_pictures(one, because)
        said = f"{because} {words('leaving.unsent', count=one.unsent)}"
        held = Banner(look, said, "attention", link=words("leaving.look"))
        held.followed.connect(lambda: self._desk.go(places.Sync()))
        return held

    def _free_to_go(self, one: Leaving, because: str) -> QWidget:
        words, look = self._desk.words, self._desk.look
        if one.at > self._desk.now:
            day = day_in_words(one.at.astimezone(self._desk.now.tzinfo).date())
            return Words(look, f"{because} {words('leaving.from_day', day=day)}")
        if self._desk.work.leaving.wait_for_a_copy:
            return Banner(look, f"{because} {words('leaving.copy_holds')}", "attention")
        return Words(look, f"{because} {words('leaving.at_next_unlock')}")

    def _held_by_pictures(self, one: Leaving, because: str) -> QWidget:
        """They can be looked at and saved elsewhere; that they go is for their worker to say."""
        words, look, both = self._desk.words, self._desk.look, Column(self._desk.look)
        said = f"{because} {words('leaving.pictures', count=one.pictures)}"
        held = Banner(look, said, "attention", link=words("leaving.look"))
        held.followed.connect(lambda: self._desk.go(places.PicturesHome(one.family)))
        count = one.pictures
        asks = words("leaving.pictures_ask", count=count)
        question = Question(
            asks, words("leaving.pictures_go", count=count), words("leaving.pictures_stay", count=count)
        )
        go = AskFirst(look, words("leaving.pictures_may_go"), question)
        go.meant.connect(partial(self._let_pictures_go, one))
        both.add(held, go)
        return both

    def _let_pictures_go(self, one: Leaving) -> None:
        self._desk.work.leaving.let_pictures_go(one.family)
        self._desk.go(places.Settings())

    def _gone(self) -> Iterator[QWidget]:
        words, look, leaving = self._desk.words, self._desk.look, self._desk.work.leaving
        gone = leaving.gone()
        for one in gone[:_TOLD]:
            moment = when(words, one.at, self._desk.now)
            said = words("leaving.went_closed" if one.why is Why.CLOSED else "leaving.went", when=moment)
            yield Words(look, said)
        if len(gone) > _TOLD:
            yield Words(look, words("leaving.more", count=len(gone) - _TOLD))
        if leaving.is_unfinished:
            yield Banner(look, words("leaving.unfinished"), "attention")
        if leaving.may_be_in_files_set_aside():
            yield Banner(look, words("leaving.aside"), "attention")


def about_families_that_left(desk: Desk) -> Iterator[Banner]:
    """For the first page: that families left this computer, until its owner has read it."""
    leaving = desk.work.leaving
    if count := leaving.unread():
        banner = Banner(desk.look, desk.words("leaving.left", count=count), link=desk.words("leaving.read"))
        banner.followed.connect(partial(_have_read, leaving, banner))
        yield banner


def _have_read(leaving: LeavingFamilies, banner: Banner) -> None:
    leaving.have_read()
    banner.hide()
