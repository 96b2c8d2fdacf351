"""Names without end, and names written from right to left, make no page wider than the screen."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtWidgets import QLabel

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import Wording
from ehdesk.ui.look import Look
from ehdesk.ui.pages import PAGES
from ehdesk.ui.shell.crumbs import Crumbs
from ehdesk.ui.shell.page import Page
from ehdesk.ui.theme import LIGHT
from ehdesk.ui.widgets.words import Short, Words, breakable
from tests.services.made import Made
from tests.ui.at_the_desk import AtTheDesk, at_the_desk
from tests.ui.showing import heard, settle, show
from tests.ui.test_names_hidden import EVERYWHERE

NAMES = {"endless": "W" * 200, "from right to left": "محمدعبدالرحمن" * 15}
WIDTHS = {100: 1146, 200: 1366}
"""The width of a page at each text size: at 100 per cent the left column stands beside it."""


@pytest.fixture(params=NAMES)
def at(
    request: pytest.FixtureRequest,
    family_vault: Made,
    catalogue: Catalogue,
    look: Look,
    wording: Wording,
    tmp_path: Path,
) -> Iterator[AtTheDesk]:
    """A desk on which everything that has a name is called so."""
    with at_the_desk(family_vault.copied_to(tmp_path), catalogue, look, wording) as at:
        call_everything(at, NAMES[request.param])
        yield at


def call_everything(at: AtTheDesk, name: str) -> None:
    records = at.desk.work.vault.records
    fields = {
        kinds.FAMILY: ("name", "lead", "reference"),
        kinds.MEMBER: ("name", "known_as", "speaks", "about"),
        kinds.HOUSEHOLD: ("name", "address"),
        kinds.GOAL: ("words",),
        kinds.ACTION: ("what", "who"),
        kinds.AGENCY: ("name", "does"),
        kinds.WORKER: ("name", "job", "phone", "email"),
        kinds.SHARING: ("who", "what"),
        kinds.AGREEMENT: ("words", "others_must_not_see"),
        kinds.WITHDRAWAL: ("words",),
    }
    for kind, named in fields.items():
        for record in records.of(at.family, kind):
            at.arrives(kind, record.id, dict.fromkeys(named, name))
    at.arrives(kinds.FAMILY, RecordId(at.family), {"lead": f"Dr {name}"}, ())


@pytest.mark.parametrize("text_size", WIDTHS)
def test_no_name_makes_a_page_wider(at: AtTheDesk, look: Look, text_size: int):
    look.wear(LIGHT, text_size)
    too_wide, opened = {}, []
    for where, place_of in EVERYWHERE.items():
        place = place_of(at)
        page = PAGES[type(place)](at.desk, place)
        assert isinstance(page, Page)
        opened.append(page)
        show(page, WIDTHS[text_size], 768)
        settle()
        needed = page.viewing.widget().minimumSizeHint().width()
        if needed > page.viewing.viewport().width():
            too_wide[where] = needed
        page.hide()
    assert too_wide == {}


def test_a_crumb_without_end_leaves_room_for_the_buttons(look: Look):
    crumbs = Crumbs(look)
    crumbs.show_steps([("families", "My families"), ("family", "W" * 200), ("plan", "W" * 200)])
    show(crumbs, 900, 60)
    assert crumbs.minimumSizeHint().width() < 800
    last = crumbs.findChildren(Short)[-1]
    assert (last.text() != last.words(), heard(last)) == (True, "W" * 200)


def test_words_that_must_break_are_heard_whole(look: Look):
    words = Words(look, "W" * 60)
    assert (breakable("W" * 60) != "W" * 60, heard(words), words.words()) == (True, "W" * 60, "W" * 60)
    words.set_words("Short")
    assert (heard(words), words.text()) == ("Short", "Short")
    assert isinstance(words, QLabel)


@pytest.mark.parametrize(
    ("words", "broken"),
    [
        ("W" * 45, f"{'W' * 20}\u200b{'W' * 20}\u200b{'W' * 5}"),
        ("W" * 20, "W" * 20),
        (f"{'W' * 20} and", f"{'W' * 20} and"),
        ("e\u0301" * 15, "\u200b".join(("e\u0301" * 10, "e\u0301" * 5))),
    ],
)
def test_words_without_end_break_between_letters_and_never_before_their_accents(words: str, broken: str):
    assert breakable(words) == broken


def test_accents_without_end_are_broken_at_once():
    begun = perf_counter()
    assert len(breakable("a" + "\u0301" * 100_000)) > 100_000
    assert perf_counter() - begun < 10
