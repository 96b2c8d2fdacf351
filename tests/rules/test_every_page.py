"""Every page, at 1366 x 768 and in every dress: nothing cut off, everything named, everything reached with Tab."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ehdesk.demo.stage import Laptop
from ehdesk.domain.member_facts import Group
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.look import Look
from ehdesk.ui.places import Place
from ehdesk.ui.theme import DARK, HIGH_CONTRAST, LIGHT
from tests.builders import PASSPHRASE, ToldClock
from tests.forms.on_trial import workbook
from tests.journeys.keys import CTRL, Keys, is_open, keys, laptop
from tests.rules.fitting import too_wide
from tests.rules.looking import Walk, settle
from tests.services.made import AUTUMN, Made, filled

DRESSES = {
    "light": (LIGHT, 100),
    "twice as large": (LIGHT, 200),
    "dark": (DARK, 100),
    "high contrast": (HIGH_CONTRAST, 100),
}

HELP_FROM = ("my families", "print")
"""Pages from which help is looked at too."""

WALKS = [
    ("vault", "light"),
    ("vault", "twice as large"),
    ("vault", "dark"),
    ("vault", "high contrast"),
    *(("door", dress) for dress in ("light", "twice as large")),
]


@pytest.fixture(scope="module")
def opened(family_vault: Made, one_look: Look, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """The window with the demo's family behind its open door."""
    one = laptop(family_vault.copied_to(tmp_path_factory.mktemp("walk")).vaults, one_look, ToldClock(AUTUMN))
    hands = keys(one)
    hands.unlock()
    hands.wait(lambda: is_open(one), "the open vault")
    one.app.window.resize(1366, 768)
    yield one
    one.shut()
    one_look.wear(LIGHT, 100)


@pytest.fixture(scope="module", params=WALKS, ids=" ".join)
def walk(request: pytest.FixtureRequest, one_look: Look) -> Iterator[Walk]:
    """One walk in one dress: through the pages of a vault, or those from before it is open."""
    part, dress = request.param
    one_look.wear(*DRESSES[dress])
    one_look.fit(1366)
    if part == "vault":
        one, made = request.getfixturevalue("opened"), request.getfixturevalue("family_vault")
        all_places = dict(every_place(one.desk, made))
        yield walk_through(one, all_places if DRESSES[dress][0] is LIGHT else one_of_each_kind(all_places))
    else:
        yield walk_to_the_door(one_look, request.getfixturevalue("tmp_path_factory").mktemp("door"))
    one_look.wear(LIGHT, 100)


def one_of_each_kind(named: Mapping[str, Place]) -> dict[str, Place]:
    """Colours do not differ from topic to topic."""
    first = {type(place): name for name, place in reversed(named.items())}
    return {name: named[name] for name in first.values()}


def walk_through(one: Laptop, named: Mapping[str, Place]) -> Walk:
    walk = Walk(one.app.window)
    for name, place in named.items():
        one.desk.go(place)
        keys(one).wait(lambda: not one.desk.background.is_busy, "the paper")
        walk.look_at(name, one.app.window.frame.page)
    for name in HELP_FROM:
        one.desk.go(named[name])
        keys(one).press(Qt.Key.Key_F1)
        walk.look_at(f"help from {name}", one.app.window.frame.shown)
    walk.end()
    return walk


def walk_to_the_door(look: Look, folder: Path) -> Walk:
    one = laptop(folder, look, ToldClock(AUTUMN))
    walk = Walk(one.app.window)
    for name, act in door_acts(keys(one)):
        act()
        walk.look_at(name, one.app.window.frame.page)
    walk.end()
    code = one.desk.work.ways_in.renewed_code()
    one.shut()
    again = laptop(folder, look, ToldClock(AUTUMN))
    other = Walk(again.app.window)
    for name, act in acts_of_return(keys(again), code):
        act()
        other.look_at(name, again.app.window.frame.shown)
    other.end()
    again.shut()
    return walk.and_then(other)


def door_acts(hands: Keys) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "add yourself", lambda: hands.look_for("Add yourself to this computer")
    yield "nothing filled in", lambda: (hands.go("Set up"), hands.look_for("Enter your name"))
    yield "the recovery code", lambda: (introduce(hands), hands.look_for("Your recovery code"))
    yield "no families yet", lambda: (go_in(hands), hands.look_for("Your families will be here"))
    yield "a family with no name", lambda: (hands.go("New family"), hands.go("Add this family"))
    yield "an empty family", lambda: (hands.fill("What shall we call", "Okoro"), hands.press(Qt.Key.Key_Return, CTRL))
    yield "somebody with no name", lambda: (hands.go("Add the people"), hands.go("Done"))


