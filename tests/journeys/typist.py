"""Somebody at the keyboard, in a process of its own: `python -m tests.journeys.typist VAULTS`.

Unlocks, answers one question and leaves it, then types in another one for as long as the process lives. Says on
standard output when it left the first, and after every letter the time and what stands in the field.
"""

import itertools
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit

from ehdesk import paths
from ehdesk.demo.hands import let_work
from ehdesk.ui.look import Look
from tests.builders import ToldClock
from tests.journeys.keys import is_open, keys, laptop
from tests.services.made import AUTUMN

LEFT = "Mornings are hard"
"""What is typed in the field that is left."""


def main(vaults: str) -> None:
    qt = QApplication(["typist"])
    one = laptop(Path(vaults), Look(qt, paths.resources_folder()), ToldClock(AUTUMN))
    hands = keys(one)
    hands.unlock()
    hands.wait(lambda: is_open(one), "the open vault")
    hands.fill("What has made you want some help now?", LEFT)
    hands.press(Qt.Key.Key_Tab)
    let_work(500)
    say("left")
    for letter in itertools.cycle("quiet mornings "):
        hands.add(letter)
        field = QApplication.focusWidget()
        say(f"{time.monotonic()} {field.toPlainText() if isinstance(field, QTextEdit) else ''}")
        let_work(60)


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
