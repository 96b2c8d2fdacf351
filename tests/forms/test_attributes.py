"""Attributes of which a form says something: what they come to is worked out, set and written, as of any node."""

import re

import pytest

from ehdesk.forms.engine.problems import BadDefinition
from tests.forms.trials import Tried, xform, xlsform

MODEL = """<instance><data id="a"><a>1</a><c at="" on="" odk:to="t">x</c><seen/><kid jr:template=""><n no=""/></kid>
  </data></instance><bind nodeset="/data/c" relevant="/data/a != 'no'"/>
  <bind nodeset="/data/c/@at" calculate="concat(/data/a, /data/c)"/><bind nodeset="/data/c/@gone" calculate="1"/>
  <bind nodeset="/data/seen" calculate="concat(/data/c/@at, /data/c/@on)"/>
  <bind nodeset="/data/kid/n/@no" calculate="position(../..)"/>
  <setvalue event="odk-instance-first-load" ref="/data/c/@on" value="'set'"/>"""
BODY = """<input ref="/data/a"><label>A</label></input><group ref="/data/kid"><repeat nodeset="/data/kid">
  <input ref="/data/kid/n"><label>N</label></input></repeat></group>"""


def test_attributes_are_worked_out_set_read_and_written():
    tried = Tried(xform(MODEL, BODY)).does("add_repeat", "/data/kid").does("add_repeat", "/data/kid")
    assert '<c at="1x" on="set" odk:to="t">x</c><seen>1xset</seen>' in tried.instance
    assert (
        '<kid><n no="1"/></kid><kid><n no="2"/></kid>'
        in tried.does("remove_repeat", "/data/kid[1]").does("add_repeat", "/data/kid").instance
    )
    assert "<c " not in tried.answer("/data/a", "no").instance
    assert tried.value("/data/seen") == ""
    again = Tried(tried.form.definition, saved=tried.answer("/data/a", "2").instance)
    assert '<c at="2x" on="set" odk:to="t">x</c>' in again.instance == tried.instance
    assert again.form.strays == {}


def test_an_action_on_an_attribute_that_is_nowhere_is_refused():
    action = '<setvalue event="odk-instance-load" ref="/data/c/@none" value="1"/>'
    with pytest.raises(BadDefinition, match="gives a value to c/@none"):
        xform(MODEL + action, BODY)


CREATED = """
| survey |
| | type    | name    | label | save_to |
| | text    | species | S     | species |
| | integer | age     | A     |         |
| entities |
| | list_name | label                   | create_if  |
| | trees     | concat(${species}, '!') | ${age} > 3 |
"""
UPDATED = """
| survey |
| | type         | name  | label | save_to |
| | csv-external | trees |       |         |
| | text         | tree  | T     |         |
| | integer      | age   | A     | age     |
| entities |
| | list_name | entity_id | update_if  |
| | trees     | ${tree}   | ${age} > 3 |
"""


def entity(tried: Tried) -> dict[str, str]:
    return dict(re.findall(r'(\w+)="([^"]*)"', re.search("<entity[^>]*>", tried.instance)[0]))


def opened(folder, survey: str, **files: str) -> Tried:
    return Tried(xlsform(folder, survey.partition("| survey |")[2], **files))


def test_a_new_entity_has_an_id_and_is_made_when_the_form_says_so(tmp_path):
    tried = opened(tmp_path, CREATED).answer("/data/species", "oak").answer("/data/age", "5")
    made = entity(tried)
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", made["id"])
    assert (made["dataset"], made["create"]) == ("trees", "true")
    assert "<label>oak!</label>" in tried.instance
    assert entity(tried.answer("/data/age", "2"))["create"] == "false"
    assert entity(Tried(tried.form.definition, saved=tried.instance, seed=9))["id"] == made["id"]


def test_an_entity_that_is_put_right_goes_by_its_id_and_version(tmp_path):
    trees = "name,label,__version,__trunkVersion,__branchId,age\nabc,Oak,3,2,b,4\n"
    tried = opened(tmp_path, UPDATED, trees__csv=trees).answer("/data/tree", "abc").answer("/data/age", "5")
    assert entity(tried).items() >= {"id": "abc", "update": "true", "baseVersion": "3", "trunkVersion": "2"}.items()
