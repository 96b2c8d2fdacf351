"""Two versions of one thing: both are kept, and the choice replaces exactly those that were seen."""

from datetime import date

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from tests.services.made import Desktop, answer_everything, filled
from tests.services.sharing import share, shared_family


@pytest.fixture
def family(ada: Desktop, ben: Desktop) -> FamilyId:
    """A family whose name each of them wrote, without knowing of the other's."""
    family = shared_family(ada, ben)
    rename(ada, family, "Okoro and Hughes")
    rename(ben, family, "Okoro-Hughes")
    share(ada, ben)
    return family


def rename(desktop: Desktop, family: FamilyId, name: str) -> None:
    desktop.work.families.editing(family, kinds.FAMILY, RecordId(family)).save({"name": name})


def values(desktop: Desktop, family: FamilyId) -> set[object]:
    """What stands of the name."""
    return {head.value for head in desktop.work.vault.records.heads(RecordId(family), "name")}


def test_both_computers_show_both_versions_and_who_wrote_them(ada: Desktop, ben: Desktop, family: FamilyId):
    for desktop in (ada, ben):
        [conflict] = desktop.work.conflicts.open()
        who = {desktop.work.colleagues.name(family, version.author): version.value for version in conflict.versions}
        assert who == {
            "Ada Obi, Family support worker": "Okoro and Hughes",
            "Ben Shaw, Health visitor": "Okoro-Hughes",
        }
        assert desktop.work.families.rows()[0].conflicts == 1


def test_a_choice_stands_on_both_computers_and_the_rest_stays_in_the_history(
    ada: Desktop, ben: Desktop, family: FamilyId
):
    conflict = ada.work.conflicts.one(RecordId(family), "name")
    ada.work.conflicts.choose(conflict, "Okoro-Hughes", "They write it so")
    share(ada, ben)
    for desktop in (ada, ben):
        assert desktop.work.conflicts.open() == ()
        assert desktop.work.conflicts.one(RecordId(family), "name") is None
        assert desktop.work.families.family(family).name == "Okoro-Hughes"
        history = desktop.work.vault.changes.history(RecordId(family), "name")
        assert "Okoro and Hughes" in [version.value for version in history]


def test_a_version_that_arrives_after_looking_is_not_replaced_unseen(ada: Desktop, ben: Desktop, family: FamilyId):
    looked_at = ada.work.conflicts.one(RecordId(family), "name")
    rename(ben, family, "The Okoros")
    share(ada, ben)
    ada.work.conflicts.choose(looked_at, "Okoro and Hughes")
    assert values(ada, family) == {"Okoro and Hughes", "The Okoros"}


def test_what_was_left_over_stands_beside_what_came_since_and_changes_nothing_that_is_finished(
    ada: Desktop, ben: Desktop
):
    family, words = shared_family(ada, ben), "home/start/why_now"
    assessment = ada.work.assessments.start(family).id
    share(ada, ben)
    for desktop, said in ((ada, "Tight"), (ben, "It goes")):
        filled(desktop.work, family).answer(words, said)
    share(ada, ben)
    ada.work.conflicts.keep_draft(ada.work.conflicts.one(assessment, words), "words", "Tight, but it goes")
    ben.work.conflicts.choose(ben.work.conflicts.one(assessment, words), "It goes")
    share(ada, ben)
    (left,) = ada.work.conflicts.left_over()
    assert not left.is_finished
    filling = filled(ben.work, family)
    answer_everything(filling)
    filling.answer(words, "It goes well")
    filling.complete()
    share(ada, ben)
    (now,) = ada.work.conflicts.left_over()
    assert now.is_finished
    ada.work.conflicts.let_stand(left, "It was on the screen")
    versions = ada.work.conflicts.one(assessment, words).versions
    assert {one.value for one in versions} == {"Tight, but it goes", "It goes well"}


def test_a_reason_is_for_the_versions_that_it_was_written_for(ada: Desktop, ben: Desktop, family: FamilyId):
    conflicts = ada.work.conflicts
    conflicts.keep_draft(conflicts.one(RecordId(family), "name"), "why", "They write it so")
    rename(ben, family, "The Okoros")
    share(ada, ben)
    assert conflicts.being_written(conflicts.one(RecordId(family), "name")).why == "They write it so"
    ben.work.conflicts.choose(ben.work.conflicts.one(RecordId(family), "name"), "The Okoros")
    share(ada, ben)
    rename(ada, family, "Okoro")
    rename(ben, family, "Hughes")
    share(ada, ben)
    assert not conflicts.being_written(conflicts.one(RecordId(family), "name")).why


def test_two_people_who_choose_alike_agree(ada: Desktop, ben: Desktop, family: FamilyId):
    for desktop in (ada, ben):
        desktop.work.conflicts.choose(desktop.work.conflicts.one(RecordId(family), "name"), "The Okoros")
    share(ada, ben)
    assert ada.work.conflicts.open() == ben.work.conflicts.open() == ()
    assert ada.work.families.family(family).name == ben.work.families.family(family).name == "The Okoros"


def test_versions_that_agree_are_no_conflict(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    rename(ada, family, "The Okoros")
    rename(ben, family, "The Okoros")
    share(ada, ben)
    assert ada.work.conflicts.open() == ()


def test_an_address_is_kept_from_everyone_whom_either_of_them_named(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    home, one, other = (ada.work.families.new_record() for _ in range(3))
    ada.work.families.editing(family, kinds.HOUSEHOLD, home).save({"name": "Willow Road"})
    share(ada, ben)
    ada.work.families.editing(family, kinds.HOUSEHOLD, home).save({"kept_from": [one]})
    ben.work.families.editing(family, kinds.HOUSEHOLD, home).save({"kept_from": [other]})
    share(ada, ben)
    for desktop in (ada, ben):
        assert set(desktop.work.families.family(family).households[0].kept_from) == {one, other}
        assert desktop.work.conflicts.is_protective(desktop.work.conflicts.one(home, "kept_from"))


def test_what_stands_once_is_no_conflict(ada: Desktop):
    family = ada.work.families.add("Okoro")
    assert ada.work.conflicts.one(RecordId(family), "name") is None
    assert ada.work.conflicts.one(ada.work.families.new_record(), "name") is None


def test_what_was_being_typed_in_a_note_that_a_colleague_kept_is_left_over_and_can_be_gone_on_with(
    ada: Desktop, ben: Desktop
):
    family, note = shared_family(ada, ben), ada.work.notes.new_record()
    said = {"happened_on": "2026-03-02", "how": "visit", "words": "Mum was tired", "in_confidence": "yes"}
    ada.work.notes.editing(family, note, {}).save(said)
    share(ada, ben)
    typing = ada.work.notes.editing(family, note, {})
    typing.draft("words", "Mum was tired, and the tap drips")
    assert not list(ada.work.conflicts.left_over())
    ben.work.notes.keep(family, note)
    share(ada, ben)
    (left,) = ada.work.conflicts.left_over()
    assert (left.words, left.stands, left.is_finished) == (
        "Mum was tired, and the tap drips",
        "Mum was tired",
        True,
    )
    ada.work.conflicts.drop_draft(left)
    assert not list(ada.work.conflicts.left_over())
    ada.work.conflicts.keep_left_over(left)
    assert list(ada.work.conflicts.left_over()) == [left]
    begun = ada.work.notes.go_on_with(family, left.words, date(2026, 3, 9), note)
    correction = ada.work.notes.one(begun)
    assert (correction.words, correction.corrects, correction.happened_on) == (left.words, note, date(2026, 3, 2))
    assert correction.is_in_confidence
    assert not correction.is_kept
