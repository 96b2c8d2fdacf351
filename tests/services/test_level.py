"""The level of need of a family: what was said of it last, by whichever form."""

from pathlib import Path

from ehdesk.forms.level import LEVEL_BEFORE
from tests.services.made import Made
from tests.services.repeating import repeating

SURVEY = """
| | type | name | label | bind::ehdesk:level |
| | begin_group | end | The end | |
| | begin_group | topic | The last topic | |
| | select_one tier | much | How much help? | yes |
| | end_group | | | |
| | end_group | | | |
| choices |
| | list_name | name | label |
| | tier | plus | Universal plus |
| | tier | 3 | Targeted |
| | tier | not_known | Not known |
"""


def test_what_was_said_last_counts_whichever_form_asked_it(family_vault: Made, tmp_path: Path):
    desktop = family_vault.copied_to(tmp_path).opened(repeating(tmp_path, SURVEY))
    with desktop as ada:
        family = family_vault.family
        assessments = ada.work.assessments
        first = assessments.open(assessments.current(family).id)
        first.answer(LEVEL_BEFORE, "2")
        assert assessments.level(family) == "2"
        other = assessments.open(assessments.start(family).id)
        assert assessments.level(family) == "2"
        other.answer("end/topic/much", "plus")
        assert assessments.level(family) == "Universal plus"
        other.answer("end/topic/much", "3")
        assert assessments.level(family) == "3"
        other.answer("end/topic/much", "not_known")
        assert assessments.level(family) == "2"
