"""A newer version of an assessment's form: what carries over, what has no place there, what is new; and moving."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ehdesk.domain.family import Family
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.services.filling import Filling
from ehdesk.services.moving import Move
from ehdesk.ui.desk import Desk
from ehdesk.ui.naming import with_names_hidden
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.widgets.ask_first import AskFirst, Question
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.fold import Fold, Heading
from ehdesk.ui.widgets.words import Words

_NAMED = 12
"""How many questions of a list are named; the rest is counted."""


class NewerForm(Fold):
    """Opened, it compares the two versions; nothing is saved before somebody says yes.

    `said` are a title, and a line on why this version is offered.

    Signals:
        moved: it was.
    """

    moved = Signal()

    def __init__(self, desk: Desk, family: Family, filling: Filling, version: str, said: tuple[str, str]) -> None:
        self._desk, self._family, self._filling, self._version = desk, family, filling, version
        spoken = desk.words("common.opened"), desk.words("common.folded")
        super().__init__(desk.look, Heading(*said, "", "", spoken), self._compared)

    def _compared(self) -> Iterator[QWidget]:
        words, column = self._desk.words, Column(self._look, 10, around=12)
        try:
            move = self._desk.work.moving.move(self._filling, self._version)
        except UnknownForm:
            column.add(Words(self._look, words("moving.unreadable", newest=self._version), "soft"))
        else:
            column.add(*self._said(move), self._ask(move))
        yield column

    def _said(self, move: Move) -> Iterator[Words]:
        words, found, newest = self._desk.words, move.comparison, self._version
        yield Words(self._look, words("moving.stay", version=self._filling.facts.version), "soft")
        if found.no_place and not found.carried:
            yield Words(self._look, words("moving.none_carried"))
        else:
            yield Words(self._look, words("moving.carried", count=found.carried))
        if found.look_again:
            said = words("moving.look_again", count=len(found.look_again))
            yield from self._listed(said, move.after, found.look_again)
        if found.no_place:
            said = words("moving.no_place", count=len(found.no_place), newest=newest)
            yield from self._listed(said, move.before, found.no_place)
        if found.new:
            yield from self._listed(words("moving.new", count=len(found.new)), move.after, found.new)
        else:
            yield Words(self._look, words("moving.nothing_new"))

    def _listed(self, said: str, form: FilledForm, fields: Sequence[str]) -> Iterator[Words]:
        """What is to be talked about alone is not named where somebody else may look on."""
        yield Words(self._look, said)
        alone = form.said_alone()
        names = (self._named(form, field, is_alone=field in alone) for field in fields)
        lines = list(dict.fromkeys(names))
        shown = [f"•  {line}" for line in lines[:_NAMED]]
        if len(lines) > _NAMED:
            shown.append(self._desk.words("moving.more", count=len(lines) - _NAMED))
        yield Words(self._look, "\n".join(shown), "soft")

    def _named(self, form: FilledForm, field: str, *, is_alone: bool) -> str:
        if is_alone:
            return self._desk.words("moving.alone")
        return with_names_hidden(self._desk, self._family, form.question(field).label)

    def _ask(self, move: Move) -> AskFirst:
        words, version, newest = self._desk.words, self._filling.facts.version, self._version
        question = Question(
            words("moving.ask", newest=newest), words("moving.yes", newest=newest), words("moving.no", version=version)
        )
        ask = AskFirst(self._look, words("moving.move", newest=newest), question)
        ask.meant.connect(lambda: self._make(move))
        return ask

    def _make(self, move: Move) -> None:
        words, family, version = self._desk.words, self._family.id, self._filling.facts.version
        if may_write(self._desk, family):
            undo: Callable[[], None] = self._desk.work.moving.make(
                family, move, words("moving.why", version=version), words("moving.why_back")
            )
            self.moved.emit()
            self._desk.say(words("moving.done", newest=self._version), undo)
