"""Those who were removed from a family's record, folded away on the family page, with a way to put each one back."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId, RecordId
from ehdesk.domain.family import Member
from ehdesk.ui.desk import Desk
from ehdesk.ui.pages.off_the_list import may_write
from ehdesk.ui.taking_back import take_back
from ehdesk.ui.widgets.buttons import QuietButton
from ehdesk.ui.widgets.card import spaced
from ehdesk.ui.widgets.fold import Fold, Heading
from ehdesk.ui.widgets.words import Words


class RemovedPeople(Fold):
    """One row for each of them."""

    def __init__(self, desk: Desk, family: FamilyId, removed: Sequence[Member]) -> None:
        words = desk.words
        spoken = words("common.opened"), words("common.folded")
        heading = Heading(words("removed.title", count=len(removed)), "", "", "", spoken, "body")
        super().__init__(desk.look, heading, self._rows)
        self._desk, self._family, self._removed = desk, family, removed

    def _rows(self) -> Iterator[QWidget]:
        desk = self._desk
        for member in self._removed:
            name, row = desk.member_name(member), QWidget()
            line = QHBoxLayout(row)
            spaced(line, (desk.look.space(4), desk.look.space(4), desk.look.space(12), desk.look.space(4)), 8)
            line.addWidget(Words(desk.look, name), 1)
            line.addWidget(back_button(desk, self._family, kinds.MEMBER, member.id, name))
            yield row


def back_button(desk: Desk, family: FamilyId, kind: str, record: RecordId, name: str) -> QuietButton:
    """Puts a record that was removed back where it was; that can be undone while nothing was said of it since."""
    words, families = desk.words, desk.work.families

    def put_back() -> None:
        if not may_write(desk, family):
            return
        change = families.bring_back(family, kind, record)
        desk.say(words("removed.is_back", name=name), lambda: take_back(desk, record, (change,)))

    button = QuietButton(desk.look, words("removed.put_back"), "", words("removed.put_back_says", name=name))
    button.clicked.connect(put_back)
    return button
