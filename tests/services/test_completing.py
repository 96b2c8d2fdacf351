"""Completing an assessment, and opening it again."""

from datetime import timedelta

import pytest

from ehdesk.domain.change import FamilyId, decode
from ehdesk.services.filling import AssessmentIsComplete, AssessmentIsUnfinished, Filling
from tests.services.made import AUTUMN, Desktop, answer_everything, filled

WHY = "home/start/why_now"
WANT = "home/start/want"
START = "home/start"


def test_an_assessment_with_gaps_is_not_completed_and_says_where_they_are(ada: Desktop, family: FamilyId):
    filling = filled(ada.work, family)
    with pytest.raises(AssessmentIsUnfinished) as unfinished:
        filling.complete()
    assert [problem.field for problem in unfinished.value.problems[START]] == [WHY]
    assert set(unfinished.value.problems) == {"home/agree", START, "together_now/level"}
    assert not filling.facts.is_complete


def test_an_assessment_without_gaps_is_completed_today(ada: Desktop, family: FamilyId):
    filling = filled(ada.work, family)
    answer_everything(filling)
    filling.complete()
    assert filled(ada.work, family).facts.completed_on == AUTUMN.date()


@pytest.fixture
def complete(ada: Desktop, family: FamilyId) -> Filling:
    """An assessment that was completed yesterday."""
    filling = filled(ada.work, family)
    answer_everything(filling)
    filling.complete()
    ada.clock.pass_by(timedelta(days=1))
    return filled(ada.work, family)


def test_a_complete_assessment_is_not_altered(ada: Desktop, family: FamilyId, complete: Filling):
    before = ada.work.vault.changes.ids(family)
    for act in (
        lambda: complete.answer(WHY, "Something else"),
        lambda: complete.finish(START, is_finished=True),
        complete.complete,
    ):
        with pytest.raises(AssessmentIsComplete):
            act()
    assert ada.work.vault.changes.ids(family) == before


def test_a_draft_does_not_alter_a_complete_assessment_and_is_kept(ada: Desktop, family: FamilyId, complete: Filling):
    complete.draft(WHY, "Something el")
    again = filled(ada.work, family)
    assert again.form.question(WHY).value != "Something el"
    again.reopen("A word was left out")
    assert filled(ada.work, family).form.question(WHY).value == "Something el"


def test_a_complete_assessment_is_opened_again_with_a_reason_that_is_kept(
    ada: Desktop, family: FamilyId, complete: Filling
):
    complete.reopen("Gran was left out")
    complete.answer(WHY, "Something else")
    assert not filled(ada.work, family).facts.is_complete
    reasons = [decode(signed.body).reason for signed in ada.work.vault.outbox.next_batch(1_000, 1 << 30)]
    assert [reason for reason in reasons if reason] == ["Gran was left out"]
