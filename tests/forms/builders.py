"""Small forms written inline, and a made-up family to fill them in."""

import datetime as dt
from textwrap import dedent

from ehdesk.forms.engine.definition import Definition
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.people import Person
from ehdesk.forms.reader import assessment_from

TODAY = dt.date(2026, 11, 24)
LEANNE = Person("L", "Leanne", "adult", 34)
TIA = Person("T", "Tia", "child", 14)
MASON = Person("M", "Mason", "child", 2)
BABY = Person("B", "Baby Okoro", "expected")
FAMILY = (LEANNE, TIA, MASON, BABY)

NAME = "instance('family')/root/member[id = current()/../@ehdesk:member]/name"
SETTINGS = """
| settings |
|          | form_title | form_id | version | namespaces |
|          | A form     | small   | 1       | ehdesk="https://ehdesk.org/xforms" |
"""
CHOICES = """
| choices |
|         | list_name | name    | label     |
|         | going     | well    | Going well |
|         | going     | hard    | Hard right now |
|         | going     | unknown | Not known |
"""


def tables(survey: str, choices: str = CHOICES, settings: str = SETTINGS) -> str:
    """The Markdown of a whole form; `survey` is its rows below `| survey |`, the columns first."""
    return f"| survey |\n{dedent(survey).strip()}\n{dedent(choices)}\n{dedent(settings)}"


def form(survey: str, choices: str = CHOICES, settings: str = SETTINGS) -> Definition:
    """A form ready to run."""
    return assessment_from(tables(survey, choices, settings), "small.md")


def filled(survey: str, *people: Person, choices: str = CHOICES, **answers: str) -> FilledForm:
    """A form with answers in it; `a__b` stands for the field `a/b`."""
    return FilledForm(form(survey, choices), people or FAMILY, fields(answers), TODAY)


def fields(answers: dict[str, str]) -> dict[str, str]:
    return {name.replace("__", "/"): value for name, value in answers.items()}
