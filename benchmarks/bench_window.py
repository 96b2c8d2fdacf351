"""The window: the list, a search, a family opened, other pages, and the plan's PDF, with few families and with many.

Many is 500 families with 600 changes each, taken in and verified as a hub would send them: two to three minutes.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from benchmarks.caseload import take_in
from ehdesk.app import App, Surroundings, surroundings, the_door, workspace
from ehdesk.demo.cast import read_cast
from ehdesk.demo.opening import add_family
from ehdesk.domain.change import FamilyId
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import read_wording
from ehdesk.store.keys import FLOOR
from ehdesk.store.vault import Vault
from ehdesk.ui import places
from ehdesk.ui.look import Look

Row = tuple[str, float, str, str]
FEW, MANY, EACH, ROUNDS = 5, 500, 600, 7
PASSPHRASE = "four words for measuring"  # noqa: S105 - a throw-away vault


def run() -> Iterator[Row]:
    """Measure with throw-away vaults in the real window, offscreen."""
    qt = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as place:
        around = replace(surroundings(Path(place)), cost=FLOOR)
        look = Look(qt, around.resources)  # type: ignore[arg-type]
        few, many = (
            _measured(replace(around, vaults=Path(place) / str(families)), look, families, changes)
            for families, changes in ((FEW, FEW), (MANY, EACH))
        )
    for what in few:
        yield what, many[what] * 1000, "ms", f"with {MANY} families and {MANY * EACH:,} changes"
        yield "", many[what] / few[what], "times", f"the same with {FEW}"
    yield "memory of the process with all of it open once", _memory(), "MB", "goal: under 300"
    yield from _paper()


def _measured(around: Surroundings, look: Look, families: int, changes: int) -> dict[str, float]:
    """Seconds for each thing, in a vault with so many families."""
    words = read_wording(around.forms / "wording" / "en-GB")
    made = the_door(around, words).add("Bench", "Worker", PASSPHRASE)
    with made.vault as vault:
        take_in(vault, families - 1, changes, around.new_id, around.clock())
        family = _demo_family(vault, around)
    rounds = [_round(App(around, look, leave=lambda _app: None), family) for _ in range(ROUNDS)]
    return {what: median(one[what] for one in rounds) for what in rounds[0]}


def _round(app: App, family: FamilyId) -> dict[str, float]:
    app.show()
    window = app.window
    vault = window.door.unlock(window.door.workers()[0], PASSPHRASE)
    found = {"unlocked vault to list": _seconds(lambda: window.enter(vault))}
    desk = window.desk
    if desk is None:
        raise RuntimeError("the vault did not open")
    found["search, one key press"] = _seconds(lambda: desk.work.families.find("novak"))
    for what, place in (
        ("open a family", places.Overview(family)),
        ("open its plan", places.PlanHome(family)),
        ("open the settings", places.Settings()),
        ("back to the list", places.MyFamilies()),
    ):
        found[what] = _seconds(lambda place=place: desk.go(place))
    window.close()
    return found


def _demo_family(vault: Vault, around: Surroundings) -> FamilyId:
    words = read_wording(around.forms / "wording" / "en-GB")
    work = workspace(vault, Catalogue(around.forms), words, around)
    return add_family(work, read_cast(around.resources), around.clock().date())


def _memory() -> float:
    return psutil.Process().memory_info().rss / (1 << 20)


def _paper() -> Iterator[Row]:
    """The demo family's plan with its star, against a bare page by the same library."""
    with tempfile.TemporaryDirectory() as place:
        around = replace(surroundings(Path(place)), cost=FLOOR)
        words = read_wording(around.forms / "wording" / "en-GB")
        made = the_door(around, words).add("Bench", "Worker", PASSPHRASE)
        with made.vault as vault:
            family = _demo_family(vault, around)
            work = workspace(vault, Catalogue(around.forms), words, around)
            make = work.prints.family_plan(family, work.prints.readers(family).offered[0])
            make()
            plan = median(_seconds(make) for _ in range(ROUNDS))
    bare = median(_seconds(_bare_page) for _ in range(ROUNDS))
    yield "family plan with star, tagged PDF", plan * 1000, "ms", ""
    yield "", plan / bare, "times", "sixty lines of plain ReportLab"


def _bare_page() -> None:
    canvas = Canvas(BytesIO())
    for line in range(60):
        canvas.drawString(72, 800 - 12 * line, f"Line {line} of a plain page")
    canvas.save()


def _seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    QApplication.processEvents()
    return time.perf_counter() - began
