"""What is due soon is due within seven days, whatever day of the week it is."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehdesk.domain.due import Due, Occasion


@given(today=st.dates(date(2000, 1, 1), date(2100, 1, 1)), away=st.integers(-30, 30))
def test_what_is_due_soon_is_due_today_or_within_seven_days(today: date, away: int):
    assert Due(today + timedelta(days=away), Occasion.ACTION).is_soon(today) == (0 <= away <= 7)
