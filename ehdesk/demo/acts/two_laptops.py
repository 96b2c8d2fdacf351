"""The hub and a colleague: the family travels, a conflict is made and settled."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from ehdesk.demo.acts.door import introduce, make_vault_on, note_code_on
from ehdesk.demo.hands import Hands
from ehdesk.demo.stage import AUTHORITY, Laptop
from ehdesk.demo.tale import DELE, PRIYA, Act, Tale


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "what waits to go", partial(_show_waiting, tale)
    yield "joined up with the hub", partial(_enrol_first, tale)
    yield "a second laptop", partial(_open_second, tale)
    yield "the family on the second laptop", partial(_receive_family, tale)
    yield "a change on the second laptop", partial(_change_on_second, tale)
    yield "another change on the first laptop", partial(_change_on_first, tale)
    yield "two versions", partial(_meet_conflict, tale)
    yield "one chosen", partial(_choose, tale)
    yield "the choice on the second laptop", partial(_receive_choice, tale)


def _show_waiting(tale: Tale) -> QWidget:
    tale.hands.click("My families")
    tale.hands.click("Sync")
    tale.hands.look_for("Waiting to go")
    return tale.window


def _enrol_first(tale: Tale) -> QWidget:
    priya = tale.stage.hub.practitioner(PRIYA[0], AUTHORITY)
    tale.stage.hub.make_form_owner(priya)
    _enrol(tale, tale.first, priya)
    return tale.window


def _open_second(tale: Tale) -> QWidget:
    tale.first.put_away()
    tale.laptops.append(tale.stage.laptop("second-laptop", DELE[2]))
    tale.second.come_forward()
    introduce(tale.second.hands, DELE)
    make_vault_on(tale.second)
    note_code_on(tale.second)
    dele = tale.stage.hub.practitioner(DELE[0], AUTHORITY)
    tale.stage.hub.assign(tale.family, dele)
    tale.second.hands.click("Sync")
    _enrol(tale, tale.second, dele)
    return tale.second.app.window


def _receive_family(tale: Tale) -> QWidget:
    hands = tale.second.hands
    hands.click("My families")
    hands.click(tale.cast.name)
    hands.look_for("The work so far")
    return tale.second.app.window


def _change_on_second(tale: Tale) -> QWidget:
    hands = tale.second.hands
    hands.click("Plan")
    _change_action(tale, hands, "Ask adult care for help with mornings, five days a week")
    sync(tale.second)
    return tale.second.app.window


def _change_on_first(tale: Tale) -> QWidget:
    tale.second.put_away()
    tale.first.come_forward()
    hands = tale.hands
    hands.click("My families")
    hands.click(tale.cast.name)
    hands.click("Plan")
    _change_action(tale, hands, "Ask adult care for help with mornings, and with the stairs")
    return tale.window


def _meet_conflict(tale: Tale) -> QWidget:
    sync(tale.first)
    hands = tale.hands
    hands.look_for("Two versions: What an action is")
    hands.look_for("five days a week")
    hands.look_for("and with the stairs")
    return tale.window


def _choose(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click("Write one from both")
    both = "Ask adult care for help with mornings and the stairs, five days a week"
    hands.fill("The words to keep", both)
    hands.fill("Say why", "Both are needed")
    hands.click("Keep what you wrote from both")
    hands.look_for("Your choice is saved")
    sync(tale.first)
    return tale.window


def _receive_choice(tale: Tale) -> QWidget:
    tale.first.put_away()
    tale.second.come_forward()
    sync(tale.second)
    hands = tale.second.hands
    hands.click("My families")
    hands.click(tale.cast.name)
    hands.click("Plan")
    hands.look_for("mornings and the stairs, five days a week")
    return tale.second.app.window


def _change_action(tale: Tale, hands: Hands, words: str) -> None:
    hands.click(f"{tale.cast.plan.goals[0].actions[0].what}, ")  # the words, not the tick box
    hands.fill("What will happen?", words)
    hands.click("Done")
    hands.look_for(words)


def _enrol(tale: Tale, laptop: Laptop, practitioner: str) -> None:
    hands = laptop.hands
    hands.fill("Address of the hub", tale.stage.hub.url)
    hands.fill("Your code", tale.stage.hub.code(practitioner))
    hands.click("Join up")
    hands.wait(lambda: _is_joined_up(laptop), "the first round with the hub")


def sync(laptop: Laptop) -> None:
    """Go to Sync and press the button, as a person would; wait until the round is over."""
    before = laptop.desk.work.syncing.status().last_contact
    laptop.hands.click("My families")
    laptop.hands.click("Sync")
    laptop.hands.click("Sync now")
    laptop.hands.wait(lambda: laptop.desk.work.syncing.status().last_contact != before, "a round with the hub")
    laptop.hands.wait(lambda: _is_joined_up(laptop), "everything to reach the hub")


def _is_joined_up(laptop: Laptop) -> bool:
    status = laptop.desk.work.syncing.status()
    return status.last_contact is not None and not status.waiting and not laptop.desk.background.is_busy
