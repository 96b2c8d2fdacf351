"""Any one form, XLSForm or XForm: `make bench ONLY=form FORM=path`. It is filled in, in every language that it has.

Each question that is asked is answered once, in order, with something that the form allows, and of each repeat that
takes a further instance there is one; an answer's time goes until all that then stands differently can be shown.
All times are the processor's.
"""

import gc
import os
import tempfile
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.bench_engine import NOW, Row, _milliseconds, _published
from ehdesk import paths
from ehdesk.app import App
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.engine.circumstances import Circumstances
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.parser import parse
from ehdesk.forms.engine.question import Question
from ehdesk.forms.engine.running import RunningForm
from ehdesk.forms.opening import Examined, examine
from ehdesk.services.made_up.cast import read_cast
from ehdesk.ui import places
from ehdesk.ui.look import Look
from ehdesk.ui.window import SIZE, Window
from tests.builders import PASSPHRASE, ToldClock
from tests.services.made import AUTUMN, made_with_family, made_without_family, surroundings

_PLAUSIBLE = (
    "2",
    "2026-11-20",
    "Ada",
    "10:30",
    "2026-11-20T10:30:00",
    "1970-05-01",
    "true",
    "7",
    "0",
    "1",
    "25",
    "500",
)
_PLACES = ("54.57 -1.23 0 0", "54.57 -1.23 0 0;54.58 -1.23 0 0;54.58 -1.24 0 0;54.57 -1.23 0 0")


def run() -> Iterator[Row]:
    """Measure the form that FORM names."""
    named = os.environ.get("FORM")
    if not named:
        raise SystemExit("name a form: make bench ONLY=form FORM=path/to/form.xml")
    gc.disable()  # as the program does
    file = Path(named)
    found = _examined(file)
    if found.definition is None or found.source is None:
        raise SystemExit("\n".join(map(str, found.problems)))
    packed = found.source.packed
    yield "read and check its file", _milliseconds(lambda: _examined(file)), "ms", "goal 1,000"
    yield "read it as published", _milliseconds(lambda: _published(packed)), "ms", "goal 200"
    yield "open it with nothing answered", _milliseconds(lambda: _begun(found.definition)), "ms", ""
    for language in found.definition.languages:
        yield from _answered(found.definition, language)
    yield from _memory(packed)
    yield from _pages(file)


def _examined(file: Path) -> Examined:
    """With nothing of it known."""
    parse.cache_clear()
    return examine(file)


def _begun(definition: Definition | None, language: str = "") -> FilledForm:
    assert definition is not None
    return FilledForm(definition, (), {}, NOW.date(), language=language, around=Circumstances(NOW))


def _answered(definition: Definition, language: str) -> Iterator[Row]:
    form = _begun(definition, language)
    took = sorted(_answering(form)) or [0.0]
    about = f"{len(took):,} answers{' in ' + language if language else ''}"
    yield "answer a question, with all that follows: median", median(took) * 1000, "ms", f"{about}; goal 16"
    yield "the same: 99 of 100 take less", quantiles([*took, took[-1]], n=100)[98] * 1000, "ms", "goal 50"
    yield "the same: the longest", took[-1] * 1000, "ms", ""


def _answering(form: RunningForm) -> Iterator[float]:
    """What is asked only because of an answer has its turn too."""
    done: set[str] = set()
    while waiting := [field for field in form.instance.by_field if field not in done]:
        for field in waiting:
            done.add(field)
            entry = form.instance.by_field.get(field)
            if entry is None or not entry.node.relevant:
                continue
            if entry.is_series and form.repeats.repeat(field).takes_instances:
                form.repeats.add(field)
            elif entry.part.is_question and entry.part.takes_answers and form.question(field).is_answerable:
                yield _seconds(form, field, _fit_for(form, form.question(field)))


def _seconds(form: RunningForm, field: str, answer: str) -> float:
    before = process_time()
    changed = form.answer(field, answer)
    for each in (field, *changed):
        entry = form.instance.by_field.get(each)
        if entry is not None and entry.part.is_question:
            form.question(each)
    return process_time() - before


def _fit_for(form: RunningForm, question: Question) -> str:
    """The first thing that the form allows; words where it allows nothing."""
    chosen = [choice.value for choice in question.choices]
    if question.kind == "rank":
        chosen = [" ".join(chosen)]
    likely = chosen[1:2] + chosen[:1] if question.choices else ["OK", *_PLAUSIBLE, *_PLACES]
    return next((each for each in likely if form.allows(question.field, each)), "x")


def _memory(packed: str) -> Iterator[Row]:
    gc.enable()
    tracemalloc.start()
    definition = _published(packed)
    designed = tracemalloc.get_traced_memory()[0]
    form = _begun(definition)
    for _took in _answering(form):
        pass
    both = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    yield "memory of the form", designed / 1_000_000, "MB", ""
    yield "memory of its answers and what follows", (both - designed) / 1_000_000, "MB", ""
    assert form.answers  # so that it is still there when memory is looked at
    gc.disable()


def _pages(file: Path) -> Iterator[Row]:
    """Every page of its trial opened in the window, until it is painted."""
    qt, catalogue = QApplication.instance() or QApplication([]), Catalogue(paths.forms_folder())
    look = Look(qt, paths.resources_folder())  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as place:
        made = made_with_family(made_without_family(Path(place)), catalogue, read_cast(paths.resources_folder()))
        app = App(surroundings(made.vaults, ToldClock(AUTUMN)), look, leave=lambda _app: None)
        app.show()
        app.window.resize(*SIZE)
        app.window.enter(app.window.door.unlock(app.window.door.workers()[0], PASSPHRASE))
        took = sorted(_opening(app.window, file))
        app.window.close()
    yield "open a page of its trial: median", median(took) * 1000, "ms", f"{len(took):,} pages; goal 100"
    yield "the same: the longest", took[-1] * 1000, "ms", ""


def _opening(window: Window, file: Path) -> Iterator[float]:
    """With everything answered. Each some times, and the fastest counts: the first loads what any page needs."""
    desk = window.desk
    assert desk is not None
    desk.work.form_trials.take(file, desk.work.form_trials.examine(file))
    trial = desk.work.form_trials.begin()
    assert trial is not None
    answered = sum(1 for _took in _answering(trial.form))
    topics = [topic.id for topic in trial.form.topics() if answered and trial.form.asks(topic.id)]
    pages = (places.Trial(), *(places.TrialTopic(topic=topic) for topic in topics))
    rounds = [[_shown(window, place) for place in pages] for _ in range(4)]
    return map(min, zip(*rounds, strict=True))


def _shown(window: Window, place: places.Place) -> float:
    assert window.desk is not None
    before = process_time()
    window.desk.go(place)
    QApplication.processEvents()
    return process_time() - before
