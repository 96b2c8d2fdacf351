"""What a list of topics says of each besides how far it is: what changed, what waits, and the notes to self."""

from collections.abc import Callable

from ehdesk.domain.change import FamilyId
from ehdesk.forms.engine.outline import Line, Series
from ehdesk.services.filling import Filling
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.since_last_time import SinceLastTime
from ehdesk.ui.widgets.buttons import QuietButton


def marks_of(desk: Desk, family: FamilyId, filling: Filling) -> Callable[[Line], str]:
    """What is said of a line; of a topic that is to be talked about alone, not even that there is a note."""
    since, notes, words = SinceLastTime(desk, family, filling), filling.notes, desk.words

    def said(topic: Line) -> str:
        if isinstance(topic, Series):
            return since.of_repeat(topic.repeat.field)
        count = 0 if topic.is_alone else sum(field in notes for field in topic.fields)
        return ", ".join(filter(None, (since.of_topic(topic), words("self_note.row", count=count) if count else "")))

    return said


def way_to_notes(desk: Desk, family: FamilyId, filling: Filling) -> QuietButton:
    """The button that leads to all notes to self."""
    button = QuietButton(desk.look, desk.words("self_note.to_list", count=len(filling.notes)), "pencil")
    button.clicked.connect(lambda: desk.go(places.SelfNotes(family, filling.facts.id)))
    return button
