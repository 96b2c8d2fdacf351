"""`ehdesk forms fill|check`: try a form out without a window, and find what is wrong with it."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ehdesk.commands.group import SOUND, WRONG, complain, say, use_utf8

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ehdesk.commands.group import Groups
    from ehdesk.forms.trial import Trial

NOT_LOADED = 2
_STANDARD_INPUT = Path("-")


def add_to(groups: "Groups") -> None:
    """The commands and their options."""
    group = groups.add_parser("forms", help="try a form, or check it").add_subparsers(required=True, metavar="COMMAND")
    fill_in = group.add_parser("fill", help="fill a form in by events; says how every node then stands")
    fill_in.add_argument("form", type=Path, metavar="FORM", help=".xml (XForm), .xlsx, .xls, .csv or .md (XLSForm)")
    fill_in.add_argument("--events", type=Path, metavar="FILE", help="one JSON object a line; - is standard input")
    fill_in.add_argument("--instance", type=Path, metavar="FILE", help="go on from answers saved as instance XML")
    fill_in.add_argument(
        "--family", type=Path, metavar="FILE", help="whom it is about: JSON, a list of name, role, age, or more"
    )
    fill_in.add_argument("--language", default="", metavar="L", help="the language to begin in")
    fill_in.add_argument("--now", default="", metavar="ISO", help="what now() and today() say")
    fill_in.add_argument(
        "--property", type=_property, action="append", default=[], metavar="NAME=VALUE", help="username, deviceid ..."
    )
    fill_in.add_argument("--seed", metavar="N", help="the same chance every time")
    fill_in.add_argument("--json", action="store_true", help="one JSON object a line, for the start and each event")
    fill_in.set_defaults(run=fill)
    look = group.add_parser("check", help="every problem with its row; exit 1 if a form cannot run")
    look.add_argument("forms", type=Path, nargs="+", metavar="FILE")
    look.add_argument("--json", action="store_true")
    look.set_defaults(run=check)


def fill(given: argparse.Namespace) -> int:
    """0 when the form loaded, whatever the events; 2 with why it did not."""
    from ehdesk.forms.problems import BadForm

    use_utf8()
    try:
        trial = _trial(given)
        lines = list(_lines(given.events))
    except BadForm as error:
        return _not_loaded(error, as_json=given.json)
    tell = _as_json if given.json else _in_words
    tell(trial.state())
    for line in lines:
        tell(trial.happen(_event(line)))
    return SOUND


def check(given: argparse.Namespace) -> int:
    """0 when every form can run, 1 with what is wrong."""
    from ehdesk.forms.opening import check_form

    use_utf8()
    wrong = False
    for file in given.forms:
        found = check_form(file)
        wrong = wrong or any(not problem.is_advice for problem in found)
        for problem in found:
            kind = "advice" if problem.is_advice else "problem"
            if given.json:
                fact = {"kind": kind, "code": problem.code, "file": str(file), "sheet": problem.sheet}
                say(json.dumps({**fact, "row": problem.row, "column": problem.column, "message": problem.message}))
            else:
                say(f"{kind}: {problem}")
        if not found and not given.json:
            say(f"{file.name}: nothing wrong")
    return WRONG if wrong else SOUND


def _trial(given: argparse.Namespace) -> "Trial":
    from random import Random, SystemRandom
    from secrets import token_hex

    from ehdesk.forms.engine.circumstances import Circumstances
    from ehdesk.forms.engine.family import NOTHING_KNOWN
    from ehdesk.forms.engine.running import RunningForm
    from ehdesk.forms.opening import open_form, saved_answers
    from ehdesk.forms.problems import BadForm, FormProblem
    from ehdesk.forms.trial import Trial
    from ehdesk.forms.trial_family import family_in

    seed = _seed(given.seed)
    people, family = family_in(given.family) if given.family else ((), NOTHING_KNOWN)
    definition = open_form(given.form)
    answers = saved_answers(given.instance, definition) if given.instance else {}
    language = definition.language_called(given.language) if given.language else definition.language
    if language is None:
        known = ", ".join(filter(None, definition.languages)) or "only one, without a name"
        message = f"the form has no language {given.language!r}; it has {known}"
        raise BadForm([FormProblem(given.form.name, message, code="unknown-language")])
    around = Circumstances(
        now=_moment(given.now),
        chance=SystemRandom() if seed is None else Random(seed),  # noqa: S311 - asked to be the same
        properties=dict(given.property),
        is_new=given.instance is None,
        known=family,
        seed=token_hex() if seed is None else str(seed),
    )
    form = RunningForm(definition, people, answers, around, language=language)
    for field in form.strays:
        complain(f"{given.instance.name}: the form has no {field}; what was answered there is kept and written back")
    return Trial(form)


def _property(written: str) -> tuple[str, str]:
    """The name and the value of `username=Leanne`."""
    name, mark, value = written.partition("=")
    if not mark or not name:
        raise argparse.ArgumentTypeError(f"{written!r} is not NAME=VALUE")
    return name, value


def _seed(written: str | None) -> int | None:
    from ehdesk.forms.problems import BadForm, FormProblem

    try:
        return None if written is None else int(written)
    except ValueError:
        raise BadForm([FormProblem("--seed", f"{written!r} is not a whole number", code="bad-option")]) from None


def _moment(written: str) -> "datetime":
    """One without an offset is of this computer's own zone: now() always says which."""
    from datetime import datetime

    from ehdesk.forms.problems import BadForm, FormProblem

    try:
        found = datetime.fromisoformat(written) if written else datetime.now()
        return found if found.tzinfo else found.astimezone()
    except (ValueError, OverflowError):
        raise BadForm([FormProblem("--now", f"{written!r} is not a moment", code="bad-option")]) from None


def _lines(events: Path | None) -> Iterator[str]:
    from ehdesk.forms.problems import BadForm, FormProblem

    if events is None:
        return
    try:
        text = sys.stdin.read() if events == _STANDARD_INPUT else events.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadForm([FormProblem(events.name, f"the events cannot be read: {error}", code="bad-events")]) from error
    yield from (line for line in text.removeprefix("\ufeff").split("\n") if line.strip())


def _event(line: str) -> object:
    """The event, or what is no event: that is told with its number."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return line


def _not_loaded(error: Exception, *, as_json: bool) -> int:
    first = error.problems[0]  # type: ignore[attr-defined]
    if as_json:
        say(json.dumps({"error": {"code": first.code, "message": first.message, "where": first.where or first.file}}))
    else:
        sys.stderr.write(f"{error}\n")
    return NOT_LOADED


def _as_json(state: "Mapping[str, object]") -> None:
    say(json.dumps(state, ensure_ascii=False))


def _in_words(state: "Mapping[str, object]") -> None:
    """What a person would see now: each relevant question with its answer, and what is wrong."""
    say(f"-- event {state['event']}" + (f": {state['error']}" if state["error"] else ""))
    nodes = state["nodes"]
    for node in nodes if isinstance(nodes, list) else []:
        if node["relevant"] and (node["message"] or node["kind"] in {"question", "note", "repeat-instance"}):
            say(f"{node['ref']}: {node['label']} {node['value'] or ''} {node['message']}".rstrip())
