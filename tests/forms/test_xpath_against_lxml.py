"""Plain XPath 1.0, told apart by nothing from libxml2's."""

import datetime as dt
import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ehdesk.forms.engine.context import Context, Surroundings
from ehdesk.forms.engine.evaluator import evaluate
from ehdesk.forms.engine.nodes import Node
from ehdesk.forms.engine.parser import AXES, parse
from ehdesk.forms.engine.problems import BadExpression
from ehdesk.forms.engine.xml import read_xml

FAMILY = """<r><a x="1" y="two"><b>1</b><b>2</b><c>three<b>4</b> and <!-- no --> more</c></a>
<a><b/><d z="é">  spaced   out </d></a><?go on?><e xml:lang="en-GB">5</e><n:f xmlns:n="urn:n" n:g="h">6</n:f></r>"""

EXPRESSIONS = """
1 + 2 * 3 - 4 div 8
-(2 - 5) mod 2
5 mod -2
- - 3
1 div 0
-1 div 0
0 div 0
2 > 1 = true()
1 < 2 < 3
"2" = 2
"a" < "b"
not(//nothing)
//b
//b[2]
(//b)[2]
//b[last()]
(//b)[last()]
//b[position() > 1]
//b[. = 2]
//b[not(. = 2)]
//b != 1
//b = 1
//b < 2
//nothing = //nothing
//nothing != ''
//nothing = false()
//b = true()
/
/*
/r/*/b
//*[@x]
//@*
//a/@x | //b
//c/text()
//comment()
//processing-instruction()
//processing-instruction('go')
//processing-instruction('stop')
//node()
//b/ancestor::*
//b/ancestor::*[1]
(//b/ancestor::*)[1]
//b/ancestor-or-self::b
//c/preceding-sibling::*
//c/preceding-sibling::*[1]
//c/b/preceding::*
//c/following::*
//a[1]/following-sibling::node()
//b/..
//b/../self::a
//a/descendant-or-self::node()
//n:f
//n:*
//@n:g
*[1]/*[2]
self::r
child::a/child::b
count(//b) + count(//a)
sum(//a[1]/b)
sum(//c)
string(//b[2])
string(//nothing)
string(5)
string(-5.5)
string(1 div 3 > 0)
number(' 12.50 ')
number('twelve')
number('')
number(true())
number(//b[2])
boolean('false')
boolean(0)
boolean(//b)
concat('a', 1, true())
starts-with('early help', 'early')
contains('early help', '')
substring-before('4 June', ' ')
substring-after('4 June', ' ')
substring('12345', 2, 3)
substring('12345', 1.5, 2.6)
substring('12345', 0 div 0, 3)
substring('12345', 1, 0 div 0)
substring('12345', -42, 1 div 0)
substring('12345', 2)
string-length('ŵŷ')
string-length(//d)
normalize-space(//d)
normalize-space('  a  b ')
translate('bar', 'abc', 'AB')
translate('--aaa--', 'abc-', 'ABC')
name(//a)
name(//n:f)
local-name(//n:f)
namespace-uri(//n:f)
local-name(//@n:g)
name(//nothing)
floor(-2.5)
ceiling(-2.5)
round(-2.5)
round(2.5)
floor(0 div 0)
//e[lang('en')]
//e[lang('cy')]
//a[b and not(c)]
//a[b or c]
//a[count(b) = 2]/c/b
//*[self::b or self::d][last()]
//b[../@x]
//a[b = //c/b]
//b[position() = last()]
/r/a[2]/b
div div div
* * *
//*[name() = 'b']
//a[@y='two']//b[1]
"it's"
'say "hello"'
.5 + 5.
id('x')
""".strip().splitlines()


def outcome(expression: str, document: str) -> object:
    """Ours."""
    read = read_xml(document)
    context = Context.of(read.root.children[0], Surroundings(dt.datetime(2026, 11, 24), {}, read.namespaces))
    return plain(evaluate(parse(expression), context), read.root)


def plain(value: object, root: Node) -> object:
    if not isinstance(value, list):
        return comparable(value)
    places = {node: place for place, node in enumerate(n for n in root.descendants() if n.kind != "text")}
    return [key for key in (ours(node, places) for node in value) if key is not None]


def ours(node: Node, places: dict[Node, int]) -> object:
    if node.kind == "attribute":
        return ("@", places[node.parent], node.name, node.text)
    if node.kind == "text":
        return ("text", node.text)
    return places.get(node)  # None for the root, which lxml never gives back


