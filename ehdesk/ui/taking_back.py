"""Undoing what was saved in one record, with a line that says what came of it and undoes that in turn."""

from collections.abc import Collection

from ehdesk.domain.change import ChangeId, RecordId
from ehdesk.ui.desk import Desk


def take_back(desk: Desk, record: RecordId, changes: Collection[ChangeId]) -> None:
    """Bring back what stood before these changes, but for what was changed since."""
    words = desk.words
    undone = desk.work.undoing.undo(record, changes, words("undo.why"))
    if not undone.changes:
        desk.say(words("undo.nothing"))
        return
    said = words("undo.all_but", count=len(undone.left)) if undone.left else words("undo.done")
    desk.say(said, lambda: take_back(desk, record, undone.changes))
