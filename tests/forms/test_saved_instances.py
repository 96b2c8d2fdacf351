"""Answers saved as instance XML, gone on with in a form that has changed meanwhile: nothing is lost."""

import pytest

from ehdesk.forms.engine.circumstances import Circumstances
from ehdesk.forms.engine.parts import EHDESK
from ehdesk.forms.engine.people import Person
from ehdesk.forms.engine.running import RunningForm
from ehdesk.forms.engine.saved_instance import answers_from
from ehdesk.forms.engine.xml import read_xml
from tests.forms.trials import NOW, Tried, xform

BEFORE = """<instance><data id="a"><name/><gone/><home><heating/><damp><where/></damp></home>
  <kid jr:template=""><name/><toy/></kid><pet jr:template=""><what/></pet>
  <orx:meta><orx:instanceID/><orx:note/></orx:meta></data></instance>"""
AFTER = """<instance><data id="a"><name/><home><heating/></home><kid jr:template=""><name/></kid>
  <orx:meta><orx:instanceID/></orx:meta></data></instance>"""


def repeat(name: str, *questions: str) -> str:
    asked = "".join(f'<input ref="{question}"><label>Q</label></input>' for question in questions)
    return f'<group ref="/data/{name}"><label>R</label><repeat nodeset="/data/{name}">{asked}</repeat></group>'


PATHS = ("name", "gone", "home/heating", "home/damp/where")
LEAVES = "".join(f'<input ref="/data/{path}"><label>Q</label></input>' for path in PATHS)


@pytest.fixture(scope="module")
def before():
    return xform(BEFORE, LEAVES + repeat("kid", "name", "toy") + repeat("pet", "what"))


@pytest.fixture(scope="module")
def after():
    return xform(AFTER, '<input ref="/data/name"><label>N</label></input>' + repeat("kid", "name"))


@pytest.fixture
def saved(before):
    tried = (
        Tried(before).does("add_repeat", "/data/kid").does("add_repeat", "/data/pet").does("add_repeat", "/data/pet")
    )
    for ref, value in {
        "name": "Ann",
        "gone": "a < b & c",
        "home/heating": "none",
        "home/damp/where": "loft",
        "kid[1]/name": "Bo",
        "kid[1]/toy": "bear",
        "pet[1]/what": "cat",
        "pet[2]/what": "dog",
    }.items():
        assert tried.answer(f"/data/{ref}", value).error is None
    return tried.instance.replace("<orx:note/>", "<orx:note>by hand</orx:note>")


STRAYS = {
    "gone": "a < b & c",
    "home/damp/where": "loft",
    "kid[1]/toy": "bear",
    "pet/what": "cat",
    "pet[2]/what": "dog",
    "meta/orx:note": "by hand",
}


def test_answers_that_the_form_has_no_place_for_are_kept_and_told(after, saved):
    form = RunningForm(after, (), answers_from(saved, after), Circumstances(NOW))
    assert form.strays == STRAYS
    assert {field: form.answers[field] for field in STRAYS} == STRAYS


def test_they_are_written_back_where_they_were(before, after, saved):
    changed = Tried(after, saved=saved).answer("/data/name", "Cy").instance
    again = Tried(before, saved=changed)
    assert again.value("/data/name") == "Cy"
    assert [again.value(f"/data/{ref}") for ref in ("gone", "home/damp/where", "kid[1]/toy")] == [
        "a < b & c",
        "loft",
        "bear",
    ]
    assert again.values("]/what") == ["cat", "dog"]
    assert "<orx:note>by hand</orx:note>" in changed
    assert again.form.strays == {}


def test_going_on_twice_is_the_same_as_once(after, saved):
    once = Tried(after, saved=saved).instance
    assert Tried(after, saved=once).instance == once


