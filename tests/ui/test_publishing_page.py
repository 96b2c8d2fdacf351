"""Publishing on the Forms page: asked once, said why not, and every version listed with how far it is."""

import pytest
from PySide6.QtCore import Qt

from ehdesk.ui import places
from ehdesk.ui.theme import DARK, LIGHT
from tests.forms.on_trial import workbook
from tests.journeys.keys import Keys
from tests.rules.fitting import clipped, too_wide
from tests.sync.publishing import form, hub_takes_all, join_up_offline
from tests.ui.opened import opened_window, words_on
from tests.ui.showing import settle


@pytest.fixture
def window(family_vault, look, tmp_path):
    """The window of somebody who was joined up, is a form owner, and is offline."""
    with opened_window(family_vault, look, tmp_path / "laptop") as window:
        join_up_offline(window.desk.work.vault)
        yield window
        Keys(window).wait(lambda: not window.desk.background.is_busy, "the round")


@pytest.fixture
def hands(window):
    return Keys(window)


def look_through(window, folder, version="3", **other):
    """A form of this version on the page."""
    form(folder, version, **other)
    window.desk.go(places.Forms())
    window.frame.page.look_through(folder / "form.md")
    Keys(window).wait(lambda: not window.desk.background.is_busy, "the form")
    settle()


def test_published_by_keyboard_after_being_asked_once(window, hands, tmp_path):
    look_through(window, tmp_path)
    hands.go("Publish version 3")
    assert hands.focused() == "Not yet"
    hands.go("Publish version 3")
    hands.look_for("This version is published already, with just this content.")
    hands.wait(lambda: hands.focused() == "Try it out", "the keyboard on the next step")
    assert "It goes to the hub with the next sync, and is in use from then on." in words_on(window)
    assert "It comes with ehdesk. New assessments begin with it." in words_on(window)


def test_turned_down_nothing_is_published(window, hands, tmp_path):
    look_through(window, tmp_path)
    hands.go("Publish version 3")
    hands.press(Qt.Key.Key_Escape)
    assert hands.focused() == "Publish version 3"
    assert window.desk.work.editions.published() == ()


def test_once_the_hub_holds_it_new_assessments_begin_with_it(window, tmp_path):
    look_through(window, tmp_path)
    found = window.desk.work.form_trials.found
    window.desk.work.editions.publish(found.definition, found.source)
    hub_takes_all(window.desk.work.vault)
    window.desk.go(places.Settings())
    window.desk.go(places.Forms())
    settle()
    assert "Ada Obi, Family support worker. New assessments begin with it." in words_on(window)
    assert "It comes with ehdesk. Assessments that began with it stay with it." in words_on(window)


def test_a_version_that_is_not_the_highest_says_what_stays_in_use(window, tmp_path):
    look_through(window, tmp_path, "1.5")
    assert "Version 2.3 is newer, so new assessments go on beginning with that one." in words_on(window)


def test_what_stands_in_the_way_is_said_in_place_of_the_button(window, tmp_path):
    look_through(window, tmp_path, "2")
    assert "This version comes with ehdesk." in words_on(window)
    assert "Publish version 2" not in words_on(window)


def test_a_form_with_errors_says_nothing_of_publishing(window, tmp_path):
    (file := tmp_path / "broken.md").write_text("| survey |\n| | type | name |\n| | txet | a |\n")
    window.desk.go(places.Forms())
    window.frame.page.look_through(file)
    Keys(window).wait(lambda: not window.desk.background.is_busy, "the form")
    assert "Publish it" not in words_on(window)


def test_a_form_of_its_own_is_told_apart_from_a_new_version(window, tmp_path):
    file = workbook(tmp_path / "visit.xlsx")
    trials = window.desk.work.form_trials
    trials.take(file, trials.examine(file))
    window.desk.go(places.Forms())
    settle()
    assert trials.found.definition.id != "whole-family"
    assert "It is a form of its own" in words_on(window)
    assert "Then write that one’s form_id in the settings sheet (whole-family)" in words_on(window)


@pytest.mark.parametrize(("theme", "size"), [(LIGHT, 200), (DARK, 100)], ids=str)
def test_nothing_is_cut_off(window, look, hands, tmp_path, theme, size):
    look_through(window, tmp_path)
    found = window.desk.work.form_trials.found
    window.desk.work.editions.publish(found.definition, found.source)
    look.wear(theme, size)
    look_through(window, tmp_path, "4")
    hands.go("Publish version 4")
    assert (clipped(window), too_wide(window)) == ([], [])
