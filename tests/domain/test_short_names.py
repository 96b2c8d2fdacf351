"""Two people with one first name are told apart, wherever only first names stand."""

from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.family import Family, family_from
from tests.builders import new_id

NAMES = st.sampled_from(["Adam", "adam", "Adam Haddad", "Adam Novak", "Leila Haddad", " ", "", "آدم حداد"])
PEOPLE = st.fixed_dictionaries(
    {"name": NAMES, "born": st.sampled_from(["", "2012-02-09", "2014-06-21", "soon"])},
    optional={"known_as": st.sampled_from(["Adam", "Gran"])},
)


def family(*people: dict[str, str]) -> Family:
    return family_from(new_id(), {}, {"member": [(new_id(), person) for person in people]})


def called(*people: dict[str, str]) -> list[str]:
    return [member.called for member in family(*people).members]


def test_a_name_that_only_one_goes_by_stays_as_it_is():
    assert called({"name": "Adam Haddad"}, {"name": "Leila Haddad"}) == ["Adam", "Leila"]


def test_two_of_one_name_get_the_initial_of_their_other_name():
    assert called({"name": "Adam Haddad"}, {"name": "adam Novak"}) == ["Adam H", "adam N"]


def test_two_of_the_same_names_get_the_year_they_were_born():
    assert called({"name": "Adam Haddad", "born": "1985-11-02"}, {"name": "Adam Haddad", "born": "2012-02-09"}) == [
        "Adam (1985)", "Adam (2012)",
    ]  # fmt: skip


def test_the_same_person_twice_gets_a_number():
    twice = {"name": "Adam Haddad", "born": "2012-02-09"}
    assert called(twice, twice) == ["Adam (1)", "Adam (2)"]


def test_nobody_is_marked_for_having_no_name():
    assert called({"name": ""}, {"name": " "}) == ["", ""]


def test_an_initial_that_would_make_somebody_sound_like_a_third_is_not_used():
    names = called({"name": "Adam Haddad"}, {"name": "Adam Novak"}, {"name": "Hana", "known_as": "Adam H"})
    assert len({*names}) == 3


@given(st.lists(PEOPLE, max_size=15))
def test_nobody_with_a_name_is_called_like_anybody_else(people: list[dict[str, str]]):
    names = [name.casefold() for name in called(*people) if name]
    assert len(names) == len({*names})


@given(st.lists(PEOPLE, max_size=8))
def test_everyone_keeps_the_name_they_go_by_at_the_front(people: list[dict[str, str]]):
    assert all(member.called.startswith(member.goes_by) for member in family(*people).members)
