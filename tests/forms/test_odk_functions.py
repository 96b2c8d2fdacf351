"""Every function of the ODK XForms specification, against what the specification says of it."""

import re

import pytest

from ehdesk.forms.engine.problems import BadDefinition
from ehdesk.forms.engine.submission import instance_xml
from tests.forms.trials import Tried, xform

SHAPE = (
    "7.9377 -11.5845 0 0;7.9324 -11.5902 0 0;7.927 -11.5857 0 0;7.925 -11.578 0 0;7.9267 -11.5722 0 0;"
    "7.9325 -11.5708 0 0;7.9372 -11.5737 0 0;7.9393 -11.579 0 0;7.9377 -11.5845 0 0"
)
MODEL = """<instance><data id="f" version="2026.1"><two>2</two><empty/><many>a b c</many><day>2026-06-04</day>
  <hour>18:00</hour><shape>{shape}</shape>
  <kid><name>Ann</name><age>4</age><toy><what>bear</what></toy><toy><what>car</what></toy></kid>
  <kid><name>Bo</name><age/><toy><what>dice</what></toy></kid><worth/></data></instance>
  <instance id="towns"><root><item><name>ams</name><label>Amsterdam</label><land>nl</land></item>
  <item><name>nyc</name><label>New York</label><land>us</land></item></root></instance>
  <instance id="letters"><root>{letters}</root></instance>
  <itext><translation lang="en"><text id="hello"><value>Hello <output value="/data/two"/></value></text>
  </translation></itext>
  <bind nodeset="/data/worth" calculate="{{expression}}"/>""".format(
    shape=SHAPE, letters="".join(f"<item><name>{letter}</name></item>" for letter in "ABCDEF")
)
BODY = """<input ref="/data/two"><label>T</label></input><group ref="/data/kid"><repeat nodeset="/data/kid">
  <input ref="/data/kid/name"><label>N</label></input><group>
  <repeat nodeset="/data/kid/toy"><input ref="what"><label>W</label></input></repeat></group>
  </repeat></group>"""
MANY = """<select1 ref="/data/many"><label>M</label><itemset nodeset="instance('towns')/root/item">
  <value ref="name"/><label ref="label"/></itemset></select1>"""


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def tried(expression: str, **properties: str) -> Tried:
    return Tried(xform(MODEL.replace("{expression}", escaped(expression)), BODY + MANY), **properties)


def worth(expression: str, **properties: str) -> str:
    return tried(expression, **properties).value("/data/worth")


