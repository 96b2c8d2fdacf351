"""One repeat of an assessment, looked at with the family: what there is of it, adding to it, removing from it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.domain.change import ChangeId
from ehdesk.forms.engine.outline import instances_around, outline, repeat_of
from ehdesk.forms.engine.question import Topic
from ehdesk.forms.engine.repeats import NoSuchRepeat, Repeat
from ehdesk.services.announce import Changed
from ehdesk.services.filling import Filling
from ehdesk.services.last_time import LastTime, NotTakenOver
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.forms.language_switch import language_switch
from ehdesk.ui.pages.jump import JumpPage, offer_jump
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.pages.renaming import RenamePage
from ehdesk.ui.pages.repeat_cards import RepeatCards
from ehdesk.ui.pages.repeat_last_time import RepeatLastTime
from ehdesk.ui.pages.topic_titles import instance_title, list_title, repeat_title
from ehdesk.ui.refocus import keeping_focus
from ehdesk.ui.saying import day_in_words
from ehdesk.ui.shell.page import FamilyPage
from ehdesk.ui.tab_order import tab_through
from ehdesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from ehdesk.ui.widgets.column import Column


class RepeatPage(FamilyPage):
    """A card for each instance. What was answered in a removed one is kept, and comes back with it."""

    def __init__(self, desk: Desk, place: places.Repeat, filling: Filling) -> None:
        self._desk, self._place, self._filling = desk, place, filling
        super().__init__(desk.look, list_title(desk, filling.form, self._repeat))
        self.bar_title = filling.form.definition.title
        self._content: QWidget | None = None
        self._outer = instances_around(filling.form, place.repeat)
        self._can_change = self._repeat.takes_instances and not filling.facts.is_complete
        for switch in language_switch(desk, filling):
            switch.chosen.connect(self._speak)
            self.add_header_button(switch)
        self._fill_bar()
        desk.changed.connect(self._take_in)
        self._read()

    @property
    def _repeat(self) -> Repeat:
        return self._filling.form.repeats.repeat(self._place.repeat)

    def _fill_bar(self) -> None:
        everything = QuietButton(self.look, self._desk.words("topic.all"), "clipboard")
        everything.clicked.connect(self._all_topics)
        if self._can_change:
            self._add = PrimaryButton(self.look, "")
            self._add.clicked.connect(self._add_one)
            self.continue_asked.connect(self._add.click)
            self.bar.add(self._add)
        self._back = SecondaryButton(self.look, "")
        self._back.clicked.connect(lambda: self._go_to(repeat_of(self._filling.form, self._outer[-1]).field))
        if self._outer:
            self.bar.add(self._back)
        offer_jump(self, self._desk, self._jump)
        self.bar.add_right(everything)
        self.open_at(self._add if self._can_change else everything)

    def _jump(self) -> None:
        """Every topic, over this page."""
        self._desk.lay_over(JumpPage(self._desk, self._filling, self._place.repeat, self._place_of))

    def _speak(self, language: str) -> None:
        self._filling.speak(language)
        self._read()

    def _read(self) -> None:
        keeping_focus(self, self._renew)

    def _renew(self) -> None:
        words, form, repeat, inside = self._desk.words, self._filling.form, self._repeat, ""
        if self._outer:
            inside = words("repeat.inside", name=instance_title(self._desk, form, self._outer[-1]))
            outer = repeat_of(form, self._outer[-1])
            self._back.say(words("repeat.to_list", repeat=repeat_title(self._desk, outer)))
        self.set_title(list_title(self._desk, form, repeat), inside)
        if self._can_change:
            self._add.say(words("repeat.add_more" if repeat.instances else "repeat.add"), "plus")
        old, self._content = self._content, self._cards(repeat)
        self.add(self._content)
        if old is not None:
            old.hide()
            old.deleteLater()
        tab_through(self._content, self.bar)

    def _cards(self, repeat: Repeat) -> Column:
        column = Column(self.look)
        column.add(self._there_now(repeat), *self._there_last_time(repeat))
        return column

    def _there_last_time(self, repeat: Repeat) -> Iterator[RepeatLastTime]:
        times = self._desk.work.last_times
        last = times.of(self._filling, self._place.family)
        if last is not None and self._can_change and times.is_shown(self._place.assessment):
            day = day_in_words(last.on) if last.on else ""
            cards = RepeatLastTime(self._desk, repeat, last.instances(repeat.field), day)
            cards.still_so.connect(partial(self._bring, last, day))
            yield cards

    def _bring(self, last: LastTime, day: str, instance: str) -> None:
        if not may_write(self._desk, self._place.family):
            return
        try:
            last.bring(instance, self._desk.words("last_time.why", day=day))
        except NotTakenOver:
            self._desk.say(self._desk.words("last_time.too_late"))
        else:
            self._desk.say(self._desk.words("last_time.taken"), partial(self._take_back, instance))
        self._read()

    def _take_back(self, instance: str) -> None:
        self._desk.work.assessments.open(self._place.assessment).remove(instance)
        self._go_to(self._place.repeat)

    def _there_now(self, repeat: Repeat) -> RepeatCards:
        cards = RepeatCards(self._desk, self._filling, repeat, can_change=self._can_change)
        cards.topic_wanted.connect(self._open)
        cards.repeat_wanted.connect(self._go_to)
        cards.removal_wanted.connect(self._remove)
        cards.name_wanted.connect(self._rename)
        cards.versions_wanted.connect(lambda part: self._desk.go(places.Sync(self._place.assessment, part)))
        return cards

    def _add_one(self) -> None:
        """Add one, and begin with what it asks."""
        if not may_write(self._desk, self._place.family):
            return
        instance = self._filling.add(self._place.repeat)
        first = next((line for line in outline(self._filling.form, instance) if isinstance(line, Topic)), None)
        if first is None:
            self._read()
        else:
            self._open(first.id)

    def _remove(self, instance: str) -> None:
        if not may_write(self._desk, self._place.family):
            return
        name = instance_title(self._desk, self._filling.form, instance)
        is_choice = self._filling.has_two_versions(instance)
        place = self._filling.remove(instance)
        removal = self._desk.work.vault.records.seen(self._place.assessment)[instance]
        self._read()
        undo = partial(self._ask_again, removal) if is_choice else partial(self._bring_back, instance, place)
        self._desk.say(self._desk.words("repeat.removed", name=name), undo)

    def _bring_back(self, instance: str, place: int) -> None:
        self._desk.work.assessments.open(self._place.assessment).bring_back(instance, place)
        self._go_to(self._place.repeat)

    def _ask_again(self, removal: tuple[ChangeId, ...]) -> None:
        """A removal that agreed with a colleague's is undone: both versions stand side by side again."""
        self._desk.work.undoing.undo(self._place.assessment, removal)
        self._go_to(self._place.repeat)

    def _rename(self, instance: str) -> None:
        if may_write(self._desk, self._place.family):
            self._desk.lay_over(RenamePage(self._desk, self._filling, instance, partial(self._call, instance)))

    def _call(self, instance: str, name: str) -> None:
        before = self._filling.form.names.get(instance, "")
        self._filling.call(instance, name)
        self._read()
        if instance in self._repeat.instances:  # a colleague may have removed it meanwhile
            said = self._desk.words("repeat.renamed", name=instance_title(self._desk, self._filling.form, instance))
            self._desk.say(said, partial(self._call_again, instance, before))

    def _call_again(self, instance: str, name: str) -> None:
        self._desk.work.assessments.open(self._place.assessment).call(instance, name)
        self._go_to(self._place.repeat)

    def _open(self, topic: str) -> None:
        self._desk.go(self._place_of(topic))

    def _place_of(self, topic: str) -> places.Topic | places.CheckAnswers:
        kind = places.CheckAnswers if self._filling.facts.is_complete else places.Topic
        return kind(self._place.family, self._place.assessment, topic)

    def _go_to(self, repeat: str) -> None:
        self._desk.go(places.Repeat(self._place.family, self._place.assessment, repeat))

    def _all_topics(self) -> None:
        self._desk.go(places.AssessmentTasks(self._place.family))

    def _take_in(self, changed: Changed) -> None:
        if not (changed.came_in and changed.concerns(self._place.family)):
            return
        self._filling.reread()
        try:
            self._read()
        except NoSuchRepeat:
            self._all_topics()
