"""How the app looks on this computer."""

from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.sizes import TEXT_SIZES
from ehdesk.ui.theme import THEMES
from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards


class SettingsPage(DeskPage):
    """Text size and colours, worn at once and kept for this worker on this computer."""

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
        self.add(self._sizes, self._themes)

    def _wear(self, _value: str) -> None:
        self._desk.keep_look(self._themes.value(), int(self._sizes.value()))
