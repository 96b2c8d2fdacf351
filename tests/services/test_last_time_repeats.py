"""A second assessment with repeats: what is about a person follows them, what was added is offered, the rest stays."""

import pytest

from ehdesk.forms.engine.places import is_about
from ehdesk.forms.opening import examine
from ehdesk.services.last_time import LastInstance, NotTakenOver, Stands
from tests.forms.builders import tables
from tests.services.made import filled
from tests.services.repeating import SETTINGS, SURVEY, begun, repeating
from tests.services.test_plan_sources import begun as begun_with
from tests.sync.publishing import join_up_offline

_CLUB = "|  | begin_repeat | club "
LIKES = f"|  | text         | likes | What do you like? |{' |' * 4}\n"
ASKED = SURVEY.replace(_CLUB, LIKES + _CLUB)

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
    catalogue = repeating(tmp_path)
    (tmp_path / "forms" / "assessments" / "whole-family-9.md").write_text(tables(ASKED, "", SETTINGS), "utf-8")
    with empty_vault.copied_to(tmp_path / "ada").opened(catalogue, told) as desktop:
        yield desktop.work


@pytest.fixture
def second(work):
    """The family, and what was answered by its place: about the child, and in what was counted or added."""
    family, assessment = begun(work)
    (ida,) = [one.id for one in work.families.family(family).members]
    first = work.assessments.open(assessment)
    numbered = {"home/rooms/room[1]/use": "Sleeping", "job[1]/work": "Cleaner"}
    hers = {f"child[{ida}]/likes": "Drums", "home/rooms/many": "1"}
    for field, said in (*hers.items(), *numbered.items()):
        first.answer(field, said)
    work.assessments.start(family)
    filled(work, family).answer("home/rooms/many", "1")
    return family, hers, numbered


def test_what_is_about_a_person_is_offered_and_what_was_counted_has_no_place(work, second):
    """Nor has what was added, until somebody says that it is still there: it waits for that."""
    family, hers, numbered = second
    filling = filled(work, family)
    last = work.last_times.of(filling, family)
    assert {*hers, *numbered} <= {*filling.form.instance.by_field}
    assert [last.of(field).said for field in hers] == ["Drums", "1"]
    assert [last.of(field) for field in numbered] == [None, None]
    assert [one.called for one in last.instances("job")] == ["Cleaner"]
    assert last.no_place == len(numbered) - 1


def test_no_form_finds_last_time_what_was_only_counted(work, second):
    family, hers, _numbered = second
    _day, answers = work.last_times.open_answers(work.assessments.current(family).id, family)
    assert answers == hers


@pytest.mark.parametrize(
    ("field", "is_hers"),
    [("g/likes", True), ("child[ida]/likes", True), ("child[ida]/club[1]/what", False), ("room[1]/use", False)],
)
def test_a_place_is_about_a_person_when_every_instance_around_it_is(field, is_hers):
    assert is_about(field, {"ida"}) is is_hers


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
    first.call("job[1]", "The hotel")
    first.add("job")  # of which nothing was said
    filling, last = reviewed(work, family)
    assert last.of(f"{club}/what") is None
    assert last.instances(f"child[{child}]/club") == (LastInstance(club, "Judo"),)
    last.bring(club, "Still so")
    assert last.instances(f"child[{child}]/club") == ()
    assert last.of(f"{club}/what").stands is Stands.WAITING
    assert not filling.form.question(f"{club}/what").value

    (job,) = last.instances("job")
    assert (job.called, last.no_place) == ("The hotel", 0)
    last.bring(job.field, "Still so")
    assert filling.form.names == {job.field: "The hotel"}
    assert [one.called for one in last.instances(f"{job.field}/shift")] == ["Monday"]
    last.take(f"{job.field}/work", "Still so")
    filling.reread()
    assert filling.form.repeats.repeat("job").instances == ("job[1]", job.field)
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
    filling.call("visit[1]", "With my uncle")
    _second, last = reviewed(work, family)
    assert [one.called for one in last.instances("visit")] == ["At the park"]
