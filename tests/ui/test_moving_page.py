"""A newer version of its form on the assessment's page: compared, moved by keyboard, undone, and in the history."""

import pytest

from ehdesk.ui import places
from ehdesk.ui.theme import DARK, LIGHT
from tests.journeys.keys import Keys
from tests.rules.fitting import clipped, too_wide
from tests.services.test_moving import AFTER, BEFORE
from tests.sync.publishing import form, hub_takes_all, join_up_offline, publish
from tests.ui.opened import opened_window, words_on
from tests.ui.showing import settle

TITLE = "A newer version of this form is here"


@pytest.fixture
def window(empty_vault, look, tmp_path):
    """The window at an assessment with two answers, while a newer version of its form is in use."""
    with opened_window(empty_vault, look, tmp_path / "laptop") as window:
        work = window.desk.work
        join_up_offline(work.vault)
        publish(work, form(tmp_path, "3", BEFORE))
        hub_takes_all(work.vault)
        family = work.families.add("Okoro")
        filling = work.assessments.open(work.assessments.start(family).id)
        filling.answer("g/beds", "two")
        filling.answer("g/pets", "A cat")
        publish(work, form(tmp_path, "4", AFTER))
        hub_takes_all(work.vault)
        window.desk.go(places.AssessmentTasks(family))
        settle()
        yield window


@pytest.fixture
def hands(window):
    return Keys(window)


def test_compared_moved_and_undone_by_keyboard(window, hands):
    hands.go(TITLE)
    said = words_on(window)
    for line in (
        "1 answer carries over.",
        "•  How many beds are there?",
        "1 answer has no place in version 4.",
        "•  Which pets?",
        "1 question is new:",
        "•  What hopes?",
    ):
        assert line in said
    hands.go("Move to version 4")
    assert hands.focused() == "Stay with version 3"
    hands.go("Move to version 4")
    hands.look_for("Moved to version 4")
    hands.wait(lambda: hands.focused() == "Carry on", "the keyboard on the next step")
    assert TITLE not in words_on(window)
    hands.go("Undo")
    hands.look_for(TITLE)
    window.desk.go(places.History(window.desk.kept_place().family))
    hands.look_for("moved the assessment to version 4 of its form")
    assert "From version 3" in words_on(window)
    assert "Moved back" in words_on(window)


def test_moved_back_later_by_the_same_way(window, hands):
    hands.go(TITLE)
    hands.go("Move to version 4")
    hands.go("Move to version 4")
    hands.go("Moved to a newer version of its form")
    assert "•  Which pets?" not in words_on(window)  # it has its place again there
    hands.go("Move to version 3")
    hands.go("Move to version 3")
    hands.look_for("Moved to version 3")
    assert TITLE in words_on(window)


def test_where_no_answer_has_a_place_none_is_said_to_carry_over(window, hands, tmp_path):
    work = window.desk.work
    publish(work, form(tmp_path, "5", (("text", "else", "What else?"),)))
    hub_takes_all(work.vault)
    window.desk.go(places.AssessmentTasks(window.desk.kept_place().family))
    hands.go(TITLE)
    hands.look_for("2 answers have no place in version 5.")
    assert "No answer carries over." in words_on(window)


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, 100), (LIGHT, 200), (DARK, 100)], ids=str)
def test_nothing_is_cut_off(window, look, hands, theme, size):
    look.wear(theme, size)
    settle()
    hands.go(TITLE)
    hands.go("Move to version 4")
    assert (clipped(window), too_wide(window)) == ([], [])
