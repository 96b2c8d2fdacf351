"""Repeats in an assessment that is kept: by identity, on two computers, and brought back."""

import pytest

from ehdesk.forms.engine.repeats import NotToBeChanged
from ehdesk.forms.opening import examine
from ehdesk.services.filling import AssessmentIsComplete, Filling
from ehdesk.services.followed import TopicState
from ehdesk.services.last_time import LastInstance, NotTakenOver, Stands
from ehdesk.ui.pages.topic_groups import groups_of
from tests.services.repeating import begun, repeating
from tests.services.test_plan_sources import begun as begun_with
from tests.sync.publishing import join_up_offline

VISITS = """
| survey |
| | type | name | label | appearance |
| | begin_repeat | visit | Visit | |
| | begin_group | secret | Alone | field-list private |
| | text | who | Who was there? | |
| | end_group | | | |
| | begin_group | open | The visit | field-list |
| | text | where | Where? | |
| | end_group | | | |
| | end_repeat | | | |
| settings |
| | form_title | form_id | version |
| | Our form | whole-family | 10 |
"""


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


def reviewed(work, family):
    """The next assessment, and the one before it."""
    filling = work.assessments.open(work.assessments.start(family).id)
    return filling, work.last_times.of(filling, family)


def test_what_was_added_last_time_is_offered_and_its_answers_once_it_is_still_there(work):
    family, assessment = begun(work)
    child = next(one.id for one in work.families.family(family).members)
    first = work.assessments.open(assessment)
    club = first.add(f"child[{child}]/club")
    for field, said in (("job[1]/work", "Cleaner"), ("job[1]/shift[1]/day", "Monday"), (f"{club}/what", "Judo")):
        first.answer(field, said)
    first.add("job")  # of which nothing was said
    filling, last = reviewed(work, family)
    assert last.of(f"{club}/what") is None
    assert last.instances(f"child[{child}]/club") == (LastInstance(club, "Judo"),)
    last.bring(club, "Still so")
    assert last.instances(f"child[{child}]/club") == ()
    assert last.of(f"{club}/what").stands is Stands.WAITING
    assert not filling.form.question(f"{club}/what").value

    (job,) = last.instances("job")
    assert (job.called, last.no_place) == ("Cleaner", 0)
    last.bring(job.field, "Still so")
    assert [one.called for one in last.instances(f"{job.field}/shift")] == ["Monday"]
    last.take(f"{job.field}/work", "Still so")
    filling.reread()
    assert jobs(filling) == ("job[1]", job.field)
    assert filling.form.question(f"{job.field}/work").value == "Cleaner"
    with pytest.raises(NotTakenOver):
        last.bring(job.field, "Still so")


def test_it_is_the_same_one_from_assessment_to_assessment_and_on_every_computer(work):
    family, assessment = begun(work)
    work.assessments.open(assessment).answer("job[1]/work", "Cleaner")
    _second, last = reviewed(work, family)
    (job,) = last.instances("job")
    assert reviewed(work, family)[1].instances("job") == (job,)  # nothing was said in the one between
    last.bring(job.field, "Still so")
    last.take(f"{job.field}/work", "Still so")
    third, last = reviewed(work, family)
    assert last.instances("job") == (job,)
    third.answer("job[1]/work", "Baker")
    assert last.instances("job") == (job,)


def test_one_of_which_something_was_said_alone_is_offered_by_the_rest_only(work, tmp_path):
    join_up_offline(work.vault)
    (tmp_path / "form.md").write_text(VISITS)
    family, filling = begun_with(work, examine(tmp_path / "form.md").source)
    for name, said in (("visit[1]/secret/who", "My uncle"), ("visit[1]/open/where", "At the park")):
        filling.answer(name, said)
    filling.answer(f"{filling.add('visit')}/secret/who", "Nan")
    _second, last = reviewed(work, family)
    assert [one.called for one in last.instances("visit")] == ["At the park"]
