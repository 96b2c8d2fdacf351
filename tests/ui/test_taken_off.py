"""Families that were taken off the list: where they are, reading one, and putting it back."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from ehdesk.domain.change import FamilyId
from ehdesk.ui import places
from ehdesk.ui.kept_place import AnyPlace
from ehdesk.ui.look import Look
from ehdesk.ui.pages import PAGES
from ehdesk.ui.widgets.text_field import SearchField
from ehdesk.ui.window import Window
from tests.services.made import Made
from tests.ui.at_the_desk import AtTheDesk, words_on
from tests.ui.at_the_desk import press as push
from tests.ui.opened import opened_window, press
from tests.ui.showing import settle, show
from tests.ui.test_my_families import a_family


@pytest.fixture
def window(family_vault: Made, look: Look, tmp_path: Path) -> Iterator[Window]:
    """A window whose one family was taken off the list."""
    with opened_window(family_vault, look, tmp_path) as window:
        window.desk.work.families.take_off(family_vault.family)
        yield window


def taken_off(at: AtTheDesk, name: str) -> FamilyId:
    family = a_family(at, name)
    at.desk.work.families.take_off(family)
    return family


def listing(at: AtTheDesk) -> QWidget:
    return show(PAGES[places.TakenOff](at.desk, places.TakenOff()), 1366, 768)


def changes(window: Window, family: FamilyId) -> int:
    return len(window.desk.work.vault.changes.ids(family))


def test_my_families_says_how_many_there_are_and_leads_to_them(at: AtTheDesk):
    went: list[places.Place] = []
    at.desk.place_wanted.connect(went.append)
    page = show(PAGES[places.MyFamilies](at.desk, places.MyFamilies()))
    assert "taken off" not in words_on(page)
    taken_off(at, "Zeta")
    taken_off(at, "Yarrow")
    push(page, "2 families were taken off the list")
    assert went == [places.TakenOff()]


def test_each_stands_there_with_who_and_when_and_can_be_found(at: AtTheDesk):
    taken_off(at, "Zeta")
    taken_off(at, "Yarrow")
    page = listing(at)
    said = words_on(page)
    assert "Zeta, Taken off today at 12:00 by Ada Obi, Family support worker" in said
    assert "2 families" in said
    page.findChild(SearchField).setText("yarr")
    settle()
    assert "Zeta" not in words_on(page)
    assert "1 family" in words_on(page)


def test_one_is_put_back_and_that_is_undone(at: AtTheDesk):
    undone: list[object] = []
    at.desk.said.connect(lambda _words, undo: undone.append(undo))
    family = taken_off(at, "Zeta")
    page = listing(at)
    push(page, "Put Zeta back on the list")
    assert "No family was taken off the list" in words_on(page)
    assert not at.desk.work.families.is_taken_off(family)
    undone[-1]()
    settle()
    assert "Zeta, Taken off" in words_on(page)


def test_names_are_hidden_there_too(at: AtTheDesk):
    family = taken_off(at, "Zeta")
    at.desk.hide_names(hidden=True)
    assert "Zeta" not in words_on(listing(at))
    page = show(PAGES[places.OffTheList](at.desk, places.OffTheList(family)))
    assert "Zeta" not in words_on(page)


def test_a_family_of_odd_shape_keeps_nothing_away(at: AtTheDesk):
    family = taken_off(at, "Zeta")
    at.family = family
    at.arrives("family", family, {"name": ["x"], "enquiry_on": 7})
    assert "Taken off" in words_on(listing(at))


READ = [kind for kind in places.TO_READ if kind not in (places.CheckAnswers, places.OneStar, places.NotePage)]


@pytest.mark.parametrize(
    "kind", [kind for kind in READ if kind not in (places.MemberPage, places.PicturePage, places.RecordHistory)]
)
def test_it_can_be_read_with_its_name(window: Window, family_vault: Made, kind: type[places.InFamily]):
    window.desk.go(kind(family_vault.family))
    settle()
    assert window.desk.kept_place() == kind(family_vault.family)


@pytest.mark.parametrize(
    "place",
    [
        lambda made, _work: places.FamilyForm(made.family),
        lambda made, _work: places.MemberForm(made.family, made.members["leila"]),
        lambda made, work: places.NoteForm(made.family, work.notes.new_record()),
        lambda made, work: places.GoalForm(made.family, work.plans.new_record()),
        lambda made, work: places.Topic(made.family, work.assessments.current(made.family).id, "home/start"),
    ],
)
def test_a_form_of_it_says_that_it_is_off_the_list_and_puts_it_back(window: Window, family_vault: Made, place):
    work = window.desk.work
    before = changes(window, family_vault.family)
    window.desk.go(place(family_vault, work))
    settle()
    assert window.desk.kept_place() == places.OffTheList(family_vault.family)
    assert changes(window, family_vault.family) == before
    press(window, Qt.Key.Key_Return)
    assert not work.families.is_taken_off(family_vault.family)
    window.desk.go(place(family_vault, work))
    settle()
    assert window.desk.kept_place() != places.OffTheList(family_vault.family)


@pytest.mark.parametrize(
    "kind", [places.Overview, places.PlanHome, places.StarHome, places.AroundHome, places.AssessmentTasks]
)
def test_nothing_that_can_be_pressed_on_its_pages_changes_anything(
    window: Window, family_vault: Made, kind: type[places.InFamily]
):
    family = family_vault.family
    before = changes(window, family)
    window.desk.go(kind(family))
    settle()
    names = {_name(one) for one in window.centralWidget().findChildren(QAbstractButton) if one.isVisible()}
    for name in sorted(names):
        window.desk.go(kind(family))
        settle()
        button = next((one for one in _pressable(window) if _name(one) == name), None)
        if button is not None and not any(word in name for word in ("Put it back", "Lock", "Switch", "Hide", "Undo")):
            button.click()
            settle()
    assert changes(window, family) == before


def _name(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text()


def _pressable(window: Window) -> list[QAbstractButton]:
    return [one for one in window.centralWidget().findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]


def test_every_place_in_a_family_is_for_reading_or_for_writing():
    inside = {kind for kind in get_args(AnyPlace) if issubclass(kind, places.InFamily)}
    assert set(places.TO_READ) < inside
    assert {kind.__name__ for kind in inside - set(places.TO_READ) if kind.__name__.endswith("Home")} == set()
