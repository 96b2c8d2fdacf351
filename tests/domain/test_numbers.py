"""NHS numbers and pupil numbers: what is sound stays sound however it is spaced, and a slip of the hand shows."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ehdesk.domain import nhs_number, upn

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
NINE = st.text("0123456789", min_size=9, max_size=9).filter(lambda nine: nhs_number.check_digit(nine) is not None)
REST = st.builds(
    "".join,
    st.tuples(st.text("0123456789", min_size=11, max_size=11), st.sampled_from(f"0123456789{LETTERS}")),
)


@st.composite
def nhs_numbers(draw: st.DrawFn) -> str:
    nine = draw(NINE)
    whole = f"{nine}{nhs_number.check_digit(nine)}"
    assume(len(set(whole)) > 1)
    return whole


@st.composite
def spaced(draw: st.DrawFn, numbers: st.SearchStrategy[str]) -> tuple[str, str]:
    """A number, and the same with spaces wherever somebody may put them."""
    number = draw(numbers)
    gaps = draw(st.lists(st.sampled_from(["", " ", "  ", "\t", "\N{NO-BREAK SPACE}"]), min_size=14, max_size=14))
    return number, "".join(part for pair in zip(gaps, f"{number} ", strict=False) for part in pair)


UPNS = REST.map(lambda rest: f"{upn.check_letter(rest)}{rest}")


@pytest.mark.parametrize("number", ["943 476 5919", "9434765919", "943-476-5919"])
def test_an_nhs_number_whose_last_digit_agrees_is_sound(number: str):
    assert nhs_number.is_sound(number)
    assert nhs_number.grouped(number) == "943 476 5919"


@pytest.mark.parametrize(
    "number", ["943 476 5918", "2222222222", "0000000000", "943 476 591", "94347659191", "", "ten"]
)
def test_any_other_is_not(number: str):
    assert not nhs_number.is_sound(number)


@given(spaced(nhs_numbers()))
def test_spaces_in_an_nhs_number_are_forgiven(pair: tuple[str, str]):
    number, written = pair
    assert nhs_number.is_sound(written)
    assert nhs_number.bare(nhs_number.grouped(written)) == number


@given(nhs_numbers(), st.integers(0, 9), st.integers(0, 9))
def test_one_wrong_digit_in_an_nhs_number_is_noticed(number: str, place: int, digit: int):
    assume(number[place] != str(digit))
    assert not nhs_number.is_sound(f"{number[:place]}{digit}{number[place + 1 :]}")


@given(nhs_numbers(), st.integers(0, 8))
def test_two_digits_of_an_nhs_number_changed_about_are_noticed(number: str, place: int):
    one, other = number[place], number[place + 1]
    assume(one != other)
    assert not nhs_number.is_sound(f"{number[:place]}{other}{one}{number[place + 2 :]}")


@pytest.mark.parametrize("number", ["H801200001001", "A123456789012", "D82612345678A", "d826 1234 5678 a"])
def test_a_pupil_number_whose_letter_agrees_is_sound(number: str):
    assert upn.is_sound(number)


@pytest.mark.parametrize("number", ["B801200001001", "H80120000100", "I801200001001", "H8012000010011", "", "HELLO"])
def test_any_other_pupil_number_is_not(number: str):
    assert not upn.is_sound(number)


@given(spaced(UPNS), st.booleans())
def test_spaces_and_small_letters_in_a_pupil_number_are_forgiven(pair: tuple[str, str], is_small: bool):
    written = pair[1].lower() if is_small else pair[1]
    assert upn.is_sound(written)


@given(UPNS, st.integers(1, 12), st.integers(0, 9))
def test_one_wrong_digit_in_a_pupil_number_is_noticed(number: str, place: int, digit: int):
    assume(number[place].isdigit() and number[place] != str(digit))
    assert not upn.is_sound(f"{number[:place]}{digit}{number[place + 1 :]}")


@given(st.text())
def test_nothing_that_somebody_types_makes_either_stumble(written: str):
    assert nhs_number.is_sound(written) <= nhs_number.is_complete(written)
    assert upn.is_sound(written) <= upn.is_complete(written)
    nhs_number.grouped(written)
