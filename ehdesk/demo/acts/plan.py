"""The plan: goals, actions, and the paper for two readers."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ehdesk.demo.hands import CTRL
from ehdesk.demo.tale import Act, Tale, as_typed
from ehdesk.services.made_up.cast import GoalToCome


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    for number, goal in enumerate(tale.cast.plan.goals, 1):
        yield f"goal {number}", partial(_add_goal, tale, goal)
    yield "around the plan", partial(_fill_around, tale)
    yield "the family plan", partial(_tick_action, tale)
    yield "how an action is going", partial(_follow_action, tale)
    yield "agreeing the plan", partial(_agree, tale)
    yield "the plan agreed", partial(_show_agreed, tale)
    for reader in ("zuzana", "leila"):
        yield f"paper for {reader}", partial(_print_for, tale, reader)
    yield "large print", partial(_print_large, tale)


def _add_goal(tale: Tale, goal: GoalToCome) -> QWidget:
    hands = tale.hands
    hands.click("Plan")
    hands.click("Add a goal")
    hands.fill("What does the family want?", goal.words)
    hands.pick("Whose words are these?", tale.cast.members[goal.speaker].called)
    hands.pick("Which part of family life is it about?", goal.area)
    hands.click("Done")
    number = len(tale.desk.work.plans.plan(tale.family).goals)
    for action in goal.actions:
        hands.click(f"Add an action to goal {number}")
        hands.fill("What will happen?", action.what)
        _say_who(tale, action.who)
        hands.fill("By when?", as_typed(tale.today + timedelta(days=action.in_days)))
        if action is not goal.actions[-1]:
            hands.click("Done")
    hands.tab_to("Done")
    return tale.window


def _fill_around(tale: Tale) -> QWidget:
    hands, plan = tale.hands, tale.cast.plan
    hands.click("Done")
    hands.click("Change what is going well and the next meeting")
    hands.fill("What is going well?", plan.going_well)
    hands.fill("What will we do if things get worse?", "We ring each other the same day")
    hands.fill("Whom do we call then?", "Priya, 01632 960 101")
    hands.fill("When do we meet again?", as_typed(tale.today + timedelta(days=18)))
    hands.fill("At what time?", plan.meet_time)
    hands.fill("Where?", plan.meet_place)
    hands.fill("Who will be there?", plan.meet_who)
    return tale.window


def _tick_action(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click("Done")
    hands.click("Art room first")
    hands.look_for("Not yet started")
    return tale.window


def _say_who(tale: Tale, who: str) -> None:
    """Members are ticked, others are named."""
    members = [member.called for member in tale.cast.members.values()]
    named = who.split(" and ")
    for name in named:
        if name in members:
            tale.hands.tick("Who will do it?", name)
    others = " and ".join(name for name in named if name not in members)
    if others:
        tale.hands.fill("Anyone else?", others)


def _follow_action(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click(f"{tale.cast.plan.goals[0].actions[0].what}, ")  # the words, not the tick box
    hands.choose("How is it going?", "Under way")
    hands.fill("A note on how it is going", "They will ring back on Thursday")
    hands.click("Keep this note")
    hands.look_for("How it has been going")
    return tale.window


def _agree(tale: Tale) -> QWidget:
    tale.hands.click("Done")
    agree(tale)
    return tale.window


def agree(tale: Tale) -> None:
    """Say on the page of the plan who was there when it was agreed."""
    hands = tale.hands
    hands.click("Agree the plan")
    hands.tick("Who was there?", tale.cast.members["zuzana"].called)
    hands.tick("Who was there?", "Miss Lowe")


def _show_agreed(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.look_for("Agreed on")
    hands.click("What was agreed, and what changed")
    hands.look_for("Nothing is different")
    hands.click("Back to the plan")
    return tale.window


def _print_for(tale: Tale, reader: str) -> QWidget:
    hands, name = tale.hands, tale.cast.members[reader].called
    hands.click("Print")
    hands.choose("Who will read this copy?", name)
    hands.look_for("Read the rest through")
    file = tale.folder / f"family-plan-{len(tale.pdfs) + 1}.pdf"
    hands.click("Save as PDF")
    hands.save_as(str(file))
    hands.wait(file.is_file, "the saved PDF")
    hands.look_for("Saved. A line in the history")
    tale.pdfs.append(str(file.resolve()))
    return tale.window


def _print_large(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click("Large print")
    hands.wait(lambda: not hands.sees("Making the copy"), "the copy in large print")
    hands.look_for("Read the rest through")
    return tale.window
