"""The level of need of a family: what was said of it last, by whichever form."""

from pathlib import Path

from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.level import SHIPPED_LEVEL
from ehdesk.forms.opening import examine
from tests.services.made import Made
from tests.sync.publishing import hub_takes_all, join_up_offline

SURVEY = """
| survey |
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
| settings |
| | form_title | form_id | version |
| | A visit | whole-family | 9 |
"""


def test_what_was_said_last_counts_whichever_form_asked_it(family_vault: Made, catalogue: Catalogue, tmp_path: Path):
    (tmp_path / "form.md").write_text(SURVEY)
    source = examine(tmp_path / "form.md").source
    with family_vault.copied_to(tmp_path).opened(catalogue) as ada:
        join_up_offline(ada.work.vault)
        ada.work.editions.publish(source.definition(), source)
        hub_takes_all(ada.work.vault)
        family = family_vault.family
        assessments = ada.work.assessments
        first = assessments.open(assessments.current(family).id)
        first.answer(SHIPPED_LEVEL, "2")
        assert assessments.level(family) == "2"
        other = assessments.open(assessments.start(family).id)
        assert assessments.level(family) == "2"
        other.answer("end/topic/much", "plus")
        assert assessments.level(family) == "Universal plus"
        other.answer("end/topic/much", "3")
        assert assessments.level(family) == "3"
        other.answer("end/topic/much", "not_known")
        assert assessments.level(family) == "2"
