"""First steps, for who has no family here yet: what to do first, and a way to practise before. It can be put away."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ehdesk.ui.desk import Desk
from ehdesk.ui.look import Look
from ehdesk.ui.widgets.buttons import Button, QuietButton, SecondaryButton
from ehdesk.ui.widgets.card import TitledCard, spaced
from ehdesk.ui.widgets.pieces import Disc
from ehdesk.ui.widgets.side import SideBySide
from ehdesk.ui.widgets.two_lines import name_and_detail

STEPS = ("add", "people", "begin")
_PUT_AWAY = "first steps put away"


class FirstSteps(TitledCard):
    """It is gone by itself once there is a family: from there, the family's own page says what is next."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        words = desk.words
        super().__init__(desk.look, words("first_steps.title"), parent=parent)
        self._desk = desk
        for number, step in enumerate(STEPS, 1):
            self.add_row(_Step(desk.look, number, words(f"first_steps.{step}"), words(f"first_steps.{step}_how")))
        away = QuietButton(desk.look, words("first_steps.put_away"), "close")
        away.clicked.connect(self._put_away)
        self.add(SideBySide(desk.look, *self._way_to_practice(), away))

    def _way_to_practice(self) -> list[Button]:
        if self._desk.is_practice:
            return []
        practise = SecondaryButton(self._look, self._desk.words("door.practise"), "families")
        practise.clicked.connect(self._desk.practice_wanted)
        return [practise]

    def _put_away(self) -> None:
        desk = self._desk
        put_away(desk, are_away=True)
        desk.say(desk.words("first_steps.gone"), lambda: put_away(desk, are_away=False))


def are_away(desk: Desk) -> bool:
    """Did this worker put the first steps away?"""
    return desk.work.vault.settings.get(_PUT_AWAY) is True


def put_away(desk: Desk, *, are_away: bool) -> None:
    """Put them away for good, or take them back."""
    desk.work.vault.settings.put(_PUT_AWAY, are_away)
    desk.first_steps_turned.emit()


class _Step(QWidget):
    """One of them: its number, what to do, and how."""

    def __init__(self, look: Look, number: int, what: str, how: str) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(f"{number}. {what}. {how}")
        self._row = QHBoxLayout(self)
        self._row.addWidget(Disc(look, str(number)))
        self._row.addLayout(name_and_detail(look, what, how, "soft"), 1)
        look.dress(self._dress)

    def _dress(self) -> None:
        look = self._look
        spaced(self._row, (look.space(18), look.space(8), look.space(18), look.space(8)), look.space(14))
