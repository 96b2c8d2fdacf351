"""What goes on after a bug, and what a log hears of it: its kind and its place, no values, so nothing about anyone."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType

Told = Callable[[type[BaseException], BaseException, TracebackType | None], object]
log = logging.getLogger(__name__)


def log_bug(kind: type[BaseException], trace: TracebackType | None) -> None:
    """Of something that no program should do."""
    log.error("%s at %s", kind.__name__, _innermost(trace))


def log_unraisable(bug: "sys.UnraisableHookArgs") -> None:
    """Of one that Python can hand to nobody, as while it forgets something; it would print the words of it."""
    log_bug(bug.exc_type, bug.exc_traceback)


def each(told: Told, *steps: Callable[[], object]) -> None:
    """Every step, also after one that fails; `told` hears of that."""
    for step in steps:
        try:
            step()
        except Exception as error:
            told(type(error), error, error.__traceback__)


def _innermost(trace: TracebackType | None) -> str:
    """File and line where it happened."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
