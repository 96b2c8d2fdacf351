"""The milestones' file: read strictly, and ours in particular."""

from datetime import date
from pathlib import Path

import pytest

from ehdesk.domain.milestones import Milestone
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.journey import JourneyDefinition, read_journey
from ehdesk.forms.problems import BadForm
from ehdesk.paths import forms_folder

SMALL = """
bank_holidays: SCT
also_closed: [2026-12-24]
together: {count: 12, after: allocation}
targets:
  allocation: {within: 2, after: enquiry}
leaves_laptops_after: 30
"""


def read(folder: Path, text: str) -> JourneyDefinition:
    file = folder / "journey.yaml"
    file.write_text(text, "utf-8")
    return read_journey(file)


def test_an_authority_has_its_own_numbers_and_its_own_closed_days(tmp_path: Path):
    timetable = read(tmp_path, SMALL).timetable([2026])
    assert timetable.targets[Milestone.ALLOCATION].within == 2
    assert {date(2026, 12, 24), date(2026, 11, 30)} <= timetable.closed  # St Andrew's Day is Scotland's own


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("SCT", "FRA", "bank_holidays"),
        ("allocation: {within", "alocation: {within", "alocation"),
        ("within: 2", "within: 0", "targets: allocation: at least 1"),
        ("after: enquiry", "after: review", "allocation cannot wait for review"),
        ("count: 12", "count: 0", "together: at least 1"),
        ("2026-12-24", "Christmas", "also_closed"),
        ("after: 30", "after: 0", "leaves_laptops_after: at least 1"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, written: str, instead: str, said: str):
    with pytest.raises(BadForm, match=said):
        read(tmp_path, SMALL.replace(written, instead))


def test_ours_knows_the_bank_holidays_of_england():
    closed = Catalogue(forms_folder()).journey.timetable(range(2026, 2028)).closed
    assert {date(2026, 12, 25), date(2026, 12, 28), date(2027, 3, 26)} <= closed
    assert date(2026, 11, 30) not in closed
