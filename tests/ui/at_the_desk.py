"""A desk with the demo's family on it, what a colleague sends to it, and what stands on its pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView, QTextEdit, QWidget

from ehdesk.domain.body import Body
from ehdesk.domain.change import Edit, FamilyId, RecordId
from ehdesk.domain.family import Member
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import Wording
from ehdesk.services.announce import Changed
from ehdesk.store.records import Conflict
from ehdesk.ui.background import Background
from ehdesk.ui.desk import Desk
from ehdesk.ui.ground import Ground
from ehdesk.ui.look import Look
from tests.builders import new_id
from tests.services.made import Desktop, Made
from tests.store.colleague import Colleague
from tests.ui.showing import settle


@dataclass
class AtTheDesk:
    """One practitioner at the desk, and one colleague elsewhere."""

    desk: Desk
    desktop: Desktop
    family: FamilyId
    _sent: int = field(default=0)

    @property
    def members(self) -> tuple[Member, ...]:
        """Everyone in the family."""
        return self.desk.work.families.family(self.family).members

    def seen(self, record: RecordId, *fields: str) -> tuple[str, ...]:
        """The changes that somebody who knows these fields as they are now has seen."""
        standing = self.desk.work.vault.records.seen(record)
        return tuple(dict.fromkeys(change for name in fields for change in standing.get(name, ())))

    def arrives(self, kind: str, record: RecordId, fields: Body, parents: tuple[str, ...] | None = None) -> None:
        """A colleague's save comes in; made on top of what stands here, or of `parents`."""
        self._sent += 1
        after = self.desktop.clock() + timedelta(minutes=self._sent)
        known = self.seen(record, *fields) if parents is None else parents
        edit, colleague = Edit(record, kind, dict(fields), known), Colleague()
        change = colleague.writes(self.family, edit, at=int(after.timestamp() * 1000) << 16)
        assert not colleague.given_to(self.desk.work.vault, change).kept_aside
        self.desk.work.news.tell(Changed(self.family, came_in=True))
        settle()

    def new(self, kind: str, fields: Body) -> RecordId:
        """A record that a colleague made comes in; its id."""
        record = RecordId(new_id())
        self.arrives(kind, record, fields, ())
        return record

    def corrected_star(self, fields: Body) -> RecordId:
        """A colleague's correction of the newest star comes in, which says this; its id."""
        wrong = self.desk.work.stars.recorded(self.family)[-1].id
        found = self.desk.work.vault.records.one(wrong)
        assert found is not None
        return self.new(found.kind, {**found.body, **fields, "corrects": wrong})

    def conflict(self, record: RecordId, name: str) -> Conflict:
        """The versions of one field."""
        found = self.desk.work.conflicts.one(record, name)
        assert found is not None
        return found


@contextmanager
def at_the_desk(made: Made, catalogue: Catalogue, look: Look, wording: Wording) -> Iterator[AtTheDesk]:
    """Sit down at an open vault; every page that was shown is gone afterwards."""
    there_before = QApplication.topLevelWidgets()
    with made.opened(catalogue) as desktop:
        ground = Ground(look, wording, Background(), desktop.clock)
        yield AtTheDesk(Desk(desktop.work, ground), desktop, made.family)
        for page in QApplication.topLevelWidgets():
            if page not in there_before:
                page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def rest(at: AtTheDesk) -> None:
    """Until everything behind the window is done, and was heard of."""
    settle()
    while at.desk.background.is_busy:
        assert at.desk.background.wait(timedelta(seconds=30))
        settle()
    settle()


def press(page: QWidget, said: str) -> None:
    """Press the button that a screen reader calls so, or whose name begins so."""
    shown = (one for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page))
    next(one for one in shown if (one.accessibleName() or one.text()).startswith(said)).click()
    settle()


def rows_of(view: QListView) -> list[str]:
    """What is heard of each row of a list."""
    spoken, model = Qt.ItemDataRole.AccessibleTextRole, view.model()
    return [str(model.index(place, 0).data(spoken)) for place in range(model.rowCount())]


def words_on(page: QWidget) -> str:
    """Every word on a page that is shown, or said by a screen reader."""
    settle()
    found: list[str] = []
    for widget in page.findChildren(QWidget):
        if widget.isVisibleTo(page):
            found += [widget.accessibleName(), widget.accessibleDescription()]
            if isinstance(widget, QLabel | QLineEdit):
                found.append(widget.text())
            if isinstance(widget, QTextEdit):
                found.append(widget.toPlainText())
            if isinstance(widget, QListView):
                found += rows_of(widget)
    return "\n".join(filter(None, found))
