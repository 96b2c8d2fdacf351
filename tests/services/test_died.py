"""Somebody who has died stays in the record, and nothing more is asked of them, planned for them or handed to them."""

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.family import Member, Role
from ehdesk.services.matters import helping_from_elsewhere
from tests.services.made import Desktop, Made, filled


def died(at: Desktop, made: Made, member: Member, on: str = "") -> Member:
    """The same member, recorded as having died."""
    families = at.work.families
    families.editing(made.family, kinds.MEMBER, member.id).save({"died": "yes", "died_on": on})
    found = families.family(made.family).member(member.id)
    assert found is not None
    return found


@pytest.fixture
def nan(visited: Desktop, family_vault: Made) -> Member:
    """The eldest adult of the family."""
    members = visited.work.families.family(family_vault.family).members
    adults = [one for one in members if one.role is Role.ADULT and one.birth is not None]
    return min(adults, key=lambda one: one.birth.first)


def test_they_are_never_offered_to_read_to_sign_to_do_or_to_help(visited: Desktop, family_vault: Made, nan: Member):
    work, family = visited.work, family_vault.family
    assert nan in work.prints.readers(family).offered
    assert nan.id in {doer.id for doer in work.doers.of(family)}
    died(visited, family_vault, nan)
    assert nan.id not in {one.id for one in work.prints.readers(family).offered}
    assert nan.id not in {doer.id for doer in work.doers.of(family)}
    whole = work.families.family(family)
    assert nan.id not in {one.id for one in helping_from_elsewhere(whole)}
    assert nan.id in {one.id for one in whole.members}


def test_nothing_new_is_asked_of_them_and_what_was_answered_stays(visited: Desktop, family_vault: Made, nan: Member):
    work, family = visited.work, family_vault.family
    before = dict(filled(work, family).form.answers)
    assert any(f"[{nan.id}]" in field for field in before)
    died(visited, family_vault, nan)
    now = filled(work, family).form
    assert {person.id for person in now.people} >= {nan.id}
    assert dict(now.answers) == before
    again = work.assessments.view(work.assessments.start(family).id).form
    assert nan.id not in {person.id for person in again.people}
    assert not any(topic.person == nan.id for topic in again.topics())


@pytest.mark.parametrize(("on", "age"), [("2020-03-01", True), ("last spring", None), ("", None)])
def test_their_age_ends_with_them(visited: Desktop, family_vault: Made, nan: Member, on: str, age: bool | None):
    gone = died(visited, family_vault, nan, on)
    assert gone.has_died
    found = gone.age_on(visited.today)
    assert found == (nan.birth.age_on(gone.died_on) if age else None)


def test_that_it_was_a_slip_can_be_said(visited: Desktop, family_vault: Made, nan: Member):
    died(visited, family_vault, nan, "2020-03-01")
    visited.work.families.editing(family_vault.family, kinds.MEMBER, nan.id).save({"died": "no"})
    assert nan.id in {doer.id for doer in visited.work.doers.of(family_vault.family)}
