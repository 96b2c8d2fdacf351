"""The pages of people at a desk: opened, typed into, left."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from ehdesk.domain.change import RecordId
from ehdesk.ui import places
from ehdesk.ui.pages.member import MemberPage
from ehdesk.ui.pages.member_form import member_form
from tests.ui.at_the_desk import AtTheDesk, press
from tests.ui.showing import settle, show


def somebody(at: AtTheDesk, called: str) -> RecordId:
    return next(one.id for one in at.members if one.called == called)


def body(at: AtTheDesk, member: RecordId) -> dict[str, object]:
    return dict(at.desk.work.vault.records.one(member).body)


def form(at: AtTheDesk, member: RecordId, group: str = "who") -> QWidget:
    return show(member_form(at.desk, places.MemberForm(at.family, member, group)))


def page(at: AtTheDesk, member: RecordId) -> MemberPage:
    return show(MemberPage(at.desk, places.MemberPage(at.family, member)))


def box(whole: QWidget, name: str) -> QLineEdit:
    return next(one for one in whole.findChildren(QLineEdit) if one.accessibleName().startswith(name))


def write(whole: QWidget, name: str, words: str) -> None:
    """Type into a box and leave it."""
    line = box(whole, name)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
    next(one for one in whole.findChildren(QAbstractButton) if one.isVisibleTo(whole)).setFocus()
    settle()


def leaves(at: AtTheDesk, shown: QWidget) -> bool:
    """Does Done go back?"""
    went: list[bool] = []
    at.desk.back_wanted.connect(lambda: went.append(True))
    press(shown, "Done")
    return went == [True]
