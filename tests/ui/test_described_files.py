"""What is written of a picture that is an answer: a colleague's words come in, and nobody's replace others unseen."""

from pathlib import Path

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.answer_files import record_named
from ehdesk.domain.attachment import Media
from ehdesk.domain.change import RecordId
from ehdesk.services.answer_files import ToKeep
from ehdesk.ui.forms.file_answer import FileAnswer
from ehdesk.ui.forms.sheet import QuestionSheet
from tests.files import png
from tests.ui.at_the_desk import AtTheDesk, rest
from tests.ui.form_shown import GROUP, Shown, form_shown
from tests.ui.pens import draw, sheet_on
from tests.ui.showing import settle

SURVEY = """
| | type | name | label | appearance |
| | image | q | What did Leila draw? | {} |
| | text | after | And then? | |
"""
SAID = "What can be seen on it? (optional)"


@pytest.fixture(params=["draw", ""])
def asked(at: AtTheDesk, tmp_path: Path, request: pytest.FixtureRequest) -> Shown:
    """A question with its answer, which is shown: drawn, or chosen."""
    found = form_shown(at, tmp_path, SURVEY.format(request.param), height=1000)
    made = ToKeep("drawing", png(), Media.PNG, described="A house")
    found.filling.answer(f"{GROUP}/q", found.filling.files.keep(f"{GROUP}/q", made))
    found.sheet.take_in()
    rest(at)
    return found


def record(asked: Shown) -> RecordId:
    found = record_named(asked.value("q"))
    assert found is not None
    return found


def described(asked: Shown) -> str:
    return asked.filling.files.one(asked.value("q")).described


def leave(asked: Shown) -> None:
    asked.control("And then?").setFocus()
    settle()


def test_what_a_colleague_writes_of_it_is_shown_and_stays(at: AtTheDesk, asked: Shown):
    at.arrives(kinds.ANSWER_FILE, record(asked), {"described": "Her dad"})
    asked.sheet.take_in()
    settle()
    assert asked.control(SAID).toPlainText() == "Her dad"
    asked.control(SAID).setFocus()
    leave(asked)
    asked.sheet.save_typed()
    assert described(asked) == "Her dad"
    assert at.desk.work.conflicts.open(at.family) == ()


def test_showing_it_writes_nothing_however_it_was_written(at: AtTheDesk, asked: Shown):
    at.arrives(kinds.ANSWER_FILE, record(asked), {"described": "  A house\r\nwith sun \n"})
    before = at.desk.work.vault.changes.ids(at.family)
    asked.sheet.take_in()
    again = QuestionSheet(at.desk, asked.filling, GROUP)
    settle()
    again.save_typed()
    assert at.desk.work.vault.changes.ids(at.family) == before
    again.deleteLater()


def test_what_came_while_somebody_wrote_stands_beside_it(at: AtTheDesk, asked: Shown):
    asked.control(SAID).setFocus()
    asked.keys(" with sun")
    at.arrives(kinds.ANSWER_FILE, record(asked), {"described": "Her dad"})
    asked.sheet.take_in()
    settle()
    assert asked.control(SAID).toPlainText() == "A house with sun"
    leave(asked)
    asked.sheet.save_typed()
    versions = at.conflict(record(asked), "described").versions
    assert {one.value for one in versions} == {"A house with sun", "Her dad"}


def test_written_twice_it_is_one_version(at: AtTheDesk, asked: Shown):
    for more in (" with sun", " and rain"):
        asked.control(SAID).setFocus()
        asked.keys(more)
        leave(asked)
    assert described(asked) == "A house with sun and rain"
    assert at.desk.work.conflicts.open(at.family) == ()


def drafted(asked: Shown) -> list[str]:
    """What is kept of it in drafts, from here on."""
    kept: list[str] = []
    asked.sheet.findChild(FileAnswer).edited.connect(kept.append)
    return kept


def after_a_sudden_end(at: AtTheDesk, asked: Shown, draft: str) -> None:
    asked.filling.files.draft(f"{GROUP}/q", draft)
    again = QuestionSheet(at.desk, asked.filling, GROUP)
    rest(at)
    again.deleteLater()


def test_words_that_came_before_a_sudden_end_stand_beside_those_that_were_being_written(at: AtTheDesk, asked: Shown):
    drafts = drafted(asked)
    asked.control(SAID).setFocus()
    asked.keys(" with sun")
    at.arrives(kinds.ANSWER_FILE, record(asked), {"described": "Her dad"})
    after_a_sudden_end(at, asked, drafts[-1])
    versions = at.conflict(record(asked), "described").versions
    assert {one.value for one in versions} == {"A house with sun", "Her dad"}


@pytest.mark.parametrize("asked", ["draw"], indirect=True)
def test_a_draft_of_a_drawing_holds_no_words_that_nobody_wrote_here(at: AtTheDesk, asked: Shown):
    drafts, before = drafted(asked), asked.value("q")
    draw(sheet_on(asked.sheet), (50, 50), (300, 200))
    at.arrives(kinds.ANSWER_FILE, record(asked), {"described": "Her dad"})
    after_a_sudden_end(at, asked, drafts[-1])
    assert asked.value("q") != before
    assert described(asked) == "Her dad"
    assert asked.filling.files.one(before).described == "Her dad"
    assert at.desk.work.conflicts.open(at.family) == ()


@pytest.mark.parametrize("asked", ["draw"], indirect=True)
def test_what_is_said_while_somebody_draws_is_said_of_the_new_drawing(asked: Shown):
    before, sheet = asked.value("q"), sheet_on(asked.sheet)
    draw(sheet, (50, 50), (300, 200))
    asked.control(SAID).setFocus()
    asked.keys(" with sun")
    sheet.setFocus()
    settle()
    leave(asked)
    assert asked.value("q") != before
    assert described(asked) == "A house with sun"
    assert asked.filling.files.one(before).described == "A house"