WORTHS = [
    # words
    ("string(1 div 0)", "Infinity"),
    ("concat('a')", "a"),
    ("concat(/data/kid/name, '!')", "AnnBo!"),
    ("join(', ', /data/kid/name, 'you')", "Ann, Bo, you"),
    ("substr('hello', 0, 2)", "he"),
    ("substr('hello', 2)", "llo"),
    ("substr('hello', -2)", "lo"),
    ("substr('hello', 'x')", ""),
    ("substr('hello', 1, 1 div 0)", "ello"),
    ("substr('hello', 1 div 0)", ""),
    ("substr('hello', -1 div 0, 2)", "he"),
    ("substr('hello', 2, -9)", ""),
    ("substring-before('a/b', '/')", "a"),
    ("substring-before('a/b', '')", ""),
    ("substring-after('a/b', '/')", "b"),
    ("translate('bar', 'abc', 'AB')", "BAr"),
    ("string-length('four')", "4"),
    ("normalize-space('  a   b ')", "a b"),
    ("contains('early help', 'help')", "true"),
    ("starts-with('early', 'ear')", "true"),
    ("ends-with('early', 'ly')", "true"),
    ("string-length(uuid())", "36"),
    ("string-length(uuid(7))", "7"),
    ("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"),
    ("digest('abc', 'SHA-1', 'hex')", "a9993e364706816aba3e25717850c26c9cd0d89d"),
    ("digest('abc', 'SHA-256')", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
    ("digest('abc', 'SHA-9')", ""),
    ("base64-decode('SGVsbG8=')", "Hello"),
    ("base64-decode('***')", ""),
    ("pulldata('towns', 'label', 'name', 'nyc')", "New York"),
    ("pulldata('towns', 'label', 'name', 'xxx')", ""),
    ("pulldata('towns', 'none', 'name', 'nyc')", ""),
    # truth
    ("if(/data/two = 2, 'yes', 'no')", "yes"),
    ("if(false(), 1 div 0, 'no')", "no"),
    ("coalesce(/data/empty, /data/two)", "2"),
    ("coalesce(/data/empty, ../none)", ""),
    ("boolean(../none)", "false"),
    ("boolean('false')", "true"),
    ("boolean-from-string('true')", "true"),
    ("boolean-from-string('1')", "true"),
    ("boolean-from-string('yes')", "false"),
    ("not(1 = 2)", "true"),
    ("regex('AB12', '[A-Z]+[0-9]+')", "true"),
    ("regex('AB12!', '[A-Z]+[0-9]+')", "false"),
    ("checklist(1, 2, 1, 0, 1)", "true"),
    ("checklist(-1, 1, true(), true())", "false"),
    ("checklist(2, -1, 1, 1, 1)", "true"),
    ("checklist(1, 1, /data/kid/age)", "true"),
    ("weighted-checklist(5, 7, 1, 5, 0, 90)", "true"),
    ("weighted-checklist(6, -1, 1, 5, 0, 90)", "false"),
    ("weighted-checklist(-1, 5, true(), 5)", "true"),
    # numbers
    ("number('12')", "12"),
    ("number('')", "NaN"),
    ("number('1970-01-03')", "2"),
    ("number('1970-01-02T12:00:00.000+00:00')", "1.5"),
    ("number('1970-01-01T02:00:00.000+02:00')", "0"),
    ("'2026-06-05' - '2026-06-04'", "1"),
    ("'2026-06-05' > '2026-06-04'", "true"),
    ("int(-2.7)", "-2"),
    ("int('x')", "NaN"),
    ("sum(/data/kid[age != '']/age)", "4"),
    ("max(/data/kid/age, 9, 3)", "NaN"),
    ("max(/data/kid[age != '']/age, 9, 3)", "9"),
    ("min(3, 1, 2)", "1"),
    ("max(../none)", "NaN"),
    ("max('', 3)", "NaN"),
    ("min(2, 'x', 3)", "NaN"),
    ("round(1.256, 2)", "1.26"),
    ("round(-2.5)", "-2"),
    ("round(1250, -2)", "1300"),
    ("round(1.5, 400)", "1.5"),
    ("round(1500000000.25, 305)", "1500000000.25"),
    ("round(1250, -400)", "0"),
    ("pow(2, 10)", "1024"),
    ("pow(0, -1)", "Infinity"),
    ("pow(-8, 0.5)", "NaN"),
    ("log(exp(1))", "1"),
    ("log10(1000)", "3"),
    ("log(0)", "-Infinity"),
    ("log(-1)", "NaN"),
    ("abs(-3)", "3"),
    ("sqrt(16)", "4"),
    ("sqrt(-1)", "NaN"),
    ("exp10(3)", "1000"),
    ("exp(10000)", "Infinity"),
    ("round(sin(pi() div 2) + cos(0) + tan(0), 6)", "2"),
    ("round(asin(1) + acos(1) + atan(0), 4)", "1.5708"),
    ("round(atan2(1, 1), 4)", "0.7854"),
    ("asin(2)", "NaN"),
    ("1 div 0", "Infinity"),
    # nodes
    ("count(/data/kid)", "2"),
    ("count-non-empty(/data/kid/age)", "1"),
    ("position(/data/kid[2])", "2"),
    ("count(instance('towns')/root/item)", "2"),
    ("instance('towns')/root/item[name = 'nyc']/label", "New York"),
    ("instance('towns')/root/item[land = current()/../empty]/label", ""),
    ("indexed-repeat(/data/kid/name, /data/kid, 2)", "Bo"),
    ("indexed-repeat(/data/kid/name, /data/kid, 3)", ""),
    ("indexed-repeat(/data/kid/name, /data/kid, 0)", ""),
    ("indexed-repeat(/data/kid/toy/what, /data/kid, 1, /data/kid/toy, 2)", "car"),
    ("indexed-repeat(//what, /data/kid, 2, /data/kid/toy, 1)", "dice"),
    # days and hours
    ("today()", "2026-11-24"),
    ("now()", "2026-11-24T14:32:00.000+00:00"),
    ("date('2026-06-04T10:00:00.000+01:00')", "2026-06-04"),
    ("date(1)", "1970-01-02"),
    ("date('2026-02-30')", ""),
    ("date-time('2026-06-04')", "2026-06-04T00:00:00.000"),
    ("date-time(0.5)", "1970-01-01T12:00:00.000"),
    ("format-date(/data/day, '%Y|%y|%m|%n|%b|%d|%e|%a')", "2026|26|06|6|Jun|04|4|Thu"),
    ("format-date-time('2026-06-04T09:05:03.007', '%H|%h|%M|%S|%3')", "09|9|05|03|007"),
    ("format-date('x', '%Y')", ""),
    ("decimal-time(now()) = decimal-time('2026-11-24T14:32:00Z')", "true"),
    ("decimal-date-time('1970-01-02T06:00:00Z')", "1.25"),
    ("decimal-date-time('x')", "NaN"),
    ("decimal-date-time('0001-01-01T00:00:00.000+12:00')", "-719162.5"),
    ("decimal-date-time('9999-12-31T12:00:00.000-12:00')", "2932897"),
    ("decimal-time(/data/hour)", "0.75"),
    ("decimal-time('12:00:00.000+00:00')", "0.5"),
    ("decimal-time('25:00')", "NaN"),
    ("today() + 1 = '2026-11-25'", "true"),
    ("date('2026-11-24') = today()", "true"),
    # choices
    ("selected(/data/many, 'b')", "true"),
    ("selected(/data/many, 'bb')", "false"),
    ("is-selected(/data/many, 'b')", "true"),
    ("selected-at(/data/many, 0)", "a"),
    ("selected-at(/data/many, 3)", ""),
    ("selected-at(/data/many, -1)", ""),
    ("count-selected(/data/many)", "3"),
    ("count-selected(/data/empty)", "0"),
    ("jr:choice-name('nyc', '/data/many')", "New York"),
    ("jr:itext('hello')", "Hello 2"),
    ("jr:itext('none')", ""),
    # places
    ("round(area(/data/shape), 2)", "2333220.77"),
    ("round(distance(/data/shape), 2)", "5724.36"),
    ("round(distance('0 0;0 1'), 2)", "111318.85"),
    ("round(distance('0 0', '0 1'), 2)", "111318.85"),
    ("area('0 0;0 1')", "0"),
    ("round(enclosed-area(/data/shape), 2)", "2333220.77"),
    ("area('a')", "NaN"),
    ("distance('1 1')", "0"),
    ("distance('1 1') + 1", "1"),
    ("distance('5000 5000;5000 5000')", "NaN"),
    ("geofence('7.93 -11.58', /data/shape)", "true"),
    ("geofence('8 -11.58', /data/shape)", "false"),
    ("geofence('', /data/shape)", "false"),
    ("intersects('0 0;1 1;0 1;1 0')", "true"),
    ("intersects(/data/shape)", "false"),
    # the form
    ("version()", "2026.1"),
    ("property('username')", ""),
]


@pytest.mark.parametrize(("expression", "value"), WORTHS)
def test_a_function_is_worth(expression, value):
    assert worth(expression) == value


@pytest.mark.parametrize(
    ("seed", "order"), [("42", "AFCBDE"), ("1", "BFEACD"), ("11111111", "ACDBFE"), ("'42'", "AFCBDE")]
)
def test_a_seed_gives_the_same_order_as_in_other_odk_programs(seed, order):
    nodes = f"randomize(instance('letters')/root/item, {seed})"
    body = f"""<select1 ref="/data/many"><label>M</label><itemset nodeset="{nodes}">
      <value ref="name"/><label ref="name"/></itemset></select1>"""
    assert "".join(Tried(xform(MODEL.replace("{expression}", "1"), BODY + body)).choices("/data/many")) == order


def test_without_a_seed_the_order_is_chance_and_stays():
    body = """<select1 ref="/data/many"><label>M</label><itemset nodeset="randomize(instance('letters')/root/item)">
      <value ref="name"/><label ref="name"/></itemset></select1>"""
    form = Tried(xform(MODEL.replace("{expression}", "1"), BODY + body))
    first = form.choices("/data/many")
    assert sorted(first) == list("ABCDEF")
    assert form.answer("/data/two", "3").choices("/data/many") == first


def test_the_program_tells_its_properties():
    assert worth("property('username')", username="leanne") == "leanne"


def test_chance_is_between_none_and_one_and_the_same_for_the_same_seed():
    assert 0 <= float(worth("random()")) < 1
    assert worth("random()") == worth("random()", seed=1) != worth("random()", seed=2)
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", worth("uuid()"))


def test_once_stays_what_it_was_also_when_the_form_is_opened_again():
    form = tried("once(random() + /data/two * 0)")
    first = form.value("/data/worth")
    assert form.answer("/data/two", "3").value("/data/worth") == first
    again = Tried(form.form.definition, saved=instance_xml(form.form.instance.root, form.form.definition), seed=9)
    assert again.value("/data/worth") == first


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("selectd(/data/many, 'a')", "there is no function called selectd(); the nearest is selected()"),
        ("instance('town')/root/item", "there is no list called town"),
        ("if(1, 2)", "if() is given 2 values"),
        ("indexed-repeat(/data/two)", "indexed-repeat() is given 1 values"),
        ("indexed-repeat(/data/kid/name, /data/kid, 1, /data/kid)", "indexed-repeat() is given 4 values"),
        ("weighted-checklist(1, 2, 1, 5, 0)", "weighted-checklist() is given 5 values"),
        ("1 +", "found the end"),
        ("regex('a', '(')", "regex() is given a pattern that cannot be read"),
    ],
)
def test_what_cannot_work_is_refused_when_the_form_loads(expression, told):
    with pytest.raises(BadDefinition, match=re.escape(told)) as caught:
        tried(expression)
    assert (caught.value.field, caught.value.aspect) == ("worth", "calculate")


def test_every_function_of_the_specification_is_here():
    from ehdesk.forms.engine.functions import FUNCTIONS  # noqa: PLC0415

    tested = {name for expression, _value in WORTHS for name in re.findall(r"([a-z][a-z0-9:.-]*)\(", expression)}
    plain = {"randomize", "last", "id", "local-name", "namespace-uri", "name", "substring", "lang", "floor", "ceiling"}
    asked = {"random", "once", "true", "current", "extract-signed"}
    assert set(FUNCTIONS) - tested <= plain | asked
