"""Enrolment codes: typed by people, and naming the hub they are for."""

import pytest

from ehdesk.wire.code import BadCode, is_for, new_code, read_code

HUB, OTHER = b"h" * 32, b"o" * 32


def test_a_code_is_six_groups_of_four():
    assert [len(group) for group in new_code(HUB).split("-")] == [4] * 6


def test_two_codes_of_one_hub_share_only_its_fingerprint():
    first, second = new_code(HUB), new_code(HUB)
    assert first != second
    assert first[15:] == second[15:]


def test_a_code_reads_the_same_however_it_is_typed():
    code = new_code(HUB)
    assert read_code(code.lower().replace("-", " ")) == code


@pytest.mark.parametrize(("typed", "meant"), [("I", "1"), ("l", "1"), ("o", "0")])
def test_letters_that_look_like_digits_are_read_as_those(typed, meant):
    assert read_code(typed + "A" * 23).startswith(meant)


@pytest.mark.parametrize("text", ["", "A" * 23, "A" * 25, "A" * 23 + "U", "A" * 23 + "é"])
def test_what_cannot_be_a_code_is_said_to_be_none(text):
    with pytest.raises(BadCode):
        read_code(text)


def test_a_code_tells_its_own_hub_from_another():
    code = new_code(HUB)
    assert is_for(code, HUB)
    assert not is_for(code, OTHER)
