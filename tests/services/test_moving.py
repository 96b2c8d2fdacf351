"""Moving an assessment to a newer version of its form: what differs is told first, and nothing is lost."""

import pytest

from ehdesk.domain.body import text
from ehdesk.domain.shelf import CONTENT, NAME, SHELF, VERSION
from ehdesk.services.filling import AssessmentIsComplete
from ehdesk.services.followed import TopicState
from tests.store.writing import give, write
from tests.sync.publishing import SURVEY, form, hub_takes_all, join_up_offline, publish

BEFORE = (*SURVEY[:-1], ("text", "beds", "How many beds?"), ("text", "pets", "Which pets?"), SURVEY[-1])
AFTER = (*SURVEY[:-1], ("integer", "beds", "How many beds are there?"), ("text", "hopes", "What hopes?"), SURVEY[-1])


@pytest.fixture
def work(ada, tmp_path):
    """Ada's services, with version 3 of the assessment in use."""
    join_up_offline(ada.work.vault)
    in_use(ada.work, form(tmp_path, "3", BEFORE))
    return ada.work


@pytest.fixture
def family(work):
    """A family with an assessment in that version, half answered; its one topic was said to be finished."""
    family = work.families.add("Okoro")
    filling = work.assessments.open(work.assessments.start(family).id)
    for field, said in (("going", "Well"), ("beds", "two"), ("pets", "A cat")):
        filling.answer(f"g/{field}", said)
    filling.finish("g", is_finished=True)
    return family


def in_use(work, found):
    publish(work, found)
    hub_takes_all(work.vault)


def opened(work, family):
    return work.assessments.view(work.assessments.current(family).id)


def moved(work, family, version="4"):
    """Moved; what undoes it."""
    return work.moving.make(family, work.moving.move(opened(work, family), version), "From version 3", "Moved back")


@pytest.mark.parametrize("lacking", [NAME, VERSION, CONTENT])
def test_a_form_without_name_version_or_content_is_passed_over(work, lacking):
    before = work.editions.versions("whole-family"), work.editions.published()
    fields = {NAME: "whole-family", VERSION: "9", CONTENT: "words", lacking: None}
    write(work.vault, SHELF, kind="form", **fields)
    hub_takes_all(work.vault)
    assert (work.editions.versions("whole-family"), work.editions.published()) == before


def test_nothing_is_offered_while_there_is_nothing_newer(work, family, tmp_path):
    assert work.moving.newer(work.assessments.current(family)) == ""
    in_use(work, form(tmp_path, "2.5", AFTER))
    assert work.moving.newer(work.assessments.current(family)) == ""
    in_use(work, form(tmp_path, "4", AFTER))
    assert work.moving.newer(work.assessments.current(family)) == "4"


def test_what_carries_over_what_has_no_place_and_what_is_new_is_told_before(work, family, tmp_path):
    in_use(work, form(tmp_path, "4", AFTER))
    before = work.vault.changes.ids(family)
    found = work.moving.move(opened(work, family), "4").comparison
    assert (found.carried, found.look_again, found.no_place, found.new) == (2, ("g/beds",), ("g/pets",), ("g/hopes",))
    assert work.vault.changes.ids(family) == before


def test_moved_it_asks_the_new_questions_and_keeps_every_answer(work, family, tmp_path):
    in_use(work, form(tmp_path, "4", AFTER))
    moved(work, family)
    filling = opened(work, family)
    assert filling.form.definition.version == "4"
    assert filling.form.answers["g/pets"] == "A cat"
    assert filling.form.question("g/going").value == "Well"
    assert filling.state(filling.form.topic("g")) is TopicState.IN_PROGRESS  # nobody finished it as it is now


def test_what_another_topic_asked_before_is_not_finished_with_it(work, tmp_path):
    """Questions outside groups have a topic that goes by where they stand."""
    first, last = ("text", "first", "Who is here?"), ("text", "last", "Anything else?")
    in_use(work, form(tmp_path, "4", (first, *SURVEY, last)))
    family = work.families.add("Shaw")
    filling = work.assessments.open(work.assessments.start(family).id)
    for field, said in (("first", "Mum"), ("g/going", "Well"), ("last", "No")):
        filling.answer(field, said)
    for topic in ("", "g"):
        filling.finish(topic, is_finished=True)
    assert [filling.state(topic) for topic in filling.topics()] == ["completed", "completed", "in_progress"]
    in_use(work, form(tmp_path, "5", (last, *SURVEY, first)))
    moved(work, family, "5")
    filling = opened(work, family)
    assert filling.form.answers == {"first": "Mum", "g/going": "Well", "last": "No"}
    assert [(topic.fields, filling.state(topic)) for topic in filling.topics()] == [
        (("last",), "in_progress"),
        (("g/going",), "completed"),
        (("first",), "in_progress"),
    ]


def test_undone_it_is_as_it_was(work, family, tmp_path):
    in_use(work, form(tmp_path, "4", AFTER))
    before = opened(work, family).form.answers
    moved(work, family)()
    filling = opened(work, family)
    assert (filling.form.definition.version, filling.form.answers) == ("3", before)
    assert filling.state(filling.form.topic("g")) is TopicState.COMPLETED


def test_undone_after_a_colleague_moved_it_on_both_versions_stand(work, family, ben, tmp_path):
    in_use(work, form(tmp_path, "4", AFTER))
    undo, assessment = moved(work, family), work.assessments.current(family).id
    give(work.vault, ben.work.vault)
    write(ben.work.vault, family, assessment, kind="assessment", **{"@version": "5"})
    give(ben.work.vault, work.vault)
    undo()
    assert {one.value for one in work.vault.records.heads(assessment, "@version")} == {"3", "5"}


def test_undone_after_it_was_completed_nothing_happens(work, family, tmp_path):
    in_use(work, form(tmp_path, "4", AFTER))
    undo = moved(work, family)
    filling = opened(work, family)
    filling.answer("g/beds", "2")
    filling.complete()
    before = work.vault.changes.ids(family)
    undo()
    assert work.vault.changes.ids(family) == before


def test_both_are_on_record_with_their_reasons(work, family, tmp_path):
    in_use(work, form(tmp_path, "4", AFTER))
    moved(work, family)()
    changes = list(work.vault.changes.told(family))[:2]
    assert [(one.reason, text(one.edits[0].fields, "@version")) for one in changes] == [
        ("Moved back", "3"),
        ("From version 3", "4"),
    ]


def test_a_completed_assessment_is_not_moved(work, family, tmp_path):
    in_use(work, form(tmp_path, "4", AFTER))
    move = work.moving.move(filling := opened(work, family), "4")
    filling.complete()
    assert work.moving.newer(work.assessments.current(family)) == ""
    with pytest.raises(AssessmentIsComplete):
        work.moving.make(family, move, "", "")


def test_a_page_that_was_open_while_a_colleague_moved_it_reads_the_version_it_has_now(work, family, tmp_path):
    in_use(work, form(tmp_path, "4", AFTER))
    filling = work.assessments.open(work.assessments.current(family).id)
    moved(work, family)
    filling.reread()
    assert work.assessments.open(filling.facts.id).form.definition.version == "4"
