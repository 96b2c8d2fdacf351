"""XForm XML that did not come from our own reader."""

import datetime as dt
import re

import pytest

from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.problems import BadDefinition
from ehdesk.forms.engine.xform import read_xform
from ehdesk.forms.opening import examine
from ehdesk.forms.source import Source
from tests.forms.trials import XFORM, Tried, xform

FORM = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
  <h:head>
    <h:title>By hand</h:title>
    <model>
      <instance><data id="hand" version="2"><name/><pick/><on/><orx:meta><orx:instanceID/></orx:meta></data></instance>
      <bind nodeset="/data/name" type="xsd:string" required="true()" jr:requiredMsg="Say a name"/>
      <bind nodeset="/data/pick" type="string"/>
      <bind nodeset="/data/on" type="date" jr:preload="date" jr:preloadParams="today"/>
    </model>
  </h:head>
  <h:body class="pages">
    <input ref="/data/name"><label>Your <output value="string('full')"/> name</label><hint>As on letters</hint></input>
    <select1 ref="/data/pick" appearance="minimal">
      <label>Pick one</label>
      <item><label>Yes</label><value>y</value></item>
      <item><label>No</label><value>n</value></item>
    </select1>
    <input ref="/data/on"><label>On</label></input>
  </h:body>
</h:html>"""


def by_hand(**answers: str) -> FilledForm:
    return FilledForm(read_xform(FORM), (), answers, dt.date(2026, 11, 24))


def test_labels_written_in_place_are_read():
    question = by_hand().question("name")
    assert (question.label, question.hint, question.required) == ("Your full name", "As on letters", True)


def test_choices_written_in_place_are_read():
    filled = by_hand(pick="n")
    assert filled.display("pick") == "No"
    assert filled.question("pick").appearance == ("minimal",)


def test_loose_questions_make_one_page_named_after_the_form():
    (topic,) = by_hand().topics()
    assert (topic.title, topic.fields) == ("By hand", ("name", "pick", "on"))
    assert [problem.message for problem in by_hand().problems(topic.id)] == ["Say a name"]


def test_todays_date_can_be_there_from_the_start():
    assert by_hand().question("on").value == "2026-11-24"
    assert by_hand(on="").question("on").value == ""


def test_the_instance_keeps_its_namespaces():
    written = re.sub("uuid:[^<]*", "ID", by_hand(name="Ada").instance_xml())
    meta = "<orx:meta><orx:instanceID>ID</orx:instanceID></orx:meta>"
    assert written.endswith(f"<name>Ada</name><pick/><on>2026-11-24</on>{meta}</data>")


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        ("", "not readable as XML"),
        ("<a>", "not readable as XML"),
        ("<a/>", "this is not an XForm: it has no <html>"),
        (FORM.replace("<data", "<!--").replace("</data>", "-->"), "its first <instance> is empty"),
        (FORM.replace("string('full')", "strin('full')"), "name, label: there is no function called strin()"),
        (FORM.replace("string('full')", "string("), "name, label: found the end"),
        (
            FORM.replace("</model>", '<instance id="towns" src="jr://file-csv/towns.csv"/></model>'),
            "the list in jr://file-csv/towns.csv lies in another file",
        ),
        (
            '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><lolz>&lol2;</lolz>',
            "may not have a document type",
        ),
    ],
)
def test_what_is_not_a_form_is_refused_in_words(xml, told):
    with pytest.raises(BadDefinition) as caught:
        read_xform(xml)
    assert told in str(caught.value)


SMALL = '<instance><data id="a"><age/><kid jr:template=""><name/></kid></data></instance>'


@pytest.mark.parametrize("encoding", ["foo", "rot13", "idna", "undefined", "utf-7", "punycode"])
def test_an_encoding_that_is_none_is_refused_in_words(encoding):
    with pytest.raises(BadDefinition, match="not readable as XML") as caught:
        read_xform(FORM.replace("?>", f' encoding="{encoding}"?>').encode("latin-1") + b"\xe9")
    assert caught.value.code == "bad-xml"


def test_a_control_may_name_a_bind_by_its_id():
    tried = Tried(
        xform(
            f'{SMALL}<bind id="b" nodeset="/data/age" type="int"/>'
            '<setvalue bind="b" event="odk-instance-first-load">3</setvalue>',
            '<input bind="b"><label>Age</label></input>',
        )
    )
    assert (tried.label("/data/age"), tried.value("/data/age")) == ("Age", "3")
    assert tried.answer("/data/age", "x").error == "not-a-whole-number"


@pytest.mark.parametrize(
    "body",
    ['<input ref="/data/ag"><label>A</label></input>', '<group ref="/data/ag"/>', '<repeat nodeset="/data/ag"/>'],
)
def test_what_asks_for_a_node_that_is_nowhere_is_refused(body):
    with pytest.raises(BadDefinition, match="there is no node ag in the form; the nearest is age"):
        xform(SMALL, body)


def test_what_binds_a_node_that_is_nowhere_is_advised_of_and_not_heeded(tmp_path):
    model = f'{SMALL}<bind nodeset="/data/ag" calculate="/data/age + 1"/>'
    (file := tmp_path / "form.xml").write_text(XFORM.format(model=model, body=""))
    found = examine(file)
    assert [(each.is_advice, str(each)) for each in found.problems] == [
        (True, "form.xml, row 3: there is no node ag in the form; the nearest is age")
    ]
    assert "/data/ag" not in Tried(found.definition).refs


def test_two_questions_for_one_answer_are_refused():
    one = '<input ref="/data/age"><label>{}</label></input>'
    with pytest.raises(BadDefinition, match="age, label: two questions ask for the same answer"):
        xform(SMALL, one.format("How old?") + one.format("What age?"))


def test_a_list_that_is_pulled_from_and_is_nowhere_is_refused():
    bind = """<bind nodeset="/data/age" calculate="pulldata('towns', 'size', 'name', 'ams')"/>"""
    with pytest.raises(BadDefinition, match="there is no list called towns"):
        xform(SMALL + bind)


def test_attributes_of_the_form_are_kept_and_bound_but_never_asked():
    tried = Tried(
        xform('<instance><data id="a"><age odk:tag="x"/></data></instance><bind nodeset="/data/age/@odk:tag"/>')
    )
    assert '<age odk:tag="x"/>' in tried.instance


@pytest.mark.parametrize("named", ["/data/agee + 1", "sum(/data/kid/nme)", "/data/age[/data/agee = 1]"])
def test_an_expression_that_names_a_node_that_is_nowhere_is_refused(named):
    with pytest.raises(BadDefinition, match=r"there is no node (agee|kid/nme) in the form; the nearest is") as caught:
        xform(f'{SMALL}<bind nodeset="/data/age" relevant="{named}"/>')
    assert (caught.value.field, caught.value.aspect, caught.value.code) == ("age", "relevant", "unknown-node")
    acting = f'{SMALL}<setvalue event="odk-instance-load" ref="/data/age" value="string({named})"/>'
    with pytest.raises(BadDefinition, match="there is no node"):
        xform(acting)
    for model, into in (
        (acting, "/data/age"),
        (f'{SMALL}<bind nodeset="/data/kid/name" calculate="string({named})"/>', "/data/kid/name"),
    ):
        published = Source(XFORM.format(model=model, body="").encode()).definition()
        assert Tried(published).value(into) in {"", "NaN", "0"}


TYPES = [
    ("int", "input", "7", "seven", "not-a-whole-number"),
    ("int", "input", "-2147483648", "2147483648", "out-of-range"),
    ("int", "input", "2147483647", "-99999999999999999999", "out-of-range"),
    ("decimal", "input", "7.5", "7,5", "not-a-number"),
    ("date", "input", "2026-02-28", "2026-02-30", "not-a-date"),
    ("time", "input", "14:30:00.000+01:00", "25:00", "not-a-time"),
    ("dateTime", "input", "2026-02-28T10:00:00.000Z", "2026-02-28", "not-a-date-time"),
    ("string", "trigger", "OK", "yes", "not-ok"),
    ("binary", 'upload mediatype="image/*"', "tree.jpg", "../tree.jpg", "not-a-file-name"),
    ("binary", 'upload mediatype="audio/*"', "song.m4a", "C:\\song.m4a", "not-a-file-name"),
    ("boolean", "input", "true", "yes", "not-true-or-false"),
    ("geopoint", "input", "54.5 -1.2 0 0", "95 0", "not-a-place"),
    ("geotrace", "input", "1 1 0 0;2 2 0 0", "1 1", "not-a-line"),
    ("geoshape", "input", "1 1;2 2;3 1;1 1", "1 1;2 2;3 1", "not-a-shape"),
    ("int", 'range start="1" end="5" step="1"', "5", "6", "out-of-range"),
    ("int", 'range start="5" end="1" step="1"', "1", "0", "out-of-range"),
    ("decimal", 'range start="0" end="1" step="0.1"', "0.3", "x", "not-a-number"),
    ("decimal", 'range start="0" end="1" step="0.1"', "0.7", "0.35", "out-of-range"),
    ("int", 'range start="1" end="9" step="2"', "7", "6", "out-of-range"),
    ("int", 'range start="9" end="1" step="-2"', "7", "6", "out-of-range"),
    ("int", 'range start="1" end="5" step="1"', "2", "2.5", "not-a-whole-number"),
    ("decimal", 'range start="1" end="5"', "2.5", "5.5", "out-of-range"),
    ("decimal", 'range start="1"', "900", "0", "out-of-range"),
    ("decimal", 'range end="5"', "-900", "6", "out-of-range"),
    ("decimal", 'range end="x" step="0"', "-900.5", "x", "not-a-number"),
]


@pytest.mark.parametrize(("type_", "control", "right", "wrong", "code"), TYPES)
def test_a_value_that_is_not_of_its_type_is_kept_with_a_code(type_, control, right, wrong, code):
    name = control.split()[0]
    body = f'<{control} ref="/data/age"><label>A</label></{name}>'
    tried = Tried(xform(f'{SMALL}<bind nodeset="/data/age" type="{type_}"/>', body))
    assert tried.answer("/data/age", right).error is None
    assert tried.node("/data/age")["valid"]
    assert tried.answer("/data/age", wrong).error == code
    node = tried.node("/data/age")
    assert (node["value"], node["valid"]) == (wrong, False)
    assert node["message"]
    assert tried.answer("/data/age", "").node("/data/age")["valid"]


@pytest.mark.parametrize("type_", ["string", "barcode", "intent", "binary", "nonsense", "xsd:string"])
def test_words_may_be_anything(type_):
    body = '<input ref="/data/age"><label>A</label></input>'
    tried = Tried(xform(f'{SMALL}<bind nodeset="/data/age" type="{type_}"/>', body))
    assert tried.answer("/data/age", "any thing 9").error is None


@pytest.mark.parametrize(
    ("expression", "shown", "hidden"),
    [
        ("/data/g/b = ''", "false", "true"),
        ("/data/g/b != ''", "true", "false"),
        ("/data/g/b = 5", "true", "false"),
        ("if(/data/g/b = '', 'none', /data/g/b)", "5", "none"),
        ("concat('[', /data/g/b, ']')", "[5]", "[]"),
        ("/data/g/b + 1", "6", "NaN"),
        ("sum(/data/g/b) + 1", "6", "1"),
        ("count(/data/g/b)", "1", "0"),
        ("/data/g[1]/*[2] = ''", "false", "false"),
    ],
)
def test_what_is_not_relevant_reads_as_empty_and_keeps_its_value(expression, shown, hidden):
    model = f"""<instance><data id="x"><a>y</a><g><b>5</b></g><c/></data></instance>
      <bind nodeset="/data/g" relevant="/data/a = 'y'"/><bind nodeset="/data/c" calculate="{expression}"/>"""
    tried = Tried(xform(model, '<input ref="/data/a"><label>A</label></input>'))
    assert tried.value("/data/c") == shown
    assert tried.answer("/data/a", "n").value("/data/c") == hidden
    assert (tried.value("/data/g/b"), "<b>" in tried.instance) == ("5", False)
    assert tried.answer("/data/a", "y").value("/data/c") == shown


NESTED = """<instance><data id="a"><sum/><g><i/><j/></g><kid jr:template=""><name/><age/></kid>
  <orx:meta><orx:instanceName/></orx:meta></data></instance>"""


@pytest.mark.parametrize("reference", ["/data/g/j", "j", "./j", "../g/j", "current()/j", " /data/g/./j "])
def test_a_reference_goes_on_from_the_group_around_it(reference):
    body = f'<group ref="/data/g"><input ref="{reference}"><label>Jot</label></input></group>'
    assert Tried(xform(NESTED, body)).label("/data/g/j") == "Jot"


@pytest.mark.parametrize("reference", ["g/i", "../g/i", "./g/i", "/data/g/../g/i"])
def test_a_bind_may_name_its_node_by_any_plain_path(reference):
    body = '<input ref="/data/g/i"><label>I</label></input>'
    tried = Tried(xform(f'{NESTED}<bind nodeset="{reference}" type="int"/>', body))
    assert tried.answer("/data/g/i", "x").error == "not-a-whole-number"


def test_prefixes_are_left_out_of_references():
    bind = "<bind nodeset=\"/data/orx:meta/orx:instanceName\" calculate=\"concat('a', 'b')\"/>"
    assert "<orx:instanceName>ab</orx:instanceName>" in Tried(xform(NESTED + bind)).instance


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("/data/kid[1]/name", "chooses among the instances"),
        ("//name", "a reference goes from each node"),
        ("following-sibling::g", "a reference goes from each node"),
        ("concat('a')", "a reference is the path of a node"),
        ("/data/g/", "found the end"),
        ("g i", "found 'i'"),
    ],
)
def test_what_is_no_plain_path_is_refused(reference, told):
    with pytest.raises(BadDefinition, match=re.escape(told)):
        xform(f'{NESTED}<bind nodeset="{reference}" type="int"/>')


def test_an_action_may_choose_an_instance_by_another_choice():
    action = (
        '<setvalue event="odk-instance-first-load"'
        " ref=\"/data/kid[name = /data/kid[position() = 2]/name and '[' != ']']/age\" value=\"9\"/>"
    )
    kids = NESTED.replace("<orx:meta>", "<kid><name>A</name><age/></kid><kid><name>B</name><age/></kid><orx:meta>")
    body = '<group ref="/data/kid"><repeat nodeset="/data/kid"><input ref="name"/><input ref="age"/></repeat></group>'
    assert Tried(xform(kids + action, body)).values("/age") == ["", "9"]


def test_everything_that_binds_get_wrong_is_told_at_once():
    model = """<instance><data id="a"><a/></data></instance>
      <bind nodeset="/data/a" relevant="selectd(., 1)" constraint="regx(., 'a')"/>"""
    with pytest.raises(BadDefinition) as found:
        xform(model, '<input ref="/data/a"><label>A</label></input>')
    assert [each.aspect for each in (found.value, *found.value.others)] == ["relevant", "constraint"]


def test_everything_wrong_with_an_xform_is_told_at_once_on_its_line(tmp_path):
    model = """<instance><data id="a"><a/><b/><c/><r><d/></r></data></instance>
      <bind nodeset="/data/a" relevant="1 +"
        calculate="randomize()"/>
      <bind nodeset="/data/b" relevant="/data/none = 1"/>
      <bind nodeset="/data/c" constraint="frob(.)"/>
      <setvalue event="odk-instance-load" ref="/data/nil" value="randomize()"/>
      <bind nodeset="/data/gone" type="int"/>"""
    asked = """<input ref="/data/a"><label ref="jr:itext('no')"/></input>"""
    body = f"""{asked}
      <input ref="/data/nowhere"/>
      <group ref="/data/r"><repeat nodeset="/data/r" jr:count=")"><input ref="d"/></repeat></group>"""
    (file := tmp_path / "a.xml").write_text(XFORM.format(model=model, body=body))
    assert sorted((each.row, each.code) for each in examine(file).problems) == [
        (4, "bad-expression"),
        (4, "bad-expression"),
        (6, "unknown-node"),
        (7, "unknown-function"),
        (8, "bad-form"),
        (9, "unknown-node"),
        (9, "unknown-text"),
        (10, "unknown-node"),
        (11, "bad-expression"),
    ]
    file.write_text(XFORM.format(model='<instance><data id="a"><a/></data></instance>', body=asked))
    assert [(each.row, each.code, each.is_advice) for each in examine(file).problems] == [(3, "unknown-text", True)]


def test_several_binds_of_one_node_go_together():
    model = """<instance><data id="a"><a/><b/></data></instance>
      <bind nodeset="/data/b" relevant="/data/a = 1" required="true()"/><bind nodeset="/data/b" required="false()"/>"""
    tried = Tried(xform(model, '<input ref="/data/a"><label>A</label></input><input ref="/data/b"/>'))
    assert (tried.node("/data/b")["relevant"], tried.node("/data/b")["required"]) == (False, False)


def test_a_constraint_counts_only_where_there_is_a_relevant_answer():
    definition = xform(
        """<instance><data id="a"><n>1</n><g><a>200</a><b>x</b></g><c/></data></instance>
        <bind nodeset="/data/g" relevant="/data/n = 2"/>
        <bind nodeset="/data/g/a" type="int" constraint=". &lt; 120" jr:constraintMsg="Too old"/>
        <bind nodeset="/data/g/b" type="int"/><bind nodeset="/data/c" constraint=". = 'c'"/>""",
        "".join(f'<input ref="/data/{name}"><label>L</label></input>' for name in ("n", "g/a", "g/b", "c")),
    )
    tried = Tried(definition)
    for name in ("g/a", "g/b", "c"):
        assert (tried.node(f"/data/{name}")["valid"], tried.node(f"/data/{name}")["message"]) == (True, "")
    tried.answer("/data/n", "2")
    assert (tried.node("/data/g/a")["valid"], tried.node("/data/g/a")["message"]) == (False, "Too old")
    assert not tried.node("/data/g/b")["valid"]
    assert tried.answer("/data/n", "3").node("/data/g/a")["valid"]
    assert tried.answer("/data/g/b", "y").error == "not-a-whole-number"


def test_nodes_side_by_side_without_a_repeat_are_refused_and_all_named():
    model = """<instance><data id="a"><a>1</a><a>2</a><g><b/></g><g><b/></g><r jr:template=""><c/></r><r><c/></r><r><c/>
      <c/></r></data></instance>"""
    with pytest.raises(BadDefinition) as refused:
        xform(model, '<group ref="/data/r"><repeat nodeset="/data/r"><input ref="c"/></repeat></group>')
    assert [each.field for each in (refused.value, *refused.value.others)] == ["a", "g", "r/c"]
    assert refused.value.code == "repeated-node"
