"""Case notes: written as drafts, kept for good, corrected by other notes, and found again."""

from datetime import date

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.change import Edit, FamilyId, RecordId
from ehdesk.domain.merge import REMOVED
from ehdesk.domain.notes import NoteIsKept
from ehdesk.store.words import is_found_in
from tests.services.made import Desktop
from tests.services.sharing import share, shared_family
from tests.store.colleague import Colleague


@pytest.fixture
def family(ada: Desktop) -> FamilyId:
    """A family without notes."""
    return ada.work.families.add("Okoro")


def written(desktop: Desktop, family: FamilyId, words: str = "We talked.", on: str = "2026-11-24", **facts) -> RecordId:
    """A note that is being written."""
    record = desktop.work.notes.new_record()
    desktop.work.notes.editing(family, record, {"happened_on": on}).save({"words": words, "how": "visit", **facts})
    return record


def kept(desktop: Desktop, family: FamilyId, words: str = "We talked.", on: str = "2026-11-24", **facts) -> RecordId:
    """A note that was kept."""
    record = written(desktop, family, words, on, **facts)
    desktop.work.notes.keep(family, record)
    return record


def test_a_note_is_being_written_until_it_is_kept(ada: Desktop, family: FamilyId):
    record = written(ada, family)
    assert [note.id for note in ada.work.notes.unfinished(family)] == [record]
    assert ada.work.notes.kept(family) == ()
    ada.work.notes.keep(family, record)
    assert ada.work.notes.unfinished(family) == ()
    assert [(note.words, note.how, note.happened_on) for note in ada.work.notes.kept(family)] == [
        ("We talked.", "visit", date(2026, 11, 24))
    ]


def test_a_kept_note_is_neither_opened_nor_kept_again(ada: Desktop, family: FamilyId):
    record = kept(ada, family)
    with pytest.raises(NoteIsKept):
        ada.work.notes.editing(family, record, {})
    with pytest.raises(NoteIsKept):
        ada.work.notes.keep(family, record)


def test_what_was_typed_when_the_app_stopped_is_there_again(ada: Desktop, family: FamilyId):
    record = ada.work.notes.new_record()
    ada.work.notes.editing(family, record, {"happened_on": "2026-11-24"}).draft("words", "Half a sen")
    ada.work.notes.editing(family, record, {"happened_on": "2026-11-24"})
    [note] = ada.work.notes.unfinished(family)
    assert (note.words, note.happened_on_as_written) == ("Half a sen", "2026-11-24")


def test_a_hundred_thousand_letters_are_kept(ada: Desktop, family: FamilyId):
    words = "Čaj a deštník.\n" * 7_000
    assert ada.work.notes.one(kept(ada, family, words)).words == words


def test_notes_stand_newest_first_by_the_day_they_happened(ada: Desktop, family: FamilyId):
    for words, on in (
        ("second", "2026-11-20"),
        ("third", "2026-11-02"),
        ("first", "2026-11-24"),
        ("no day", "one day"),
    ):
        kept(ada, family, words, on)
    assert [note.words for note in ada.work.notes.kept(family)] == ["no day", "first", "second", "third"]


def test_a_correction_and_what_it_corrects_stay_readable(ada: Desktop, family: FamilyId):
    wrong = kept(ada, family, "Five children")
    right = kept(ada, family, "Four children", corrects=wrong)
    assert [note.id for note in ada.work.notes.corrections_of(family, wrong)] == [right]
    assert {note.words for note in ada.work.notes.kept(family)} == {"Five children", "Four children"}


@pytest.mark.parametrize(
    ("asked", "found"), [("zoe umbrella", 1), ("ZOË", 1), ("brel", 1), ("miss", 1), ("tea zoe", 0), ("", 2)]
)
def test_a_note_is_found_by_any_of_its_words_and_by_whom_it_was_with(
    ada: Desktop, family: FamilyId, asked: str, found: int
):
    kept(ada, family, "Zoë forgot her umbrella.")
    kept(ada, family, "Tea.", with_whom="Miss Lowe")
    assert len(ada.work.notes.find(family, asked)) == found


