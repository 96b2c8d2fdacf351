"""The case notes of the made-up family, written and kept."""

from collections.abc import Iterable
from datetime import date, timedelta

from ehdesk.domain.change import FamilyId
from ehdesk.services.made_up.cast import NoteToCome
from ehdesk.services.workspace import Workspace


def write_notes(work: Workspace, family: FamilyId, notes: Iterable[NoteToCome], today: date) -> None:
    """Each of them, oldest first."""
    for note in notes:
        record = work.notes.new_record()
        day = (today - timedelta(days=note.days_ago)).isoformat()
        facts = {"how": note.how, "with_whom": note.with_whom, "words": note.words}
        confidence = {"in_confidence": "yes"} if note.in_confidence else {}
        work.notes.editing(family, record, {"happened_on": day}).save({**facts, **confidence})
        work.notes.keep(family, record)
