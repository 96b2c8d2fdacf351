"""A birth as far as it is known: the day, the month, the year, or an age that somebody said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.birth import OLDEST, birth_as_typed, birth_in, birth_kept
from ehdesk.domain.body import Body
from ehdesk.domain.family import family_from, member_from
from ehdesk.domain.member_doubts import Doubt, doubts
from tests.builders import new_id

TODAY = date(2026, 11, 22)
LATER = date(2028, 5, 1)
AGES = st.from_regex(r"(about )?[0-9]{1,4}( months| weeks)?", fullmatch=True)
DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("typed", "kept", "now", "later"),
    [
        ("14/02/17", "2017-02-14", 9, 11),
        ("3 may 27", "1927-05-03", 99, 100),
        ("2017", "2017", 9, 10),
        ("born in 2017", "2017", 9, 10),
        ("March 2019", "2019-03", 7, 9),
        ("3/2019", "2019-03", 7, 9),
        ("34", "34 on 2026-11-22", 34, 35),
        ("about 34", "about 34 on 2026-11-22", 34, 35),
        ("aged 5", "5 on 2026-11-22", 5, 6),
        ("8 months", "8 months on 2026-11-22", 0, 2),
        ("6 weeks old", "6 weeks on 2026-11-22", 0, 1),
        ("about 1990", "about 1990", 36, 37),
    ],
)
def test_what_is_known_is_kept_and_the_age_goes_on(typed: str, kept: str, now: int, later: int):
    assert birth_kept(typed, TODAY) == kept
    birth = birth_in(kept)
    assert (birth.age_on(TODAY), birth.age_on(LATER)) == (now, later)


@pytest.mark.parametrize("typed", ["14 Feb", "Friday", "31 2 2015", "340", "13/2019", "a while ago", ""])
def test_what_says_neither_a_year_nor_an_age_is_kept_as_it_was_typed(typed: str):
    assert birth_kept(typed, TODAY) == typed
    assert birth_in(typed) is None


@given(
    words=st.one_of(st.text(max_size=20), AGES),
    on=DAYS,
    later=DAYS,
)
def test_looking_at_it_again_another_day_changes_nothing(words: str, on: date, later: date):
    kept = birth_kept(words, on)
    if birth_in(kept):
        assert birth_kept(birth_as_typed(kept), later) == kept


@given(count=st.integers(0, OLDEST), about=st.sampled_from(["", "about "]), on=DAYS)
def test_an_age_is_that_age_on_the_day_it_was_said(count: int, about: str, on: date):
    birth = birth_in(birth_kept(f"{about}{count}", on))
    assert birth.age_on(on) == count
    assert birth.is_about(on) == bool(about and count)


@given(kept=st.text(max_size=30), today=DAYS)
def test_whatever_anybody_wrote_never_breaks_an_age(kept: str, today: date):
    member = member_from(new_id(), {"born": kept})
    assert member.age_on(today) is None or member.age_on(today) >= 0
    doubts({"born": kept}, today)


@pytest.mark.parametrize("born", ["0000", "9999", "about 9999", "about 0001", "120 on 0001-01-01", "0001-13"])
def test_the_ends_of_the_calendar_break_nothing(born: str):
    doubts({"born": born}, TODAY)
    member_from(new_id(), {"born": born}).age_on(TODAY)


@pytest.mark.parametrize(
    ("born", "role", "doubt"),
    [
        ("2017", "adult", Doubt.YOUNG_ADULT),
        ("15 on 2026-11-22", "adult", Doubt.YOUNG_ADULT),
        ("about 15 on 2026-11-22", "adult", None),
        ("about 34 on 2026-11-22", "child", Doubt.GROWN_CHILD),
        ("2030", "child", Doubt.TO_COME),
        ("1850", "adult", Doubt.LONG_AGO),
        ("a while ago", "adult", Doubt.NO_AGE),
        ("2010", "adult", None),
    ],
)
def test_only_what_cannot_be_right_is_asked_about(born: str, role: str, doubt: Doubt | None):
    assert doubts({"born": born, "role": role}, TODAY).get("born") == doubt


def test_a_year_of_birth_tells_two_of_one_name_apart():
    every: list[Body] = [{"name": "Mia", "born": born} for born in ("2017", "2001-02-03")]
    family = family_from(new_id(), {"name": "Harris"}, {"member": [(new_id(), body) for body in every]})
    assert [member.called for member in family.members] == ["Mia (2017)", "Mia (2001)"]
