"""Any form on the screen: written as a small table, asked with real widgets, answered with the keyboard alone."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ehdesk.forms.engine.people import Person
from ehdesk.forms.pictures import pictures_beside
from ehdesk.services.filling import Filling
from ehdesk.services.heard_before import HeardBefore
from ehdesk.services.saving import Saving
from ehdesk.services.surroundings import Surroundings
from ehdesk.ui.forms.sheet import QuestionSheet
from tests.builders import new_id
from tests.forms.trials import xlsform
from tests.services.made import filled
from tests.ui.at_the_desk import AtTheDesk
from tests.ui.showing import controls, heard, settle, show

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
GROUP = "g"


@dataclass
class Shown:
    """One topic of a form on the screen."""

    filling: Filling
    sheet: QuestionSheet
    window: QWidget

    def value(self, field: str) -> str:
        """The answer in the vault."""
        return self.filling.form.answers.get(f"{GROUP}/{field}", "")

    def control(self, said: str) -> QWidget:
        """What a screen reader calls so."""
        return next(one for one in controls(self.sheet) if heard(one) == said)

    def names(self) -> list[str]:
        """What is heard of everything that can be operated."""
        return [heard(one) for one in controls(self.sheet)]

    def go_to(self, field: str) -> QWidget:
        """Give a question the keyboard, as a link of an error summary does."""
        self.sheet.focus_on(f"{GROUP}/{field}")
        return QApplication.focusWidget()

    def type(self, field: str, text: str) -> None:
        """Write an answer, and go on with Tab."""
        QTest.keyClicks(self.go_to(field), text)
        self.press(Qt.Key.Key_Tab)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        settle()

    def keys(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(QApplication.focusWidget(), text)
        settle()

    def message(self, field: str) -> str:
        """What is wrong with an answer, as it will be said on Continue."""
        return self.filling.form.question(f"{GROUP}/{field}").message


def form_shown(
    at: AtTheDesk,
    folder: Path,
    survey: str,
    choices: str = "",
    width: int = 1000,
    height: int = 700,
    *,
    group: str = "field-list",
    **answers: str,
) -> Shown:
    """A form whose questions are all on one page: `survey` has type, name, label, appearance, and what else."""
    head, *rows = [line.strip() for line in survey.strip().splitlines()]
    more = " |" * (head.count("|") - len(("", "type", "name", "label", "appearance", "")))
    topic = [f"| | begin_group | {GROUP} | All | {group} |{more}", *rows, f"| | end_group | | | |{more}"]
    definition = xlsform(folder, "\n".join([head, *topic]), choices)
    pictures, _advice = pictures_beside(folder / "form.md", definition)
    filling = _filling(at, replace(definition, pictures=pictures))
    for field, value in answers.items():
        filling.answer(f"{GROUP}/{field}", value)
    sheet = QuestionSheet(at.desk, filling, GROUP)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(sheet)
    area.setProperty("kind", "window")
    return Shown(filling, sheet, show(area, width, height))


def _filling(at: AtTheDesk, definition) -> Filling:
    work = at.desk.work
    record = work.vault.records.one(filled(work, at.family).facts.id)
    saving = Saving(work.vault, work.news, new_id, work.colleagues)
    heard_before, leanne = HeardBefore(work.vault, work.editions), (Person("L", "Leanne", "adult", 34),)
    surroundings = Surroundings(saving, at.family, lambda _family: leanne, heard_before, at.desktop.clock)
    return Filling(saving, record, definition, surroundings)
