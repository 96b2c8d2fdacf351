"""Chance is never the same twice, and what must stay when answers are opened again stays."""

import re

import pytest

from ehdesk.forms.engine.circumstances import Circumstances
from ehdesk.forms.engine.running import RunningForm
from tests.forms.trials import NOW, xlsform

IDS = """
| | type         | name | label | default  | parameters     |
| | begin_repeat | r    | R     |          |                |
| | text         | id   | Id    | uuid()   |                |
| | text         | dice | Dice  | random() |                |
| | end_repeat   |      |       |          |                |
| | select_one a | one  | One   |          | randomize=true |
"""
CHOICES = "| | list_name | name | label |\n" + "\n".join(f"| | a | c{n} | C{n} |" for n in range(12))


@pytest.fixture(scope="module")
def form(tmp_path_factory):
    return xlsform(tmp_path_factory.mktemp("ids"), IDS, CHOICES)


def opened(form, answers=(), seed="one") -> RunningForm:
    return RunningForm(form, (), dict(answers), Circumstances(NOW, is_new=not answers, seed=seed))


def test_ids_and_dice_are_new_however_often_the_answers_are_opened(form):
    given = {}
    for number in range(2, 5):
        running = opened(form, given)
        running.repeats.add("r")
        given = dict(running.answers)
        assert f"r[{number}]/id" in given
    for name in ("id", "dice"):
        found = [value for field, value in given.items() if field.endswith(f"/{name}")]
        assert len(found) == len(set(found)) == 4


def test_an_order_of_chance_and_the_id_of_an_instance_stay(form):
    def told(running: RunningForm) -> tuple[list[str], list[str]]:
        choices = [option.value for option in running.question("one").choices]
        return choices, re.findall("uuid:[0-9a-f-]{36}", running.instance_xml())

    first = opened(form)
    assert told(first) == told(opened(form, first.answers))
    choices, ids = told(opened(form, seed="another"))
    assert choices != told(first)[0]
    assert ids != told(first)[1]
    first.answer("r[1]/id", "x")
    assert told(first) == told(opened(form))
