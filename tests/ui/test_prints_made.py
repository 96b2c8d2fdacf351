"""The list of every copy that left the vault."""

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.ui import places
from ehdesk.ui.pages.prints_made import PrintsMadePage
from ehdesk.ui.widgets.table import Table
from tests.services.copied import copy_made
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import show


def page(at: AtTheDesk) -> PrintsMadePage:
    """The page, on the screen."""
    page = PrintsMadePage(at.desk, places.PrintsMade())
    show(page)
    return page


def readers(shown: PrintsMadePage) -> list[str]:
    """For whom the copies were, in order."""
    [table] = [table for table in shown.findChildren(Table) if table.isVisibleTo(shown)]
    return [table.item(row, 0).text() for row in range(table.rowCount())]


def test_without_copies_it_says_how_one_comes_here(at: AtTheDesk) -> None:
    assert "When you print a family plan" in words_on(page(at))


def test_the_newest_copy_is_on_top(at: AtTheDesk) -> None:
    one, other = at.members[:2]
    for reader in (one, other):
        copy_made(at.desk.work, at.family, reader)
    assert readers(page(at)) == [at.desk.member_name(other), at.desk.member_name(one)]


def test_a_reader_who_left_the_family_since_is_no_trouble(at: AtTheDesk) -> None:
    copy_made(at.desk.work, at.family, at.members[0])
    at.desk.work.families.remove(at.family, kinds.MEMBER, RecordId(at.members[0].id))
    assert readers(page(at)) == ["Somebody who is not in the family any more"]


def test_a_long_list_is_opened_further(at: AtTheDesk) -> None:
    for _ in range(60):
        copy_made(at.desk.work, at.family, at.members[0])
    shown = page(at)
    assert len(readers(shown)) == 50
    assert "60 copies" in words_on(shown)
    press(shown, "Show more")
    assert len(readers(shown)) == 60
