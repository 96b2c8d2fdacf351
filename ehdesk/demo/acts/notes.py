"""The case notes: one is written and kept, and read; then everything that happened."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.demo.tale import Act, Tale
from ehdesk.ui.pages.notes import name_of

_HOW = {
    "visit": "Visit", "call": "Call", "message": "Text or email", "school": "At school", "meeting": "Meeting",
    "other": "Something else",
}  # fmt: skip


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "a note", partial(_write_note, tale)
    yield "the notes", partial(_keep_note, tale)
    yield "what a note says", partial(_read_note, tale)
    yield "what happened", partial(_look_back, tale)


def _write_note(tale: Tale) -> QWidget:
    hands, note = tale.hands, tale.cast.notes[-1]
    hands.click("Notes")
    hands.click("Write a note")
    hands.choose("How were you in touch?", _HOW[note.how])
    hands.fill("With whom?", note.with_whom)
    hands.fill("What happened?", note.words)
    return tale.window


def _keep_note(tale: Tale) -> QWidget:
    tale.hands.click("Keep this note")
    tale.hands.look_for("Showing 1 of 1")
    return tale.window


def _read_note(tale: Tale) -> QWidget:
    hands, note = tale.hands, tale.desk.work.notes.kept(tale.family)[0]
    hands.click(name_of(tale.desk, note))
    hands.look_for("A kept note never changes")
    return tale.window


def _look_back(tale: Tale) -> QWidget:
    tale.hands.click("History")
    tale.hands.look_for("placed the family on the star")
    return tale.window
