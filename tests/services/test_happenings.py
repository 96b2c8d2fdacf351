"""What happened with a family: newest first, by theme, by whom, and a few at a time."""

from itertools import islice

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.change import FamilyId
from ehdesk.domain.happenings import Deed
from ehdesk.services.happenings import Theme
from ehdesk.services.prints import CopyLook
from tests.services.copied import copy_made
from tests.services.made import Desktop
from tests.services.sharing import share, shared_family

KINDS = {
    Theme.ASSESSMENT: {kinds.ASSESSMENT},
    Theme.AGREEMENT: {kinds.AGREEMENT, kinds.SHARING, kinds.WITHDRAWAL},
    Theme.STAR: {kinds.READING},
    Theme.PLAN: {kinds.PLAN, kinds.GOAL, kinds.ACTION, kinds.PLAN_VERSION, kinds.PROGRESS_NOTE},
    Theme.NOTES: {kinds.NOTE},
    Theme.PEOPLE: {kinds.FAMILY, kinds.MEMBER, kinds.HOUSEHOLD, kinds.RELATIONSHIP, kinds.AGENCY, kinds.WORKER},
    Theme.COPIES: {""},
}


@pytest.fixture
def family(visited: Desktop) -> FamilyId:
    return visited.work.families.rows()[0].family.id


def test_everything_is_told_newest_first(visited: Desktop, family: FamilyId):
    told = list(visited.work.happenings.of(family))
    assert [one.at for one in told] == sorted((one.at for one in told), reverse=True)
    assert (told[-1].deed, told[-1].kind) == (Deed.ADDED, kinds.FAMILY)


@pytest.mark.parametrize("theme", KINDS)
def test_a_theme_tells_of_its_own_records_alone(visited: Desktop, family: FamilyId, theme: Theme):
    copy_made(visited.work, family, visited.work.families.family(family).members[0])
    found = {one.kind for one in visited.work.happenings.of(family, theme)}
    assert found
    assert found <= KINDS[theme]


def test_a_copy_is_told_with_its_reader(visited: Desktop, family: FamilyId):
    reader = visited.work.families.family(family).members[0]
    copy_made(visited.work, family, reader)
    first = next(visited.work.happenings.of(family, Theme.COPIES))
    assert (first.deed, first.reader) == (Deed.COPIED, reader.id)


def test_it_is_told_who_did_it_also_on_another_computer(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    goal = ben.work.plans.new_record()
    ben.work.plans.goal(family, goal).save({"words": "Sleep"})
    ben.work.plans.remove(family, kinds.GOAL, goal)
    share(ada, ben)
    removed, added = ada.work.happenings.of(family, Theme.PLAN)
    assert (added.deed, removed.deed) == (Deed.ADDED, Deed.REMOVED)
    assert ada.work.colleagues.name(family, added.author) == "Ben Shaw, Health visitor"


def test_the_first_of_thousands_are_read_without_the_rest(ada: Desktop):
    family = ada.work.families.add("Okoro")
    editing = ada.work.plans.own_words(family)
    for number in range(250):
        editing.save({"going_well": str(number)})
    told = ada.work.vault.changes.told(family)
    assert [change.edits[0].fields["going_well"] for change in islice(told, 3)] == ["249", "248", "247"]
    assert sum(1 for _ in ada.work.vault.changes.told(family)) == 251


def test_a_copy_made_on_one_laptop_is_known_and_told_once_on_both(ada: Desktop, ben: Desktop):
    family = shared_family(ada, ben)
    member = ada.work.families.new_record()
    ada.work.families.editing(family, kinds.MEMBER, member).save({"name": "Tia Hughes", "role": "adult"})
    reader = ada.work.families.family(family).member(member)
    copy_made(ada.work, family, reader, CopyLook(is_large=True))
    share(ada, ben)
    for laptop in (ada, ben):
        copy = laptop.work.prints.copies(family)[member]
        assert copy.is_large
        assert laptop.work.colleagues.name(family, copy.author) == "Ada Obi, Family support worker"
        told = [one.reader for one in laptop.work.happenings.of(family) if one.deed is Deed.COPIED]
        assert told == [member]
    assert ben.work.prints.made() == (), "what this computer did is another matter"
