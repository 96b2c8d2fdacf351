"""What needs itself, and what only looks as if it did."""

import pytest

from ehdesk.forms.problems import BadForm
from tests.forms.trials import Tried, xform, xlsform


@pytest.mark.parametrize(("counted", "worth"), [("count(../*)", "2"), ("count(../x | ../i) + count(/data/i)", "3")])
def test_what_is_only_counted_is_not_read(counted, worth):
    model = f'<instance><data id="a"><x/><i/></data></instance><bind nodeset="/data/i" calculate="{counted}"/>'
    assert Tried(xform(model)).value("/data/i") == worth


def test_each_instance_may_count_itself_among_the_others():
    model = """<instance><data id="a"><p jr:template=""><x/><i/></p></data></instance>
      <bind nodeset="/data/p/i" calculate="count(../../p/i) + position(..) * 10"/>"""
    body = '<group ref="/data/p"><repeat nodeset="/data/p"><input ref="x"><label>X</label></input></repeat></group>'
    tried = Tried(xform(model, body)).does("add_repeat", "/data/p").does("add_repeat", "/data/p")
    assert tried.values("/i") == ["12", "22"]


UNTIL = "if(/data/r[position() = last()]/more = 'yes', count(${r}) + 1, max(count(${r}), 1))"


@pytest.mark.parametrize("count", ["count(${r}) + 1", "${n} + int(count(${r}))", "count(${m})", "${k} * 2"])
def test_a_repeat_that_comes_of_its_own_number_is_refused(tmp_path, count):
    with pytest.raises(BadForm, match=r"row 3, column repeat_count: these go round in a ring") as caught:
        xlsform(tmp_path, COUNTED.format(count=count))
    assert caught.value.problems[0].code == "cycle"


@pytest.mark.parametrize("count", ["${n}", "count(${s})", "min(count(${r}) + 1, 3)", UNTIL])
def test_a_repeat_may_come_to_an_end_of_its_own(tmp_path, count):
    tried = Tried(xlsform(tmp_path, COUNTED.format(count=count)))
    assert len(tried.values("]/more")) <= 3


COUNTED = """
| | type         | name | label | repeat_count | calculation |
| | begin_repeat | r    | R     | {count}      |             |
| | text         | more | More? |              |             |
| | integer      | m    | M     |              |             |
| | end_repeat   |      |       |              |             |
| | begin_repeat | s    | S     |              |             |
| | text         | t    | T     |              |             |
| | end_repeat   |      |       |              |             |
| | integer      | n    | N     |              |             |
| | calculate    | k    |       |              | count(${{r}}) |
"""


def test_a_number_that_is_cut_short_says_so(tmp_path):
    tried = Tried(xlsform(tmp_path, COUNTED.format(count="${n}"))).answer("/data/n", "1001")
    repeat = tried.node("/data/r")
    assert (len(tried.values("]/more")), repeat["valid"]) == (1000, False)
    assert "the first 1,000" in repeat["message"] == tried.form.repeats.repeat("r").message
    assert tried.answer("/data/n", "2").node("/data/r")["message"] == ""
