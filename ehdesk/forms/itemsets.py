"""The sheet of external choices (`select_one_external`) as the file that ODK makes of it, itemsets.csv."""

import csv
import io
from collections.abc import Mapping

from ehdesk.forms.sheets import Sheets

_SHEET, _SOURCE = "external_choices", "jr://file-csv/itemsets.csv"


def itemsets_of(sheets: Sheets) -> Mapping[str, bytes]:
    """By the `src` under which the form reads it; nothing where there is no such sheet."""
    if _SHEET not in sheets.by_name:
        return {}
    written = io.StringIO()
    rows = csv.DictWriter(written, sheets.by_name[_SHEET].columns, restval="")
    rows.writeheader()
    rows.writerows(row.cells for row in sheets.rows(_SHEET))
    return {_SOURCE: written.getvalue().encode()}
