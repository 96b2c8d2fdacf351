"""The milestones' file: within how many working days each should be reached, and which days do not count."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from ehdesk.domain.milestones import Milestone, Target, Timetable, Together
from ehdesk.forms.problems import BadForm, FormProblem


class JourneyDefinition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an authority expects of the work with a family."""

    bank_holidays: Literal["ENG", "WLS", "SCT", "NIR"]
    also_closed: tuple[date, ...]
    together: Together
    targets: dict[Milestone, Target]
    leaves_laptops_after: int
    """Days from the closure of the work with a family until laptops keep no copy of what the hub holds of it."""

    def timetable(self, years: Iterable[int]) -> Timetable:
        """The same, with the days on which everything is closed in these years."""
        # it loads every country's calendar, so not before one is asked for
        from holidays.countries.united_kingdom import UnitedKingdom  # noqa: PLC0415

        bank_holidays: Iterable[date] = UnitedKingdom(subdiv=self.bank_holidays, years=years)  # type: ignore[no-untyped-call]
        return Timetable(self.targets, self.together, frozenset({*bank_holidays, *self.also_closed}))

    def problems(self) -> list[str]:
        """What is wrong although every key is there."""
        order = list(Milestone)
        found = [
            f"targets: {milestone} cannot wait for {target.after}, which comes later"
            for milestone, target in self.targets.items()
            if order.index(target.after) >= order.index(milestone)
        ]
        numbers = {f"targets: {milestone}": target.within for milestone, target in self.targets.items()}
        numbers |= {"together": self.together.count, "leaves_laptops_after": self.leaves_laptops_after}
        return found + [f"{where}: at least 1" for where, number in numbers.items() if number < 1]


def read_journey(file: Path) -> JourneyDefinition:
    """What is in a YAML file. Raises BadForm."""
    try:
        written = YAML(typ="safe", pure=True).load(file.read_text("utf-8"))
        journey = msgspec.convert(written, JourneyDefinition)
    except (OSError, UnicodeDecodeError, YAMLError, msgspec.ValidationError) as error:
        raise BadForm([FormProblem(file.name, f"not the milestones: {error}")]) from error
    if problems := journey.problems():
        raise BadForm(FormProblem(file.name, problem) for problem in problems)
    return journey
