"""The instances of one repeat as cards: what each goes by, what is asked in it, and removing it."""

from functools import partial

from PySide6.QtCore import Signal

from ehdesk.forms.engine.outline import outline
from ehdesk.forms.engine.question import Topic
from ehdesk.forms.engine.repeats import Repeat
from ehdesk.services.followed import Followed
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.outline_rows import OutlineRows
from ehdesk.ui.pages.topic_titles import instance_title
from ehdesk.ui.widgets.banner import Banner
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import TitledCard
from ehdesk.ui.widgets.column import Column
from ehdesk.ui.widgets.empty_state import EmptyState


class RepeatCards(Column):
    """A card for each, or a word that there is none. Nobody removes one where `can_change` is False.

    Signals:
        topic_wanted(str), repeat_wanted(str): somebody wants to see what is asked there.
        removal_wanted(str): somebody wants this instance away.
        name_wanted(str): somebody wants to call it something else.
        versions_wanted(str): somebody wants to see who removed it, and what was answered in it since.
    """

    topic_wanted = Signal(str)
    repeat_wanted = Signal(str)
    removal_wanted = Signal(str)
    name_wanted = Signal(str)
    versions_wanted = Signal(str)

    def __init__(self, desk: Desk, followed: Followed, repeat: Repeat, *, can_change: bool) -> None:
        super().__init__(desk.look)
        self._desk, self._followed, self._can_change = desk, followed, can_change
        self._rows = OutlineRows(desk, followed, self.topic_wanted.emit, self.repeat_wanted.emit)
        if repeat.message:
            self.add(Banner(desk.look, desk.words("repeat.cut_short", message=repeat.message), "attention"))
        self.add(*(self._card(instance) for instance in repeat.instances))
        if not repeat.instances:
            why = desk.words("repeat.none_why" if repeat.takes_instances else "repeat.none_counted")
            self.add(EmptyState(desk.look, desk.words("repeat.none"), why))

    def _card(self, instance: str) -> TitledCard:
        name = instance_title(self._desk, self._followed.form, instance)
        card = TitledCard(self._desk.look, name)
        lines = outline(self._followed.form, instance)
        if self._can_change and not any(isinstance(line, Topic) and line.is_alone for line in lines):
            said = self._desk.words("repeat.rename")
            rename = QuietButton(self._desk.look, said, "pencil", says=f"{said}: {name}")
            rename.clicked.connect(partial(self.name_wanted.emit, instance))
            card.add_button(rename)
        if self._can_change:
            said = self._desk.words("repeat.remove")
            remove = QuietButton(self._desk.look, said, "bin", says=f"{said}: {name}")
            remove.clicked.connect(partial(self.removal_wanted.emit, instance))
            card.add_button(remove)
        if self._followed.has_two_versions(instance):
            said, look_at = self._desk.words("repeat.in_doubt"), self._desk.words("topic.look")
            doubt = Banner(self._desk.look, said, "info", "two-versions", look_at)
            doubt.followed.connect(partial(self.versions_wanted.emit, instance))
            card.add(doubt)
        for row in self._rows.of(lines):
            row.setAccessibleName(f"{name}, {row.accessibleName()}")
            card.add_row(row)
        return card
