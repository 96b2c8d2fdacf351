"""How the app looks on this computer, and what opens one's own records."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ehdesk.ui import places
from ehdesk.ui.desk import LOCKS_AFTER, Desk
from ehdesk.ui.pages.authority_key import AuthoritysKey
from ehdesk.ui.pages.copies_cards import CopiesOfRecords
from ehdesk.ui.pages.keys_card import AnotherCodeCard, AnotherPassphraseCard, ProvenCard
from ehdesk.ui.pages.leaving_families import FamiliesThatLeave
from ehdesk.ui.pages.practice_card import PracticeCard
from ehdesk.ui.pages.recovery_cards import RecoveryCodeCard
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.sizes import TEXT_SIZES
from ehdesk.ui.tab_order import tab_within
from ehdesk.ui.theme import THEMES
from ehdesk.ui.widgets.buttons import SecondaryButton
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.words import Words


class SettingsPage(DeskPage):
    """Text size and colours, worn at once and kept for this worker on this computer; passphrase and recovery code."""

    def __init__(self, desk: Desk, _place: places.Settings) -> None:
        words = desk.words
        super().__init__(desk.look, words("settings.title"), words("settings.subtitle"))
        self._desk = desk
        sizes = [Choice(str(size), words("settings.percent", size=size)) for size in TEXT_SIZES]
        self._sizes = ChoiceCards(desk.look, words("settings.text_size"), sizes)
        self._sizes.show_value(str(desk.look.sizes.text_size))
        self._themes = ChoiceCards(
            desk.look, words("settings.colours"), [Choice(name, words(f"settings.{name}")) for name in THEMES]
        )
        self._themes.show_value(next((name for name, theme in THEMES.items() if theme == desk.look.theme), ""))
        for field in (self._sizes, self._themes):
            field.left.connect(self._wear)
        times = [Choice(str(one), words("settings.minutes", count=one)) for one in LOCKS_AFTER]
        self._locks = ChoiceCards(desk.look, words("settings.locks"), times, words("settings.locks_hint"))
        self._locks.show_value(str(desk.locks_after))
        self._locks.left.connect(lambda value: desk.lock_after(int(value)))
        self._passphrase = SecondaryButton(desk.look, words("passphrase.change"), "key")
        self._passphrase.clicked.connect(self._ask_passphrase)
        self._code = SecondaryButton(desk.look, words("recovery.renew"), "document-check")
        self._code.clicked.connect(self._ask_code)
        self._buttons = SideBySide(desk.look, self._passphrase, self._code)
        self._card: QWidget | None = None
        self._ways_in = Column(desk.look)
        self._ways_in.add(Words(desk.look, words("settings.ways_in"), "h2"), self._buttons)
        parts = Column(desk.look, 32)
        parts.add(self._part(self._sizes, self._themes, self._locks), self._part(*self._about_me()))
        if desk.is_practice:
            parts.add(PracticeCard(desk))
        else:
            parts.add(self._ways_in, AuthoritysKey(desk), CopiesOfRecords(desk), FamiliesThatLeave(desk))
        self.add(parts)

    def _part(self, *widgets: QWidget) -> Column:
        """What belongs together, closer than what does not."""
        part = Column(self.look)
        part.add(*widgets)
        return part

    def _about_me(self) -> Iterator[QWidget]:
        words, around = self._desk.words, self._desk.work.around
        yield Words(self.look, words("settings.about_me"), "h2")
        yield Words(self.look, words("settings.about_me_hint"), "small_soft")
        kept, fields = around.how_i_am_reached, dict[str, TextField]()
        self.left.connect(lambda: around.reach_me({name: field.value() for name, field in fields.items()}))
        for name, label in (("phone", words("settings.phone")), ("email", words("settings.email"))):
            field = fields[name] = TextField(self.look, label, "", words("common.optional"), 330)
            field.show_value(kept[name])
            field.left.connect(lambda value, name=name: around.reach_me({name: value}))
            yield field

    def _wear(self, _value: str) -> None:
        self._desk.keep_look(self._themes.value(), int(self._sizes.value()))

    def _ask_passphrase(self) -> None:
        card = AnotherPassphraseCard(self._desk.ground, self._desk.work.ways_in)
        card.done.connect(lambda _done: self._close(self._passphrase, self._desk.words("passphrase.changed")))
        card.left.connect(lambda: self._close(self._passphrase))
        self._ask(card)

    def _ask_code(self) -> None:
        card = AnotherCodeCard(self._desk.ground, self._desk.work.ways_in)
        card.done.connect(self._show_code)
        card.left.connect(lambda: self._close(self._code))
        self._ask(card)

    def _ask(self, card: ProvenCard) -> None:
        self._put(card)
        card.first.setFocus()

    def _show_code(self, code: str) -> None:
        words = self._desk.words
        card = RecoveryCodeCard(self._desk.ground, self._desk.work.ways_in, code, words("recovery.done"))
        card.noted.connect(lambda: self._close(self._code, words("recovery.renewed")))
        self._put(card)
        card.first.setFocus()

    def _put(self, card: QWidget) -> None:
        self._take_away()
        self._card = card
        self._buttons.hide()
        self._ways_in.add(card)
        tab_within(self._ways_in, card)

    def _close(self, opened_by: QWidget, said: str = "") -> None:
        self._take_away()
        self._buttons.show()
        opened_by.setFocus()
        if said:
            self._desk.say(said)

    def _take_away(self) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None
