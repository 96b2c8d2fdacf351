"""All the answers, while colleagues go on writing: what stands now is read, in the place where one reads."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from ehdesk.domain import kinds
from ehdesk.services.assessment_record import COMPLETED
from ehdesk.ui import places
from ehdesk.ui.pages.check_all import CheckAllPage
from ehdesk.ui.pages.check_answers import check_page
from ehdesk.ui.widgets.answer_row import AnswerRow
from ehdesk.ui.widgets.fold import Fold
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import heard, settle, show

ASKED = "How is school going for Leila"


@pytest.fixture
def page(at: AtTheDesk) -> CheckAllPage:
    assessment = at.desk.work.assessments.current(at.family).id
    return show(check_page(at.desk, places.CheckAnswers(at.family, assessment)), 1366, 690)


def comes_in(at: AtTheDesk, fields: dict[str, object]) -> None:
    at.arrives(kinds.ASSESSMENT, at.desk.work.assessments.current(at.family).id, fields)


def leila(page: CheckAllPage) -> Fold:
    return next(one for one in page.findChildren(Fold) if heard(one.head).startswith("Leila, ") and one.isVisible())


def height_of_what_is_read(page: CheckAllPage) -> int:
    """How far down the window it stands."""
    rows = (one for one in page.findChildren(AnswerRow) if heard(one).startswith(ASKED) and one.isVisible())
    return next(rows).mapTo(page.viewing.viewport(), QPoint(0, 0)).y()


def test_what_comes_in_is_shown_and_nothing_moves_under_the_reader(at: AtTheDesk, page: CheckAllPage):
    leila(page).head.setFocus()
    press(page, "Leila, ")
    bar = page.viewing.verticalScrollBar()
    bar.setValue(bar.value() + height_of_what_is_read(page) - 200)
    settle()
    comes_in(at, {"home/start/want": "Quiet in the mornings. " * 60})
    assert "Quiet in the mornings" in words_on(page)
    assert (height_of_what_is_read(page), leila(page).is_open) == (200, True)
    assert QApplication.focusWidget() is leila(page).head


def test_completing_goes_by_what_stands_now(at: AtTheDesk, page: CheckAllPage):
    comes_in(at, {"home/start/why_now": ""})
    press(page, "Complete the assessment")
    assert "There is a problem" in words_on(page)
    assert not at.desk.work.assessments.current(at.family).is_complete
    leila(page).head.setFocus()
    comes_in(at, {"home/start/why_now": "The rent"})
    assert "Nothing that is needed is missing" in words_on(page)
    assert "There is a problem" not in words_on(page)
    assert QApplication.focusWidget() is leila(page).head
    comes_in(at, {COMPLETED: "2026-11-23"})
    assert not {"Complete the assessment", "Change"} & set(words_on(page).splitlines())
