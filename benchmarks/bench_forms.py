"""The forms: reading a large one, and a topic of the whole assessment opened and answered, for few and many people."""

import gc
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.bench_window import ROUNDS, Row, _seconds
from ehdesk.app import Surroundings, surroundings, workspace
from ehdesk.demo.opening import add_family
from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.engine.parser import parse
from ehdesk.forms.reader import assessment_from, xform_of
from ehdesk.forms.sheets import read_sheets
from ehdesk.forms.source import Source, unpacked
from ehdesk.forms.wording import read_wording
from ehdesk.services.made_up.cast import read_cast
from ehdesk.services.workspace import Workspace
from ehdesk.store import door
from ehdesk.store.keys import FLOOR
from ehdesk.ui.background import Background
from ehdesk.ui.desk import Desk
from ehdesk.ui.ground import Ground
from ehdesk.ui.look import Look
from ehdesk.ui.pages.check_answers import check_page, topic_page
from ehdesk.ui.places import CheckAnswers, Place, Topic
from ehdesk.ui.shell.page import Page
from tests.builders import PASSPHRASE

QUESTIONS, MANY = 1000, 15
TOPIC = "home/together"


def run() -> Iterator[Row]:
    """Measure with the demo family in a throw-away vault, then with more children in it."""
    shipped = median(_seconds(lambda: Catalogue(surroundings().forms).assessment("whole-family")) for _ in range(3))
    yield "read the whole-family assessment", shipped * 1000, "ms", ""
    form = _long_form()
    assessment_from(form, "long.md")
    large = median(_seconds(lambda: assessment_from(form, "long.md")) for _ in range(3))
    yield f"read a form of {QUESTIONS:,} questions", large * 1000, "ms", "goal 1,000"
    yield f"open a published form of {QUESTIONS:,} questions", _published(form) * 1000, "ms", "processor; goal 200"
    qt = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as place:
        around = replace(surroundings(Path(place)), cost=FLOOR)
        folder = Path(place) / "bench"
        made = door.create(folder, "Bench", "Worker", PASSPHRASE, ids=around.new_id, clock=around.clock, cost=FLOOR)
        with made.vault as vault:
            words = read_wording(around.forms / "wording" / "en-GB")
            work = workspace(vault, Catalogue(around.forms), words, around)
            look = Look(qt, around.resources)  # type: ignore[arg-type]
            desk = Desk(work, Ground(look, words, Background(), around.clock))
            family = add_family(work, read_cast(around.resources), around.clock().date())
            yield from _pages(desk, family)
            _grow(work, family, around)
            yield from _pages(desk, family)


def _published(form: str) -> float:
    """Processor time from what stands on the shelf to a form that can run, nothing of it known, as in the program."""
    packed, took = Source(xform_of(read_sheets(form, "long.md")).encode()).packed, []
    gc.disable()  # as the program does
    for _ in range(5):
        parse.cache_clear()
        before = time.process_time()
        unpacked(packed).definition()
        took.append(time.process_time() - before)
    gc.enable()
    return median(took)


def _pages(desk: Desk, family: FamilyId) -> Iterator[Row]:
    """One topic opened, one of its fields left, and everything to be checked."""
    work, people = desk.work, len(desk.work.families.family(family).members)
    facts = work.assessments.current(family) or work.assessments.start(family)
    opened = median(_seconds(lambda: _show(desk, Topic(family, facts.id, TOPIC))) for _ in range(ROUNDS))
    yield "open a topic", opened * 1000, "ms", f"{people} people; goal 100"
    filling, said = work.assessments.open(facts.id), iter(range(ROUNDS))
    left = median(_seconds(lambda: filling.answer(f"{TOPIC}/together_hard", f"At {next(said)}")) for _ in range(ROUNDS))
    yield "leave a field", left * 1000, "ms", f"{people} people; goal 100"
    all_of_it = median(_seconds(lambda: _show(desk, CheckAnswers(family, facts.id))) for _ in range(3))
    yield "check all the answers", all_of_it * 1000, "ms", f"{people} people"


def _show(desk: Desk, place: Place) -> None:
    page: Page = topic_page(desk, place) if isinstance(place, Topic) else check_page(desk, place)  # type: ignore[arg-type]
    page.resize(1366, 690)
    page.show()
    QApplication.processEvents()
    page.hide()
    page.deleteLater()


def _grow(work: Workspace, family: FamilyId, around: Surroundings) -> None:
    for number in range(MANY - len(work.families.family(family).members)):
        facts = {"name": f"Alex {number}", "role": "child", "born": f"{around.clock().year - number - 1}-02-01"}
        work.families.editing(family, kinds.MEMBER, work.families.new_record()).save(facts)


def _long_form() -> str:
    """A hundred topics of ten questions, each depending on the first of its topic."""
    rows = ["| survey |", "| | type | name | label | relevant | constraint | constraint_message |"]
    for topic in range(QUESTIONS // 10):
        rows += [f"| | begin_group | t{topic} | Topic {topic} | | | |", f"| | select_one how | q{topic} | How? | | | |"]
        for number in range(9):
            asked = f"${{q{topic}}} = 'hard'"
            rows.append(
                f"| | integer | q{topic}_{number} | Number {number}? | {asked} | . >= 0 and . <= 10 | 0 to 10 |"
            )
        rows.append("| | end_group | | | | | |")
    rows += ["| choices |", "| | list_name | name | label |", "| | how | well | Well |", "| | how | hard | Hard |"]
    rows += ["| settings |", "| | form_title | form_id | version |", "| | Long | long | 1 |"]
    return "\n".join(rows)