def expected(expression: str, document: str) -> object:
    """libxml2's."""
    root = etree.fromstring(document)
    namespaces = {"n": "urn:n"}
    value = root.xpath(expression, namespaces=namespaces)
    if not isinstance(value, list):
        return comparable(value)
    places = {node: place for place, node in enumerate(root.getroottree().iter())}
    return [theirs(node, places) for node in value]


def theirs(node: object, places: dict[object, int]) -> object:
    if isinstance(node, str):
        if node.is_attribute:
            return ("@", places[node.getparent()], etree.QName(node.attrname).localname, str(node))
        return ("text", str(node))
    return places[node]


def comparable(value: object) -> object:
    if isinstance(value, str):
        return str(value)
    return "NaN" if isinstance(value, float) and math.isnan(value) else value


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_an_expression_is_worth_what_libxml2_says(expression):
    assert outcome(expression, FAMILY) == expected(expression, FAMILY)


names = st.sampled_from("abc")
values = st.sampled_from(["", "1", "2", "-1", "0.5", "one", " 2 ", "two words"])


@st.composite
def documents(draw, depth=3):
    name = draw(names)
    attributes = "".join(f' {key}="{draw(values)}"' for key in draw(st.sets(st.sampled_from("xy"), max_size=2)))
    pieces = [draw(values)]
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        pieces += [draw(documents(depth=depth - 1)), draw(values)]
    return f"<{name}{attributes}>{''.join(pieces)}</{name}>"


axes = st.sampled_from(sorted(AXES - {"namespace", "attribute"}))
tests = st.sampled_from(["a", "b", "c", "*", "node()", "text()"])


@st.composite
def steps(draw, inside):
    predicate = f"[{draw(inside)}]" if draw(st.booleans()) else ""
    return f"{draw(axes)}::{draw(tests)}{predicate}"


def paths(inside):
    step = st.one_of(steps(inside), st.sampled_from([".", "..", "*", "a", "b"]))
    written = st.tuples(st.sampled_from(["", "/", "//", ".//"]), st.lists(step, min_size=1, max_size=3))
    ends = st.sampled_from(["", "", "", "/@x", "/@*"])
    return st.builds(lambda path, end: path[0] + "/".join(path[1]) + end, written, ends)


def larger(inside):
    """Expressions of every kind around smaller ones; `inside` are numbers, words and truths, never nodes."""
    nodes = st.one_of(paths(inside), st.builds("({} | {})".format, paths(inside), paths(inside)))
    signs = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
    return st.one_of(
        st.builds("({} {} {})".format, st.one_of(inside, nodes), signs, st.one_of(inside, nodes)),
        st.builds("({} {} {})".format, inside, st.sampled_from(["and", "or"]), nodes),
        st.builds("({} {} {})".format, inside, st.sampled_from(["+", "-", "*"]), inside),
        st.builds("{}({})".format, st.sampled_from(["count", "string", "number", "boolean", "not", "name"]), nodes),
        st.builds("{}({})".format, st.sampled_from(["string-length", "normalize-space", "boolean", "number"]), inside),
        st.builds("({})[{}]".format, paths(inside), inside).map("count({})".format),
        st.builds("{}({}, {})".format, st.sampled_from(["contains", "starts-with", "concat"]), inside, inside),
        st.builds("substring({}, {})".format, inside, inside),
    )


leaves = st.sampled_from(["1", "2", "3", "0.5", "'1'", "'one'", "''", "true()", "false()", "position()", "last()"])
expressions = st.recursive(leaves, larger, max_leaves=6)


@settings(max_examples=300, deadline=None)
@given(documents(), expressions)
def test_any_expression_on_any_document_is_worth_what_libxml2_says(document, expression):
    assert outcome(f"//*[{expression}]", document) == expected(f"//*[{expression}]", document)


@settings(max_examples=200, deadline=None)
@given(documents(), paths(st.one_of(leaves, paths(leaves))))
def test_any_path_on_any_document_leads_where_libxml2_says(document, path):
    assert outcome(path, document) == expected(path, document)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "nothing in this expression"),
        ("1 +", "the end"),
        ("(1", "the end"),
        ("a]", "']'"),
        ("'open", "no closing quotation mark"),
        ("a # b", "'#' means nothing"),
        ("sideways::a", "no direction called sideways"),
        ("1 2", "found '2'"),
        ("concat(1 2)", "','"),
        ("a[", "the end"),
        ("1" + "+1" * 300, "signs in a row"),
        ("(" * 200 + "1" + ")" * 200, "too many brackets"),
    ],
)
def test_what_cannot_be_read_is_told_in_words(written, said):
    with pytest.raises(BadExpression, match=re.escape(said)):
        parse(written)
