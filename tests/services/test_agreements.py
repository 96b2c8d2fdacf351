"""Agreements on two computers: nothing is lost, and who must not see what is shared is kept out of every copy."""

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.agreement import Agreement, Standing, standing
from ehdesk.domain.change import FamilyId, RecordId
from tests.services.made import Desktop, Made
from tests.services.sharing import share, shared_family

GIVEN = {"agreed_by": ["x"], "agreed_to": ["take_part"], "given_on": "2026-09-01"}


def write(desktop: Desktop, family: FamilyId, **facts: object) -> RecordId:
    """A new agreement."""
    agreements = desktop.work.agreements
    record = agreements.new_record()
    agreements.agreement(family, record).save({**GIVEN, **facts})
    return record


def withdraw(desktop: Desktop, family: FamilyId, agreement: RecordId, day: str = "2026-10-01") -> None:
    """Somebody takes an agreement back."""
    agreements = desktop.work.agreements
    agreements.withdrawal(family, agreement, agreements.new_record()).save({"withdrawn_on": day, "words": "No more"})


def every(desktop: Desktop, family: FamilyId) -> tuple[Agreement, ...]:
    return desktop.work.agreements.all(family)


def kept_from(desktop: Desktop, made: Made) -> set[str]:
    """The keys of the members for whom no copy is offered."""
    readers = {member.id for member in desktop.work.prints.readers(made.family).kept_from}
    return {key for key, id in made.members.items() if id in readers}


@pytest.fixture
def family(ada: Desktop, ben: Desktop) -> FamilyId:
    """A family that both have."""
    return shared_family(ada, ben)


def test_a_withdrawal_and_a_change_of_the_agreement_at_once_both_stand(ada: Desktop, ben: Desktop, family: FamilyId):
    agreement = write(ada, family)
    share(ada, ben)
    withdraw(ben, family, agreement)
    ada.work.agreements.agreement(family, agreement).save({"words": "Yes, gladly"})
    share(ada, ben)
    for desktop in (ada, ben):
        [one] = every(desktop, family)
        assert (one.words, one.withdrawals[0].words) == ("Yes, gladly", "No more")
        assert standing([one]) is Standing.WITHDRAWN
        assert desktop.work.conflicts.open(family) == ()


def test_an_agreement_taken_away_while_a_colleague_wrote_the_withdrawal_is_seen_by_both(
    ada: Desktop, ben: Desktop, family: FamilyId
):
    agreement = write(ada, family)
    share(ada, ben)
    ada.work.agreements.remove(family, ada.work.agreements.parts(every(ada, family)[0]))
    withdraw(ben, family, agreement)
    share(ada, ben)
    for desktop in (ada, ben):
        [one] = every(desktop, family)
        assert (one.id, one.is_taken_away) == (agreement, True)
        assert standing([one]) is Standing.WITHDRAWN


def test_one_agreed_anew_while_a_colleague_heard_no_leaves_both_in_doubt(ada: Desktop, ben: Desktop, family: FamilyId):
    agreement = write(ada, family)
    share(ada, ben)
    write(ada, family, given_on="2026-10-01")
    withdraw(ben, family, agreement, "2026-10-20")
    share(ada, ben)
    assert {standing(every(desktop, family)) for desktop in (ada, ben)} == {Standing.IN_DOUBT}


def test_an_agreement_is_taken_away_with_all_that_stands_beside_it_and_brought_back_whole(
    ada: Desktop, family: FamilyId
):
    agreements, agreement = ada.work.agreements, write(ada, family)
    agreements.sharing(family, agreement, agreements.new_record()).save({"who": "School", "what": "Mornings"})
    withdraw(ada, family, agreement)
    before = every(ada, family)
    parts, changes = agreements.parts(before[0]), len(ada.work.vault.changes.ids(family))
    agreements.remove(family, parts)
    assert len(ada.work.vault.changes.ids(family)) == changes + 1
    assert every(ada, family) == ()
    agreements.bring_back(family, parts)
    assert every(ada, family) == before


def test_no_copy_is_made_for_whom_any_agreement_names_old_or_new_or_withdrawn(visited: Desktop, family_vault: Made):
    newest, earlier = every(visited, family_vault.family)
    assert earlier.is_withdrawn
    assert kept_from(visited, family_vault) == {"karim"}
    form = visited.work.agreements.agreement(family_vault.family, earlier.id)
    form.save({"must_not_see": [family_vault.members["bozena"]]})
    assert kept_from(visited, family_vault) == {"karim", "bozena"}
    form = visited.work.agreements.agreement(family_vault.family, newest.id)
    form.save({"must_not_see": [family_vault.members["leila"]]})
    assert {"bozena", "leila"} <= kept_from(visited, family_vault)


def test_no_copy_is_made_for_anyone_while_one_cannot_read_who_must_not_see_it(visited: Desktop, family_vault: Made):
    newest = every(visited, family_vault.family)[0]
    visited.work.agreements.agreement(family_vault.family, newest.id).save({"must_not_see": "the grandmother"})
    assert visited.work.prints.readers(family_vault.family).offered == ()


def test_two_who_name_different_people_keep_it_from_both_until_somebody_chooses(
    ada: Desktop, ben: Desktop, family: FamilyId
):
    agreement = write(ada, family)
    share(ada, ben)
    for desktop, name in ((ada, "11111111-1111-4111-8111-111111111111"), (ben, "22222222-2222-4222-8222-222222222222")):
        desktop.work.agreements.agreement(family, agreement).save({"must_not_see": [name]})
    share(ada, ben)
    assert [len(one.must_not_see) for desktop in (ada, ben) for one in every(desktop, family)] == [2, 2]
    [conflict] = ada.work.conflicts.open(family)
    assert (conflict.field, ada.work.conflicts.is_protective(conflict)) == ("must_not_see", True)


def test_an_agreement_whose_removal_is_not_settled_still_keeps_it_from_whom_it_names(
    ada: Desktop, ben: Desktop, family: FamilyId
):
    agreement = write(ada, family)
    someone = ada.work.families.new_record()
    ada.work.families.editing(family, kinds.MEMBER, someone).save({"name": "Sam", "role": "adult"})
    share(ada, ben)
    ada.work.agreements.remove(family, {agreement: kinds.AGREEMENT})
    ben.work.agreements.agreement(family, agreement).save({"must_not_see": [someone]})
    share(ada, ben)
    for desktop in (ada, ben):
        assert [member.id for member in desktop.work.prints.readers(family).kept_from] == [someone]
