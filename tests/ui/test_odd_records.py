"""Records that nobody here would write: from a newer program, from a race, or by mistake. Every page still opens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ehdesk.domain import kinds
from ehdesk.forms.catalogue import Catalogue
from ehdesk.forms.wording import Wording
from ehdesk.ui import places
from ehdesk.ui.look import Look
from ehdesk.ui.pages.families import FamiliesPage
from ehdesk.ui.pages.overview import OverviewPage
from tests.services.made import Made
from tests.ui.at_the_desk import AtTheDesk, at_the_desk, press, words_on
from tests.ui.showing import show


@pytest.fixture
def at(family_vault: Made, catalogue: Catalogue, wording: Wording, look: Look, tmp_path: Path) -> Iterator[AtTheDesk]:
    """A desk with the demo's family on it."""
    desktop = family_vault.copied_to(tmp_path).opened(catalogue)
    yield at_the_desk(desktop, family_vault.family, look, wording)
    desktop.close()


def test_nobody_is_offered_a_print_while_one_cannot_read_whom_an_address_is_kept_from(at: AtTheDesk):
    home, everyone = at.desk.work.families.family(at.family).households[0].id, at.members
    at.arrives(kinds.HOUSEHOLD, home, {"kept_from": "\n".join(member.id for member in everyone)})
    readers = at.desk.work.prints.readers(at.family)
    assert not readers.offered
    assert readers.kept_from


def test_the_family_page_says_so_when_one_cannot_read_whom_an_address_is_kept_from(at: AtTheDesk):
    home = at.desk.work.families.family(at.family).households[0]
    at.arrives(kinds.HOUSEHOLD, home.id, {"kept_from": "Darren"})
    page = OverviewPage(at.desk, places.Overview(at.family))
    show(page)
    press(page, "Show them")
    assert f"{home.name} cannot be read" in words_on(page)


def test_a_home_whose_removal_is_not_settled_is_still_kept_from_whom_it_names(at: AtTheDesk):
    families, someone = at.desk.work.families, at.desk.work.prints.readers(at.family).offered[0]
    home = families.new_record()
    families.editing(at.family, kinds.HOUSEHOLD, home).save({"name": "Gran's"})
    families.remove(at.family, kinds.HOUSEHOLD, home)
    at.arrives(kinds.HOUSEHOLD, home, {"kept_from": [someone.id]}, ())
    assert someone in at.desk.work.prints.readers(at.family).kept_from


def test_a_name_of_blanks_keeps_no_page_from_opening(at: AtTheDesk):
    at.arrives(kinds.MEMBER, at.members[0].id, {"name": " ", "known_as": "  "})
    show(FamiliesPage(at.desk, places.MyFamilies()))
    show(OverviewPage(at.desk, places.Overview(at.family)))


def test_what_somebody_is_to_somebody_is_said_as_it_was_written_if_this_program_has_no_word_for_it(at: AtTheDesk):
    families, (one, other) = at.desk.work.families, at.members[:2]
    for tie in families.family(at.family).ties_of(one.id):
        families.remove(at.family, kinds.RELATIONSHIP, tie.id)
    at.new(kinds.RELATIONSHIP, {"person": one.id, "kind": "godmother", "to": other.id})
    page = OverviewPage(at.desk, places.Overview(at.family))
    show(page)
    assert "godmother" in words_on(page)
