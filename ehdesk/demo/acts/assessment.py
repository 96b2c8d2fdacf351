"""The assessment: problems met, checked, locked in the middle and taken up again, completed."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit, QWidget

from ehdesk.demo.hands import CTRL, SHIFT
from ehdesk.demo.interview import answer_topic, answer_whole_assessment, finish_topic
from ehdesk.demo.tale import PRIYA, Act, Tale


def steps(tale: Tale) -> Iterator[tuple[str, Act]]:
    """The steps of this act."""
    yield "a name spelt otherwise", partial(_misspell, tale)
    yield "find a family", partial(_find_family, tale)
    yield "start the assessment", partial(_start_assessment, tale)
    yield "there is a problem", partial(_meet_problem, tale)
    yield "check your answers", partial(_check_first_topic, tale)
    yield "a topic half filled in", partial(_type_half, tale)
    yield "the screen hidden", partial(_hide_screen, tale)
    yield "locked", partial(_lock, tale)
    yield "a wrong passphrase", partial(_mistype, tale)
    yield "back at the same question", partial(_resume, tale)
    yield "a child's own words", partial(_hear_child, tale)
    yield "all topics", partial(_finish_topics, tale)
    yield "check everything", partial(_check_everything, tale)
    yield "somebody's answers", partial(_look_at_answers, tale)
    yield "the assessment complete", partial(_complete, tale)


def _misspell(tale: Tale) -> QWidget:
    tale.hands.click("My families")
    tale.hands.press(Qt.Key.Key_F, CTRL)
    tale.hands.write("nowakova")
    tale.hands.look_for("Near spellings")
    return tale.window


def _find_family(tale: Tale) -> QWidget:
    tale.hands.click("My families")
    tale.hands.press(Qt.Key.Key_F, CTRL)
    tale.hands.write("novak")
    tale.hands.wait(lambda: not tale.hands.sees("Near spellings"), "what was near the other spelling to go")
    tale.hands.look_for("Showing 1 of 1")
    return tale.window


def _start_assessment(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click(tale.cast.name)
    hands.click("Start the assessment")
    hands.look_for("Is the family happy to do this together?")
    return tale.window


def _meet_problem(tale: Tale) -> QWidget:
    tale.hands.press(Qt.Key.Key_Return, CTRL)
    tale.hands.look_for("There is a problem")
    return tale.window


def _check_first_topic(tale: Tale) -> QWidget:
    answer_topic(tale.first, tale.cast, tale.ids)
    tale.hands.press(Qt.Key.Key_Return, CTRL)
    tale.hands.look_for("Read it through together")
    return tale.window


def _type_half(tale: Tale) -> QWidget:
    hands = tale.hands
    hands.click("Finished for now")
    hands.look_for("What has made you want some help now?")
    hands.click("All topics")
    hands.click("A settled home, ")
    hands.choose("How are things with your home?", "Mixed")
    hands.tick("Is any of this a worry?", "It is cold, damp or needs mending")
    hands.fill("What would you like us to know about it?", "The boiler has been broken since May")
    return tale.window


def _hide_screen(tale: Tale) -> QWidget:
    tale.hands.press(Qt.Key.Key_H, CTRL, SHIFT)
    tale.hands.look_for("The screen is hidden")
    return tale.window


def _lock(tale: Tale) -> QWidget:
    tale.hands.click("Show the screen again")
    tale.hands.press(Qt.Key.Key_L, CTRL)
    tale.hands.look_for("Welcome back")
    return tale.window


def _mistype(tale: Tale) -> QWidget:
    tale.hands.write("lantern otter gravel mint")
    tale.hands.press(Qt.Key.Key_Return)
    tale.hands.look_for("That is not the right passphrase")
    return tale.window


def _resume(tale: Tale) -> QWidget:
    tale.hands.write(PRIYA[2])
    tale.hands.press(Qt.Key.Key_Return)
    tale.hands.look_for("What would you like us to know about it?")
    tale.hands.wait(lambda: _typed_somewhere(tale.window, "broken since May"), "what was being typed")
    return tale.window


def _hear_child(tale: Tale) -> QWidget:
    answer_topic(tale.first, tale.cast, tale.ids)
    tale.hands.click("All topics")
    leila = tale.ids["leila"]
    answer_whole_assessment(tale.first, tale.cast, tale.ids, until=f"child[{leila}]/voice")
    return tale.window


def _finish_topics(tale: Tale) -> QWidget:
    finish_topic(tale.first)
    answer_whole_assessment(tale.first, tale.cast, tale.ids)
    tale.hands.look_for("topics completed")
    return tale.window


def _check_everything(tale: Tale) -> QWidget:
    tale.hands.click("Read it through")
    tale.hands.look_for("Complete the assessment")
    return tale.window


def _look_at_answers(tale: Tale) -> QWidget:
    tale.hands.click(f"{tale.cast.members['leila'].called}, ")
    tale.hands.look_for("Kept closed here")
    return tale.window


def _complete(tale: Tale) -> QWidget:
    tale.hands.click("Complete the assessment")
    tale.hands.look_for("The assessment is complete")
    return tale.window


def _typed_somewhere(window: QWidget, words: str) -> bool:
    return any(words in box.toPlainText() for box in window.findChildren(QTextEdit) if box.isVisible())
