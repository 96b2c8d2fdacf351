"""The trial of a form without a window: the made-up family, repeats by identity, and what completing it would take."""

from datetime import UTC, date, datetime

import pytest

from ehdesk.forms.engine.outline import Series, called, instances_around, outline, topics_within
from ehdesk.forms.engine.question import Topic
from ehdesk.forms.engine.repeats import NoSuchRepeat, NotToBeChanged
from ehdesk.paths import resources_folder
from ehdesk.services.followed import TopicState
from ehdesk.services.form_trials import FormTrials
from ehdesk.services.made_up.cast import read_cast
from ehdesk.services.made_up.people import people_of
from tests.forms.on_trial import WELSH, workbook

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def trials():
    cast = read_cast(resources_folder())
    return FormTrials(lambda today: people_of(cast, today), lambda: NOON)


@pytest.fixture
def trial(trials, tmp_path):
    file = workbook(tmp_path / "visit.xlsx")
    trials.take(file, trials.examine(file))
    return trials.begin()


def lines(trial, within=""):
    """Topics by their id, repeats by their field in brackets."""
    return [line.id if isinstance(line, Topic) else f"({line.repeat.field})" for line in outline(trial.form, within)]


def test_the_made_up_people_have_the_ages_of_the_day():
    people = {one.name: (one.role, one.age) for one in people_of(read_cast(resources_folder()), date(2026, 2, 8))}
    assert people["Leila"] == ("child", 13)
    assert people["Baby"] == ("expected", None)


def test_the_outline_has_topics_and_repeats_in_the_order_of_the_form(trial):
    assert lines(trial) == [
        *("start/why", "start/going", "child[leila]/school", "child[adam]/school", "child[baby]/school"),
        *("(job)", "home", "(home/room)"),
    ]
    assert lines(trial, "job[1]") == ["job[1]", "(job[1]/shift)"]
    with pytest.raises(NoSuchRepeat):
        outline(trial.form, "home")


def test_a_repeat_inside_a_page_has_pages_of_its_own(trial):
    trial.answer("home/rooms", "2")
    assert trial.form.topic("home").fields == ("home/rooms",)
    rooms = [line for line in outline(trial.form) if isinstance(line, Series)][-1].repeat
    assert [topic.id for topic in topics_within(trial.form, rooms)] == ["home/room[1]", "home/room[2]"]
    with pytest.raises(NotToBeChanged):
        trial.add("home/room")


def test_an_instance_goes_by_the_first_thing_answered_in_it_and_knows_what_it_is_in(trial):
    assert called(trial.form, "job[1]") == ""
    trial.answer("job[1]/hours", "12")
    assert called(trial.form, "job[1]") == "12"
    trial.answer("job[1]/work", "Baker")
    assert called(trial.form, "job[1]") == "Baker"
    assert instances_around(trial.form, "job[1]/shift[1]") == ("job[1]", "job[1]/shift[1]")
    assert instances_around(trial.form, "child[leila]/school") == ()


def test_what_was_answered_stays_with_its_own_instance_when_one_goes_and_comes_back(trial):
    trial.answer("job[1]/work", "Cleaner")
    other = trial.add("job")
    trial.answer(f"{other}/work", "Baker")
    place = trial.remove("job[1]")
    assert trial.form.question(f"{other}/work").value == "Baker"
    trial.bring_back("job[1]", place)
    assert trial.form.repeats.repeat("job").instances == ("job[1]", other)
    assert trial.form.question("job[1]/work").value == "Cleaner"


def test_a_topic_is_finished_only_while_nothing_stands_in_the_way(trial):
    topic = trial.form.topic("start/why")
    assert trial.state(topic) is TopicState.NOT_STARTED
    trial.answer("start/why/nights", "9")
    assert trial.state(topic) is TopicState.IN_PROGRESS
    trial.finish(topic.id, is_finished=True)
    assert trial.state(topic) is TopicState.PROBLEM
    assert [problem.message for problem in trial.problems()["start/why"]] == [
        "Say why, even in a few words",
        "A week has 7 nights",
    ]
    trial.answer("start/why/why_now", "Loud")
    trial.answer("start/why/nights", "3")
    assert trial.state(topic) is TopicState.COMPLETED
    assert trial.problems() == {}


def test_titles_and_messages_follow_the_language(trial):
    trial.speak(WELSH)
    assert trial.topics()[0].title == "Pam nawr"
    assert trial.problems()["start/why"][0].message == "Dywedwch pam"
    trial.speak("Klingon")
    assert trial.language == WELSH


def test_starting_again_keeps_the_language_and_is_undone_in_the_one_of_the_moment(trial):
    trial.answer("start/why/why_now", "Loud")
    trial.speak(WELSH)
    undo = trial.start_again()
    assert trial.topics()[0].title == "Pam nawr"
    assert trial.form.question("start/why/why_now").value == ""
    trial.speak("English (en)")
    undo()
    assert trial.form.question("start/why/why_now").value == "Loud"
    assert trial.topics()[0].title == "Why now"


def test_there_is_no_trial_of_a_form_that_cannot_run(trials, tmp_path):
    (file := tmp_path / "visit.md").write_text("nothing", "utf-8")
    trials.take(file, trials.examine(file))
    assert trials.begin() is None


def test_the_same_trial_goes_on_until_another_file_is_taken(trials, trial, tmp_path):
    assert trials.begin() is trial
    file = workbook(tmp_path / "other.xlsx")
    trials.take(file, trials.examine(file))
    assert trials.begin() is not trial
