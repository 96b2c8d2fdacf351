"""What the pages of a trial share: that nothing is kept, and the language in which the form speaks."""

from PySide6.QtWidgets import QWidget

from ehdesk.forms.engine.outline import repeat_of
from ehdesk.services.trying import Trying
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.language_switch import language_switch
from ehdesk.ui.pages.topic_titles import repeat_title
from ehdesk.ui.refocus import keeping_focus
from ehdesk.ui.shell.page import FamilyPage
from ehdesk.ui.tab_order import tab_through
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import Button, PrimaryButton, QuietButton, SecondaryButton


class TrialPage(FamilyPage):
    """A page of a trial, whose content is made anew when the form speaks another language.

    A subclass gives `content`, and calls `read` when it is built.
    """

    def __init__(self, desk: Desk, trial: Trying) -> None:
        super().__init__(desk.look, trial.form.definition.title)
        self._desk, self._trial = desk, trial
        self.with_whom = desk.words("trial.with_whom")
        self._content: QWidget | None = None
        self._banner = Banner(desk.look, desk.words("trial.nothing_kept"), "attention", "info")
        self.body.insertWidget(0, self._banner)
        for switch in language_switch(desk, trial):
            switch.chosen.connect(self._speak)
            self.add_header_button(switch)

    def content(self) -> QWidget:
        """Everything below the title, as it stands now."""
        raise NotImplementedError

    def read(self) -> None:
        """Make the content anew; the keyboard stays where it was."""
        keeping_focus(self, self._renew)

    def before_speaking(self) -> None:
        """Take what was typed, before its field goes."""

    def _speak(self, language: str) -> None:
        self.before_speaking()
        self._trial.speak(language)
        self.read()

    def _renew(self) -> None:
        old, self._content = self._content, self.content()
        self.add(self._content)
        if old is not None:
            old.hide()
            old.deleteLater()
        tab_through(self.header, self._content, self.bar)

    def _next(self, words: str) -> PrimaryButton:
        """The one filled button of the bar; Ctrl+Enter presses it."""
        button = PrimaryButton(self.look, words)
        self.continue_asked.connect(button.click)
        self.bar.add(button)
        return button

    def _also(self, words: str) -> SecondaryButton:
        button = SecondaryButton(self.look, words)
        self.bar.add(button)
        return button

    def _add_way_to_list(self, instance: str) -> None:
        """To the list in which an instance stands."""
        repeat = repeat_of(self._trial.form, instance)
        words = self._desk.words("repeat.to_list", repeat=repeat_title(self._desk, repeat))
        self._also(words).clicked.connect(lambda: self._desk.go(places.TrialRepeat(repeat.field)))

    def _way_to(self, place: places.Place, words: str, icon: str = "clipboard") -> Button:
        """A quiet way elsewhere, at the right of the bar."""
        button = QuietButton(self.look, words, icon)
        button.clicked.connect(lambda: self._desk.go(place))
        self.bar.add_right(button, folds=True)
        return button
