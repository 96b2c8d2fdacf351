"""One of a long list, found by typing: its words, the beginnings of its words, or nearly so.

    FindField(look, "Which school?", (("s1", "Oak Lane Primary"), ("s2", "St John's")), words)

Down opens what was found, or with nothing typed the whole list. What is not in the list stays as it was typed, and is
asked about.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ehdesk.domain.choosing import found_in
from ehdesk.ui.look import Look
from ehdesk.ui.widgets.found_list import FoundList
from ehdesk.ui.widgets.text_field import TextField
from ehdesk.ui.widgets.toast import announce
from ehdesk.ui.widgets.words import Words

_WIDTH = 560


@dataclass(frozen=True, slots=True)
class FindWords:
    """What is said of words that are not in the list, and how it is said that so many of so many answers are shown."""

    not_there: str
    shown: Callable[[int, int], str]


class FindField(TextField):
    """`value()` is the key of the answer in the box; words that are no answer stand for themselves."""

    def __init__(
        self,
        look: Look,
        label: str,
        options: Sequence[tuple[str, str]],
        words: FindWords,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, hint, width=_WIDTH, parent=parent)
        self._find_words = words
        self._options, self._labels = list(options), [said for _key, said in options]
        self._keys = {said.casefold(): key for key, said in reversed(self._options)}
        self._found = FoundList(look, self.name)
        self._put(self._found)
        self._take(self._found)
        self._found.taken.connect(self._choose)
        self._found.left_upwards.connect(self._go_back)
        self._found.typed.connect(self._type)

    def value(self) -> str:
        typed = super().value()
        return self._keys.get(typed.casefold(), typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._open("" if self._is_there() else super().value())
        elif event.key() == Qt.Key.Key_Escape and not self._found.isHidden():
            self._found.show_found(())
        else:
            super().keyPressEvent(event)

    def _show(self, value: str) -> None:
        self._fill(dict(self._options).get(value, value))
        self._found.show_found(())
        self._say_whether_there()

    def _change(self) -> None:
        typed = super().value()
        self._show_found(typed if typed and not self._is_there() else None)
        self.remark("")
        super()._change()

    def _show_found(self, typed: str | None) -> None:
        """Show the answers for what was typed; "" shows all of them, None none."""
        places = found_in(typed, self._labels) if typed is not None else []
        self._found.show_found([self._options[place] for place in places])
        if typed is not None:
            announce(self._line, self._find_words.shown(len(places), len(self._options)))

    def _open(self, typed: str) -> None:
        self._show_found(typed)
        if not self._found.isHidden():
            self._found.enter()

    def _choose(self, key: str) -> None:
        self._fill(dict(self._options)[key])
        self._go_back()
        self._change()
        self._finish()

    def _go_back(self) -> None:
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._found.show_found(())

    def _type(self, text: str) -> None:
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.end(False)
        self._line.insert(text)
        self._change()

    def _leave(self, left: QWidget | None, entered: QWidget | None) -> None:
        """From the box to what was found is no leaving."""
        if left in self._controls and entered not in self._controls:
            self._finish()

    def _finish(self) -> None:
        """Take the one answer that what was typed can mean."""
        if self._found.hasFocus():
            return
        found = [] if self._is_there() else found_in(super().value(), self._labels)
        if len(found) == 1:
            self._fill(self._labels[found[0]])
        self._found.show_found(())
        self._say_whether_there()
        super()._finish()

    def _is_there(self) -> bool:
        typed = super().value()
        return not typed or typed.casefold() in self._keys

    def _place_remark(self, remark: Words) -> None:
        self._put(remark)

    def _say_whether_there(self) -> None:
        self.remark("" if self._is_there() else self._find_words.not_there, "attention")
