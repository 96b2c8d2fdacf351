"""The list of families at a desk: opened, put in order, read."""

from datetime import timedelta

from PySide6.QtWidgets import QComboBox, QListView

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.ui import places
from ehdesk.ui.pages.families import FamiliesPage
from tests.ui.at_the_desk import AtTheDesk, rows_of
from tests.ui.showing import settle, show


def a_family(at: AtTheDesk, name: str, *, due_in: int | None = None, what: str = "Ring the school") -> FamilyId:
    """A family with one action, due in so many days."""
    work = at.desk.work
    family, goal = work.families.add(name), work.plans.new_record()
    if due_in is not None:
        work.plans.goal(family, goal).save({"words": "Calm mornings"})
        by = (at.desk.today + timedelta(days=due_in)).isoformat()
        work.plans.action(family, goal, work.plans.new_record()).save({"what": what, "by": by})
    return family


def opened(at: AtTheDesk) -> FamiliesPage:
    page = FamiliesPage(at.desk, places.MyFamilies())
    show(page, 1366, 768)
    return page


def listed(page: FamiliesPage) -> list[str]:
    view = next(view for view in page.findChildren(QListView) if view.isVisible())
    return [said.partition(",")[0] for said in rows_of(view)]


def heard(page: FamiliesPage, name: str) -> str:
    view = next(view for view in page.findChildren(QListView) if view.isVisible())
    return next(said for said in rows_of(view) if said.startswith(name))


def order(page: FamiliesPage, key: str) -> None:
    select = page.findChild(QComboBox)
    select.setCurrentIndex(select.findData(key))
    select.activated.emit(select.currentIndex())
    settle()


def typed(at: AtTheDesk, family: FamilyId, **days: str) -> None:
    at.desk.work.families.editing(family, kinds.FAMILY, RecordId(family)).save(days)
