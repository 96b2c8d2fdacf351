"""Finding answers in a long list by what is typed."""

import pytest

from ehdesk.domain.choosing import found_in

SCHOOLS = ("Oak Lane Primary", "St John's", "Stonelake", "North Oak", "Łódź House")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Oak Lane Primary", "St John's", "Stonelake", "North Oak", "Łódź House"]),
        ("oak", ["Oak Lane Primary", "North Oak"]),
        ("prim oak", ["Oak Lane Primary"]),
        ("st johns", ["St John's"]),
        ("lodz", ["Łódź House"]),
        ("stonlake", ["Stonelake"]),
        ("nothing like it", []),
    ],
)
def test_the_best_come_first_and_near_spellings_last(typed, found):
    assert [SCHOOLS[place] for place in found_in(typed, SCHOOLS)] == found
