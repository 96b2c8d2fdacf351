"""The power goes while somebody types: what was left is there, and what was being typed up to two seconds before."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTextEdit

from ehdesk.demo.stage import Laptop
from ehdesk.forms.catalogue import Catalogue
from ehdesk.store.check import check
from ehdesk.ui import kept_place, places
from tests.builders import PASSPHRASE
from tests.journeys.keys import keys
from tests.journeys.typist import LEFT
from tests.rules.readable import readable
from tests.services.made import Made, filled

TYPES_FOR = 3.2
"""Seconds before the end."""
SLACK = 0.3
"""Seconds that a busy machine may be late."""


@dataclass(frozen=True)
class Killed:
    """A vault whose process was killed, and what stood in the field, by the seconds before the end."""

    made: Made
    typed: Mapping[float, str]

    def copied_to(self, place: Path) -> Made:
        """A vault like it."""
        return self.made.copied_to(place)


@pytest.fixture(scope="module")
def killed(empty_vault: Made, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Killed:
    """An assessment that was just begun, and somebody killed while typing in its first topic."""
    made = empty_vault.copied_to(tmp_path_factory.mktemp("killed"))
    with made.opened(catalogue) as desktop:
        family = desktop.work.families.add("Okoro")
        facts = desktop.work.assessments.start(family)
        place = places.Topic(family, facts.id, "home/start")
        desktop.work.vault.settings.put("place", kept_place.written(place))
    return Killed(made, killed_while_typing(made))


def killed_while_typing(made: Made) -> dict[float, str]:
    """What stood in the field, by the seconds before the end."""
    command = [sys.executable, "-m", "tests.journeys.typist", str(made.vaults)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "left\n"
        seen = [process.stdout.readline().rstrip("\n").partition(" ")]
        while float(seen[-1][0]) - float(seen[0][0]) < TYPES_FOR:
            seen.append(process.stdout.readline().rstrip("\n").partition(" "))
        process.kill()
        end = time.monotonic()
        seen += [line.partition(" ") for line in process.stdout.read().splitlines()]
    return {end - float(at): text for at, _space, text in seen if text}


@pytest.fixture
def reopened(killed: Killed, unlocked: Callable[[Made], Laptop], tmp_path: Path) -> Laptop:
    """The window on that vault afterwards, unlocked."""
    return unlocked(killed.copied_to(tmp_path / "reopened"))


def test_what_was_left_is_there_and_what_was_typed_up_to_two_seconds_before(killed: Killed, reopened: Laptop):
    family = reopened.desk.work.families.rows()[0].family.id
    form = filled(reopened.desk.work, family).form
    assert form.question("home/start/why_now").value == LEFT
    kept = form.question("home/start/want").value
    older = [text.strip() for before, text in killed.typed.items() if before >= 2 + SLACK]
    assert len(kept) >= len(older[-1]) > 0
    assert max(killed.typed.values(), key=len).startswith(kept)


def test_the_window_opens_where_it_was_with_everything_on_it(reopened: Laptop):
    hands, place = keys(reopened), reopened.desk.kept_place()
    assert isinstance(place, places.Topic)
    assert place.topic == "home/start"
    assert hands.focused().startswith("What would you most like to be different?")
    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit)
    assert field.toPlainText().startswith("quiet mor")


def test_the_vault_is_sound_after_it(killed: Killed, tmp_path: Path):
    assert check(killed.copied_to(tmp_path).vault, PASSPHRASE).is_sound


def test_nothing_of_it_can_be_read_on_the_disk(killed: Killed):
    assert readable(("Mornings", "quiet", "Okoro"), killed.made.vaults) == {}
