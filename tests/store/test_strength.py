"""How hard a passphrase is to guess."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ehdesk.store.errors import WeakPassphrase
from ehdesk.store.passphrase import refuse_weak
from ehdesk.store.strength import Strength, strength, why_among_the_first
from tests.builders import PASSPHRASE


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "lantern otter gravel mist", "blåbær kjele sykkel tåke"])
def test_four_words_that_do_not_belong_together_are_strong(passphrase: str):
    refuse_weak(passphrase)
    assert strength(passphrase) is Strength.STRONG


def test_two_plain_words_are_let_through_and_called_weak():
    refuse_weak("teapot window")
    assert strength("teapot window") <= Strength.FAIR


def test_spaces_between_words_do_not_make_them_harder():
    assert strength("teapot window") is strength("teapotwindow")


@pytest.mark.parametrize(
    ("passphrase", "why"),
    [
        ("qwertyuiop[]", "along the keys"),
        ("iloveyou2iloveyou2", "repeats"),
        ("adaobiadaobi", "Use four words"),
        ("Outreach worker", "Use four words"),
        ("trustno1trustno1", "Use four words"),
        ("starwars123", "many people have chosen"),
    ],
)
def test_what_everybody_tries_first_is_refused_with_the_reason(passphrase: str, why: str):
    with pytest.raises(WeakPassphrase, match=why):
        refuse_weak(passphrase, "Ada Obi", "Outreach worker")


def test_the_owners_name_makes_a_passphrase_weaker():
    assert strength("temperance okonkwo", "Temperance Okonkwo") < strength("temperance okonkwo")


@settings(max_examples=40, deadline=None)
@example("\r")
@example(" " * 100)
@given(st.text(min_size=1, max_size=200))
def test_anything_that_can_be_typed_can_be_weighed(typed: str):
    assert strength(typed, "Ada Obi", "") in Strength
    assert isinstance(why_among_the_first(typed, "Ada Obi", ""), str)
