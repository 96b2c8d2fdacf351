"""Loose questions: those that stand in a group, a repeat or the form itself, beside other groups and repeats."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ehdesk.forms.engine.parts import Part
from ehdesk.forms.engine.question import is_ever_asked


@dataclass(frozen=True, slots=True)
class Loose:
    """Neighbours, with no group or repeat between them. Those that come first have the field of what they are in."""

    parts: tuple[Part, ...]
    is_first: bool

    def field(self, within: str) -> str:
        """The field of their page, in what has the field `within`."""
        name = self.parts[0].name
        return within if self.is_first else f"{within}/{name}" if within else name


Step: TypeAlias = Loose | Part


def in_order(part: Part) -> tuple[Step, ...]:
    """What is in a part in its own order: loose questions by neighbours, and the groups and repeats between them.

    What is only told, with nothing asked beside it, goes with the questions before it, or else with those after it.
    """
    steps: list[list[Part] | Part] = []
    for child in part.children:
        if not child.is_question:
            if any(each.is_question or each.is_repeat for each in child.all()):
                steps.append(child)
        elif steps and isinstance(steps[-1], list):
            steps[-1].append(child)
        else:
            steps.append([child])
    _gather_what_is_told([step for step in steps if isinstance(step, list)])
    runs = [step for step in steps if isinstance(step, list) and step]
    return tuple(
        Loose(tuple(step), is_first=step is runs[0]) if isinstance(step, list) else step for step in steps if step
    )


def _gather_what_is_told(runs: Sequence[list[Part]]) -> None:
    """Move it; where nothing at all is asked, it stays."""
    asking = [run for run in runs if any(map(is_ever_asked, run))]
    ahead: list[Part] = []
    into = ahead
    for run in runs if asking else ():
        if any(run is each for each in asking):
            into = run
        else:
            into += run
            run.clear()
    if asking:
        asking[0][:0] = ahead
