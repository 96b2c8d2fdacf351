"""The authority's way into one's records: in the settings who has it, and on the first page when it was used."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ehdesk.services.authority_key import AuthorityAccess, Opened
from ehdesk.store.authority_key import SUFFIX, AuthorityKey
from ehdesk.store.errors import StoreError
from ehdesk.ui.choosing_files import ask_which
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.keys_card import ProvenCard
from ehdesk.ui.saying import when
from ehdesk.ui.tab_order import focus_first_of, tab_within
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import QuietButton, SecondaryButton
from ehdesk.ui.widgets.code_block import CodeBlock
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.words import Words


class AuthoritysKey(Column):
    """Who can open these records besides their owner; giving a way in, and taking it back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent=parent)
        self._desk, self._access = desk, desk.work.ways_in.of_authority
        self._read()

    def ask_about(self, file: Path) -> None:
        """Show whose key a file is, and ask for the passphrase."""
        try:
            key = self._access.read(file)
        except StoreError as error:
            self._read(str(error))
        else:
            card = GiveWayIn(self._desk, self._access, key)
            self._ask(card, partial(self._access.give, key), self._desk.words("way_in.given", authority=key.authority))

    def _read(self, trouble: str = "") -> None:
        words, look, key = self._desk.words, self._desk.look, self._access.authority
        self.clear()
        self.add(Words(look, words("way_in.title"), "h2"))
        if key is None:
            self.add(Words(look, words("way_in.none"), "small_soft"))
        elif self._access.is_sound:
            self.add(Words(look, words("way_in.has", authority=key.authority, fingerprint=key.fingerprint)))
        else:
            self.add(Banner(look, words("way_in.altered", authority=key.authority), "attention"))
        for opened in self._access.openings():
            moment = when(words, opened.at, self._desk.now)
            self.add(Words(look, words("way_in.opened_on", authority=opened.authority, when=moment), "small_soft"))
        if trouble:
            self.add(Banner(look, trouble, "attention"))
        self.add(SideBySide(look, *self._buttons(key)))

    def _buttons(self, key: AuthorityKey | None) -> Iterator[QWidget]:
        words, look = self._desk.words, self._desk.look
        give = SecondaryButton(look, words("way_in.give_other" if key else "way_in.give"), "key")
        give.clicked.connect(self._ask_which)
        yield give
        if key is not None:
            take_back = QuietButton(look, words("way_in.take_back"))
            take_back.clicked.connect(partial(self._ask_to_take_back, key))
            yield take_back

    def _ask_which(self) -> None:
        words = self._desk.words
        ask_which(self, words("way_in.which"), f"{words('way_in.kinds')} (*.{SUFFIX})", None, self.ask_about)

    def _ask_to_take_back(self, key: AuthorityKey) -> None:
        words = self._desk.words
        title, why = words("way_in.take_title", authority=key.authority), words("way_in.take_why")
        card = ProveCard(self._desk, self._access, title, why, words("way_in.take_back"), words("way_in.taking"))
        self._ask(card, self._access.take_back, words("way_in.taken", authority=key.authority))

    def _ask(self, card: ProvenCard, act: Callable[[], object], says: str) -> None:
        card.done.connect(lambda _proven: self._do(act, says))
        card.left.connect(self._rest)
        self.clear()
        self.add(card)
        tab_within(self, card)
        card.first.setFocus()

    def _do(self, act: Callable[[], object], says: str) -> None:
        try:
            act()
        except StoreError as error:
            self._rest(trouble=str(error))
        else:
            self._rest(says)

    def _rest(self, said: str = "", trouble: str = "") -> None:
        self._read(trouble)
        if said:
            self._desk.say(said)
        QTimer.singleShot(0, self, partial(focus_first_of, self))  # once what was there before is gone


class ProveCard(ProvenCard):
    """Only the passphrase: what is then done is done by who shows this."""

    def __init__(self, desk: Desk, access: AuthorityAccess, *says: str, parent: QWidget | None = None) -> None:
        self._access = access
        title, why, go, doing = says
        super().__init__(desk.ground, title, why, go, doing, parent)

    def _work(self) -> Callable[[], object]:
        return partial(self._access.prove, self._present.value())


class GiveWayIn(ProveCard):
    """Let an authority's key open these records, after its fingerprint was compared."""

    def __init__(self, desk: Desk, access: AuthorityAccess, key: AuthorityKey, parent: QWidget | None = None) -> None:
        self._key, words = key, desk.words
        title, why = words("way_in.give_title", authority=key.authority), words("way_in.give_why")
        super().__init__(desk, access, title, why, words("way_in.go"), words("way_in.going"), parent=parent)

    def _say_more(self) -> None:
        look, words, code = self._ground.look, self._ground.words, self._key.fingerprint
        says = words("way_in.fingerprint", code=", ".join(" ".join(group) for group in code.split("-")))
        self.add(Words(look, words("way_in.compare", authority=self._key.authority)), CodeBlock(look, code, says))


def about_authority(desk: Desk) -> Iterator[Banner]:
    """For the first page: that an authority opened these records, until their owner has read it."""
    access, words = desk.work.ways_in.of_authority, desk.words
    if unread := access.unread():
        newest, others = unread[0], len(unread) - 1
        said = words("way_in.opened", authority=newest.authority, when=when(words, newest.at, desk.now))
        if others:
            said += " " + words("way_in.opened_before", count=others)
        banner = Banner(desk.look, said, "attention", "key", words("way_in.read"))
        banner.followed.connect(partial(_have_read, access, unread, banner))
        yield banner


def _have_read(access: AuthorityAccess, openings: tuple[Opened, ...], banner: Banner) -> None:
    access.have_read(openings)
    banner.hide()
