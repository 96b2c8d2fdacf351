"""Expressions and patterns that would never end, or would fill the memory: they are refused, or given up on."""

import re
import time
from itertools import pairwise

import pytest

from ehdesk.forms.engine.patterns import Patterns
from ehdesk.forms.engine.problems import BadDefinition, BadExpression
from tests.forms.trials import Tried, worth, xform, xlsform


def test_a_pattern_that_would_never_end_ends():
    slow = f"regex('{'a' * 5000}', '(.*a){{40}}b')"
    assert worth(slow) == ""


def test_a_pattern_that_would_never_end_costs_less_each_time():
    patterns, began = Patterns(), time.perf_counter()
    for _time in range(100):
        with pytest.raises(BadExpression, match="takes for ever"):
            patterns.match("(.*a){40}b", "a" * 5000)
    assert time.perf_counter() - began < 10
    assert patterns.match("[A-Z]{2}[0-9]{3,}", "AB1234")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("[0-9]{4}-[0-9]{2}", "2026-11"),
        (r"\({3}[){900000}]{2}\)", "(((90)"),
        ("a{0,60000}", "aaa"),
        ("((ab{2}){3}|c)+", "cabbabbabb"),
    ],
)
def test_a_pattern_of_a_usual_size_is_read(pattern, words):
    assert Patterns().match(pattern, words)


def test_a_long_row_of_choices_between_is_no_deeper_than_a_short_one():
    assert worth(" or ".join(f"/data/two = {number}" for number in range(3, 2000)) + " or /data/two = 2") == "true"
    assert worth(" | ".join(["/data/two"] * 2000)) == "2"
    assert worth("-" * 2001 + "1") == "-1"


def test_words_that_quote_themselves_say_nothing_more():
    model = """<instance><data id="a"><b/></data></instance><itext><translation lang="en"><text id="hello"><value>Hello
      <output value="jr:itext('hello')"/></value></text></translation></itext>"""
    label = Tried(xform(model, """<input ref="/data/b"><label ref="jr:itext('hello')"/></input>""")).label("/data/b")
    assert set(label.split()) == {"Hello"}


def test_choices_that_ask_for_their_own_words_are_offered_all_the_same(tmp_path):
    survey = "| | type | name | label | choice_filter |\n| | select_one l | a | A | jr:choice-name(${a}, '${a}') = '' |"
    tried = Tried(xlsform(tmp_path, survey, "| | list_name | name | label |\n| | l | x | X |"))
    assert tried.choices("/data/a") == ["x"]
    assert tried.answer("/data/a", "x").value("/data/a") == "x"


def test_words_do_not_grow_for_ever():
    fields = [f"f{number}" for number in range(40)]
    nodes = "".join(f"<{field}/>" for field in fields)
    binds = "".join(
        f"<bind nodeset=\"/data/{field}\" calculate=\"concat(/data/{before}, join('-', /data/{before}, ''))\"/>"
        for before, field in pairwise(fields)
    )
    tried = Tried(xform(f'<instance><data id="a">{nodes}</data></instance>{binds}', '<input ref="/data/f0"/>'))
    tried.answer("/data/f0", "word")
    assert max(len(tried.value(f"/data/{field}")) for field in fields) < 1_000_000


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("regex('a', '((a{500}){500}){500}')", "regex() is given a pattern that is too large"),
        (f"regex('a', '{'ab' * 2000}')", "regex() is given a pattern that is too large"),
        (f"regex('a', '{'(' * 900}{')' * 900}')", "regex() is given a pattern with too many brackets"),
        (f"{'(' * 30}1{' + 1' * 30}{(')' + ' + 1' * 30) * 30}", "too many signs and brackets inside one another"),
    ],
)
def test_what_is_too_large_or_too_deep_is_refused_when_the_form_loads(expression, told):
    with pytest.raises(BadDefinition, match=re.escape(told)):
        worth(expression)
