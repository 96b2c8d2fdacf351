"""Practising at the window, by keyboard: in from the door or from the first steps, and out again to the door."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from ehdesk import paths
from ehdesk.app import the_practice
from ehdesk.store.errors import VaultInUse
from ehdesk.ui import places
from ehdesk.ui.theme import LIGHT
from tests.builders import ToldClock
from tests.journeys.keys import ALT, CTRL, is_open, keys, laptop
from tests.services.made import AUTUMN, filled, surroundings
from tests.ui.opened import words_on
from tests.ui.showing import clipped_words, settle

STRIP = "Practice: everything here is made up. Please enter nothing about anyone real."
PRACTISE = "Practise with a made-up family"


@pytest.fixture
def computer(look, tmp_path):
    """A computer on which nobody has been yet."""
    one = laptop(tmp_path / "vaults", look, ToldClock(AUTUMN))
    yield one
    one.shut()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def adas(empty_vault, look, tmp_path):
    """Ada's computer, her vault open, nobody in it."""
    one = laptop(empty_vault.copied_to(tmp_path).vaults, look, ToldClock(AUTUMN))
    keys(one).unlock()
    keys(one).wait(lambda: is_open(one), "the open vault")
    yield one
    one.shut()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def practising(computer):
    """The same, practising."""
    practise(computer)
    return computer


def practise(one):
    """Press the button for it, wherever it is."""
    keys(one).go(PRACTISE)
    keys(one).wait(lambda: is_open(one) and one.desk.is_practice, "practice")


def family_of(one):
    """The one family."""
    return one.desk.work.families.rows()[0].family.id


def every_sort_of_place(one):
    """One of each: at the desk, with the family, a form."""
    family = family_of(one)
    filling = filled(one.desk.work, family)
    return (
        places.MyFamilies(),
        places.Overview(family),
        places.MemberForm(family, one.desk.work.families.new_record()),
        places.AssessmentTasks(family),
        places.Topic(family, filling.facts.id, "home/start"),
        places.PlanHome(family),
        places.Print(family),
        places.Sync(),
        places.Settings(),
    )


def test_a_steady_strip_says_on_every_page_that_it_is_practice(practising):
    for place in every_sort_of_place(practising):
        practising.desk.go(place)
        settle()
        assert STRIP in words_on(practising.app.window)
    keys(practising).press(Qt.Key.Key_F1)
    assert STRIP in words_on(practising.app.window)


def test_no_real_vault_has_the_strip(adas):
    assert "Practice:" not in words_on(adas.app.window)
    assert not adas.app.window.frame.strip.isVisible()


def test_nothing_is_cut_off_by_the_strip_at_200_percent(practising, look):
    window = practising.app.window
    window.resize(1366, 768)
    look.wear(LIGHT, 200)
    for place in every_sort_of_place(practising):
        practising.desk.go(place)
        settle()
        assert clipped_words(window.frame.strip) == []
        assert clipped_words(window.frame.page) == []
    assert (window.width(), window.height()) == (1366, 768)
    look.wear(LIGHT, 100)


@pytest.mark.parametrize("height", [690, 768])
def test_the_window_is_no_higher_than_a_small_screen(practising, height):
    practising.app.window.resize(1366, height)
    practising.desk.go(places.Overview(family_of(practising)))
    settle()
    assert practising.app.window.height() == height


def test_the_sync_page_says_that_practice_never_syncs_and_asks_for_no_code(practising):
    practising.desk.go(places.Sync())
    settle()
    said = words_on(practising.app.window)
    assert "Practice never syncs" in said
    assert "Nothing that you do here leaves this computer" in said
    assert not any(asked in said for asked in ("Sync now", practising.app.words("enrol.code"), "waiting to sync"))