def acts_of_return(hands: Keys, code: str) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "who is using it", lambda: hands.look_for("Welcome back")
    yield "help at the door", lambda: hands.press(Qt.Key.Key_F1)
    yield "who is using it again", lambda: hands.press(Qt.Key.Key_Escape)
    yield "the code in place of the passphrase", lambda: (hands.go("I have forgotten it"), hands.write(code))
    yield "a new passphrase", lambda: (hands.press(Qt.Key.Key_Return), hands.look_for("Choose a new passphrase"))


def introduce(hands: Keys) -> None:
    hands.fill("Your name", "Ada Obi")
    hands.fill("Choose a passphrase", PASSPHRASE)
    hands.fill("The passphrase again", PASSPHRASE)
    hands.press(Qt.Key.Key_Return)


def go_in(hands: Keys) -> None:
    hands.space("I have written it down")
    hands.go("Go to my families")


def every_place(desk: Desk, made: Made) -> Iterator[tuple[str, Place]]:
    family, work = made.family, desk.work
    filling, plan = filled(work, family), work.plans.plan(family)
    reading = work.stars.unfinished(family) or work.stars.start(family, desk.today)
    goal = plan.goals[0]
    yield "my families", places.MyFamilies()
    yield "a new family", places.NewFamily()
    work.families.take_off(work.families.add("Moss and Bell"))
    yield "taken off the list", places.TakenOff()
    yield "not off the list", places.OffTheList(family)
    yield "the family", places.Overview(family)
    yield "about the family", places.FamilyForm(family)
    yield "who is who", places.WhoIsWho(family)
    for key, member in made.members.items():
        yield f"member {key}", places.MemberPage(family, member)
    for group in Group:
        yield f"{group} of a child", places.MemberForm(family, made.members["leila"], group)
        yield f"{group} of an adult", places.MemberForm(family, made.members["zuzana"], group)
    yield "who is expected", places.MemberForm(family, made.members["baby"])
    yield "the health of somebody expected", places.MemberForm(family, made.members["baby"], Group.HEALTH)
    yield "a new member", places.MemberForm(family, work.families.new_record())
    for number, home in enumerate(work.families.family(family).households, 1):
        yield f"home {number}", places.HomeForm(family, home.id)
    yield "a new home", places.HomeForm(family, work.families.new_record())
    yield "the agreement", places.AgreementHome(family)
    yield from agreement_places(desk, made)
    yield from around_places(desk, made)
    yield "the assessment", places.AssessmentTasks(family)
    for topic in filling.topics():
        yield f"topic {topic.id}", places.Topic(family, filling.facts.id, topic.id)
    yield "a repeat that this form does not have", places.Repeat(family, filling.facts.id, "job")
    yield "check a topic", places.CheckAnswers(family, filling.facts.id, "home/start")
    yield "check everything", places.CheckAnswers(family, filling.facts.id)
    yield "the star", places.StarHome(family)
    yield "one star", places.OneStar(family, work.stars.recorded(family)[-1].id)
    yield "a star typed up", places.TypeUp(family, work.stars.type_up(family, desk.today).id)
    for area in (*work.stars.in_use.areas, None):
        yield f"scoring {area.id if area else ''}", places.Scoring(family, reading.id, area.id if area else "")
    yield "the plan", places.PlanHome(family)
    yield "a goal", places.GoalForm(family, goal.id)
    yield "a new goal", places.GoalForm(family, work.plans.new_record())
    yield "agreeing the plan", places.AgreePlan(family, work.plans.agreeing(family))
    yield "versions of the plan", places.PlanVersions(family)
    yield "a new action", places.ActionForm(family, goal.id, work.plans.new_record())
    yield "an action", places.ActionForm(family, goal.id, goal.actions[0].id)
    yield "around the plan", places.MeetingForm(family)
    yield "the notes", places.NotesHome(family)
    yield "a new note", places.NoteForm(family, work.notes.new_record())
    yield "a note", places.NotePage(family, work.notes.kept(family)[0].id)
    yield "history", places.History(family)
    yield "find", places.FindInFamily(family)
    yield "print", places.Print(family)
    yield "sync", places.Sync()
    yield "prints made", places.PrintsMade()
    yield "settings", places.Settings()
    yield from trial_places(desk, made.vaults.parent)


def trial_places(desk: Desk, folder: Path) -> Iterator[tuple[str, Place]]:
    """A form that its owner looks through and tries out, with advice to give."""
    trials, file = desk.work.form_trials, workbook(folder / "visit.xlsx", advised=True)
    trials.take(file, trials.examine(file))
    trial = trials.begin()
    assert trial is not None
    trial.answer("job[1]/work", "Baker")
    trial.add("job")
    trial.answer("home/rooms", "3")
    yield "forms", places.Forms()
    yield "a trial", places.Trial()
    for topic in ("start/why", "start/going", "job[1]", "home/room[2]"):
        yield f"a topic on trial: {topic}", places.TrialTopic(topic)
    for repeat in ("job", "job[1]/shift", "job[2]/shift", "home/room"):
        yield f"a repeat on trial: {repeat}", places.TrialRepeat(repeat)
    yield "check a topic on trial", places.TrialCheck("job[1]")
    yield "check everything on trial", places.TrialCheckAll()


