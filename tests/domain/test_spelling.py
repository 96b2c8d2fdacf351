"""How names that are typed a little otherwise are still found."""

import pytest

from ehdesk.domain.spelling import consonants, is_near, spellings, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hughes and Okoro", ["Hughes", "and", "Okoro"]),
        ("O’Dowd", ["O", "Dowd", "ODowd"]),
        ("Bell-Ward (Sr.)", ["Bell", "Ward", "BellWard", "Sr"]),
        ("12, Sample Street", ["12", "Sample", "Street"]),
        ("गुरप्रीत कौर", ["गुरप्रीत", "कौर"]),
        (" . ", []),
    ],
)
def test_a_text_is_taken_apart_into_words(text: str, words: list[str]):
    assert list(words_in(text)) == words


@pytest.mark.parametrize(
    ("word", "also"),
    [("Zófia", "zofia"), ("ŁUKASZ", "lukasz"), ("Олена", "olena"), ("Nguyễn", "nguyen"), ("محمد", "mhmd")],
)
def test_a_word_is_known_without_accents_and_in_latin_letters(word: str, also: str):
    assert also in spellings(word)


@pytest.mark.parametrize(
    ("typed", "word", "near"),
    [
        ("okroo", "okoro", True),
        ("prichard", "pritchard", True),
        ("tia", "mia", False),
        ("tina", "tia", True),
        ("mohammed", "muhamad", False),
        ("kamińska", "kaminski", True),
    ],
)
def test_two_words_are_near_by_a_letter_or_for_long_ones_two(typed: str, word: str, near: bool):
    assert is_near(typed, word) is near


def test_vowels_and_doubled_letters_are_left_out():
    assert (consonants("mohammed"), consonants("mhmd"), consonants("ali")) == ("mhmd", "mhmd", "")
