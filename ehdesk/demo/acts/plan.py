"""The plan: goals, actions, and the paper for two readers."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.demo.cast import GoalToCome
from ehdesk.demo.tale import Act, Tale, as_typed


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    for number, goal in enumerate(tale.cast.plan.goals, 1):
        yield f"goal {number}", partial(_add_goal, tale, goal)
    yield "around the plan", partial(_fill_around, tale)
    yield "the family plan", partial(_tick_action, tale)
    for reader in ("zuzana", "leila"):
        yield f"paper for {reader}", partial(_print_for, tale, reader)


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
        hands.fill("Who will do it?", action.who)
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
    hands.fill("When do we meet again?", as_typed(tale.today + timedelta(days=18)))
    hands.fill("At what time?", plan.meet_time)
    hands.fill("Where?", plan.meet_place)
    hands.fill("Who will be there?", plan.meet_who)
    return tale.window


def _tick_action(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click("Done")
    hands.click("Art room first")
    hands.look_for("Not yet done")
    return tale.window


def _print_for(tale: Tale, reader: str) -> QWidget:
    hands, name = tale.hands, tale.cast.members[reader].called
    hands.click("Print")
    hands.click(name)
    hands.look_for("Read through what you wrote yourselves")
    file = tale.folder / f"family-plan-{len(tale.pdfs) + 1}.pdf"
    hands.click("Save as PDF")
    hands.save_as(str(file))
    hands.wait(file.is_file, "the saved PDF")
    hands.look_for("Saved. A line in the history")
    tale.pdfs.append(str(file.resolve()))
    return tale.window