def test_no_words_are_found_in_everything():
    assert is_found_in("", "  ")


def test_the_last_contact_is_one_that_has_happened(ada: Desktop, family: FamilyId):
    for on in ("2026-11-02", "2026-11-20", "2026-12-24", "one day"):
        kept(ada, family, on=on)
    written(ada, family, on="2026-11-24")
    assert ada.work.notes.last_contact(family, ada.today).happened_on == date(2026, 11, 20)


def test_who_kept_a_note_is_known_on_every_computer(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    record = kept(ada, family)
    share(ada, ben)
    author = ben.work.notes.kept_by(record).author
    assert ben.work.colleagues.name(family, author) == "Ada Obi, Family support worker"


def test_an_edit_that_did_not_know_that_a_note_was_kept_is_never_taken_over_in_silence(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    record = written(ada, family, "As it was")
    share(ada, ben)
    ben.work.notes.editing(family, record, {}).save({"words": "Changed elsewhere"})
    ada.work.notes.keep(family, record)
    share(ada, ben)
    for desktop in (ada, ben):
        [conflict] = desktop.work.conflicts.open(family)
        assert {version.value for version in conflict.versions} == {"As it was", "Changed elsewhere"}
        assert desktop.work.notes.one(record).words == "As it was"
    ben.work.conflicts.choose(conflict, "Changed elsewhere")
    share(ada, ben)
    for desktop in (ada, ben):
        assert desktop.work.conflicts.open(family) == ()
        assert desktop.work.notes.one(record).words == "As it was"


def test_whoever_writes_in_a_kept_note_never_changes_what_it_shows(ada: Desktop, family: FamilyId):
    record, mallory = kept(ada, family, "He came."), Colleague()
    seen = tuple({change for changes in ada.work.vault.records.seen(record).values() for change in changes})
    fields = {"words": "He never came.", "with_whom": "Nobody", "kept": True, REMOVED: True}
    change = mallory.writes(family, Edit(record, kinds.NOTE, fields, seen), at=1 << 60)
    assert mallory.given_to(ada.work.vault, change).kept_aside == ()
    [note] = ada.work.notes.kept(family)
    assert (note.words, note.with_whom) == ("He came.", "")
    assert ada.work.colleagues.is_me(ada.work.notes.kept_by(record).author)
    written_there = {version.value for version in ada.work.vault.changes.history(record, "words")}
    assert written_there == {"He came.", "He never came."}


def test_a_source_in_confidence_stays_so_while_two_versions_stand(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    record = written(ada, family, in_confidence="yes")
    share(ada, ben)
    ada.work.notes.editing(family, record, {}).save({"in_confidence": "yes ", "words": "More"})
    ben.work.notes.editing(family, record, {}).save({"in_confidence": ""})
    share(ada, ben)
    assert ada.work.notes.one(record).is_in_confidence
    assert ben.work.notes.one(record).is_in_confidence


@pytest.mark.parametrize("odd", [7, ["a"], {"b": 1}, True])
def test_odd_fields_are_shown_as_they_are(ada: Desktop, family: FamilyId, odd: object):
    record = ada.work.notes.new_record()
    fields = dict.fromkeys(("happened_on", "how", "with_whom", "words", "in_confidence", "corrects"), odd)
    ada.work.families.editing(family, kinds.NOTE, record).save({**fields, "kept": True})
    [note] = ada.work.notes.kept(family)
    assert (note.words, note.with_whom, note.happened_on, note.is_in_confidence) == (str(odd), str(odd), None, True)


def test_something_else_is_no_note(ada: Desktop, family: FamilyId):
    assert ada.work.notes.one(RecordId(family)) is None
