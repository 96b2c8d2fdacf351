"""One repeat of a form on trial: what there is of it, as cards; adding one, removing one, bringing it back."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.forms.engine.outline import instances_around, outline
from ehdesk.forms.engine.question import Topic
from ehdesk.forms.engine.repeats import Repeat
from ehdesk.services.trying import Trying
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.outline_rows import OutlineRows, name_of
from ehdesk.ui.pages.trial_page import TrialPage
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import TitledCard
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState


class TrialRepeatPage(TrialPage):
    """A card for each instance, known by its identity: what was answered stays with it."""

    def __init__(self, desk: Desk, place: places.TrialRepeat, trial: Trying) -> None:
        super().__init__(desk, trial)
        self._field = place.repeat
        self._rows = OutlineRows(desk, trial, self._open, lambda field: desk.go(places.TrialRepeat(field)))
        if self._repeat.takes_instances:
            self._add = self._next("")
            self._add.clicked.connect(self._add_one)
            self.open_at(self._add)
        everything = self._way_to(places.Trial(), desk.words("trial.all"))
        if not self._repeat.takes_instances:
            self.open_at(everything)
        self._outer = instances_around(trial.form, self._field)
        if self._outer:
            self._add_way_out()
        self.read()

    @property
    def _repeat(self) -> Repeat:
        return self._trial.form.repeats.repeat(self._field)

    def content(self) -> QWidget:
        words, repeat, column = self._desk.words, self._repeat, Column(self.look)
        inside = (
            words("trial.inside", name=name_of(self._desk, self._trial.form, self._outer[-1])) if self._outer else ""
        )
        self.set_title(repeat.label or words("trial.unnamed"), inside)
        if repeat.takes_instances:
            self._add.say(words("trial.add_more" if repeat.instances else "trial.add"), "plus")
        for instance in repeat.instances:
            column.add(self._card(repeat, instance))
        if not repeat.instances:
            why = words("trial.none_why" if repeat.takes_instances else "trial.none_counted")
            column.add(EmptyState(self.look, words("trial.none"), why))
        return column

    def _inside(self) -> str:
        if not self._outer:
            return ""
        return self._desk.words("trial.inside", name=name_of(self._desk, self._trial.form, self._outer[-1]))

    def _card(self, repeat: Repeat, instance: str) -> TitledCard:
        name = name_of(self._desk, self._trial.form, instance)
        card = TitledCard(self.look, name)
        if repeat.takes_instances:
            said = self._desk.words("trial.remove")
            remove = QuietButton(self.look, said, "bin", says=f"{said}: {name}")
            remove.clicked.connect(partial(self._remove, instance))
            card.add_button(remove)
        for row in self._rows.of(outline(self._trial.form, instance)):
            row.setAccessibleName(f"{name}, {row.accessibleName()}")
            card.add_row(row)
        return card

    def _add_way_out(self) -> None:
        outer = places.TrialRepeat(self._outer[-1].rpartition("[")[0])
        label = self._trial.form.repeats.repeat(outer.repeat).label or self._desk.words("trial.unnamed")
        self._also(self._desk.words("trial.to_list", repeat=label)).clicked.connect(lambda: self._desk.go(outer))

    def _add_one(self) -> None:
        """Add one, and begin with what it asks."""
        instance = self._trial.add(self._field)
        first = next((line for line in outline(self._trial.form, instance) if isinstance(line, Topic)), None)
        if first is None:
            self.read()
        else:
            self._open(first.id)

    def _remove(self, instance: str) -> None:
        name = name_of(self._desk, self._trial.form, instance)
        place = self._trial.remove(instance)
        self.read()
        self._desk.say(self._desk.words("trial.removed", name=name), partial(self._bring_back, instance, place))

    def _bring_back(self, instance: str, place: int) -> None:
        self._trial.bring_back(instance, place)
        self._desk.go(places.TrialRepeat(self._field))

    def _open(self, topic: str) -> None:
        self._desk.go(places.TrialTopic(topic))
