"""A later edition of the whole-family assessment, with repeats in it, and the desk of who uses it."""

import shutil
from pathlib import Path

from ehdesk import paths
from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.forms.catalogue import Catalogue
from ehdesk.services.workspace import Workspace
from tests.forms.builders import tables

EACH = "bind::ehdesk:each"
SURVEY = f"""
|  | type         | name  | label             | appearance | repeat_count | required | {EACH} |
|  | begin_group  | home  | Home              |            |              |          |        |
|  | begin_group  | rooms | The rooms         | field-list |              |          |        |
|  | integer      | many  | How many rooms?   |            |              | yes      |        |
|  | begin_repeat | room  | Room              |            | ${{many}}    |          |        |
|  | text         | use   | What is it for?   |            |              |          |        |
|  | end_repeat   |       |                   |            |              |          |        |
|  | end_group    |       |                   |            |              |          |        |
|  | end_group    |       |                   |            |              |          |        |
|  | begin_repeat | job   | Job               |            |              |          |        |
|  | text         | work  | What is the work? |            |              |          |        |
|  | begin_repeat | shift | Shift             |            |              |          |        |
|  | text         | day   | Which day?        |            |              |          |        |
|  | end_repeat   |       |                   |            |              |          |        |
|  | end_repeat   |       |                   |            |              |          |        |
|  | begin_repeat | child | Each child        |            |              |          | child  |
|  | begin_repeat | club  | Club              |            |              |          |        |
|  | text         | what  | Which club?       |            |              |          |        |
|  | end_repeat   |       |                   |            |              |          |        |
|  | end_repeat   |       |                   |            |              |          |        |
"""
SETTINGS = """
| settings |
|          | form_title | form_id      | version | namespaces |
|          | A visit    | whole-family | 9       | ehdesk="https://ehdesk.org/xforms" |
"""


def repeating(folder: Path, survey: str = SURVEY) -> Catalogue:
    """What is shipped, and that edition."""
    forms = Path(shutil.copytree(paths.forms_folder(), folder / "forms"))
    (forms / "assessments" / "whole-family-9.md").write_text(tables(survey, "", SETTINGS), "utf-8")
    return Catalogue(forms)


def begun(work: Workspace) -> tuple[FamilyId, RecordId]:
    """A new family with a child in it, and its assessment."""
    family = work.families.add("Moss and Bell")
    facts = {"name": "Ida Moss", "role": "child", "born": "2015-03-04"}
    work.families.editing(family, kinds.MEMBER, work.families.new_record()).save(facts)
    return family, work.assessments.start(family).id
