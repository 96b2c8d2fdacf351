"""An assessment being filled in: saved as it is answered, never over a colleague's words, never altered in silence."""

from datetime import timedelta

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.services.filling import Filling
from ehdesk.services.followed import TopicState
from ehdesk.store.changes import NewEdit
from tests.builders import new_id
from tests.services.made import AUTUMN, Desktop, Made, answer_everything, filled
from tests.services.sharing import share
from tests.store.writing import give

WHY = "home/start/why_now"
WANT = "home/start/want"
START = "home/start"


def test_an_assessment_begins_in_the_newest_version_of_its_form(ada: Desktop):
    family = ada.work.families.add("Okoro")
    assert ada.work.assessments.current(family) is None
    facts = ada.work.assessments.start(family)
    assert ada.work.assessments.current(family) == facts
    assert (facts.form, facts.version, facts.started_on, facts.is_complete) == (
        "whole-family",
        "2.3",
        AUTUMN.date(),
        False,
    )


def test_an_answer_is_in_the_vault_at_once(ada: Desktop, family: FamilyId):
    filled(ada.work, family).answer(WHY, "Mornings are hard")
    assert filled(ada.work, family).form.question(WHY).value == "Mornings are hard"


def test_the_same_answer_again_is_no_change(ada: Desktop, family: FamilyId):
    filling = filled(ada.work, family)
    filling.answer(WHY, "Mornings are hard")
    before = ada.work.vault.changes.ids(family)
    assert filling.answer(WHY, "Mornings are hard") == frozenset()
    assert ada.work.vault.changes.ids(family) == before


def test_an_answer_tells_which_questions_now_stand_differently(ada: Desktop, family: FamilyId):
    changed = filled(ada.work, family).answer("home/safety/home_worries", "cold")
    assert "home/safety/home_more" in changed


def test_what_is_no_longer_asked_comes_back_when_it_is_asked_again(ada: Desktop, family: FamilyId):
    filling = filled(ada.work, family)
    filling.answer("home/safety/home_worries", "cold")
    filling.answer("home/safety/home_more", "The boiler is broken")
    filling.answer("home/safety/home_worries", "none")
    assert not filling.form.question("home/safety/home_more").relevant
    filling.answer("home/safety/home_worries", "cold")
    again = filled(ada.work, family).form.question("home/safety/home_more")
    assert (again.relevant, again.value) == (True, "The boiler is broken")


def test_what_was_being_typed_is_an_answer_when_the_assessment_opens_again(ada: Desktop, family: FamilyId):
    filled(ada.work, family).draft(WHY, "Mornings are ha")
    assert filled(ada.work, family).form.question(WHY).value == "Mornings are ha"
    assert not ada.work.vault.drafts.of(filled(ada.work, family).facts.id)


def test_what_was_typed_about_somebody_who_left_is_there_when_they_are_back(visited: Desktop, family_vault: Made):
    filling, leila = filled(visited.work, family_vault.family), family_vault.members["leila"]
    field = f"child[{leila}]/voice/wish"
    filling.draft(field, "Somebody else to do Tues")
    visited.work.families.remove(family_vault.family, kinds.MEMBER, leila)
    filled(visited.work, family_vault.family)
    visited.work.families.bring_back(family_vault.family, kinds.MEMBER, leila)
    assert filled(visited.work, family_vault.family).form.question(field).value == "Somebody else to do Tues"


def test_what_a_colleague_answered_is_there_after_reading_again(ada: Desktop, ben: Desktop, family: FamilyId):
    filling = filled(ada.work, family)
    filled(ben.work, family).answer(WHY, "He is late for school")
    share(ada, ben)
    filling.reread()
    assert filling.form.question(WHY).value == "He is late for school"
    assert not filling.has_two_versions(WHY)


def test_an_answer_given_after_reading_a_colleagues_replaces_it(ada: Desktop, ben: Desktop, family: FamilyId):
    filling = filled(ada.work, family)
    filled(ben.work, family).answer(WHY, "He is late for school")
    share(ada, ben)
    filling.reread()
    filling.answer(WHY, "He is late most days")
    assert ada.work.conflicts.open(family) == ()


@pytest.mark.parametrize("typing", [(), (WHY,)], ids=["without reading it", "while somebody types"])
def test_an_answer_does_not_replace_what_a_colleague_wrote_unseen(
    ada: Desktop, ben: Desktop, family: FamilyId, typing: tuple[str, ...]
):
    filling = filled(ada.work, family)
    filled(ben.work, family).answer(WHY, "He is late for school")
    share(ada, ben)
    if typing:
        filling.reread(typing)
    filling.answer(WHY, "Mornings are hard")
    assert filling.has_two_versions(WHY)
    [conflict] = ada.work.conflicts.open(family)
    assert {version.value for version in conflict.versions} == {"He is late for school", "Mornings are hard"}


def test_what_came_in_elsewhere_is_read_while_somebody_types(ada: Desktop, ben: Desktop, family: FamilyId):
    filling = filled(ada.work, family)
    filled(ben.work, family).answer(WANT, "Quiet mornings")
    share(ada, ben)
    filling.reread(typing=(WHY,))
    assert filling.form.question(WANT).value == "Quiet mornings"


