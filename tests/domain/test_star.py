"""A star as recorded, also when what was recorded is odd."""

from ehdesk.domain.star import reading_from
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
