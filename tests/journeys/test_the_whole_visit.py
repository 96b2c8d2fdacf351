"""Everything that the demo shows, done at the windows with the keyboard alone."""

from pathlib import Path

import pytest

from ehdesk.demo.stage import stage
from ehdesk.demo.story import steps
from ehdesk.demo.tale import Tale
from ehdesk.demo.walkthrough import holdings
from ehdesk.services.made_up.cast import Cast
from ehdesk.ui.look import Look
from ehdesk.ui.theme import LIGHT
from tests.journeys.keys import Keys


@pytest.mark.timeout(900)  # as long as an impatient visit
def test_the_whole_visit_and_what_comes_after_it_by_keyboard_alone(tmp_path: Path, one_look: Look, cast: Cast):
    one_look.wear(LIGHT, 100)
    with stage(tmp_path / "vaults", one_look, Keys) as on:
        tale = Tale(on, cast, tmp_path)
        try:
            for _name, act in steps(tale):
                act()
            assert holdings(tale.first.desk.work) == holdings(tale.second.desk.work)
        finally:
            for laptop in tale.laptops:
                laptop.shut()
