"""How the answers to every kind of question read on paper and in Check your answers."""

import pytest

from tests.forms.builders import filled

KINDS = """
| | type             | name  | label | appearance   |
| | time             | time  | Time  |              |
| | dateTime         | at    | At    |              |
| | date             | month | Month | month-year   |
| | date             | year  | Year  | year         |
| | rank going       | order | Order |              |
| | geopoint         | place | Place |              |
| | geotrace         | way   | Way   |              |
| | image            | photo | Photo |              |
"""


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("time", "09:30:00.000", "09:30"),
        ("time", "09:30:00.000+01:00", "09:30"),
        ("time", "half nine", "half nine"),
        ("at", "2026-11-26T16:00:00.000", "26 November 2026, 16:00"),
        ("at", "2026-11-26", "2026-11-26"),
        ("month", "2026-11-01", "November 2026"),
        ("year", "2026-01-01", "2026"),
        ("order", "hard well unknown", "1 Hard right now, 2 Going well, 3 Not known"),
        ("order", "", ""),
        ("place", "54.57 -1.23 0 0", "54.57, -1.23"),
        ("place", "by the swings", "by the swings"),
        ("way", "54.57 -1.23 0 0; 54.58 -1.24 0 0", "54.57, -1.23; 54.58, -1.24"),
        ("photo", "door.jpg", "door.jpg"),
    ],
)
def test_an_answer_of_every_kind_reads_as_people_write_it(field, value, read):
    form = filled(KINDS)
    form.answer(field, value)
    assert form.display(field) == read