def test_closing_practice_goes_to_the_door_and_it_is_found_again_as_it_was(practising):
    hands = keys(practising)
    practising.desk.go(places.NewFamily())
    hands.fill("What shall we call", "Second try")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Second try")
    hands.go("Close practice")
    keys(practising).look_for("Add yourself to this computer")
    assert practising.app.window.desk is None
    assert not practising.app.window.frame.strip.isVisible()
    practise(practising)
    keys(practising).look_for("Second try")


def test_beginning_again_asks_first_and_then_the_family_is_as_it_was(practising):
    before = family_of(practising)
    practising.desk.go(places.Settings())
    keys(practising).go("Begin again")
    assert keys(practising).focused() == "Keep it"
    keys(practising).press(Qt.Key.Key_Return)
    assert keys(practising).focused() == "Begin again"
    keys(practising).press(Qt.Key.Key_Return)
    desk = practising.desk
    keys(practising).go("Begin again")
    keys(practising).wait(lambda: is_open(practising) and practising.desk is not desk, "practice as it was")
    assert practising.desk.is_practice
    assert family_of(practising) != before


def test_throwing_practice_away_asks_first_and_leaves_nothing(practising, tmp_path):
    practising.desk.go(places.Settings())
    keys(practising).go("Throw this practice away")
    assert paths.practice_folder(tmp_path / "vaults").exists()
    keys(practising).go("Throw this practice away")
    keys(practising).look_for("Add yourself to this computer")
    assert not paths.practice_folder(tmp_path / "vaults").exists()


def test_the_settings_of_practice_know_of_no_passphrase(practising):
    practising.desk.go(places.Settings())
    settle()
    assert "passphrase" not in words_on(practising.app.window).lower()


def test_practice_that_is_open_elsewhere_says_so_and_the_door_stays(computer, wording, qtbot, tmp_path):
    elsewhere = the_practice(surroundings(tmp_path / "vaults", ToldClock(AUTUMN)), wording).open()
    with qtbot.captureExceptions() as caught:
        keys(computer).go(PRACTISE)
        keys(computer).wait(lambda: bool(caught), "the trouble")
    assert caught[0][0] is VaultInUse
    assert "Add yourself to this computer" in words_on(computer.app.window)
    elsewhere.close()


# first steps


def test_first_steps_stand_where_no_family_is_yet_and_go_once_there_is_one(adas):
    hands = keys(adas)
    for said in ("First steps", "Add a family", "Say who is in it", "Begin"):
        hands.look_for(said)
    assert hands.focused() == "New family"
    hands.press(Qt.Key.Key_Return)
    hands.fill("What shall we call", "Okoro")
    hands.press(Qt.Key.Key_Return, CTRL)
    adas.desk.go(places.MyFamilies())
    settle()
    assert "First steps" not in words_on(adas.app.window)


def test_first_steps_are_put_away_for_good_with_a_way_back(adas):
    hands = keys(adas)
    hands.go("Put this away")
    assert "Say who is in it" not in words_on(adas.app.window)
    assert adas.app.window.frame.isAncestorOf(adas.app.window.focusWidget())
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.look_for("Say who is in it")
    hands.go("Put this away")
    adas.app.window.lock()
    keys(adas).unlock()
    keys(adas).wait(lambda: is_open(adas), "the open vault")
    assert "Your families will be here" in words_on(adas.app.window)
    assert "Say who is in it" not in words_on(adas.app.window)


def test_practising_from_the_first_steps_locks_ones_own_records_first(adas):
    own = adas.desk.work.vault
    practise(adas)
    assert STRIP in words_on(adas.app.window)
    assert adas.desk.work.vault.folder != own.folder
    with pytest.raises(Exception, match="closed"):
        own.settings.get("place")
    keys(adas).go("Close practice")
    keys(adas).look_for("Welcome back, Ada Obi")


def test_help_says_how_to_practise(adas):
    hands = keys(adas)
    hands.press(Qt.Key.Key_F1)
    hands.press(Qt.Key.Key_F, CTRL)
    hands.write("made-up family")
    hands.look_for("Practising first")
    hands.press(Qt.Key.Key_Left, ALT)
    hands.look_for("Your families will be here")