def test_a_topic_is_not_started_then_in_progress_then_completed(ada: Desktop, family: FamilyId):
    filling = filled(ada.work, family)
    topic = filling.form.topic(START)
    states = [filling.state(topic)]
    filling.answer(WANT, "Quiet mornings")
    states.append(filling.state(topic))
    filling.answer(WHY, "Mornings are hard")
    filling.finish(START, is_finished=True)
    states.append(filling.state(topic))
    filling.finish(START, is_finished=False)
    states.append(filling.state(topic))
    assert states == [
        TopicState.NOT_STARTED,
        TopicState.IN_PROGRESS,
        TopicState.COMPLETED,
        TopicState.IN_PROGRESS,
    ]


def test_a_finished_topic_with_something_missing_has_a_problem(ada: Desktop, family: FamilyId):
    filling = filled(ada.work, family)
    filling.finish(START, is_finished=True)
    assert filling.state(filling.form.topic(START)) is TopicState.PROBLEM


def test_where_somebody_stopped_is_kept_on_this_computer_alone(ada: Desktop, ben: Desktop, family: FamilyId):
    filled(ada.work, family).stop_at(START, WANT)
    ada.clock.pass_by(timedelta(hours=3))
    share(ada, ben)
    stop = filled(ada.work, family).stopped_at
    assert stop is not None
    assert (stop.topic, stop.field, stop.at) == (START, WANT, AUTUMN)
    assert filled(ben.work, family).stopped_at is None


def test_a_stop_at_a_topic_that_is_no_more_is_no_stop(visited: Desktop, family_vault: Made):
    filling, leila = filled(visited.work, family_vault.family), family_vault.members["leila"]
    filling.stop_at(f"child[{leila}]/voice", "")
    visited.work.families.remove(family_vault.family, kinds.MEMBER, leila)
    assert filled(visited.work, family_vault.family).stopped_at is None


def test_an_assessment_begun_in_the_edition_before_stays_in_it(ada: Desktop):
    family = ada.work.families.add("Okoro")
    record = RecordId(new_id())
    said = {"@form": "whole-family", "@version": "1", "@started_on": "2026-10-01", "home/together/together_score": "6"}
    ada.work.vault.changes.save(family, [NewEdit(record, kinds.ASSESSMENT, said, ())])
    filling = filled(ada.work, family)
    assert (filling.facts.id, filling.facts.version) == (record, "1")
    assert filling.form.display("home/together/together_score") == "6"
    answer_everything(filling)
    filling.complete()
    assert filled(ada.work, family).facts.is_complete


def far(filling: Filling) -> dict[str, object]:
    """How far every topic is."""
    return {topic.id: filling.progress(topic) for topic in filling.topics()}


def test_how_far_topics_are_is_never_older_than_the_answers(ada: Desktop, ben: Desktop, family: FamilyId):
    filling = filled(ada.work, family)

    def is_up_to_date() -> bool:
        return far(filling) == far(filled(ada.work, family))

    assert is_up_to_date()
    filling.answer(WHY, "Mornings are hard")
    assert is_up_to_date()
    filling.finish(START, is_finished=True)
    assert is_up_to_date()
    filled(ben.work, family).answer(WANT, "Calm")
    share(ada, ben)
    filling.reread()
    assert is_up_to_date()
    ada.work.families.editing(family, kinds.MEMBER, new_id()).save({"name": "Tia", "role": "child"})
    filling.reread()
    assert is_up_to_date()
    answer_everything(filling)
    assert is_up_to_date()
    filling.complete()
    filling.reopen("Gran was left out")
    assert is_up_to_date()


def test_what_came_in_beside_an_own_save_is_read_before_it_is_built_upon(ada: Desktop, ben: Desktop, family: FamilyId):
    filled(ada.work, family).answer(WANT, "old words")
    share(ada, ben)
    page = filled(ada.work, family)
    filled(ben.work, family).answer(WANT, "Ben's words")
    with ada.work.vault.second() as behind:  # taken in behind the window, which is not told yet
        give(ben.work.vault, behind)
    page.answer(WHY, "Mornings")
    after = filled(ada.work, family)
    assert after.form.answers[WANT] == "Ben's words"
    after.answer(WANT, "Ben's words, and more")
    assert not after.has_two_versions(WANT)


def test_a_page_that_shows_old_words_never_replaces_new_ones_in_silence(ada: Desktop, ben: Desktop, family: FamilyId):
    filled(ada.work, family).answer(WANT, "old words")
    share(ada, ben)
    page = filled(ada.work, family)
    filled(ben.work, family).answer(WANT, "Ben's words")
    with ada.work.vault.second() as behind:
        give(ben.work.vault, behind)
    page.answer(WHY, "Mornings")
    page.answer(WANT, "old words, and more")
    assert page.has_two_versions(WANT)


def test_going_on_to_the_next_topic_keeps_the_form_in_hand(ada: Desktop, family: FamilyId):
    page = filled(ada.work, family)
    page.answer(WHY, "Mornings")
    assert filled(ada.work, family) is page
