"""Passing through a field changes nothing, also where it cannot show what is recorded."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from ehdesk.ui.widgets.choice_card import Choice
from ehdesk.ui.widgets.choice_cards import ChoiceCards, TickCards
from ehdesk.ui.widgets.select import SelectField
from ehdesk.ui.widgets.text_field import LongTextField

CHOICES = (Choice("ada", "Ada"), Choice("ben", "Ben"))


@pytest.mark.parametrize(
    ("make", "recorded"),
    [
        (lambda look: ChoiceCards(look, "Who?", CHOICES), "somebody-newer"),
        (lambda look: TickCards(look, "Who?", CHOICES), "left-the-family ben"),
        (lambda look: TickCards(look, "Who?", CHOICES), "ben ada"),
        (lambda look: SelectField(look, "Who?", [("ada", "Ada")]), "somebody-newer"),
        (lambda look: LongTextField(look, "What?"), "ends with a line\n"),
    ],
)
def test_tabbing_through_says_nothing(qtbot, one_look, make, recorded):
    field = make(one_look)
    qtbot.addWidget(field)
    field.show()
    field.show_value(recorded)
    said = []
    field.left.connect(said.append)
    QApplication.sendEvent(field.control, QFocusEvent(QEvent.Type.FocusOut))
    assert said == []


def test_a_tick_keeps_those_that_have_no_card(qtbot, one_look):
    field = TickCards(one_look, "Who must not learn this?", CHOICES)
    qtbot.addWidget(field)
    field.show_value("left-the-family ada")
    said = []
    field.left.connect(said.append)
    for card in field.findChildren(type(field.control)):
        if card.choice.key == "ben":
            card.click()
    assert said == ["left-the-family ada ben"]
