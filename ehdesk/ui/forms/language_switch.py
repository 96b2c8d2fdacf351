"""The language in which a form speaks, to be switched in place."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ehdesk.services.followed import Followed
from ehdesk.ui.desk import Desk
from ehdesk.ui.widgets.select import Select
from ehdesk.ui.widgets.words import Line


class LanguageSwitch(QWidget):
    """A box with the languages, and what it is for before it.

    Signals:
        chosen(str): the form is to speak this language.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, languages: Sequence[str], spoken: str) -> None:
        super().__init__()
        row, name = QHBoxLayout(self), desk.words("asking.language")
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.look.space(10))
        self._select = Select(desk.look, name, [(language, language) for language in languages])
        self._select.chosen.connect(self.chosen)
        self.show_value(spoken)
        row.addWidget(Line(desk.look, name, "soft"))
        row.addWidget(self._select)
        row.addStretch()

    def show_value(self, language: str) -> None:
        """Show a language and emit nothing."""
        self._select.show_value(language)


def language_switch(desk: Desk, followed: Followed) -> Iterator[LanguageSwitch]:
    """For a form that has several languages, at the one it speaks; nothing where it has only one."""
    if len(followed.languages) > 1:
        yield LanguageSwitch(desk, followed.languages, followed.form.language)
