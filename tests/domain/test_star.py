"""A star as recorded, also when what was recorded is odd."""

from ehdesk.domain.star import Reading, copied, reading_from, standing
from tests.builders import new_id


def test_what_is_no_score_no_reason_and_no_note_reads_as_none():
    odd = {"score/home": True, "score/money": "3", "reason/home": ["a"], "note/home": 7, "note/money": ""}
    reading = reading_from(new_id(), odd)
    assert (reading.scores, reading.reasons, reading.notes) == ({}, {}, {})


def test_scores_reasons_and_notes_are_read_by_area():
    reading = reading_from(new_id(), {"score/home": 3, "reason/money": "not_now", "note/home": "Warm again"})
    assert (reading.scores, reading.reasons, reading.notes) == (
        {"home": 3},
        {"money": "not_now"},
        {"home": "Warm again"},
    )


def test_a_score_that_is_no_whole_number_is_kept_as_it_was_written():
    reading = reading_from(new_id(), {"score/home": True, "score/money": "three", "score/learning": 2})
    assert reading.written_scores == {"home": True, "money": "three", "learning": 2}


def test_a_day_that_does_not_exist_is_kept_as_it_was_written():
    reading = reading_from(new_id(), {"taken_on": "31 November"})
    assert (reading.taken_on, reading.taken_on_as_written) == (None, "31 November")


def test_a_correction_takes_the_place_of_what_it_corrects_and_may_be_corrected_itself():
    first, second, third = Reading("a", "s/1"), Reading("b", "s/1", corrects="a"), Reading("c", "s/1", corrects="b")
    assert standing((first, second, third)) == (third,)
    assert standing((first, second)) == (second,)


def test_two_corrections_of_one_reading_both_stand():
    first, one, other = Reading("a", "s/1"), Reading("b", "s/1", corrects="a"), Reading("c", "s/1", corrects="a")
    assert standing((first, one, other)) == (one, other)


def test_readings_that_correct_themselves_or_each_other_are_not_lost():
    itself = Reading("a", "s/1", corrects="a")
    assert standing((itself,)) == (itself,)
    each = (Reading("a", "s/1", corrects="b"), Reading("b", "s/1", corrects="a"))
    assert standing(each) == each


def test_a_correction_begins_with_all_that_the_reading_says():
    said = {"edition": "s/1", "taken_on": "2026-11-04", "completed_by": "family", "typed_up_on": "2026-11-24"}
    said |= {"score/home": 3, "score/money": "three", "reason/work": "not-known", "note/home": "Warm again"}
    assert copied(reading_from("a", said)) == {**said, "corrects": "a"}
