"""What a log hears of a bug: its kind and its place, no values, so nothing about anyone."""

import logging
import sys
from types import TracebackType

log = logging.getLogger(__name__)


def log_bug(kind: type[BaseException], trace: TracebackType | None) -> None:
    """Of something that no program should do."""
    log.error("%s at %s", kind.__name__, _innermost(trace))


def log_unraisable(bug: "sys.UnraisableHookArgs") -> None:
    """Of one that Python can hand to nobody, as while it forgets something; it would print the words of it."""
    log_bug(bug.exc_type, bug.exc_traceback)


def _innermost(trace: TracebackType | None) -> str:
    """File and line where it happened."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
