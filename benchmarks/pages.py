"""Every kind of page opened in the real window: until it is painted, and until the one before it is gone too."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median, quantiles

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ehdesk.ui import places
from ehdesk.ui.places import Place
from ehdesk.ui.shell.page import DeskPage
from ehdesk.ui.window import Window
from tests.rules.every_place import every_place
from tests.services.made import Made

Row = tuple[str, float, str, str]
ROUNDS = 20
BLANK = "a page with nothing on it"


@dataclass(slots=True)
class Took:
    """How long something took each time, in milliseconds: until it was painted, until all was idle, and the processor.

    What stood there before is taken apart after the painting.
    """

    wall: list[float] = field(default_factory=list)
    idle: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def add(self, act: Callable[[], object]) -> None:
        """Do it once more."""
        wall, processor = time.perf_counter(), time.process_time()
        act()
        QApplication.processEvents()
        self.processor.append((time.process_time() - processor) * 1000)
        self.wall.append((time.perf_counter() - wall) * 1000)
        QApplication.processEvents()
        self.idle.append((time.perf_counter() - wall) * 1000)

    def against(self, other: "Took") -> str:
        """The rest of a line: the slow ones, the processor, and how many times `other` it is."""
        slow, times = quantiles(self.wall, n=20)[-1], median(self.processor) / median(other.processor)
        of_it = f"{median(self.processor):.0f} of the processor: {times:.1f} times {BLANK}"
        return f"p95 {slow:.0f}, {of_it}; idle at {median(self.idle):.0f}; goal 100"


def opened(window: Window, made: Made) -> Iterator[Row]:
    """A row for each kind of page, the slowest first."""
    took = _measured(window, _one_of_each_kind(window, made))
    blank = took.pop(BLANK)
    yield BLANK, median(blank.wall), "ms", f"{median(blank.processor):.0f} of the processor"
    for what, each in sorted(took.items(), key=lambda one: -median(one[1].processor)):
        yield f"open {what}", median(each.wall), "ms", each.against(blank)


def _measured(window: Window, named: Mapping[str, Place]) -> dict[str, Took]:
    """The pages take turns, so that a busy moment slows all alike. The first time is not counted."""
    desk, took = window.desk, {name: Took() for name in (BLANK, *named)}
    if desk is None:
        raise RuntimeError("the vault is not open")
    for name, place in list(named.items()) * (ROUNDS + 1):
        took[name].add(lambda place=place: desk.go(place))  # type: ignore[misc]
        _rest(window)
    for _ in range(ROUNDS + 1):
        took[BLANK].add(lambda: window.frame.show_desk(DeskPage(desk.look, BLANK)))
        _rest(window)
    return {name: Took(each.wall[1:], each.idle[1:], each.processor[1:]) for name, each in took.items()}


def _rest(window: Window) -> None:
    """Let what runs behind the page end, and what is gone go."""
    while window.desk is not None and window.desk.background.is_busy:
        QApplication.processEvents()
    for _ in range(2):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def _one_of_each_kind(window: Window, made: Made) -> dict[str, Place]:
    """By the name that each has on the walk through every page; the topic that asks most, and all answers at once."""
    if window.desk is None:
        raise RuntimeError("the vault is not open")
    found = list(every_place(window.desk, made))
    first = {type(place): (name, place) for name, place in reversed(found)}
    topics = [(name, place) for name, place in found if isinstance(place, places.Topic)]
    longest = max(topics, key=lambda one: _asked(window, one[1]))
    everything = [(name, place) for name, place in found if isinstance(place, places.CheckAnswers) and not place.topic]
    return dict([*first.values(), longest, *everything])


def _asked(window: Window, place: places.Topic) -> int:
    if window.desk is None:
        return 0
    return window.desk.work.assessments.view(place.assessment).form.asked(place.topic)
