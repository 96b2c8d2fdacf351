"""Places along a line or around a shape, typed or pasted one to a line: "54.57, -1.23"."""

from PySide6.QtWidgets import QWidget

from ehdesk.domain.typed_places import first_unread, places_as_typed, places_kept
from ehdesk.ui.look import Look
from ehdesk.ui.widgets.text_field import LongTextField
from ehdesk.ui.widgets.words import Words, show_when


class PlacesField(LongTextField):
    """`value()` is the places as ODK writes them, with "; " between. `unread` has a blank `{line}` for what is none."""

    def __init__(self, look: Look, label: str, unread: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, label, hint, "", parent)
        self._unread, self._given = unread, ("", "")
        self._said = Words(look, "", "attention")
        self._put(self._said)
        self._say("")

    def value(self) -> str:
        typed, (given, as_typed) = super().value(), self._given
        return given if typed == as_typed else places_kept(typed)

    def _show(self, value: str) -> None:
        self._given = (value, places_as_typed(value))
        super()._show(self._given[1])
        self._say(first_unread(self._given[1]))

    def _finish(self) -> None:
        self._say(first_unread(super().value()))
        super()._finish()

    def _say(self, line: str) -> None:
        words = self._unread.format(line=line) if line else ""
        self._said.set_words(words)
        show_when(self._said, bool(words))
        said = (self.problem(), words, self._hint_words)
        self._text.setAccessibleDescription(" ".join(filter(None, said)))
