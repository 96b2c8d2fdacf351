"""The disk is full: every page still opens and can be read, and it is said once that nothing can be written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from ehdesk.demo.stage import Laptop
from ehdesk.store.errors import DiskTrouble, StoreError
from ehdesk.ui import places
from ehdesk.ui.look import Look
from tests.builders import ToldClock
from tests.journeys.keys import is_open, keys, laptop
from tests.rules.every_place import every_place, one_of_each_kind
from tests.services.made import AUTUMN, Made
from tests.store.test_full_disk import no_file_over, size_of_log
from tests.ui.showing import settle

ONLY_READING = "There is no room on the disk"


@pytest.fixture
def one(family_vault: Made, look: Look, tmp_path: Path) -> Iterator[Laptop]:
    """The window with the demo's family behind its open door."""
    one = laptop(family_vault.copied_to(tmp_path).vaults, look, ToldClock(AUTUMN))
    keys(one).unlock()
    keys(one).wait(lambda: is_open(one), "the open vault")
    yield one
    one.shut()


@pytest.fixture
def heard_errors(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What nobody caught."""
    found: list[BaseException] = []
    monkeypatch.setattr("sys.excepthook", lambda _kind, error, _trace: found.append(error))
    return found


def said(one: Laptop) -> str:
    toast = one.app.window.frame.toast
    return " ".join(label.text() for label in toast.findChildren(QLabel)) if toast.isVisible() else ""


def titles(one: Laptop) -> str:
    return one.app.window.frame.page.title()


def test_every_page_opens_while_the_disk_is_full(one: Laptop, family_vault: Made):
    named = one_of_each_kind(dict(every_place(one.desk, family_vault)))
    with no_file_over(size_of_log(one.desk.work.vault)):
        for place in named.values():
            one.desk.go(place)
            keys(one).wait(lambda: not one.desk.background.is_busy, "the paper")
            shown = one.app.window.frame.page
            assert one.desk.kept_place() == places.MyFamilies(), place
            assert shown.title(), place
        one.desk.back()


def test_that_nothing_can_be_written_is_said_once(one: Laptop, family_vault: Made):
    with no_file_over(size_of_log(one.desk.work.vault)):
        one.desk.go(places.Overview(family_vault.family))
        settle()
        assert ONLY_READING in said(one)
        one.desk.go(places.PlanHome(family_vault.family))
        settle()
        assert ONLY_READING not in said(one)
    one.desk.go(places.Overview(family_vault.family))
    with no_file_over(size_of_log(one.desk.work.vault)):
        one.desk.go(places.MyFamilies())
        settle()
        assert ONLY_READING in said(one)


def test_a_visit_that_could_not_be_noted_is_noted_once_there_is_room(one: Laptop, family_vault: Made):
    opened = one.desk.work.vault.access.of
    before = len(opened(family_vault.family))
    with no_file_over(size_of_log(one.desk.work.vault)):
        one.desk.go(places.Overview(family_vault.family))
        assert len(opened(family_vault.family)) == before
    one.desk.go(places.PlanHome(family_vault.family))
    one.desk.go(places.Overview(family_vault.family))
    assert len(opened(family_vault.family)) == before + 1


def test_names_are_hidden_though_that_cannot_be_kept(one: Laptop, family_vault: Made):
    one.desk.go(places.Overview(family_vault.family))
    with no_file_over(size_of_log(one.desk.work.vault)), pytest.raises(StoreError):
        one.desk.hide_names(hidden=True)
    assert "Nováková" not in titles(one)


def test_names_are_out_of_sight_even_while_the_page_has_to_stay(one: Laptop, family_vault: Made, heard_errors):
    one.desk.go(places.FamilyForm(family_vault.family))
    settle()
    with no_file_over(size_of_log(one.desk.work.vault)):
        keys(one).add(" of Willow Road")
        with pytest.raises(StoreError):
            one.desk.hide_names(hidden=True)
        settle()
        keys(one).look_for("The screen is hidden")
    assert {type(each) for each in heard_errors} == {DiskTrouble}
