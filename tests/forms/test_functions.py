"""What ODK's functions are worth inside a form."""

import datetime as dt
import math

import pytest

from ehdesk.forms.engine.filled import FilledForm
from tests.forms.builders import FAMILY, TODAY, form

SURVEY = """
|  | type                  | name   | label     | calculation  |
|  | select_multiple going | many   | Many      |              |
|  | text                  | empty  | Empty     |              |
|  | integer               | two    | Two       |              |
|  | date                  | day    | Day       |              |
|  | calculate             | worth  |           | {expression} |
|  | note                  | shown  | ${{worth}} |             |
"""


def worth(expression: str) -> str:
    answers = {"many": "well unknown", "two": "2", "day": "2026-06-04"}
    now = dt.datetime(2026, 11, 24, 14, 32)
    definition = form(SURVEY.replace("{expression}", expression).replace("{{", "{").replace("}}", "}"))
    return FilledForm(definition, FAMILY, answers, TODAY, now=now).question("shown").label


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("if(${two} = 2, 'yes', 'no')", "yes"),
        ("coalesce(${empty}, 'nothing')", "nothing"),
        ("selected(${many}, 'well')", "true"),
        ("selected(${many}, 'wel')", "false"),
        ("selected-at(${many}, 1)", "unknown"),
        ("selected-at(${many}, 9)", ""),
        ("count-selected(${many})", "2"),
        ("count-selected(${empty})", "0"),
        ("jr:choice-name('hard', '${many}')", "Hard right now"),
        ("today()", "2026-11-24"),
        ("now()", "2026-11-24T14:32:00.000"),
        ("today() - ${day}", "173"),
        ("number(${day})", "20608"),
        ("${day} < today()", "true"),
        ("${day} = date('2026-06-04')", "true"),
        ("'2026-12-01' > today()", "true"),
        ("date(20608)", "2026-06-04"),
        ("date('nonsense')", ""),
        ("format-date(${day}, '%e %b %Y')", "4 Jun 2026"),
        ("format-date(${day}, '%d/%m/%y %a %n %q')", "04/06/26 Thu 6 %q"),
        ("format-date-time(now(), '%H:%M:%S.%3 %h')", "14:32:00.000 14"),
        ("format-date(${empty}, '%Y')", ""),
        ("int(-2.7)", "-2"),
        ("round(2.5)", "3"),
        ("round(1.256, 2)", "1.26"),
        ("concat('a', ${two}, 'b')", "a2b"),
        ("join(', ', 'a', 'b')", "a, b"),
        ("string-length('four')", "4"),
        ("regex('AB12', '[A-Z]{2}[0-9]+')", "true"),
        ("regex('AB12!', '[A-Z]{2}[0-9]+')", "false"),
        ("min(3, 1, 2)", "1"),
        ("max(3, ${two})", "3"),
        ("max(${empty})", "NaN"),
        (r"count-non-empty(${two} \| ${empty})", "1"),
        ("count(instance('family')/root/member)", "4"),
        ("join(', ', instance('family')/root/member[role = 'child']/name)", "Tia, Mason"),
        ("instance('family')/root/member[role = 'child' and age < 5]/name", "Mason"),
        ("sum(instance('family')/root/member[age != '']/age)", "50"),
        ("${two} = '2'", "true"),
        ("${empty} + 1", "NaN"),
        ("once('first')", "first"),
        ("substr('early help', 6)", "help"),
        ("ends-with('early help', 'help')", "true"),
        ("not(true()) or false()", "false"),
        ("regex('a', concat('(', ''))", ""),
    ],
)
def test_a_function_is_worth(expression, value):
    assert worth(expression) == value


def test_a_time_of_day_is_part_of_a_day():
    assert math.isclose(float(worth("now() - today()")), (14 * 60 + 32) / 1440)
