"""Which of two answers to a question about safety is shown until somebody chooses: what its form says of it.

The column `bind::ehdesk:protective` lists the answers of a choice from the most protective to the least, or says `all`
where everything that anybody ticked or wrote is shown together.
"""

import re
from collections.abc import Iterator

from ehdesk.domain.change import Value
from ehdesk.domain.merge import Heads
from ehdesk.domain.policies import Policy, all_written, most_protective
from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.parts import Part
from ehdesk.forms.problems import FormProblem
from ehdesk.forms.sheets import Row, Sheets
from ehdesk.forms.xlsform_words import PROTECTIVE, kind_and_list, nearest

ALL = "all"
NO_WORRY = ("not_known", "not_said", "none")
"""Answers that are no worry, by the names that choices have in every form of ours; what leaves most open is first."""
_PEOPLE = re.compile(r"\[[^\]]*\]")


def policy_of(definition: Definition, field: str) -> Policy | None:
    """How the shown answer to this question is chosen; None where the form says nothing of it."""
    part = definition.parts.get(tuple(_PEOPLE.sub("", field).split("/")))
    if part is None or part.control is None or not part.bind.protective:
        return None
    if part.bind.protective != (ALL,):
        return most_protective(*_with_cleared(definition, part))
    return every_tick if part.control.name == "select" else all_written


def _with_cleared(definition: Definition, part: Part) -> tuple[Value, ...]:
    """The order of a question. Where it names all that is offered, a cleared answer (None) comes before the last of it:
    what that came in the place of may have been a worry, and "safe" would reassure.
    """
    order, offered = part.bind.protective, part.control.choices.whole_list if part.control else ""
    roots = definition.instances[offered].elements() if offered in definition.instances else ()
    is_whole = len([item for root in roots for item in root.elements()]) == len(order)
    return (*order[:-1], None, order[-1]) if is_whole and "not_known" not in order else order


def every_tick(heads: Heads) -> Value:
    """Everything that any version ticks; that there is no worry, only where no version has one, or was cleared."""
    ticked = dict.fromkeys(one for head in reversed(heads) for one in str(head.value or "").split())
    worries = [one for one in ticked if one not in NO_WORRY]
    if worries:
        return " ".join(worries)
    unsaid, said = ([one for one in ones if one in ticked] for ones in (NO_WORRY[:-1], NO_WORRY[-1:]))
    cleared = [head.value for head in heads if not head.value]
    return next(iter((*unsaid, *cleared, *said)))


def protective_problems(sheets: Sheets) -> Iterator[FormProblem]:
    """An answer that the question does not have, and an order where there is none."""
    offered: dict[str, list[str]] = {}
    for row in sheets.rows("choices"):
        offered.setdefault(row["list_name"], []).append(row["name"])
    for row in sheets.rows("survey"):
        for message in _wrong(row, offered) if row[PROTECTIVE] else ():
            yield FormProblem(sheets.file, message, "survey", row.line, PROTECTIVE)


def _wrong(row: Row, offered: dict[str, list[str]]) -> Iterator[str]:
    kind, named = kind_and_list(row["type"])
    if kind in {"select_multiple", "text"}:
        if row[PROTECTIVE] != ALL:
            yield f"of {kind}, only {ALL} can be shown, not {row[PROTECTIVE]}"
    elif kind == "select_one":
        known = offered.get(named, [])
        unknown = (one for one in row[PROTECTIVE].split() if one not in known)
        yield from (f"{named} has no answer {one}{nearest(one, known)}" for one in unknown)
    else:
        yield "only a question with choices or words can show its most protective answer"