@pytest.mark.parametrize(
    ("saved", "strays"),
    [
        ("<data id='a'><name>one</name><name>two</name></data>", {"name[2]": "two"}),
        ("<data id='a'><name>one<x>y</x></name></data>", {"name/x": "y"}),
        ("<data id='a'><home>was a question</home></data>", {"home": "was a question"}),
        ("<data id='a'><home> <heating/> </home></data>", {}),
        ("<data id='a'><x/><y><z/></y></data>", {}),
    ],
)
def test_whatever_lies_where_nothing_should_is_kept(after, saved, strays):
    tried = Tried(after, saved=saved)
    assert tried.form.strays == strays
    assert Tried(after, saved=tried.instance).form.strays == strays


def test_what_was_removed_is_no_stray(after, before, saved):
    left = Tried(after, saved=saved).does("remove_repeat", "/data/kid[1]").form.strays
    assert left.keys() == STRAYS.keys() - {"kid[1]/toy"}
    assert "<kid>" not in Tried(before, saved=saved).does("remove_repeat", "/data/kid[1]").instance


def test_answers_about_somebody_who_left_are_written_back_as_theirs():
    model = f"""<instance><data id="a" xmlns:ehdesk="{EHDESK}"><child jr:template=""><name/></child></data></instance>
      <bind xmlns:ehdesk="{EHDESK}" nodeset="/data/child" ehdesk:each="child"/>"""
    definition = xform(model, repeat("child", "name"))
    tia = Person("T", "Tia", "child", 14)
    with_her = RunningForm(definition, [tia], {"child[T]/name": "Tia"}, Circumstances(NOW)).instance_xml()
    without = RunningForm(definition, [], answers_from(with_her, definition), Circumstances(NOW))
    assert without.strays == {"child[T]/name": "Tia"}
    again = RunningForm(definition, [tia], answers_from(without.instance_xml(), definition), Circumstances(NOW))
    assert (again.answers["child[T]/name"], again.strays) == ("Tia", {})


def test_the_template_of_a_repeat_is_no_instance_of_it():
    definition = xform(
        '<instance><data id="a"><kid jr:template=""><name/></kid></data></instance>', repeat("kid", "name")
    )
    saved = """<data id="a" xmlns:jr="http://openrosa.org/javarosa"><kid jr:template=""><name>none</name></kid>
      <kid><name>Bo</name></kid></data>"""
    assert Tried(definition, saved=saved).values("/name") == ["Bo"]


def test_the_forms_own_namespace_is_written_and_read():
    root = '<data xmlns="http://example.org/a" id="a"><x>1</x><y/><orx:meta><orx:instanceID/></orx:meta></data>'
    model = f'<instance>{root}</instance><bind nodeset="/data/y" calculate="/data/x + 1"/>'
    tried = Tried(xform(model, '<input ref="/data/x"><label>X</label></input>'))
    assert tried.answer("/data/x", "2").value("/data/y") == "3"
    written = read_xml(tried.instance).root.first("data")
    found = {node.name: node.namespace for node in (written, *written.descendants()) if node.kind == "element"}
    assert found.pop("meta") == found.pop("instanceID") == "http://openrosa.org/xforms"
    assert set(found.values()) == {"http://example.org/a"}
    assert Tried(tried.form.definition, saved=tried.instance).instance == tried.instance


def test_a_namespace_without_a_prefix_is_written_where_it_begins():
    root = '<data id="a"><x/><meta xmlns="http://example.org/b"><z/></meta></data>'
    assert '<x/><meta xmlns="http://example.org/b"><z/></meta>' in Tried(xform(f"<instance>{root}</instance>")).instance


def test_returns_and_new_lines_are_read_as_they_were_written():
    blanks = "a\r\nb\rc\td"
    root = '<instance><data id="a"><x at="1&#13;2&#10;3&#9;4"/></data></instance>'
    tried = Tried(xform(root, '<input ref="/data/x"><label>X</label></input>')).answer("/data/x", blanks)
    (node,) = read_xml(tried.instance).root.first("data").named("x")
    assert (node.value, node.attribute("at")) == (blanks, "1\r2\n3\t4")
    assert Tried(tried.form.definition, saved=tried.instance).value("/data/x") == blanks
