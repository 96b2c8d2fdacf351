"""Families that leave this computer: by the rule or by the hub, what is read of it, and that no name is left."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from ehdesk.domain.change import ChangeId, FamilyId, RecordId
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import Wording
from ehdesk.store.changes import NewEdit
from ehdesk.store.cursors import Cursor
from ehdesk.store.erasures import Why
from ehdesk.ui import places
from ehdesk.ui.look import Look
from ehdesk.ui.pages.families import FamiliesPage
from ehdesk.ui.pages.settings import SettingsPage
from tests.files import a_jpeg
from tests.services.made import Desktop, Made
from tests.ui.at_the_desk import AtTheDesk, at_the_desk, press, words_on
from tests.ui.showing import show


def settings_of(at: AtTheDesk) -> str:
    return words_on(show(SettingsPage(at.desk, places.Settings()), 1160, 690))


def all_at_hub(desktop: Desktop, family: FamilyId) -> None:
    vault = desktop.work.vault
    for number, waiting in enumerate(vault.outbox.waiting(), 1):
        vault.outbox.accepted(ChangeId(waiting.change), number)
    vault.changes.take((), cursors={family: Cursor(300, b"h" * 32)})


def close(desktop: Desktop, family: FamilyId, days_ago: int) -> None:
    day = (desktop.today - timedelta(days=days_ago)).isoformat()
    edit = NewEdit(RecordId(family), "family", {"closed_on": day})
    desktop.work.vault.changes.save(family, [edit])


def test_nothing_is_said_where_none_ever_left(at: AtTheDesk):
    assert "leave this computer" not in settings_of(at)


def test_a_closed_family_goes_after_the_days_that_the_authority_wrote_down(at: AtTheDesk, catalogue: Catalogue):
    days, leaving = catalogue.journey.leaves_laptops_after, at.desk.work.leaving
    close(at.desktop, at.family, 0)
    at.desktop.clock.pass_by(timedelta(days=days))
    leaving.follow_the_rule()
    assert leaving.all() == ()  # the hub does not have it
    all_at_hub(at.desktop, at.family)
    leaving.follow_the_rule()
    assert [(one.family, one.why) for one in leaving.all()] == [(at.family, Why.CLOSED)]
    assert "is closed. It leaves this computer from" in settings_of(at)
    at.desktop.clock.pass_by(timedelta(days=7))
    assert "is closed. It leaves this computer when you next unlock" in settings_of(at)
    close(at.desktop, at.family, days - 1)
    all_at_hub(at.desktop, at.family)
    leaving.follow_the_rule()
    assert leaving.all() == ()


def test_a_closing_date_that_is_a_slip_takes_no_family_away(at: AtTheDesk, catalogue: Catalogue):
    close(at.desktop, at.family, 800)
    all_at_hub(at.desktop, at.family)
    at.desk.work.leaving.follow_the_rule()
    assert at.desk.work.leaving.all() == ()
    at.desktop.clock.pass_by(timedelta(days=catalogue.journey.leaves_laptops_after))
    at.desk.work.leaving.follow_the_rule()
    assert at.desk.work.leaving.all()


def test_the_rule_does_not_unmark_what_the_hub_withdrew(at: AtTheDesk, catalogue: Catalogue):
    close(at.desktop, at.family, 0)
    all_at_hub(at.desktop, at.family)
    at.desktop.clock.pass_by(timedelta(days=catalogue.journey.leaves_laptops_after))
    at.desk.work.leaving.follow_the_rule()
    assert [one.why for one in at.desk.work.leaving.all()] == [Why.CLOSED]
    at.desk.work.vault.erasures.leave([at.family], Why.WITHDRAWN)
    close(at.desktop, at.family, 1)
    at.desk.work.leaving.follow_the_rule()
    assert [one.why for one in at.desk.work.leaving.all()] == [Why.WITHDRAWN]


def with_a_change(at: AtTheDesk) -> None:
    close(at.desktop, at.family, 1)


def with_a_text(at: AtTheDesk) -> None:
    at.desk.work.vault.drafts.keep(at.family, RecordId(at.family), "name", "Quill")


@pytest.mark.parametrize(
    ("hold", "said"),
    [
        (with_a_change, "the hub does not have one of your changes"),
        (with_a_text, "something that you typed is not saved"),
    ],
)
def test_what_holds_a_family_here_is_said(at: AtTheDesk, hold: Callable[[AtTheDesk], None], said: str):
    all_at_hub(at.desktop, at.family)
    at.desk.work.vault.erasures.leave([at.family], Why.WITHDRAWN)
    hold(at)
    assert said in settings_of(at)


def test_pictures_hold_a_family_until_somebody_lets_them_go(at: AtTheDesk, tmp_path: Path):
    pictures = at.desk.work.pictures
    pictures.add(at.family, pictures.take_in(a_jpeg(tmp_path / "the house.jpg")))
    all_at_hub(at.desktop, at.family)
    at.desk.work.vault.erasures.leave([at.family], Why.WITHDRAWN)
    page = show(SettingsPage(at.desk, places.Settings()), 1160, 690)
    assert "one picture, recording or paper of it is on this computer only" in words_on(page)
    press(page, "Let the pictures go")
    assert at.desk.work.leaving.all()[0].is_held
    press(page, "Let it go")
    assert not at.desk.work.leaving.all()[0].is_held
    assert "It leaves this computer when you next unlock" in settings_of(at)


@pytest.fixture
def after(
    family_vault: Made, catalogue: Catalogue, look: Look, wording: Wording, tmp_path: Path
) -> Iterator[AtTheDesk]:
    """A desk whose only family left at this opening."""
    made = family_vault.copied_to(tmp_path)
    with made.opened(catalogue) as desktop:
        all_at_hub(desktop, made.family)
        desktop.work.vault.erasures.leave([made.family], Why.WITHDRAWN)
    with at_the_desk(made, catalogue, look, wording) as at:
        yield at


def test_it_is_told_that_a_family_left_until_that_was_read(after: AtTheDesk):
    def first_page() -> QWidget:
        return show(FamiliesPage(after.desk, places.MyFamilies()), 1160, 690)

    assert after.desk.work.families.count() == 0
    page = first_page()
    assert "A family left this computer" in words_on(page)
    press(page, "I have read this")
    assert "left this computer" not in words_on(page)
    assert "left this computer" not in words_on(first_page())
    said = settings_of(after)
    assert "A family that is no longer yours to work with left this computer, today at" in said
    assert "Haddad" not in said
    assert "may still hold" not in said


def test_where_copies_may_still_hold_it_that_is_said(
    family_vault: Made,
    catalogue: Catalogue,
    look: Look,
    wording: Wording,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    made = family_vault.copied_to(tmp_path)
    with made.opened(catalogue) as desktop:
        all_at_hub(desktop, made.family)
        desktop.work.vault.erasures.leave([made.family], Why.WITHDRAWN)
    monkeypatch.setattr("ehdesk.store.backups._LEFT_FREE", 1 << 62)
    with at_the_desk(made, catalogue, look, wording) as at:
        assert "Copies of your records may still hold" in settings_of(at)
