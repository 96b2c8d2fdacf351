"""A home on its form: who lives there comes first, and from whom it is kept is out of sight until it is asked for."""

from PySide6.QtWidgets import QApplication, QCheckBox

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.ui import places
from ehdesk.ui.pages.home_form import HomeFormPage
from ehdesk.ui.pages.overview import OverviewPage
from tests.ui.at_the_desk import AtTheDesk, press, words_on
from tests.ui.showing import show


def form(at: AtTheDesk, home: RecordId) -> HomeFormPage:
    return show(HomeFormPage(at.desk, places.HomeForm(at.family, home)))


def living_at(at: AtTheDesk, home: RecordId) -> set[str]:
    return {one.called for one in at.members if home in one.households}


def test_who_lives_there_is_asked_first_and_is_a_fact_of_each_of_them(at: AtTheDesk):
    home = at.desk.work.families.new_record()
    page = form(at, home)
    page.opening_focus().setFocus()
    assert isinstance(QApplication.focusWidget(), QCheckBox)
    press(page, "Leila")
    assert living_at(at, home) == {"Leila"}
    assert home in {one.id for one in at.desk.work.families.family(at.family).households}
    assert "A home with no name yet" in words_on(show(OverviewPage(at.desk, places.Overview(at.family))))
    press(page, "Leila")
    assert living_at(at, home) == set()
    assert at.desk.work.conflicts.open(at.family) == ()


def test_nobody_is_kept_from_an_address_by_a_tick_that_was_meant_for_who_lives_there(at: AtTheDesk):
    home = at.desk.work.families.new_record()
    page = form(at, home)
    press(page, "Leila")
    assert "Who must not learn this address?" not in words_on(page)
    press(page, "Keep this address from somebody")
    assert "Who must not learn this address?" in words_on(page)
    ticks = [one for one in page.findChildren(QCheckBox) if one.accessibleName() == "Leila"]
    ticks[-1].click()
    kept = next(one for one in at.desk.work.families.family(at.family).households if one.id == home)
    assert kept.kept_from == tuple(one.id for one in at.members if one.called == "Leila")
    assert living_at(at, home) == {"Leila"}


def test_a_home_that_is_not_added_after_all_is_nobodys_until_that_is_undone(at: AtTheDesk):
    undo, home = [], at.desk.work.families.new_record()
    at.desk.said.connect(lambda _words, how: undo.append(how))
    page = form(at, home)
    press(page, "Leila")
    press(page, "Do not add this")
    assert living_at(at, home) == set()
    assert at.desk.work.happenings.is_removed(home)
    undo[0]()
    assert living_at(at, home) == {"Leila"}


def test_what_a_colleague_says_of_who_lives_there_is_shown(at: AtTheDesk):
    home = at.desk.work.families.family(at.family).households[0].id
    page = form(at, home)
    leila = next(one for one in at.members if one.called == "Leila")
    at.arrives(kinds.MEMBER, leila.id, {"households": []})
    tick = next(one for one in page.findChildren(QCheckBox) if one.accessibleName() == "Leila")
    assert not tick.isChecked()
