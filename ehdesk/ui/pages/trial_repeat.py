"""One repeat of a form on trial: what there is of it, as cards; adding one, removing one, bringing it back."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.forms.engine.outline import instances_around, outline
from ehdesk.forms.engine.question import Topic
from ehdesk.forms.engine.repeats import Repeat
from ehdesk.services.trying import Trying
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.renaming import RenamePage
from ehdesk.ui.pages.repeat_cards import RepeatCards
from ehdesk.ui.pages.topic_titles import instance_title, list_title
from ehdesk.ui.pages.trial_page import TrialPage


class TrialRepeatPage(TrialPage):
    """A card for each instance, known by its identity: what was answered stays with it."""

    def __init__(self, desk: Desk, place: places.TrialRepeat, trial: Trying) -> None:
        super().__init__(desk, trial)
        self._field = place.repeat
        self._outer = instances_around(trial.form, place.repeat)
        if self._repeat.takes_instances:
            self._add = self._next("")
            self._add.clicked.connect(self._add_one)
            self.open_at(self._add)
        if self._outer:
            self._add_way_to_list(self._outer[-1])
        everything = self._way_to(places.Trial(), desk.words("topic.all"))
        if not self._repeat.takes_instances:
            self.open_at(everything)
        self.read()

    @property
    def _repeat(self) -> Repeat:
        return self._trial.form.repeats.repeat(self._field)

    def content(self) -> QWidget:
        words, repeat = self._desk.words, self._repeat
        self.set_title(list_title(self._desk, self._trial.form, repeat), self._inside())
        if repeat.takes_instances:
            self._add.say(words("repeat.add_more" if repeat.instances else "repeat.add"), "plus")
        cards = RepeatCards(self._desk, self._trial, repeat, can_change=repeat.takes_instances)
        cards.topic_wanted.connect(self._open)
        cards.repeat_wanted.connect(lambda field: self._desk.go(places.TrialRepeat(field)))
        cards.removal_wanted.connect(self._remove)
        cards.name_wanted.connect(self._rename)
        return cards

    def _inside(self) -> str:
        if not self._outer:
            return ""
        return self._desk.words("repeat.inside", name=instance_title(self._desk, self._trial.form, self._outer[-1]))

    def _add_one(self) -> None:
        """Add one, and begin with what it asks."""
        instance = self._trial.add(self._field)
        first = next((line for line in outline(self._trial.form, instance) if isinstance(line, Topic)), None)
        if first is None:
            self.read()
        else:
            self._open(first.id)

    def _remove(self, instance: str) -> None:
        name = instance_title(self._desk, self._trial.form, instance)
        place = self._trial.remove(instance)
        self.read()
        self._desk.say(self._desk.words("repeat.removed", name=name), partial(self._bring_back, instance, place))

    def _bring_back(self, instance: str, place: int) -> None:
        self._trial.bring_back(instance, place)
        self._desk.go(places.TrialRepeat(self._field))

    def _rename(self, instance: str) -> None:
        self._desk.lay_over(RenamePage(self._desk, self._trial, instance, partial(self._call, instance)))

    def _call(self, instance: str, name: str) -> None:
        before = self._trial.form.names.get(instance, "")
        self._trial.call(instance, name)
        self.read()
        said = self._desk.words("repeat.renamed", name=instance_title(self._desk, self._trial.form, instance))
        self._desk.say(said, partial(self._call_again, instance, before))

    def _call_again(self, instance: str, name: str) -> None:
        self._trial.call(instance, name)
        self._desk.go(places.TrialRepeat(self._field))

    def _open(self, topic: str) -> None:
        self._desk.go(places.TrialTopic(topic))
