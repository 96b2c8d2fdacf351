"""One visit, from the door to a colleague's laptop, as steps that a person takes at the real windows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit, QWidget

from ehdesk.demo.cast import Cast, GoalToCome, Person
from ehdesk.demo.hands import Hands
from ehdesk.demo.interview import answer_topic, answer_whole_assessment, finish_topic
from ehdesk.demo.stage import AUTHORITY, Laptop, Stage
from ehdesk.domain.change import FamilyId
from ehdesk.ui.desk import Desk

Act = Callable[[], QWidget]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PRIYA = ("Priya Nair", "Outreach worker", "lantern otter gravel mist")
DELE = ("Dele Adeyemi", "Family centre worker", "teapot comet ladder moss")


@dataclass
class Story:
    """The walk. `steps` gives each step's name and what is done in it."""

    stage: Stage
    cast: Cast
    folder: Path
    pdfs: list[str] = field(default_factory=list)
    laptops: list[Laptop] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)

    def steps(self) -> Iterator[tuple[str, Act]]:
        """Every step, in order."""
        yield from self._door_steps()
        yield from self._family_steps()
        yield from self._assessment_steps()
        yield from self._star_steps()
        yield from self._plan_steps()
        yield from self._sync_steps()

    # the door

    def _door_steps(self) -> Iterator[tuple[str, Act]]:
        yield "a new computer", self.add_worker
        yield "the recovery code", self.make_vault
        yield "no families yet", self.note_code

    def add_worker(self) -> QWidget:
        self.laptops.append(self.stage.laptop("first-laptop", PRIYA[2]))
        self.first.come_forward()
        self._introduce(self.hands, PRIYA)
        return self.window

    def make_vault(self) -> QWidget:
        return self._make_vault(self.first)

    def note_code(self) -> QWidget:
        return self._note_code(self.first)

    def _introduce(self, hands: Hands, worker: tuple[str, str, str]) -> None:
        name, job, passphrase = worker
        hands.fill("Your name", name)
        hands.fill("Your job", job)
        hands.fill("Choose a passphrase", passphrase)
        hands.fill("The passphrase again", passphrase)

    def _make_vault(self, laptop: Laptop) -> QWidget:
        laptop.hands.press(Qt.Key.Key_Return)
        laptop.hands.look_for("Your recovery code")
        return laptop.app.window

    def _note_code(self, laptop: Laptop) -> QWidget:
        laptop.hands.click("I have written it down")
        laptop.hands.click("Go to my families")
        laptop.hands.look_for("Your families will be here")
        return laptop.app.window

    # the family

    def _family_steps(self) -> Iterator[tuple[str, Act]]:
        yield "a new family", self.name_family
        yield "two homes", self.add_homes
        for key, person in self.cast.members.items():
            yield f"member {key}", partial(self.add_member, key, person)
        yield "an address kept safe", self.keep_address
        yield "the family page", self.show_family
        yield "what is kept from whom", self.show_kept
        yield "names hidden", self.hide_names
        yield "my families", self.show_families

    def name_family(self) -> QWidget:
        hands = self.hands
        hands.press(Qt.Key.Key_Return)
        hands.fill("What shall we call this family?", self.cast.name)
        hands.click("This is a made-up family")
        return self.window

    def add_homes(self) -> QWidget:
        hands = self.hands
        hands.click("Add this family")
        for home in self.cast.homes.values():
            hands.click("Add a home")
            hands.fill("What do you call this home?", home.name)
            hands.fill("Address", home.address)
            if home is not list(self.cast.homes.values())[-1]:
                hands.click("Done")
        return self.window

    def add_member(self, key: str, person: Person) -> QWidget:
        hands = self.hands
        hands.click("Done")
        hands.click("Add somebody to the family")
        hands.fill("Full name", person.name)
        if person.known_as:
            hands.fill("Known as", person.known_as)
        hands.choose("Who are they in this family?", _ROLES[person.role])
        for label, day in (("Due date", person.due), ("Date of birth", person.born)):
            if day:
                hands.fill(label, _as_typed(day))
        for label, words in (("Languages", person.speaks), ("Anything else to know", person.about)):
            if words:
                hands.fill(label, words)
        for home in person.homes:
            hands.tick("Which homes do they live in?", self.cast.homes[home].name)
        hands.tab_to("Done")
        self._remember(key, person)
        return self.window

    def _remember(self, key: str, person: Person) -> None:
        members = self.desk.work.families.family(self.family).members
        self.ids[key] = next(member.id for member in members if member.name == person.name)

    def keep_address(self) -> QWidget:
        hands, cast = self.hands, self.cast
        hands.click("Done")
        for key, person in cast.members.items():
            for kind, to in cast.ties_of(key):
                hands.click(_shown_as(person))
                hands.pick("This person is the", kind.capitalize())
                hands.pick("of", cast.members[to].called)
                hands.click("Add")
                hands.look_for(f"{kind.capitalize()} of {cast.members[to].called}")
                hands.click("Done")
        home = next(home for home in cast.homes.values() if home.kept_from)
        hands.click(home.name)
        for key in home.kept_from:
            hands.tick("Who must not learn this address?", cast.members[key].called)
        return self.window

    def show_family(self) -> QWidget:
        self.hands.click("Done")
        self.hands.look_for("The work so far")
        return self.window

    def show_kept(self) -> QWidget:
        self.hands.click("Show them")
        self.hands.look_for("must not be given to")
        return self.window

    def hide_names(self) -> QWidget:
        self.hands.press(Qt.Key.Key_H, CTRL, SHIFT)
        self.hands.wait(lambda: not self.hands.sees("Zuzana"), "the names to be hidden")
        return self.window

    def show_families(self) -> QWidget:
        self.hands.press(Qt.Key.Key_H, CTRL, SHIFT)
        self.hands.click("My families")
        self.hands.look_for(self.cast.name)
        return self.window

    # the assessment

    def _assessment_steps(self) -> Iterator[tuple[str, Act]]:
        yield "find a family", self.find_family
        yield "start the assessment", self.start_assessment
        yield "there is a problem", self.meet_problem
        yield "check your answers", self.check_first_topic
        yield "a topic half filled in", self.type_half
        yield "the screen hidden", self.hide_screen
        yield "locked", self.lock
        yield "a wrong passphrase", self.mistype
        yield "back at the same question", self.resume
        yield "a child's own words", self.hear_child
        yield "all topics", self.finish_topics
        yield "check everything", self.check_everything
        yield "the assessment complete", self.complete

    def find_family(self) -> QWidget:
        self.hands.press(Qt.Key.Key_F, CTRL)
        self.hands.write("novak")
        self.hands.look_for("Showing 1 of 1")
        return self.window

    def start_assessment(self) -> QWidget:
        hands = self.hands
        hands.click(self.cast.name)
        hands.click("Start the assessment")
        hands.click("Start the assessment")
        hands.look_for("What has made you want some help now?")
        return self.window

    def meet_problem(self) -> QWidget:
        self.hands.press(Qt.Key.Key_Return, CTRL)
        self.hands.look_for("There is a problem")
        return self.window

    def check_first_topic(self) -> QWidget:
        answer_topic(self.first, self.cast, self.ids)
        self.hands.press(Qt.Key.Key_Return, CTRL)
        self.hands.look_for("Read it through together")
        return self.window

    def type_half(self) -> QWidget:
        hands = self.hands
        hands.choose("Is this topic finished?", "Yes, for now")
        hands.click("Save and go to the next topic")
        hands.choose("How are things with your home?", "Mixed")
        hands.tick("Is any of this a worry?", "It is cold, damp or needs mending")
        hands.fill("What would you like us to know about it?", "The boiler has been broken since May")
        return self.window

    def hide_screen(self) -> QWidget:
        self.hands.press(Qt.Key.Key_H, CTRL, SHIFT)
        self.hands.look_for("The screen is hidden")
        return self.window

    def lock(self) -> QWidget:
        self.hands.click("Show the screen again")
        self.hands.press(Qt.Key.Key_L, CTRL)
        self.hands.look_for("Welcome back")
        return self.window

    def mistype(self) -> QWidget:
        self.hands.write("lantern otter gravel mint")
        self.hands.press(Qt.Key.Key_Return)
        self.hands.look_for("That is not the passphrase")
        return self.window

    def resume(self) -> QWidget:
        self.hands.write(PRIYA[2])
        self.hands.press(Qt.Key.Key_Return)
        self.hands.look_for("What would you like us to know about it?")
        self.hands.wait(lambda: _typed_somewhere(self.window, "broken since May"), "what was being typed")
        return self.window

    def hear_child(self) -> QWidget:
        answer_topic(self.first, self.cast, self.ids)
        self.hands.click("All topics")
        leila = self.ids["leila"]
        answer_whole_assessment(self.first, self.cast, self.ids, until=f"child[{leila}]/voice")
        return self.window

    def finish_topics(self) -> QWidget:
        finish_topic(self.first)
        answer_whole_assessment(self.first, self.cast, self.ids)
        self.hands.look_for("topics completed")
        return self.window

    def check_everything(self) -> QWidget:
        self.hands.click("Read it through")
        self.hands.look_for("Complete the assessment")
        return self.window

    def complete(self) -> QWidget:
        self.hands.click("Complete the assessment")
        self.hands.look_for("The assessment is complete")
        return self.window

    # the star

    def _star_steps(self) -> Iterator[tuple[str, Act]]:
        yield "the star growing", self.score_half
        yield "read the star through", self.score_rest
        yield "the star kept", self.keep_star

    def score_half(self) -> QWidget:
        hands = self.hands
        hands.click("Star")
        hands.click("New star with the family")
        areas = [area.id for area in self.desk.work.stars.in_use.areas]
        for area in areas[:4]:
            self._score(area)
        hands.press(Qt.Key.Key_3)
        hands.fill("Anything you want to remember", "We eat together three nights now")
        return self.window

    def score_rest(self) -> QWidget:
        hands = self.hands
        hands.press(Qt.Key.Key_Return, CTRL)
        for area in [area.id for area in self.desk.work.stars.in_use.areas][5:]:
            self._score(area)
        hands.look_for("Read your star through")
        hands.choose("Who made this star?", "The family and the worker together")
        return self.window

    def _score(self, area: str) -> None:
        said = self.cast.star[area]
        title = self.desk.work.stars.in_use.area(area).title
        self.hands.look_for(title)
        self.hands.press(Qt.Key(ord(str(said))) if isinstance(said, int) else Qt.Key.Key_0)
        self.hands.press(Qt.Key.Key_Return, CTRL)

    def keep_star(self) -> QWidget:
        self.hands.click("Keep this star")
        self.hands.look_for("The star is kept")
        return self.window

    # the plan and the paper

    def _plan_steps(self) -> Iterator[tuple[str, Act]]:
        for number, goal in enumerate(self.cast.plan.goals, 1):
            yield f"goal {number}", partial(self.add_goal, goal)
        yield "around the plan", self.fill_around
        yield "the family plan", self.tick_action
        for reader in ("zuzana", "leila"):
            yield f"paper for {reader}", partial(self.print_for, reader)

    def add_goal(self, goal: GoalToCome) -> QWidget:
        hands = self.hands
        hands.click("Plan")
        hands.click("Add a goal")
        hands.fill("What does the family want?", goal.words)
        hands.pick("Whose words are these?", self.cast.members[goal.speaker].called)
        hands.pick("Which part of family life is it about?", goal.area)
        hands.click("Done")
        number = len(self.desk.work.plans.plan(self.family).goals)
        for action in goal.actions:
            hands.click(f"Add an action to goal {number}")
            hands.fill("What will happen?", action.what)
            hands.fill("Who will do it?", action.who)
            hands.fill("By when?", _as_typed(self._today + timedelta(days=action.in_days)))
            if action is not goal.actions[-1]:
                hands.click("Done")
        hands.tab_to("Done")
        return self.window

    def fill_around(self) -> QWidget:
        hands, plan = self.hands, self.cast.plan
        hands.click("Done")
        hands.click("Change what is going well and the next meeting")
        hands.fill("What is going well?", plan.going_well)
        hands.fill("When do we meet again?", _as_typed(self._today + timedelta(days=18)))
        hands.fill("At what time?", plan.meet_time)
        hands.fill("Where?", plan.meet_place)
        hands.fill("Who will be there?", plan.meet_who)
        return self.window

    def tick_action(self) -> QWidget:
        hands = self.hands
        hands.click("Done")
        hands.click("Art room first")
        hands.look_for("Not yet done")
        return self.window

    def print_for(self, reader: str) -> QWidget:
        hands, name = self.hands, self.cast.members[reader].called
        hands.click("Print")
        hands.click(name)
        hands.look_for("No address is on this paper")
        file = self.folder / f"family-plan-{len(self.pdfs) + 1}.pdf"
        hands.click("Save as PDF")
        hands.save_as(str(file))
        hands.wait(file.is_file, "the saved PDF")
        hands.look_for("Saved. A line in the history")
        self.pdfs.append(str(file.resolve()))
        return self.window

    # the hub and the second laptop

    def _sync_steps(self) -> Iterator[tuple[str, Act]]:
        yield "what waits to go", self.show_waiting
        yield "joined up with the hub", self.enrol_first
        yield "a second laptop", self.open_second
        yield "the family on the second laptop", self.receive_family
        yield "the plan on the second laptop", self.change_on_second
        yield "the first laptop meanwhile", self.change_on_first
        yield "two versions", self.meet_conflict
        yield "one chosen", self.choose
        yield "the choice on the second laptop", self.receive_choice

    def show_waiting(self) -> QWidget:
        self.hands.click("My families")
        self.hands.click("Sync")
        self.hands.look_for("Waiting to go")
        return self.window

    def enrol_first(self) -> QWidget:
        self.priya = self.stage.hub.practitioner(PRIYA[0], AUTHORITY)
        self._enrol(self.first, self.priya)
        return self.window

    def open_second(self) -> QWidget:
        self.first.put_away()
        self.laptops.append(self.stage.laptop("second-laptop", DELE[2]))
        self.second.come_forward()
        self._introduce(self.second.hands, DELE)
        self._make_vault(self.second)
        self._note_code(self.second)
        dele = self.stage.hub.practitioner(DELE[0], AUTHORITY)
        self.stage.hub.assign(self.family, dele)
        self.second.hands.click("Sync")
        self._enrol(self.second, dele)
        return self.second.app.window

    def receive_family(self) -> QWidget:
        hands = self.second.hands
        hands.click("My families")
        hands.click(self.cast.name)
        hands.look_for("The work so far")
        return self.second.app.window

    def change_on_second(self) -> QWidget:
        hands = self.second.hands
        hands.click("Plan")
        self._change_action(hands, "Ask adult care for help with mornings, five days a week")
        self._sync(self.second)
        return self.second.app.window

    def change_on_first(self) -> QWidget:
        self.second.put_away()
        self.first.come_forward()
        hands = self.hands
        hands.click("My families")
        hands.click(self.cast.name)
        hands.click("Plan")
        self._change_action(hands, "Ask adult care for help with mornings, and with the stairs")
        return self.window

    def meet_conflict(self) -> QWidget:
        self._sync(self.first)
        hands = self.hands
        hands.look_for("Two versions: What an action is")
        hands.look_for("five days a week")
        hands.look_for("and with the stairs")
        return self.window

    def choose(self) -> QWidget:
        hands = self.hands
        hands.click("Write one from both")
        both = "Ask adult care for help with mornings and the stairs, five days a week"
        hands.fill("The words to keep", both)
        hands.fill("Say why", "Both are needed")
        hands.click("Keep what you wrote from both")
        hands.look_for("Your choice is saved")
        self._sync(self.first)
        return self.window

    def receive_choice(self) -> QWidget:
        self.first.put_away()
        self.second.come_forward()
        self._sync(self.second)
        hands = self.second.hands
        hands.click("My families")
        hands.click(self.cast.name)
        hands.click("Plan")
        hands.look_for("mornings and the stairs, five days a week")
        return self.second.app.window

    def _change_action(self, hands: Hands, words: str) -> None:
        hands.click(f"{self.cast.plan.goals[0].actions[0].what}, ")  # the words, not the tick box
        hands.fill("What will happen?", words)
        hands.click("Done")
        hands.look_for(words)

    def _enrol(self, laptop: Laptop, practitioner: str) -> None:
        hands = laptop.hands
        hands.fill("Address of the hub", self.stage.hub.url)
        hands.fill("Your code", self.stage.hub.code(practitioner))
        hands.click("Join up")
        hands.wait(lambda: self._is_joined_up(laptop), "the first round with the hub")

    def _sync(self, laptop: Laptop) -> None:
        """Go to Sync and press the button, as a person would; wait until the round is over."""
        before = laptop.desk.work.syncing.status().last_contact
        laptop.hands.click("My families")
        laptop.hands.click("Sync")
        laptop.hands.click("Sync now")
        laptop.hands.wait(lambda: laptop.desk.work.syncing.status().last_contact != before, "a round with the hub")
        laptop.hands.wait(lambda: self._is_joined_up(laptop), "everything to reach the hub")

    def _is_joined_up(self, laptop: Laptop) -> bool:
        status = laptop.desk.work.syncing.status()
        return status.last_contact is not None and not status.waiting and not laptop.desk.background.is_busy

    # short ways

    @property
    def first(self) -> Laptop:
        """Priya's laptop."""
        return self.laptops[0]

    @property
    def second(self) -> Laptop:
        """Dele's laptop."""
        return self.laptops[1]

    @property
    def hands(self) -> Hands:
        """The hands at Priya's laptop."""
        return self.first.hands

    @property
    def window(self) -> QWidget:
        """Priya's window."""
        return self.first.app.window

    @property
    def desk(self) -> Desk:
        """Behind Priya's door."""
        return self.first.desk

    @property
    def family(self) -> FamilyId:
        """The one family."""
        return self.desk.work.families.rows()[0].family.id

    @property
    def _today(self) -> date:
        return self.desk.today


_ROLES = {"adult": "An adult", "child": "A child or young person", "expected": "A baby on the way"}


def _as_typed(day: date) -> str:
    """A day as a person types it: 17 5 1988."""
    return f"{day.day} {day.month} {day.year}"


def _shown_as(person: Person) -> str:
    """How the family page names somebody, as far as it begins."""
    return (
        person.name
        if person.name.isascii() or person.known_as in person.name
        else "\N{FIRST STRONG ISOLATE}" + person.name
    )


def _typed_somewhere(window: QWidget, words: str) -> bool:
    return any(words in box.toPlainText() for box in window.findChildren(QTextEdit) if box.isVisible())
