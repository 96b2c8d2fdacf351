"""Repeats in an assessment that is kept: by identity, on two computers, and brought back."""

import pytest

from ehdesk.forms.engine.repeats import NotToBeChanged
from ehdesk.services.filling import AssessmentIsComplete, Filling
from ehdesk.services.followed import TopicState
from ehdesk.ui.pages.topic_groups import groups_of
from tests.services.repeating import begun, repeating


@pytest.fixture
def work(empty_vault, told, tmp_path):
    with empty_vault.copied_to(tmp_path / "ada").opened(repeating(tmp_path), told) as desktop:
        yield desktop.work


@pytest.fixture
def filling(work) -> Filling:
    _family, assessment = begun(work)
    return work.assessments.open(assessment)


def jobs(filling):
    return filling.form.repeats.repeat("job").instances


def test_an_added_instance_and_its_answers_are_there_when_read_again(filling):
    job = filling.add("job")
    filling.answer(f"{job}/work", "Baker")
    filling.reread()
    assert jobs(filling) == ("job[1]", job)
    assert filling.form.question(f"{job}/work").value == "Baker"


def test_a_removed_instance_keeps_its_answers_and_comes_back_at_its_place(filling):
    filling.answer("job[1]/work", "Cleaner")
    job = filling.add("job")
    place = filling.remove("job[1]")
    filling.reread()
    assert jobs(filling) == (job,)
    filling.bring_back("job[1]", place)
    filling.reread()
    assert jobs(filling) == ("job[1]", job)
    assert filling.form.question("job[1]/work").value == "Cleaner"


def test_an_instance_is_undone_together_with_all_that_stands_in_it_or_not_at_all(work, filling):
    job = filling.add("job")
    filling.answer(f"{job}/work", "Baker")
    record, stories = filling.facts.id, work.field_stories.of(filling.facts.id)
    answered, added = [story.written[0].change for story in stories if story.field.startswith(job)]
    assert work.undoing.undo(record, [added]).left == (job,)
    filling.reread()
    assert filling.form.question(f"{job}/work").value == "Baker"
    work.undoing.undo(record, [added, answered])
    filling.reread()
    assert jobs(filling) == ("job[1]",)


def test_a_counted_repeat_is_not_added_to(filling):
    filling.answer("home/rooms/many", "2")
    with pytest.raises(NotToBeChanged):
        filling.add("home/rooms/room")
    assert filling.form.repeats.repeat("home/rooms/room").instances == ("home/rooms/room[1]", "home/rooms/room[2]")


def test_a_completed_assessment_is_not_added_to(filling):
    filling.answer("home/rooms/many", "0")
    filling.complete()
    for change in (lambda: filling.add("job"), lambda: filling.remove("job[1]")):
        with pytest.raises(AssessmentIsComplete):
            change()
    assert jobs(filling) == ("job[1]",)


def test_a_repeat_is_one_line_of_its_group_and_all_in_it_counts(filling):
    filling.answer("job[1]/work", "Cleaner")
    groups = {group.section: group for group in groups_of(filling)}
    assert [row.id for row in groups["home"].rows] == ["home/rooms", "home/rooms/room"]
    assert [row.id for row in groups[""].rows] == ["job"]
    assert [topic.id for topic in groups[""].topics] == ["job[1]", "job[1]/shift[1]"]
    assert groups[""].state(filling) is TopicState.IN_PROGRESS
    child = next(one for one in groups.values() if one.person)
    assert [row.title for row in child.rows] == ["Club"]


IDS = """
|  | type         | name | label | default |
|  | username     | who  |       |         |
|  | begin_repeat | job  | Job   |         |
|  | text         | id   | Id    | uuid()  |
|  | end_repeat   |      |       |         |
"""


def test_ids_stay_apart_however_often_the_assessment_is_read_again(empty_vault, told, tmp_path):
    with empty_vault.copied_to(tmp_path / "ada").opened(repeating(tmp_path, IDS), told) as desktop:
        _family, assessment = begun(desktop.work)
        filling = desktop.work.assessments.open(assessment)
        for _time in range(2):
            filling.add("job")
            filling.reread()
        ids = [filling.form.answers[f"{job}/id"] for job in jobs(filling)[1:]]
        assert len(ids) == len(set(ids)) == 2
        assert filling.form.answers["who"] == desktop.work.vault.owner.name
