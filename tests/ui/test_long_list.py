"""A list of so many families that it is read in steps: what can be seen and done meanwhile, and once it was read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ehdesk.services.announce import Changed
from ehdesk.ui import places
from ehdesk.ui.desk import Desk
from ehdesk.ui.lister import Lister
from ehdesk.ui.look import Look
from ehdesk.ui.pages.new_family import NewFamilyPage
from ehdesk.ui.pages.overview import OverviewPage
from ehdesk.ui.widgets.text_field import SearchField
from tests.services.made import Made
from tests.services.test_families import member
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.family_list import a_family, listed, opened, order
from tests.ui.opened import opened_window
from tests.ui.showing import settle, show

READING = "still being read"


@pytest.fixture(autouse=True)
def _read_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two families are many, and one is read in a step."""
    for name, value in (("AT_ONCE", 1), ("FIRST", 2), ("TOGETHER", 1)):
        monkeypatch.setattr(f"ehdesk.services.roll.{name}", value)
    for name in ("_STEP", "_TELLS_EVERY"):
        monkeypatch.setattr(f"ehdesk.ui.lister.{name}", 0)


@pytest.fixture
def names(at: AtTheDesk) -> Iterator[list[str]]:
    """Four families more, which nobody opened yet."""
    names = ["Zeta", "Yarrow", "Abara", "Moss"]
    for name in names:
        a_family(at, name)
    return names


def read_to_the_end(desk: Desk, qtbot: QtBot) -> None:
    Lister(desk).start()
    qtbot.waitUntil(lambda: desk.work.families.are_read)
    settle()


def test_a_few_are_there_at_once_and_stay_in_their_place_when_all_are(at: AtTheDesk, names: list[str], qtbot: QtBot):
    at.desk.work.families.note_opened(at.family)
    page = opened(at)
    own = at.desk.work.families.family(at.family).name
    few = ["Opened or added last", own, "Moss"]
    assert listed(page) == few
    assert f"5 families. They are {READING}: 2 so far." in words_on(page)
    assert "Late …" in words_on(page)
    read_to_the_end(at.desk, qtbot)
    assert READING not in words_on(page)
    assert listed(page)[:4] == [*few, "All families"]
    assert sorted(listed(page)[4:]) == sorted([own, *names])
    order(page, "name")
    assert listed(page) == sorted([own, *names])
    assert listed(opened(at)) == sorted([own, *names])


@pytest.mark.usefixtures("names")
def test_what_is_looked_for_meanwhile_is_found_as_it_is_spelt_and_then_nearly_so(at: AtTheDesk, qtbot: QtBot):
    page = opened(at)
    page.findChild(SearchField).setText("abar")
    qtbot.waitUntil(lambda: "All that you look for is shown when all families are read" in words_on(page))
    assert listed(page) == ["Abara"]
    page.findChild(SearchField).setText("abarra")
    qtbot.waitUntil(lambda: not any(view.isVisible() for view in page.findChildren(QListView)))
    read_to_the_end(at.desk, qtbot)
    assert listed(page) == ["Near spellings", "Abara"]
    page.findChild(SearchField).clear()
    QTest.qWait(200)
    assert "Opened or added last" not in listed(page)
    press(page, "Late 0")
    assert "No family is one of these" in words_on(page)


def test_what_is_written_taken_off_and_put_back_meanwhile_stands_right(at: AtTheDesk, names: list[str], qtbot: QtBot):
    page, families = opened(at), at.desk.work.families
    assert "Moss" in listed(page)
    moss, *_rest = (row.family.id for row in families.first())
    families.take_off(moss)
    settle()
    assert "Moss" not in listed(page)
    families.put_back(moss)
    a_family(at, "Bell")
    read_to_the_end(at.desk, qtbot)
    order(page, "name")
    assert set(listed(page)) == {*names, "Bell", families.family(at.family).name}


@pytest.mark.usefixtures("names")
def test_who_may_be_here_already_is_marked_once_all_were_read(at: AtTheDesk, qtbot: QtBot):
    known = next(one for one in at.members if one.born is not None)
    family = a_family(at, "Bell")
    member(at.desktop, family, known.name, born=known.born_as_written, role=known.role.value)
    page = OverviewPage(at.desk, places.Overview(family))
    show(page)
    said = at.desk.words("alike.perhaps")
    assert said not in words_on(page)
    read_to_the_end(at.desk, qtbot)
    assert said in words_on(page)


@pytest.mark.usefixtures("names")
def test_a_form_for_a_family_that_was_left_looks_for_no_like_names_any_more(at: AtTheDesk, qtbot: QtBot):
    page = show(NewFamilyPage(at.desk, places.NewFamily()))
    delete(page)
    with qtbot.captureExceptions() as raised:
        read_to_the_end(at.desk, qtbot)
    assert raised == []


@pytest.mark.parametrize("leave", ["lock", "switch_user"])
def test_it_locks_while_the_list_is_being_read(leave: str, family_vault: Made, look: Look, tmp_path: Path):
    with opened_window(family_vault, look, tmp_path) as window:
        families = window.desk.work.families
        for _ in range(40):
            families.add("Moss")
        window.desk.work.news.tell(Changed())  # from here on it is read anew
        QTest.qWait(20)
        assert 0 < families.count_read() < families.count()
        getattr(window, leave)()
        read = families.count_read()
        QTest.qWait(100)  # a step that came now would read from a vault that is closed, and fail this test
        assert families.count_read() == read < 40
        assert window.desk is None
