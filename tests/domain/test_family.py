"""Members and homes as recorded, also when what was recorded is odd."""

import pytest

from ehdesk.domain.family import Member, household_from
from tests.builders import new_id

GRAN, DAD = new_id(), new_id()


@pytest.mark.parametrize(
    ("name", "known_as", "called"),
    [("Tia Hughes", "", "Tia"), ("Tia Hughes", "T", "T"), ("Tia", "  ", "Tia"), (" ", "", ""), ("", "", "")],
)
def test_somebody_is_called_what_they_go_by_or_their_first_name(name: str, known_as: str, called: str):
    assert Member(GRAN, name, known_as).called == called


def test_a_home_is_kept_from_the_members_it_names():
    home = household_from(new_id(), {"name": "Gran's", "kept_from": [DAD]})
    assert (home.is_kept(DAD), home.is_kept(GRAN), home.is_kept_from_unreadable) == (True, False, False)


@pytest.mark.parametrize("written", [None, []])
def test_a_home_that_names_nobody_is_kept_from_nobody(written: object):
    assert not household_from(new_id(), {"kept_from": written}).is_kept(DAD)


@pytest.mark.parametrize(
    "written",
    [DAD, f"{DAD}\n{GRAN}", "", [1, 2], [DAD, "Gran"], {"who": DAD}, 7, True],
    ids=["one id", "two ids in a text", "empty text", "numbers", "a name", "a mapping", "a number", "true"],
)
def test_a_home_of_which_one_cannot_read_whom_it_is_kept_from_is_kept_from_everyone(written: object):
    home = household_from(new_id(), {"kept_from": written})
    assert home.is_kept(GRAN)
    assert home.is_kept(DAD)
