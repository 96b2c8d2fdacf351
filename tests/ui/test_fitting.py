"""What stands in nobody's way: the street at the door, the menu of a narrow window, a window on a small screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import Wording
from ehdesk.ui.look import Look
from ehdesk.ui.pages.door_frame import DoorFrame
from ehdesk.ui.shell.left_nav import LeftNav, NavItem
from ehdesk.ui.theme import LIGHT
from ehdesk.ui.widgets.street import Street
from ehdesk.ui.window_place import fit_on_screen
from tests.services.made import Made
from tests.ui.at_the_desk import AtTheDesk, at_the_desk
from tests.ui.showing import settle, show


@pytest.fixture
def at(empty_vault: Made, catalogue: Catalogue, wording: Wording, look: Look, tmp_path: Path) -> Iterator[AtTheDesk]:
    """A desk with nothing on it."""
    with at_the_desk(empty_vault.copied_to(tmp_path), catalogue, look, wording) as at:
        yield at


@pytest.mark.parametrize(("height", "stands"), [(100, True), (600, False)])
def test_the_street_stands_only_where_nothing_goes_behind_it(at: AtTheDesk, height: int, stands: bool):
    page, content = DoorFrame(at.desk.ground), QWidget()
    content.setFixedHeight(height)
    page.add(content)
    show(page, 300, 300)
    page.resize(1366, 740)
    settle()
    assert page.findChild(Street).isVisible() == stands


def test_a_window_that_is_higher_than_the_screen_becomes_lower():
    window = show(QWidget(), 600, 3000)
    fit_on_screen(window)
    assert window.height() <= window.screen().availableGeometry().height()


def test_the_menu_of_a_narrow_window_never_covers_its_button(look: Look):
    look.wear(LIGHT, 200)
    window = show(QWidget(), 700, 700)
    button, nav = QPushButton("Menu", window), LeftNav(look, "Go to", window)
    button.resize(80, 80)
    button.show()
    nav.hide()
    nav.show_items([NavItem(f"{number}", f"Place {number}", "plan") for number in range(14)], "0")
    nav.drop_down(button)
    settle()
    menu = nav.findChild(QMenu)
    assert not menu.geometry().intersects(QRect(button.mapToGlobal(QPoint(0, 0)), button.size()))
    menu.close()
