"""A vault far larger than any caseload: 10,000 families with a million answers, against one of 500 families.

No part of `make bench`, since it takes some ten minutes to make one: `make bench ONLY=large`. Both vaults are made
in the same way, taken in and verified as a hub would send them: a hundred answers in each family, ten in each save (one
in each would be a million changes, and most of an hour). Each is then measured in the real window, offscreen, in a
process of its own, which has no more in memory than that of somebody at work.
"""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from benchmarks.caseload import BEFORE_ANSWERS, take_in
from ehdesk import paths
from ehdesk.app import App
from ehdesk.forms.catalogue import Catalogue
from ehdesk.services.families import Families
from ehdesk.services.made_up.cast import read_cast
from ehdesk.store.driver import DATABASE
from ehdesk.ui import places
from ehdesk.ui.look import Look
from ehdesk.ui.window import SIZE
from tests.builders import PASSPHRASE, ToldClock, new_id
from tests.services.made import AUTUMN, Made, made_with_family, made_without_family, surroundings

Row = tuple[str, float, str, str]
FEW, MANY, ANSWERS, TOGETHER, ROUNDS = 500, 10_000, 100, 10, 5
TYPED = ("n", "nov", "nowak", "novka", "sample str")
"""What is typed into the search, and each key of it is waited for: also a slip of the hand, and an address."""


def run() -> Iterator[Row]:
    """Measure with throw-away vaults, which need some 2 GB of room."""
    catalogue = Catalogue(paths.forms_folder())
    with tempfile.TemporaryDirectory() as place:
        few, many = (_made(Path(place) / str(families), catalogue, families) for families in (FEW, MANY))
        before, after = _in_a_fresh_process(few), _in_a_fresh_process(many)
    for (what, unit), figure in after.items():
        yield what, figure, unit, f"with {MANY:,} families and {MANY * ANSWERS:,} answers"
        if few_took := before[what, unit]:  # nothing, where so few are read at once
            yield "", figure / few_took, "times", f"{few_took:.1f} {unit} with {FEW} families"


def _made(folder: Path, catalogue: Catalogue, families: int) -> Made:
    made = made_without_family(folder)
    with made.opened(catalogue) as desktop:
        changes = BEFORE_ANSWERS + ANSWERS // TOGETHER
        take_in(desktop.work.vault, families - 1, changes, new_id, AUTUMN, together=TOGETHER)
    return made_with_family(made, catalogue, read_cast(paths.resources_folder()))


Figures = Mapping[tuple[str, str], float]
"""What was measured, by its name and unit."""


def _in_a_fresh_process(made: Made) -> Figures:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        return fresh.submit(_measured, made).result()


def _measured(made: Made) -> Figures:
    look = Look(QApplication([]), paths.resources_folder())
    rounds = [_round(made, look)]
    memory = psutil.Process().memory_info().rss / (1 << 20)
    rounds += [_round(made, look) for _ in range(1, ROUNDS)]
    found = {(what, "ms"): median(one[what] for one in rounds) * 1000 for what in rounds[0]}
    found["memory of the process after the first round", "MB"] = memory
    found["size of the vault", "MB"] = (made.vault / DATABASE).stat().st_size / (1 << 20)
    return found


def _round(made: Made, look: Look) -> dict[str, float]:
    """Seconds for what is done from the door on."""
    app = App(surroundings(made.vaults, ToldClock(AUTUMN)), look, leave=lambda _app: None)
    app.show()
    app.window.resize(*SIZE)
    door = app.window.door
    began = perf_counter()
    vault = door.unlock(door.workers()[0], PASSPHRASE)
    found = {"unlock, with the key's derivation at its floor": perf_counter() - began}
    found["unlocked vault to list"] = _seconds(lambda: app.window.enter(vault))
    desk = app.window.desk
    if desk is None:
        raise RuntimeError("the vault did not open")
    families, plans = desk.work.families, desk.work.plans
    found["search while they are still being read"] = _seconds(lambda: families.find_sooner("novakova"))
    read, stood_still = _read_behind(families)
    found |= {"all families read, behind the list": read, "  the longest that the window stood still": stood_still}
    keys = [typed[: length + 1] for typed in TYPED for length in range(len(typed))]
    took = [_seconds(lambda typed=typed: families.find(typed)) for typed in keys]  # type: ignore[misc]
    found |= {"search, a key press (median)": median(took), "  the first": took[0], "  the slowest": max(took)}
    found["open a family"] = _seconds(lambda: desk.go(places.Overview(made.family)))
    goal = plans.goal(made.family, plans.new_record())
    found["save a goal, with the page that follows"] = _seconds(
        lambda: goal.save({"words": "Mornings without shouting"})
    )
    found["back to the list, after that save"] = _seconds(lambda: desk.go(places.MyFamilies()))
    app.window.close()
    return found


def _read_behind(families: Families) -> tuple[float, float]:
    """How long it takes until every family is read, and the longest time for which nothing else could be done."""
    began, stood_still = perf_counter(), 0.0
    while not families.are_read:
        stood_still = max(stood_still, _seconds(lambda: None))
    return perf_counter() - began, stood_still


def _seconds(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    QApplication.processEvents()
    took = perf_counter() - began
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the page that was left goes, as it does in use
    return took
