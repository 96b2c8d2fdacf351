"""Every function, given whatever a form may give it: it is worth something, or says why it is not."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from ehdesk.forms.engine.check import check_call
from ehdesk.forms.engine.context import Context, Surroundings
from ehdesk.forms.engine.evaluator import evaluate
from ehdesk.forms.engine.functions import FUNCTIONS
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parser import parse
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.syntax import Call, within
from ehdesk.forms.engine.values import Value, as_boolean, as_number, as_string
from ehdesk.forms.engine.xml import read_xml

ANSWERS = read_xml("""<data><kid><name>Ann</name><age>4</age></kid><kid><name>Bo</name><age/></kid>
  <empty/><day>0001-01-01</day><line>0 0;1 1;0 1</line><list><root><item><name>a</name></item></root></list></data>""")
DATA = ANSWERS.root.first("data") or Node("root")
AROUND = Surroundings(
    dt.datetime(2026, 11, 24, tzinfo=dt.UTC), {"list": DATA.first("list") or DATA}, keeps_to_repeat=True
)
ODD = (
    *("''", "' '", "'a'", "'['", "'(a+)+$'", "'%'", "'%Y %'", "'list'", "'MD5'", "'hex'", "'\ud800'"),
    *("'\u0000'", "'½'", "'٣'"),
    *("0", "1", "2", "-1", "0.5", "-0.5", "99999999999999999999", "0.0000000000001", "1000000", "-1000000"),
    *("1 div 0", "-1 div 0", "0 div 0", "number('x')", f"'{'9' * 400}'", f"'{'a ' * 2000}'", "'1e400'"),
    *("true()", "false()", "/data/kid", "/data/kid/name", "/data/kid[2]/age", "/data/none", "/data", ".", "//*", "/"),
    *("today()", "now()", "date('9999-12-31')", "date('0001-01-01')", "'9999-12-31T23:59:59.999-14:00'"),
    *("'0001-01-01T00:00:00.000+14:00'", "'24:00'", "'23:59:60'", "'2026-02-30'", "/data/day", "-719162", "2932897"),
    *("'0 0'", "'90 180 1 1;-90 -180'", "'91 0'", "/data/line", "'AAAA'", "'====='", "instance('list')/root/item"),
)  # fmt: skip


@st.composite
def calls(draw: st.DrawFn, deepest: int = 1) -> str:
    function = FUNCTIONS[draw(st.sampled_from(sorted(FUNCTIONS)))]
    most = function.least + 3 if function.most is None else function.most
    arguments = st.sampled_from(ODD) if not deepest else st.one_of(st.sampled_from(ODD), calls(deepest - 1))
    given_to_it = draw(st.lists(arguments, min_size=function.least, max_size=most))
    return f"{function.name}({', '.join(given_to_it)})"


def worth(written: str) -> Value:
    """Nothing, if a form with this in it would be refused, or would go on as if it were not there."""
    try:
        expression = parse(written)
        for call in (inside for inside in within(expression) if isinstance(inside, Call)):
            check_call(call, ("list",))
        return evaluate(expression, Context.of(DATA, AROUND))
    except BadExpression:
        return ""


@settings(max_examples=2000, deadline=None)
@given(calls())
def test_a_function_is_worth_something_whatever_it_is_given(written):
    value = worth(written)
    assert isinstance(as_string(value), str)
    assert isinstance(as_boolean(value), bool)
    assert isinstance(as_number(value), float)