def agreement_places(desk: Desk, made: Made) -> Iterator[tuple[str, Place]]:
    family, agreements = made.family, desk.work.agreements
    newest, earlier = agreements.all(family)
    yield "an earlier agreement", places.AgreementHome(family, earlier.id)
    yield "an agreement's form", places.AgreementForm(family, newest.id)
    yield "a new agreement", places.AgreementForm(family, agreements.new_record())
    yield "who must not see it", places.MustNotSeeForm(family, newest.id)
    yield "a sharing", places.SharingForm(family, newest.id, newest.sharings[0].id)
    yield "a withdrawal", places.WithdrawalForm(family, earlier.id, earlier.withdrawals[0].id)
    yield "a new withdrawal", places.WithdrawalForm(family, newest.id, agreements.new_record())


def around_places(desk: Desk, made: Made) -> Iterator[tuple[str, Place]]:
    family, people = made.family, desk.work.around
    around = people.around(family)
    agency, worker = around.agencies[0].id, around.workers[0].id
    yield "people around the family", places.AroundHome(family)
    yield "an agency", places.AgencyForm(family, agency)
    yield "a new agency", places.AgencyForm(family, people.new_record())
    yield "a worker", places.WorkerForm(family, worker)
    yield "a new worker of an agency", places.WorkerForm(family, people.new_record(), agency)
    yield "a new worker", places.WorkerForm(family, people.new_record())


def test_every_kind_of_place_is_on_the_walk(opened: Laptop, family_vault: Made):
    walked = {type(place) for _name, place in every_place(opened.desk, family_vault)}
    assert walked == set(get_args(places.AnyPlace))


def test_whatever_can_be_operated_has_a_name_for_a_screen_reader(walk: Walk):
    assert walk.nameless == {}


def test_nothing_is_cut_off_or_covered(walk: Walk):
    assert walk.clipped == {}


def test_every_page_opens_with_the_keyboard_on_something_that_is_seen(walk: Walk):
    assert walk.unfocused == []


def test_tab_goes_to_everything_in_sight_and_round_again(walk: Walk):
    assert walk.not_reached == {}


def test_tab_goes_in_reading_order(walk: Walk):
    assert walk.out_of_order == {}


def test_the_window_can_be_as_narrow_as_a_small_screen(walk: Walk):
    assert walk.too_wide == {}


def test_no_page_leaves_anything_lying_about(walk: Walk):
    assert walk.lying_about == {}


@pytest.mark.parametrize("text_size", [125, 150, 175])
def test_every_kind_of_page_fits_at_every_text_size(opened: Laptop, family_vault: Made, one_look: Look, text_size: int):
    one_look.wear(LIGHT, text_size)
    faults: dict[str, list[str]] = {}
    for name, place in one_of_each_kind(dict(every_place(opened.desk, family_vault))).items():
        opened.desk.go(place)
        keys(opened).wait(lambda: not opened.desk.background.is_busy, "the paper")
        settle()
        if found := too_wide(opened.app.window):
            faults[name] = found
    one_look.wear(LIGHT, 100)
    assert faults == {}


def test_no_page_opens_a_window_of_its_own(walk: Walk):
    assert walk.strays == {}


@pytest.fixture
def badly_made(one_look: Look) -> Iterator[QWidget]:
    """A window with something wrong of every kind that a walk looks for."""
    one_look.wear(LIGHT, 100)
    window = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(QLineEdit())
    row.addWidget(squeezed := QLabel("These words need more room than they have"))
    squeezed.setFixedWidth(40)
    outside = QLabel("This is outside", window)
    row.addWidget(trap := Trap())
    QHBoxLayout(trap).addWidget(QPushButton("Round and round"))
    row.addWidget(QPushButton("Never reached"))
    window.resize(400, 100)
    outside.move(5_000, 0)
    window.show()
    yield window
    window.close()
    window.deleteLater()


class Trap(QWidget):
    """Keeps the keyboard once it has it."""

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: N802 - Qt's own name
        return True


def test_a_walk_sees_what_is_wrong(badly_made: QWidget):
    walk = Walk(badly_made)
    other = QLabel("A window of its own")
    other.show()
    badly_made.findChild(QPushButton).setFocus()
    walk.look_at("here", badly_made)
    walk.end()
    other.close()
    assert walk.nameless["here"] == ["QLineEdit 'in QWidget '"]
    assert any("These words need more room" in said for said in walk.clipped["here"])
    assert any("This is outside" in said for said in walk.clipped["here"])
    assert any("Never reached" in said for said in walk.not_reached["here"])
    assert walk.strays["here"] == ["QLabel 'A window of its own'"]
