"""The engine alone: 1,000 questions that hang together, and a repeat with 20 instances of 40 questions beside them."""

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from statistics import median, quantiles
from time import process_time

from benchmarks.bench_forms import Row
from ehdesk.forms.engine.circumstances import Circumstances
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.parser import parse
from ehdesk.forms.engine.running import RunningForm
from ehdesk.forms.reader import assessment_from, xform_of
from ehdesk.forms.sheets import read_sheets
from ehdesk.forms.source import Source, unpacked

QUESTIONS, INSTANCES, EACH, ANSWERS = 1000, 20, 40, 2000
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def run() -> Iterator[Row]:
    """Measure reading the form, opening it with every instance, and answering it all through: the processor's time."""
    gc.disable()  # as the program does
    text = _form()
    assessment_from(text, "large.md")
    yield (
        "read the sheets and compile them",
        _milliseconds(lambda: assessment_from(text, "large.md")),
        "ms",
        "goal 1,000",
    )
    packed = Source(xform_of(read_sheets(text, "large.md")).encode()).packed
    yield "read the form as published", _milliseconds(lambda: _published(packed)), "ms", "goal 200"
    definition = _published(packed)
    yield f"open it with {INSTANCES} instances", _milliseconds(lambda: _opened(definition)), "ms", ""
    took = sorted(_answering(_opened(definition)))
    yield "answer a question, with all that follows: median", median(took) * 1000, "ms", "goal 16"
    yield "the same: 99 of 100 take less", quantiles(took, n=100)[98] * 1000, "ms", "goal 50"
    yield "the same: the longest", took[-1] * 1000, "ms", ""
    gc.enable()
    tracemalloc.start()
    kept = _published(packed)
    designed = tracemalloc.get_traced_memory()[0]
    filled = _opened(kept)
    yield "memory of the form", designed / 1_000_000, "MB", ""
    yield (
        "memory of its answers and what follows",
        (tracemalloc.get_traced_memory()[0] - designed) / 1_000_000,
        "MB",
        "",
    )
    tracemalloc.stop()
    assert filled.answers  # so that it is still there when memory is looked at


def _published(packed: str) -> Definition:
    """With nothing of it known."""
    parse.cache_clear()
    return unpacked(packed).definition()


def _opened(definition: Definition) -> RunningForm:
    return RunningForm(definition, (), {"many": str(INSTANCES)}, Circumstances(NOW))


def _answering(form: RunningForm) -> Iterator[float]:
    """Every question in turn, and again with another answer."""
    fields = [field for field, entry in form.instance.by_field.items() if entry.part.takes_answers and field != "many"]
    for number in range(ANSWERS):
        field = fields[number % len(fields)]
        kind = form.question(field).kind
        answer = ("hard", "well")[number // len(fields) % 2] if kind == "select_one" else str(number % 10)
        before = process_time()
        form.answer(field, answer)
        yield process_time() - before


def _milliseconds(do: Callable[[], object]) -> float:
    def once() -> float:
        before = process_time()
        do()
        return process_time() - before

    return median(once() for _time in range(3)) * 1000


def _form() -> str:
    """A hundred topics of ten questions, nine asked by the answer of the first; and totals of it all."""
    rows = ["| survey |", "| | type | name | label | relevant | constraint | calculation | repeat_count |"]
    rows.append("| | integer | many | How many? | | | | |")
    for topic in range(QUESTIONS // 10):
        rows += _topic(f"t{topic}", 10, f"Topic {topic}")
        rows += [f"| | calculate | sum{topic} | | | | {_sum(f't{topic}', 10)} | |", "| | end_group | | | | | | |"]
    rows.append("| | begin_repeat | kid | Child | | | | ${many} |")
    rows += [*_topic("k", EACH, "Child"), "| | end_group | | | | | | |"]
    rows += [f"| | calculate | of | | | | {_sum('k', EACH)} | |", "| | end_repeat | | | | | | |"]
    sums = " + ".join(f"${{sum{topic}}}" for topic in range(QUESTIONS // 10))
    rows += [
        "| | calculate | total | | | | sum(${of}) |  |",
        "| | note | all | In all ${total}, ${sum0} | | | | |",
    ]
    rows += [f"| | calculate | whole | | | | {sums} | |"]
    rows += ["| choices |", "| | list_name | name | label |", "| | how | well | Well |", "| | how | hard | Hard |"]
    rows += ["| settings |", "| | form_title | form_id | version |", "| | Large | large | 1 |"]
    return "\n".join(rows)


def _topic(name: str, many: int, title: str) -> list[str]:
    asked, check = f"${{{name}_q}} = 'hard'", ". >= 0 and . <= 10"
    opening = [f"| | begin_group | {name} | {title} | | | | |", f"| | select_one how | {name}_q | How? | | | | |"]
    numbers = range(many - 1)
    return opening + [f"| | integer | {name}_{each} | Number {each}? | {asked} | {check} | | |" for each in numbers]


def _sum(name: str, many: int) -> str:
    return " + ".join(f"coalesce(${{{name}_{each}}}, 0)" for each in range(many - 1))
