"""Stars: begun, scored area by area, kept for good."""

from datetime import timedelta

import pytest

from ehdesk.domain.change import FamilyId
from ehdesk.domain.star import CorrectionNeedsReason, Reading, ReadingIsRecorded, ReadingIsUnfinished
from tests.services.made import Desktop
from tests.services.sharing import share, shared_family


@pytest.fixture
def family(ada: Desktop) -> FamilyId:
    """A family without a star."""
    return ada.work.families.add("Okoro")


def scored(desktop: Desktop, family: FamilyId, score: int = 3, *, but: tuple[str, ...] = ()) -> Reading:
    """A new reading, every area scored but these."""
    stars = desktop.work.stars
    reading = stars.start(family, desktop.today)
    for area in stars.in_use.areas:
        if area.id not in but:
            reading = stars.score(family, reading, area.id, score)
    return stars.completed_by(family, reading, "together")


def test_a_reading_is_made_with_the_star_in_use_and_nothing_scored(ada: Desktop, family: FamilyId):
    reading = ada.work.stars.start(family, ada.today)
    assert (reading.edition, reading.taken_on, dict(reading.scores)) == ("our-star/1", ada.today, {})
    assert ada.work.stars.definition(reading) == ada.work.stars.in_use
    assert ada.work.stars.unfinished(family) == reading
    assert ada.work.stars.recorded(family) == ()


def test_a_reason_takes_a_score_back_and_a_score_takes_a_reason_back(ada: Desktop, family: FamilyId):
    stars, reading = ada.work.stars, ada.work.stars.start(family, ada.today)
    reading = stars.score(family, reading, "learning", 4)
    reading = stars.skip(family, reading, "learning", "not-safe-to-ask")
    assert (dict(reading.scores), dict(reading.reasons)) == ({}, {"learning": "not-safe-to-ask"})
    reading = stars.score(family, reading, "learning", 2)
    assert (dict(reading.scores), dict(reading.reasons)) == ({"learning": 2}, {})


def test_a_reading_with_areas_unsaid_is_not_kept_and_says_which(ada: Desktop, family: FamilyId):
    reading = scored(ada, family, but=("learning", "safe-at-home"))
    with pytest.raises(ReadingIsUnfinished) as unfinished:
        ada.work.stars.record(family, reading)
    assert unfinished.value.areas == ("learning", "safe-at-home")
    assert ada.work.stars.recorded(family) == ()


def test_an_area_with_a_reason_is_said(ada: Desktop, family: FamilyId):
    reading = scored(ada, family, but=("learning",))
    reading = ada.work.stars.skip(family, reading, "learning", "does-not-apply")
    assert ada.work.stars.record(family, reading).is_recorded
    assert ada.work.stars.unfinished(family) is None


def test_a_kept_reading_never_changes(ada: Desktop, family: FamilyId):
    stars, reading = ada.work.stars, scored(ada, family)
    stars.record(family, reading)
    before, kept = ada.work.vault.changes.ids(family), stars.reading(reading.id)
    for act in (
        lambda: stars.score(family, reading, "learning", 5),
        lambda: stars.skip(family, reading, "learning", "not-known"),
        lambda: stars.completed_by(family, reading, "family"),
        lambda: stars.record(family, reading),
    ):
        with pytest.raises(ReadingIsRecorded):
            act()
    assert ada.work.vault.changes.ids(family) == before
    assert stars.reading(reading.id) == kept


def test_a_later_talk_is_a_reading_of_its_own_and_the_newest_comes_last(ada: Desktop, family: FamilyId):
    stars = ada.work.stars
    stars.record(family, scored(ada, family, 2))
    ada.clock.pass_by(timedelta(days=90))
    stars.record(family, scored(ada, family, 4))
    assert [reading.scores["learning"] for reading in stars.recorded(family)] == [2, 4]


def test_a_reading_of_nobody_is_not_found(ada: Desktop):
    with pytest.raises(LookupError):
        ada.work.stars.reading(ada.work.families.new_record())


def test_a_score_from_elsewhere_that_comes_after_the_keeping_is_not_taken_in_silence(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    reading = scored(ada, family)
    share(ada, ben)
    ben.work.stars.score(family, ben.work.stars.reading(reading.id), "learning", 5)
    ada.work.stars.record(family, reading)
    share(ada, ben)
    for desktop in (ada, ben):
        assert [conflict.field for conflict in desktop.work.conflicts.open(family)] == ["score/learning"]


def kept(desktop: Desktop, family: FamilyId, score: int = 3) -> Reading:
    """A recorded reading."""
    return desktop.work.stars.record(family, scored(desktop, family, score))


def test_a_paper_star_is_typed_up_with_a_day_of_its_own_and_takes_its_place_by_that_day(ada: Desktop, family: FamilyId):
    stars, newer = ada.work.stars, kept(ada, family, 4)
    paper = stars.type_up(family, ada.today)
    assert (paper.taken_on, paper.typed_up_on, paper.is_typed) == (None, ada.today, True)
    stars.editing(family, paper).save({"taken_on": "2026-09-01", "completed_by": "family"})
    for area in stars.in_use.areas:
        paper = stars.score(family, paper, area.id, 2)
    stars.record(family, paper)
    assert [reading.id for reading in stars.recorded(family)] == [paper.id, newer.id]


def test_a_correction_says_why_and_the_corrected_star_stays_as_it_was(ada: Desktop, family: FamilyId):
    stars, wrong = ada.work.stars, kept(ada, family, 2)
    right = stars.score(family, stars.correct(family, wrong), "learning", 4)
    with pytest.raises(CorrectionNeedsReason):
        stars.record(family, right)
    stars.editing(family, right).save({"corrected_why": "Typed wrong"})
    right = stars.record(family, right)
    assert (right.scores["learning"], right.scores["money-and-work"], right.corrects) == (4, 2, wrong.id)
    assert stars.reading(wrong.id) == wrong
    assert stars.recorded(family) == (wrong, right)
    assert stars.standing(family) == (right,)


def test_a_correction_under_way_is_carried_on_and_takes_no_place_yet(ada: Desktop, family: FamilyId):
    stars, wrong = ada.work.stars, kept(ada, family)
    begun = stars.correct(family, wrong)
    assert stars.correct(family, wrong) == begun
    assert stars.standing(family) == (wrong,)


def test_a_star_under_way_can_be_taken_away_and_brought_back_and_a_kept_one_cannot(ada: Desktop, family: FamilyId):
    stars, begun = ada.work.stars, ada.work.stars.start(family, ada.today)
    stars.remove(family, begun)
    assert stars.all_unfinished(family) == ()
    stars.bring_back(family, begun)
    assert stars.all_unfinished(family) == (begun,)
    with pytest.raises(ReadingIsRecorded):
        stars.remove(family, kept(ada, family))


@pytest.mark.parametrize("edition", ["our-star/99", "their-star/1", "our-star", ""])
def test_a_reading_of_no_star_that_is_here_is_not_taken_for_another(ada: Desktop, edition: str):
    assert ada.work.stars.known(Reading(ada.work.families.new_record(), edition)) is None
