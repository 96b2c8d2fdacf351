"""What needs itself, and what only looks as if it did."""

import pytest

from tests.forms.trials import Tried, xform


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
