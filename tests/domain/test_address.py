"""An address is found however it was typed."""

import pytest

from ehdesk.domain.address import stands_in

HOME = "14 Willow Road, Exampleton, EX1 2AB"


@pytest.mark.parametrize(
    "words",
    [
        "We meet at 14 Willow Road on Friday",
        "at 14, willow road",
        "14 WILLOW ROAD",
        "bring it to ex1 2ab please",
        "EX12AB",
    ],
)
def test_an_address_is_found_however_it_was_typed(words):
    assert stands_in(HOME, words)


@pytest.mark.parametrize("words", ["", "Willow Lane family centre, room 2", "14 December", "in Exampleton", "Room 14"])
def test_other_words_are_no_address(words):
    assert not stands_in(HOME, words)


def test_no_address_stands_nowhere():
    assert not stands_in("", "14 Willow Road")


def test_a_flat_is_told_by_its_street_line_too():
    assert stands_in("Flat 3, 90 Station Parade\nExampleton", "the bus to 90 station parade")
