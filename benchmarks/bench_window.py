"""The window: unlocking, a search, every kind of page, and the plan's PDF, with few families and with many.

Many is 500 families with 600 changes each, taken in and verified as a hub would send them: some five minutes.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from benchmarks.caseload import take_in
from benchmarks.pages import opened
from ehdesk import paths
from ehdesk.app import App
from ehdesk.forms.catalogue import Catalogue
from ehdesk.services.made_up.cast import read_cast
from ehdesk.store.driver import DATABASE
from ehdesk.ui import places
from ehdesk.ui.look import Look
from ehdesk.ui.pages.families import FamiliesPage
from ehdesk.ui.window import SIZE, Window
from tests.builders import PASSPHRASE, ToldClock, new_id
from tests.services.made import AUTUMN, Made, made_with_family, made_without_family, surroundings

Row = tuple[str, float, str, str]
FEW, MANY, EACH, ROUNDS = 5, 500, 600, 7


def run() -> Iterator[Row]:
    """Measure with throw-away vaults in the real window, offscreen."""
    qt, catalogue = QApplication.instance() or QApplication([]), Catalogue(paths.forms_folder())
    look = Look(qt, paths.resources_folder())  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as place:
        few = _made(Path(place) / "few", catalogue, FEW, FEW)
        many = _made(Path(place) / "many", catalogue, MANY, EACH)
        before = _rounds(few, look)
        after = _rounds(many, look)
        for what in before:
            yield what, after[what] * 1000, "ms", f"with {MANY} families and {MANY * EACH:,} changes"
            yield "", after[what] / before[what], "times", f"the same with {FEW}"
        for made in (few, many):
            size = (made.vault / DATABASE).stat().st_size / (1 << 20)
            yield "size of the vault", size, "MB", f"with {FEW if made is few else MANY} families"
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
            yield from fresh.submit(_every_page, many).result()
        yield from _paper(few, catalogue)


def _made(folder: Path, catalogue: Catalogue, families: int, changes: int) -> Made:
    """A closed vault with so many families, the demo's among them."""
    made = made_without_family(folder)
    with made.opened(catalogue) as desktop:
        take_in(desktop.work.vault, families - 1, changes, new_id, AUTUMN)
    return made_with_family(made, catalogue, read_cast(paths.resources_folder()))


def _rounds(made: Made, look: Look) -> dict[str, float]:
    rounds = [_round(made, look) for _ in range(ROUNDS)]
    return {what: median(one[what] for one in rounds) for what in rounds[0]}


def _round(made: Made, look: Look) -> dict[str, float]:
    """Seconds for what is done from the door on."""
    app = _app(made, look)
    vault = app.window.door.unlock(app.window.door.workers()[0], PASSPHRASE)
    found = {"unlocked vault to list": _seconds(lambda: app.window.enter(vault))}
    desk = app.window.desk
    if desk is None:
        raise RuntimeError("the vault did not open")
    found["search, a key press until painted, slowest (goal 50)"] = _key_press(app.window)
    found["open a family"] = _seconds(lambda: desk.go(places.Overview(made.family)))
    goal = desk.work.plans.goal(made.family, desk.work.plans.new_record())
    found["save a goal, with the page that follows"] = _seconds(lambda: goal.save({"words": "Quiet mornings"}))
    found["back to the list"] = _seconds(lambda: desk.go(places.MyFamilies()))
    app.window.close()
    return found


def _key_press(window: Window) -> float:
    """Seconds of the slowest of five keys, without the pause in which the list waits for the next one."""
    page = window.frame.page
    if not isinstance(page, FamiliesPage):
        raise TypeError("the list is not open")
    return max(_seconds(lambda key=key: _typed(page, key)) for key in "nowak")  # type: ignore[misc]


def _typed(page: FamiliesPage, key: str) -> None:
    QTest.keyClicks(page._find, key)
    page._pause.stop()
    page._pause.timeout.emit()


def _every_page(made: Made) -> list[Row]:
    """In a process of its own, as it is used: its memory holds one window, not what made the vault."""
    qt = QApplication([])
    app = _opened(made, Look(qt, paths.resources_folder()))
    rows = [*opened(app.window, made)]
    rows.append(("memory of the process after all of them", _memory(), "MB", "goal: under 300"))
    app.window.close()
    return rows


def _app(made: Made, look: Look) -> App:
    app = App(surroundings(made.vaults, ToldClock(AUTUMN)), look, leave=lambda _app: None)
    app.show()
    app.window.resize(*SIZE)
    return app


def _opened(made: Made, look: Look) -> App:
    app = _app(made, look)
    app.window.enter(app.window.door.unlock(app.window.door.workers()[0], PASSPHRASE))
    return app


def _memory() -> float:
    return psutil.Process().memory_info().rss / (1 << 20)


def _paper(made: Made, catalogue: Catalogue) -> Iterator[Row]:
    """The demo family's plan with its star, against a bare page by the same library."""
    with made.opened(catalogue) as desktop:
        prints = desktop.work.prints
        make = prints.family_plan(made.family, prints.readers(made.family).offered[0])
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
    began = perf_counter()
    act()
    QApplication.processEvents()
    return perf_counter() - began
