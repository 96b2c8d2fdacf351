"""What the acts of the walk share: the stage, the family, and what has come of the walk so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ehdesk.demo.hands import Hands
from ehdesk.demo.stage import Laptop, Stage
from ehdesk.domain.change import FamilyId
from ehdesk.services.made_up.cast import Cast
from ehdesk.ui.desk import Desk

Act = Callable[[], QWidget]
"""One step: done at the windows, it gives back the one to take a picture of."""

PRIYA = ("Priya Nair", "Outreach worker", "lantern otter gravel mist")
DELE = ("Dele Adeyemi", "Family centre worker", "teapot comet ladder moss")
"""The made-up workers: name, job, passphrase."""


@dataclass
class Tale:
    """One walk. `ids` are the members' ids by their keys in the cast, `code` is Priya's first recovery code."""

    stage: Stage
    cast: Cast
    folder: Path
    pdfs: list[str] = field(default_factory=list)
    laptops: list[Laptop] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    code: str = ""

    @property
    def first(self) -> Laptop:
        """Priya's laptop."""
        return self.laptops[0]

    @property
    def second(self) -> Laptop:
        """Dele's laptop."""
        return self.laptops[1]

    @property
    def hands(self) -> Hands:
        """The hands at Priya's laptop."""
        return self.first.hands

    @property
    def window(self) -> QWidget:
        """Priya's window."""
        return self.first.app.window

    @property
    def desk(self) -> Desk:
        """Behind Priya's door."""
        return self.first.desk

    @property
    def family(self) -> FamilyId:
        """The one family."""
        return self.desk.work.families.rows()[0].family.id

    @property
    def today(self) -> date:
        """The day of the walk."""
        return self.desk.today


def as_typed(day: date) -> str:
    """A day as a person types it: 17 5 1988."""
    return f"{day.day} {day.month} {day.year}"
