"""What every question has: a label above, a hint, what is wrong with it, then the thing to answer with.

All fields speak the same way, so that a page can bind them in one loop:

    field.value() -> str             what is answered; "" is nothing; several choices are keys split by spaces
    field.show_value(value)          shows it and emits nothing
    field.set_problem(words)         the error bar, the words under the label, error edges; "" takes them away
    field.focus_control()            gives the keyboard to the answer (an error summary's link does this)
    field.edited(str)                at every edit by the person: keep a draft
    field.left(str)                  the person is done with it (left the field, or made a choice): save now

"(optional)" is words too: TextField(look, "Say why", optional="(optional)"). Only for a field that stands alone: where
most of a form may stay empty, the page says so once.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ehdesk.ui.look import Look
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.unlearned import learn_nothing
from ehdesk.ui.widgets.words import Words, set_property, show_when


class Field(QGroupBox):
    """One question and its answer. To a screen reader it is a group with the question's name.

    Signals:
        edited(str): the person changed the answer.
        left(str): the person finished changing it.
    """

    edited = Signal(str)
    left = Signal(str)
    is_labelled = True
    """False for a question whose words stand above in another shape. It keeps its name."""

    def __init__(
        self, look: Look, label: str, hint: str = "", optional: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._hint_words, self._problem_words, self._also = look, hint, "", ""
        self._controls: list[QWidget] = []
        self._kept = ""
        self.name = " ".join(filter(None, (label, optional)))
        self.setAccessibleName(self.name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._label: Words | None = None
        self._hint = Words(look, hint, "small_soft", self) if hint else None
        self._trouble: _Trouble | None = None
        self._lay_out()
        self.show_label(shown=self.is_labelled)
        _application().focusChanged.connect(self._leave)
        look.dress(self._dress_field)

    def value(self) -> str:
        """What is answered, "" for nothing."""
        raise NotImplementedError

    def show_value(self, value: str) -> None:
        """Show an answer without saying that the person gave it."""
        self._show(value)
        # what the field makes of it, so that merely passing through never counts as a change
        self._kept = self.value()

    def problem(self) -> str:
        """What is wrong with it now, "" for nothing."""
        return self._problem_words

    def set_problem(self, words: str) -> None:
        """Say what is wrong, or with "" that nothing is."""
        self._problem_words = words
        if words and self._trouble is None:
            self._trouble = _Trouble(self._look)
            self._both.insertWidget(0, self._trouble.bar)
            self._column.insertWidget(min(self._above, self._column.count() - 1), self._trouble.words)
        if self._trouble is not None:
            self._trouble.say(words)
        for control in self._controls:
            set_property(control, "problem", bool(words))
        self._describe()

    def tell_also(self, words: str) -> None:
        """More that is heard with the question: what stands beside it on the page."""
        if words != self._also:
            self._also = words
            self._describe()

    def _describe(self) -> None:
        said = " ".join(filter(None, (self._problem_words, self._hint_words, self._also)))
        for control in self._controls:
            control.setAccessibleDescription(said)

    @property
    def control(self) -> QWidget:
        """What the answer is given with: the first of its parts."""
        return self._controls[0]

    def focus_control(self) -> None:
        """Give the keyboard to the answer."""
        if self._controls:
            self._controls[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_label(self, *, shown: bool) -> None:
        """Show its words, or hide them where they stand over a whole column."""
        if self._label is not None:
            show_when(self._label, shown)
        elif shown:
            self._label = Words(self._look, self.name, "label", self)
            self._column.insertWidget(0, self._label)
            self._above += 1

    def add_help(self, helping: QWidget) -> None:
        """Put more help under the hint."""
        self._column.insertWidget(self._above, helping)
        self._above += 1

    def _show(self, value: str) -> None:
        raise NotImplementedError

    def _take(self, control: QWidget, says: str = "") -> None:
        """Make `control` part of the answer: its name, its edges, and when it is left."""
        control.setAccessibleName(says or self.name)
        control.setAccessibleDescription(self._hint_words)
        learn_nothing(control)
        self._controls.append(control)

    def _put(self, answer: QWidget | QLayout) -> None:
        """Lay the answer below the words, or below what there is of it."""
        if isinstance(answer, QLayout):
            self._column.addLayout(answer)
        else:
            self._column.addWidget(answer)

    def _change(self) -> None:
        self.edited.emit(self.value())

    def _finish(self) -> None:
        """Say `left`, unless nothing changed since the last time."""
        if (value := self.value()) != self._kept:
            self._kept = value
            self.left.emit(value)

    def _leave(self, left: QWidget | None, _entered: QWidget | None) -> None:
        """The keyboard went from one thing to another."""
        if left in self._controls:
            self._finish()

    def _lay_out(self) -> None:
        self._both = QHBoxLayout(self)
        self._column = QVBoxLayout()
        self._both.addLayout(self._column, 1)
        if self._hint is not None:
            self._column.addWidget(self._hint)
        self._above = self._column.count()

    def _dress_field(self) -> None:
        layout = self.layout()
        if layout is not None:
            spaced(layout, (0, 0, 0, 0), self._look.space(14))
        spaced(self._column, (0, 0, 0, 0), self._look.space(5))


class _Trouble:
    """What shows that something is wrong: a bar on the left, and the words. Most fields never need it."""

    def __init__(self, look: Look) -> None:
        self.bar, self.words = QFrame(), Words(look, "", "problem")
        self.bar.setProperty("kind", "problem_bar")
        self.bar.setFixedWidth(5)

    def say(self, words: str) -> None:
        self.words.set_words(words)
        show_when(self.words, bool(words))
        show_when(self.bar, bool(words))
        set_property(self.bar, "problem", bool(words))


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("there is no application")
    return app
