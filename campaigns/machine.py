"""Thousands of histories of kernel and store together, held against a naive fold: see `tests/store/machine.py`."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import format_exception

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.store.machine import machine_in

COUNT = 2_000
_STEPS = 16


def run(seed_of_all: int, times: int) -> Iterator[str]:
    """So many histories; the first that goes wrong, with its steps."""
    with TemporaryDirectory() as place:
        machine = seed(seed_of_all)(machine_in(Path(place)))
        wanted = settings(
            max_examples=times,
            stateful_step_count=_STEPS,
            deadline=None,
            database=None,
            phases=(Phase.generate,),
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        )
        try:
            run_state_machine_as_test(machine, settings=wanted)
        except Exception as error:
            yield "".join(format_exception(error))[-2500:]
