"""A star's definition: its areas, its steps, and the words around them. Any number of areas, any scale."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from ehdesk.forms.problems import BadForm, FormProblem


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Read as written: a misspelt or missing key is a problem, never ignored."""


class Area(_Strict, frozen=True):
    """One area of life: `short_title` for the chart, `question` to ask the family.

    A `caution` is read before the question is shown to anybody; such an area is off the paper unless that is chosen.
    """

    id: str
    title: str
    short_title: str
    question: str
    caution: str = ""


class StarStep(_Strict, frozen=True):
    """One step of the scale, and what it is like to be there."""

    score: int
    title: str
    description: str


class Option(_Strict, frozen=True):
    """One of a list to choose from: a reason for not scoring, or who completed the star (`short_title` in a line)."""

    id: str
    title: str
    short_title: str = ""


class Stage(_Strict, frozen=True):
    """Some neighbouring steps under one heading, from the score `first` to the score `last`."""

    title: str
    first: int
    last: int


class StarDefinition(_Strict, frozen=True):
    """One edition of a star. Readings of different editions are never compared.

    A star may have `stages`: bands of steps, each with its heading, that together hold every step.
    """

    id: str
    edition: str
    title: str
    introduction: str
    areas: tuple[Area, ...]
    steps: tuple[StarStep, ...]
    not_scored: tuple[Option, ...]
    completed_by: tuple[Option, ...]
    stages: tuple[Stage, ...] = ()

    def area(self, area_id: str) -> Area:
        """Raises KeyError."""
        return {area.id: area for area in self.areas}[area_id]

    def step(self, score: int) -> StarStep:
        """Raises KeyError."""
        return {step.score: step for step in self.steps}[score]

    def stage(self, score: int) -> str:
        """The heading of the stage that a step belongs to; "" in a star without stages."""
        return next((stage.title for stage in self.stages if stage.first <= score <= stage.last), "")

    def is_low(self, score: int) -> bool:
        """Is it one of the lowest two in five steps, or the lowest of fewer?"""
        return score <= max(1, len(self.steps) * 2 // 5)

    def on_scale(self, scores: Mapping[str, int]) -> dict[str, int]:
        """Of the scores by area, those of areas and steps that this star has."""
        areas, steps = {area.id for area in self.areas}, {step.score for step in self.steps}
        return {area: score for area, score in scores.items() if area in areas and score in steps}

    def problems(self) -> list[str]:
        """What is wrong although every key is there."""
        lists: Mapping[str, tuple[Area | Option, ...]] = {
            "areas": self.areas,
            "not_scored": self.not_scored,
            "completed_by": self.completed_by,
        }
        found = [f"{name}: there is nothing in it" for name, items in lists.items() if not items]
        found += [f"{name}: two have the id {twice}" for name, items in lists.items() for twice in _twice(items)]
        scores = [step.score for step in self.steps]
        if scores != list(range(1, len(scores) + 1)) or len(scores) < 2:
            found.append("steps: scores start at 1 and go up by 1, and there are at least 2")
        in_stages = [score for stage in self.stages for score in range(stage.first, stage.last + 1)]
        if self.stages and in_stages != scores:
            found.append("stages: together they hold every step once, in order")
        return found


def read_star(file: Path) -> StarDefinition:
    """The star in a YAML file. Raises BadForm."""
    try:
        written = YAML(typ="safe", pure=True).load(file.read_text("utf-8"))
        star = msgspec.convert(written, StarDefinition)
    except (OSError, UnicodeDecodeError, YAMLError, msgspec.ValidationError) as error:
        raise BadForm([FormProblem(file.name, f"not a star: {error}")]) from error
    problems = star.problems()
    if problems:
        raise BadForm(FormProblem(file.name, problem) for problem in problems)
    return star


def _twice(items: Iterable[Area | Option]) -> list[str]:
    ids = [item.id for item in items]
    return sorted({each for each in ids if ids.count(each) > 1})
