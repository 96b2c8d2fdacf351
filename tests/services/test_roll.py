"""The list of families, read at once or in steps, is what stands: whatever is written before, meanwhile and after."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ehdesk.domain import kinds
from ehdesk.domain.change import Edit, FamilyId, RecordId
from ehdesk.forms.catalogue import Catalogue
from ehdesk.services import roll
from ehdesk.services.announce import Changed
from ehdesk.services.calendar import Calendar
from ehdesk.services.family_row import FamilyRow
from ehdesk.store.records import SyncState
from tests.builders import new_id
from tests.services.made import AUTUMN, Desktop, Made
from tests.services.test_families import member
from tests.store.colleague import Colleague

ACTS = ("read", "write", "add", "take off", "put back", "remove", "bring back", "come in", "send", "refuse")
NOW = int(AUTUMN.timestamp() * 1000) << 16
Opened = Callable[[], Desktop]


@pytest.fixture(scope="module", params=[0, 1_000], ids=["in steps", "at once"])
def ada(
    request: pytest.FixtureRequest, family_vault: Made, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """A vault with the demo's family, whose list is read in one way or the other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(roll, "AT_ONCE", request.param)
        patch.setattr(roll, "FIRST", 1)
        with family_vault.copied_to(tmp_path_factory.mktemp("ada")).opened(catalogue) as desktop:
            yield lambda: desktop


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5)), max_size=9))
@example([("add", 0), ("read", 0), ("take off", 0), ("read", 0), ("write", 0), ("read", 0), ("put back", 0)])
@example([("add", 0), ("come in", 0), ("send", 0), ("read", 0), ("refuse", 0), ("read", 0)])
def test_the_list_is_what_stands_whatever_is_written_while_it_is_read(
    ada: Opened, catalogue: Catalogue, acts: list[tuple[str, int]]
):
    work = ada().work
    work.news.tell(Changed())  # from here on it is read anew
    for act, which in acts:
        known = work.vault.changes.families()
        do(ada(), act, known[which % len(known)])
    with work.vault.second() as beside, pytest.MonkeyPatch.context() as patch:
        patch.setattr(roll, "AT_ONCE", 1 << 30)
        fresh = roll.Roll(beside, Calendar(catalogue, ada().clock))
        expected = shown(fresh.rows())
        assert shown(work.families.rows()) == expected
        assert (work.families.count(), work.families.count_taken_off()) == (len(expected), fresh.count_taken_off())
        for word in ("okoro", "tia", "samm"):
            found = work.families.find(word)
            ids = tuple({row.family.id for row in rows} for rows in (found.exact, found.near))
            assert ids == fresh.called(word)


def shown(rows: tuple[FamilyRow, ...]) -> dict[FamilyId, FamilyRow]:
    """What the list shows, where what is on its way just now waits like the rest."""
    on_its_way, waits = SyncState.SENDING, SyncState.WAITING
    return {row.family.id: replace(row, state=waits) if row.state is on_its_way else row for row in rows}


def do(ada: Desktop, act: str, family: FamilyId) -> None:
    work, here = ada.work, ada.work.families
    people = here.family(family).members
    match act:
        case "read":
            here.read_on(lambda: True)
        case "write":
            member(ada, family, "Sam Zzz", born="2012-06-04")
            work.plans.goal(family, work.plans.new_record()).save({"words": "Calm mornings"})
        case "add":
            here.add("Okoro")
        case "take off":
            here.take_off(family)
        case "put back":
            here.put_back(family)
        case "remove" if people:
            here.remove(family, kinds.MEMBER, people[0].id)
        case "bring back":
            for one in here.removed_people(family):
                here.bring_back(family, kinds.MEMBER, one.id)
        case "come in":
            comes_in(ada, family)
        case "send":
            work.vault.outbox.sent([one.change for one in work.vault.outbox.waiting()])
        case "refuse":
            for one in work.vault.outbox.waiting()[:1]:
                work.vault.outbox.refuse(one.change, "x", "No.")


def comes_in(ada: Desktop, family: FamilyId) -> None:
    """A colleague renames a family without knowing of its name here, and brings one of their own; all of that by the
    connection that a round with the hub has.
    """
    colleague, both = Colleague(), (family, FamilyId(new_id()))
    came = [colleague.writes(one, Edit(RecordId(one), kinds.FAMILY, {"name": "Tia"}, ()), at=NOW) for one in both]
    with ada.work.vault.second() as beside:
        assert not colleague.given_to(beside, *came).kept_aside
    for one in both:
        ada.work.news.tell(Changed(one, came_in=True))


def test_who_is_here_already_is_said_once_all_were_read(ada: Opened):
    work = ada().work
    for _ in range(3):
        member(ada(), work.families.add("Okoro"), "Sam Zzz", born="2012-06-04")
    one, other = sorted(work.vault.changes.families())[-2:]
    sam = work.families.family(one).members[0]
    work.news.tell(Changed())
    if not work.families.are_read:
        assert work.families.perhaps_here(sam, one) == work.families.called_alike("Okoro") == ()
    while not work.families.are_read:
        work.families.read_on(lambda: True)
    assert other in {here.family.id for here in work.families.perhaps_here(sam, one)}
    assert other in {row.family.id for row in work.families.called_alike("Okoro")}


def test_what_cannot_be_read_is_never_missing_in_silence(ada: Opened, monkeypatch: pytest.MonkeyPatch):
    families = ada().work.families
    expected = {row.family.id for row in families.rows()}
    ada().work.news.tell(Changed())
    with monkeypatch.context() as patch:
        patch.setattr(roll, "row_of", broken)
        with pytest.raises(OSError, match="a damaged page"):
            families.rows()
    assert {row.family.id for row in families.rows()} == expected


def broken(*_given: object) -> None:
    raise OSError("a damaged page")
