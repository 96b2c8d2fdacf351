"""Agreements: which one counts, and how things stand when some were taken back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.agreement import Agreement, Standing, agreements_from, current, standing
from ehdesk.domain.change import RecordId
from tests.domain.histories import VALUES

DAY = date(2026, 9, 1)


def given_on(day: str, **more: object) -> dict[str, object]:
    """An agreement as recorded."""
    return {"agreed_by": ["zuzana"], "agreed_to": ["take_part"], "given_on": day, **more}


def read(
    agreements: dict[str, dict[str, object]],
    withdrawals: tuple[tuple[str, str], ...] = (),
    taken_away: dict[str, dict[str, object]] | None = None,
) -> tuple[Agreement, ...]:
    """Agreements by id; withdrawals as the agreement and the day."""
    beside = [(RecordId(f"w{n}"), {"agreement": a, "withdrawn_on": on}) for n, (a, on) in enumerate(withdrawals)]
    return agreements_from(agreements.items(), (taken_away or {}).items(), (), beside)


def test_the_newest_agreement_stands_on_top_whatever_the_order_they_were_written_in():
    every = read({"c": given_on("2026-01-05"), "a": given_on("2026-09-01"), "b": given_on("2026-03-01")})
    assert [one.id for one in every] == ["a", "b", "c"]


@pytest.mark.parametrize("day", ["", "last Tuesday", "2026-02-30"])
def test_an_agreement_without_a_day_stands_on_top_so_that_it_is_asked_about(day: str):
    assert [one.id for one in read({"a": given_on("2026-09-01"), "b": given_on(day)})] == ["b", "a"]


def test_one_that_is_still_being_written_does_not_count_before_one_that_was_given():
    every = read({"a": given_on("2026-01-05"), "b": {"given_on": "2026-09-01"}})
    assert current(every).id == "a"
    assert standing(every) is Standing.GIVEN


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, Standing.UNFINISHED),
        (given_on("2026-09-01", agreed_by=[]), Standing.UNFINISHED),
        (given_on("2026-09-01", agreed_to=["store", "share"]), Standing.UNFINISHED),
        (given_on("2026-09-01"), Standing.GIVEN),
    ],
)
def test_it_counts_as_given_once_somebody_agreed_to_take_part(body: dict[str, object], expected: Standing):
    assert standing(read({"a": body})) is expected


def test_without_any_there_is_none():
    assert standing(()) is Standing.NONE


def test_a_withdrawal_deletes_nothing():
    [one] = read({"a": given_on("2026-09-01", words="Yes")}, (("a", "2026-10-01"),))
    assert standing([one]) is Standing.WITHDRAWN
    assert (one.words, one.agreed_by, one.is_given) == ("Yes", ("zuzana",), True)


def test_a_newer_agreement_stands_after_an_older_one_was_withdrawn():
    every = read({"a": given_on("2026-03-01"), "b": given_on("2026-09-01")}, (("a", "2026-05-01"),))
    assert standing(every) is Standing.GIVEN


@pytest.mark.parametrize("day", ["2026-10-01", "", "some time in autumn"])
def test_a_withdrawal_of_an_older_agreement_that_may_be_newer_than_this_one_leaves_it_in_doubt(day: str):
    every = read({"a": given_on("2026-03-01"), "b": given_on("2026-09-01")}, (("a", day),))
    assert standing(every) is Standing.IN_DOUBT


def test_an_agreement_that_was_taken_away_is_there_while_a_withdrawal_stands_beside_it():
    gone = {"a": given_on("2026-03-01", words="Yes")}
    [one] = read({}, (("a", "2026-10-01"),), gone)
    assert (one.words, one.is_taken_away, one.is_given) == ("Yes", True, False)
    assert standing([one]) is Standing.WITHDRAWN
    assert read({}, (), gone) == ()


def test_a_withdrawal_of_an_agreement_that_nobody_here_has_seen_is_not_lost():
    every = read({"b": given_on("2026-09-01")}, (("never seen", "2026-10-01"),))
    assert [one.id for one in every] == ["b", "never seen"]
    assert standing(every) is Standing.IN_DOUBT


@given(st.integers(-400, 400), st.integers(-400, 400))
def test_no_agreement_stands_unquestioned_beside_a_later_withdrawal(given_in: int, withdrawn_in: int):
    days = [(DAY + timedelta(days=n)).isoformat() for n in (given_in, withdrawn_in)]
    every = read({"a": given_on("2000-01-01"), "b": given_on(days[0])}, (("a", days[1]),))
    assert (standing(every) is Standing.GIVEN) == (withdrawn_in <= given_in)


@given(
    st.dictionaries(st.sampled_from(["agreed_by", "agreed_to", "given", "given_on", "words", "must_not_see"]), VALUES)
)
def test_whatever_somebody_wrote_is_read_and_a_list_that_cannot_be_read_keeps_it_from_everyone(body: dict):
    [one] = read({"a": body}, (("a", "2026-10-01"),))
    names = body.get("must_not_see")
    if names is not None and not isinstance(names, list):
        assert one.is_kept("anybody")
    assert standing([one]) is Standing.WITHDRAWN


def test_what_is_no_list_is_still_read_out():
    [one] = read({"a": {"agreed_by": "Her mother", "agreed_to": ["take_part", "photos", 7]}})
    assert one.agreed_by == ("Her mother",)
    assert one.agreed_to == ("take_part", "photos", "7")
