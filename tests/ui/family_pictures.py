"""The pictures and papers of a family, on the screen."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ehdesk.domain.change import RecordId
from ehdesk.ui import places
from ehdesk.ui.pages import PAGES
from ehdesk.ui.places import Place
from tests.files import a_jpeg
from tests.ui.at_the_desk import AtTheDesk, rest
from tests.ui.showing import show


def opened(at: AtTheDesk, place: Place) -> QWidget:
    page = show(PAGES[type(place)](at.desk, place))
    rest(at)
    return page


def home(at: AtTheDesk) -> QWidget:
    return opened(at, places.PicturesHome(at.family))


def added(at: AtTheDesk, page: QWidget, *files: Path) -> None:
    page.take_files(files)
    rest(at)


def titles(at: AtTheDesk) -> list[str]:
    return [one.title for one in at.desk.work.pictures.of(at.family)]


def gone_to(at: AtTheDesk) -> list[Place]:
    went: list[Place] = []
    at.desk.place_wanted.connect(went.append)
    return went


def a_picture(at: AtTheDesk, folder: Path) -> RecordId:
    pictures = at.desk.work.pictures
    record = pictures.add(at.family, pictures.take_in(a_jpeg(folder / "house.jpg", (900, 600))))
    pictures.editing(at.family, record).save({"described": "A red house"})
    return record
