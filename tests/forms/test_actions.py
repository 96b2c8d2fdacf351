"""Actions, events, first values and what the program fills in, as the ODK XForms specification has them."""

import re

import pytest

from ehdesk.forms.engine.circumstances import Circumstances
from ehdesk.forms.engine.problems import BadDefinition
from ehdesk.forms.engine.running import RunningForm
from tests.forms.trials import NOW, Tried, xform, xlsform

MODEL = """<instance><data id="a"><age>7</age><seen/><loads/><name/><copy/><copies/><sum/><checked/><stamp/>
  <kid jr:template=""><name/><age/><first/></kid></data></instance>
  <bind nodeset="/data/age" type="int"/>
  <bind nodeset="/data/sum" calculate="/data/age * 2"/>
  <setvalue event="odk-instance-first-load" ref="/data/seen" value="concat('first ', /data/sum)"/>
  <setvalue event="odk-instance-load" ref="/data/loads" value="/data/loads + 1"/>
  <setvalue event="xforms-revalidate" ref="/data/checked">yes</setvalue>"""
BODY = """<input ref="/data/age"><label>Age</label></input>
  <input ref="/data/name"><label>Name</label>
    <setvalue event="xforms-value-changed" ref="/data/copy" value="../name"/>
    <setvalue event="xforms-value-changed" ref="/data/stamp">changed</setvalue></input>
  <input ref="/data/copy"><label>Copy</label>
    <setvalue event="xforms-value-changed" ref="/data/copies" value="concat(/data/copies, /data/copy)"/></input>
  <group ref="/data/kid"><repeat nodeset="/data/kid">
    <setvalue event="odk-new-repeat" ref="/data/kid/age" value="../../age + position(..)"/>
    <input ref="/data/kid/name"><label>Name</label>
      <setvalue event="xforms-value-changed" ref="/data/kid/first" value="substr(../name, 0, 1)"/></input>
    <input ref="/data/kid/age"><label>Age</label></input></repeat></group>"""


@pytest.fixture(scope="module")
def form():
    return xform(MODEL, BODY)


def test_the_first_time_a_form_is_opened_is_not_the_second(form):
    tried = Tried(form)
    assert (tried.value("/data/seen"), tried.value("/data/checked")) == ("first 14", "yes")
    again = Tried(form, saved=tried.answer("/data/age", "8").instance)
    assert again.value("/data/seen") == "first 14"


def test_an_action_may_follow_each_opening():
    definition = xform(
        """<instance><data id="a"><n>0</n></data></instance>
        <setvalue event="odk-instance-load" ref="/data/n" value="/data/n + 1"/>"""
    )
    once = Tried(definition)
    assert once.value("/data/n") == "1"
    assert Tried(definition, saved=once.instance).value("/data/n") == "2"


def test_an_answer_sets_off_the_actions_of_its_control_and_those_set_off_others(form):
    tried = Tried(form).answer("/data/name", "Bo")
    assert (tried.value("/data/copy"), tried.value("/data/stamp"), tried.value("/data/copies")) == (
        "Bo",
        "changed",
        "Bo",
    )
    assert tried.answer("/data/name", "Bo").value("/data/copies") == "Bo"
    assert tried.answer("/data/name", "Al").value("/data/copies") == "BoAl"


def test_what_an_action_set_may_be_changed_by_hand(form):
    tried = Tried(form).answer("/data/name", "Bo").answer("/data/copy", "Mine")
    assert tried.answer("/data/age", "3").value("/data/copy") == "Mine"


def test_a_new_instance_of_a_repeat_has_its_actions_and_only_the_new_one(form):
    tried = Tried(form).does("add_repeat", "/data/kid").answer("/data/age", "20").does("add_repeat", "/data/kid")
    assert tried.values("]/age") == ["8", "22"]


def test_inside_a_repeat_an_action_stays_with_its_instance(form):
    tried = Tried(form).does("add_repeat", "/data/kid").does("add_repeat", "/data/kid")
    assert tried.answer("/data/kid[2]/name", "Mason").values("]/first") == ["", "M"]


def test_instances_that_a_count_brings_are_new_too():
    definition = xform(
        """<instance><data id="a"><n/><kid jr:template=""><age/></kid></data></instance>""",
        """<input ref="/data/n"><label>N</label></input><group ref="/data/kid">
        <repeat nodeset="/data/kid" jr:count="/data/n">
        <setvalue event="odk-new-repeat" ref="/data/kid/age" value="position(..) * 10"/>
        <input ref="/data/kid/age"><label>A</label></input></repeat></group>""",
    )
    tried = Tried(definition).answer("/data/n", "2").answer("/data/kid[1]/age", "5").answer("/data/n", "3")
    assert tried.values("]/age") == ["5", "20", "30"]


def test_an_action_may_name_one_instance_of_a_repeat():
    definition = xform(
        """<instance><data id="a"><n/><kid><age/></kid><kid><age/></kid></data></instance>""",
        """<input ref="/data/n"><label>N</label>
        <setvalue event="xforms-value-changed" ref="/data/kid[position() = 2]/age" value="/data/n"/></input>
        <group ref="/data/kid"><repeat nodeset="/data/kid"><input ref="age"><label>A</label></input></repeat>
        </group>""",
    )
    assert Tried(definition).answer("/data/n", "8").values("]/age") == ["", "8"]


def test_an_action_may_count_on_the_value_that_is_there_and_wins_over_a_calculation_until_that_is_due():
    model = """<instance><data id="a"><n/><m>0</m><c/></data></instance>
      <bind nodeset="/data/c" calculate="/data/m * 2"/>
      <setvalue event="odk-instance-load" ref="/data/c">set</setvalue>"""
    action = '<setvalue event="xforms-value-changed" ref="/data/m" value=". + 1"/>'
    tried = Tried(xform(model, f'<input ref="/data/n"><label>N</label>{action}</input>'))
    assert tried.value("/data/c") == "set"
    tried.answer("/data/n", "x")
    assert (tried.value("/data/m"), tried.value("/data/c")) == ("1", "2")


def each_sets_off_the_next(**sums):
    controls = "".join(
        f'<input ref="/data/{name}"><label>L</label><setvalue event="xforms-value-changed" ref="/data/{target}" '
        f'value="{value}"/></input>'
        for name, (target, value) in sums.items()
    )
    return xform('<instance><data id="a"><a/><b/><c/></data></instance>', controls)


@pytest.mark.parametrize("last", ["a", "b", "c"])
def test_actions_that_set_each_other_off_stop_before_what_was_typed_is_changed(last):
    definition = each_sets_off_the_next(a=("b", "/data/a + 1"), b=("c", "/data/b + 1"), c=("a", "/data/c + 1"))
    tried = Tried(definition).answer(f"/data/{last}", "1")
    assert (tried.error, tried.value(f"/data/{last}")) == ("cycle", "1")
    assert sorted(tried.value(f"/data/{name}") for name in "abc") == ["1", "2", "3"]
    assert all(f"/data/{name}" in tried.told["error"]["message"] for name in "abc")
    assert tried.does("state").error is None


def test_actions_that_set_each_other_off_may_agree():
    tried = Tried(each_sets_off_the_next(a=("b", "/data/a * 2"), b=("a", "/data/b div 2"), c=("c", "concat('x', .)")))
    assert (tried.answer("/data/a", "3").error, tried.value("/data/b")) == (None, "6")
    assert (tried.answer("/data/b", "8").error, tried.value("/data/a")) == (None, "4")
    assert (tried.answer("/data/c", "y").error, tried.value("/data/c")) == ("cycle", "xy")


def test_an_action_on_nothing_is_refused_when_the_form_loads():
    for action, told in (
        ('<setvalue event="odk-instance-load" ref="/data/none" value="1"/>', "nowhere in the form"),
        ('<setvalue event="odk-instance-load" ref="/data/a" value="1 +"/>', "found the end"),
        ('<setvalue event="odk-instance-load" ref="/data/a" value="frob()"/>', re.escape("no function called frob()")),
    ):
        with pytest.raises(BadDefinition, match=told):
            xform(f'<instance><data id="a"><a/></data></instance>{action}')


def test_the_position_that_no_desktop_knows_is_empty():
    action = '<odk:setgeopoint event="odk-instance-first-load" ref="/data/a"/>'
    assert Tried(xform(f'<instance><data id="a"><a>x</a></data></instance>{action}')).value("/data/a") == ""


SURVEY = """
|  | type      | name     | label   | calculation | default            | trigger | readonly |
|  | integer   | age      | Age     |             | 7                  |         |          |
|  | text      | greeting | Hello   |             | concat('Hi ', 'you') |       |          |
|  | text      | fixed    | Fixed   |             | as it is           |         | yes      |
|  | dateTime  | at       | At      | now()       |                    | ${age}  |          |
|  | start     | start    |         |             |                    |         |          |
|  | end       | end      |         |             |                    |         |          |
|  | today     | today    |         |             |                    |         |          |
|  | username  | user     |         |             |                    |         |          |
|  | deviceid  | device   |         |             |                    |         |          |
|  | text      | sum      | Sum     | ${age} + 1  |                    |         |          |
|  | begin_group | locked | Locked  |             |                    |         | yes      |
|  | text      | inside   | Inside  |             |                    |         |          |
|  | end_group |          |         |             |                    |         |          |
"""
SETTINGS = "| | form_id | instance_name |\n| | visit | concat('Age ', ${age}) |"


def test_a_spreadsheets_defaults_triggers_and_metadata(tmp_path):
    definition = xlsform(tmp_path, SURVEY, settings=SETTINGS)
    tried = Tried(definition, username="leanne")
    assert [tried.value(f"/data/{name}") for name in ("age", "greeting", "at", "today", "user", "device")] == [
        "7",
        "Hi you",
        "",
        "2026-11-24",
        "leanne",
        "not supported",
    ]
    assert tried.value("/data/start") == tried.value("/data/end") == "2026-11-24T14:32:00.000+00:00"
    assert tried.answer("/data/age", "8").value("/data/at") == "2026-11-24T14:32:00.000+00:00"
    assert tried.value("/data/meta/instanceName") == "Age 8"
    assert re.fullmatch(r"uuid:[0-9a-f-]{36}", tried.value("/data/meta/instanceID"))
    assert tried.does("answer", "/data/fixed", "x").error == "readonly"
    assert tried.does("answer", "/data/locked/inside", "x").error == "readonly"
    assert tried.value("/data/fixed") == "as it is"
    assert tried.does("answer", "/data/sum", "x").error == "readonly"
    assert tried.does("answer", "/data/start", "x").error == "not-a-question"


def test_what_is_worked_out_is_kept_as_its_node_keeps_things(tmp_path):
    survey = """
    |  | type     | name  | label | default     | calculation    |
    |  | date     | from  | From  | today() - 1 |                |
    |  | date     | until | Until |             | ${from} + 7    |
    |  | date     | on    | On    |             | now()          |
    |  | dateTime | at    | At    |             | today()        |
    |  | integer  | half  | Half  |             | 7 div 2        |
    |  | decimal  | exact | Exact |             | 7 div 2        |
    |  | calculate | days |       |             | ${from} + 7    |
    """
    tried = Tried(xlsform(tmp_path, survey))
    kept = {name: tried.value(f"/data/{name}") for name in ("from", "until", "on", "half", "exact", "days")}
    assert kept == {
        "from": "2026-11-23",
        "until": "2026-11-30",
        "on": "2026-11-24",
        "half": "3",
        "exact": "3.5",
        "days": "20787",
    }
    assert tried.value("/data/at").startswith("2026-11-24T00:00:00")
    assert all(tried.node(f"/data/{name}")["valid"] for name in kept)


def test_metadata_stays_when_the_answers_are_opened_again(tmp_path):
    definition = xlsform(tmp_path, SURVEY, settings=SETTINGS)
    tried = Tried(definition, username="leanne")
    later = Tried(definition, saved=tried.instance, seed=5, now=tried.form._around.now.replace(year=2027), username="x")
    for name in ("start", "today", "user", "meta/instanceID", "greeting"):
        assert later.value(f"/data/{name}") == tried.value(f"/data/{name}")
    assert later.value("/data/end").startswith("2027")


def test_what_the_form_answers_itself_is_kept_like_any_answer(form):
    tried = Tried(form)
    assert set(tried.form.take_set()) == {"seen", "loads", "checked"}
    tried.answer("/data/name", "Bo")
    assert tried.form.take_set() == {"copy": "Bo", "stamp": "changed", "copies": "Bo", "checked": "yes"}
    assert tried.form.take_set() == {}


def test_the_instance_is_written_as_odk_writes_it(tmp_path):
    survey = """
    |  | type        | name  | label | relevant    |
    |  | text        | a     | A     |             |
    |  | text        | b     | B     | ${a} = 'x'  |
    |  | begin_group | g     | G     | ${a} = 'x'  |
    |  | text        | c     | C     |             |
    |  | end_group   |       |       |             |
    |  | text        | d     | D     |             |
    """
    settings = "| | form_id | version |\n| | f<1> | 2 |"
    tried = Tried(xlsform(tmp_path, survey, settings=settings)).answer("/data/a", '1 < 2 & "q"')
    written = re.sub(r"uuid:[0-9a-f-]{36}", "ID", tried.instance)
    assert re.sub(r' xmlns:\w+="[^"]*"', "", written) == (
        '<data id="f&lt;1&gt;" version="2"><a>1 &lt; 2 &amp; &quot;q&quot;</a><d/>'
        "<meta><instanceID>ID</instanceID></meta></data>"
    )


def test_the_root_keeps_its_attributes_and_every_instance_has_an_id():
    root = '<instance><data id="a" orx:version="7&lt;8"><n/><orx:meta><orx:instanceID/></orx:meta></data></instance>'
    tried = Tried(xform(root))
    assert tried.instance.startswith('<data id="a" orx:version="7&lt;8" ')
    assert re.search("<orx:instanceID>uuid:[0-9a-f-]{36}</orx:instanceID>", tried.instance)
    assert tried.form.definition.version == "7<8"
    assert Tried(tried.form.definition, saved=tried.instance).instance == tried.instance


COUNTED = """<instance><data id="a"><n/><seen/><kid jr:template=""><name/><at/><called/></kid></data></instance>
  <bind nodeset="/data/n" type="int"/><bind nodeset="/data/kid/at" calculate="position(..) * 10"/>"""
KIDS = """<input ref="/data/n"><label>N</label></input><group ref="/data/kid">
  <repeat nodeset="/data/kid" {count}><setvalue event="odk-new-repeat" ref="/data/kid/name" value="'new'"/>
  <setvalue event="odk-new-repeat" ref="/data/kid/called" value="concat(../name, ' ', ../at)"/>
  <setvalue event="odk-new-repeat" ref="/data/seen" value="concat(/data/seen, '+')"/>
  <input ref="/data/kid/name"><label>Name</label></input></repeat></group>"""


@pytest.fixture(scope="module")
def counted():
    return xform(COUNTED, KIDS.format(count='jr:count="/data/n"'))


def test_what_is_opened_again_is_not_new(counted):
    saved = {"n": "2", "kid[1]/name": "Ann", "kid[2]/name": "Bo"}
    form = RunningForm(counted, (), saved, Circumstances(NOW))
    assert [form.answers[f"kid[{number}]/name"] for number in (1, 2)] == ["Ann", "Bo"]
    assert form.take_set() == {}


def test_what_is_opened_again_is_not_new_even_with_nothing_to_answer_in_it():
    model = """<instance><data id="a"><n/><seen/><kid jr:template=""><at/></kid></data></instance>
      <bind nodeset="/data/n" type="int"/><bind nodeset="/data/kid/at" calculate="position(..)"/>"""
    body = """<input ref="/data/n"><label>N</label></input><group ref="/data/kid"><repeat nodeset="/data/kid"
      jr:count="/data/n"><setvalue event="odk-new-repeat" ref="/data/seen" value="concat(/data/seen, '+')"/>
      <input ref="at"><label>A</label></input></repeat></group>"""
    first = Tried(xform(model, body)).answer("/data/n", "2")
    again = Tried(first.form.definition, saved=first.instance)
    assert (again.value("/data/seen"), again.form.strays) == ("++", {})
    assert again.answer("/data/n", "3").value("/data/seen") == "+++"


def test_what_was_counted_away_comes_back_as_it_was(counted):
    tried = Tried(counted).answer("/data/n", "3").answer("/data/kid[3]/name", "Cy")
    tried.answer("/data/n", "2").answer("/data/n", "3")
    assert (tried.values("]/name"), tried.value("/data/seen")) == (["new", "new", "Cy"], "+++")


def test_what_was_removed_comes_back_as_it_was():
    form = RunningForm(xform(COUNTED, KIDS.format(count="")), (), {}, Circumstances(NOW))
    field, _changed = form.repeats.add("kid")
    form.answer(f"{field}/name", "Ann")
    place = form.repeats.place(field)
    form.repeats.remove(field)
    form.repeats.bring_back(field, place)
    assert (form.answers[f"{field}/name"], form.answers["seen"]) == ("Ann", "+")


def test_the_actions_of_a_new_instance_see_what_is_worked_out_in_it(counted):
    assert Tried(counted).answer("/data/n", "2").values("]/called") == ["new 10", "new 20"]


def test_an_action_that_waits_in_an_instance_that_goes_is_forgotten():
    model = """<instance><data id="a"><n>3</n><t/><kid jr:template=""><left/><last/></kid></data></instance>
      <bind nodeset="/data/n" type="int"/>
      <bind nodeset="/data/kid/left" type="int" calculate="/data/n - position(..)"/>"""
    body = """<input ref="/data/n"><label>N</label></input><group ref="/data/kid">
      <repeat nodeset="/data/kid" jr:count="/data/n"><input ref="/data/kid/left"><label>L</label>
      <setvalue event="xforms-value-changed" ref="/data/kid/last" value="/data/n"/>
      <setvalue event="xforms-value-changed" ref="/data/t" value="/data/n"/></input></repeat></group>"""
    tried = Tried(xform(model, body)).answer("/data/n", "2")
    assert (tried.values("]/last"), tried.value("/data/t")) == (["2", "2"], "2")


def test_each_action_on_opening_sees_what_follows_from_the_one_before():
    model = """<instance><data id="a"><a/><b/><c/><sum/><kid jr:template=""><age>4</age></kid></data></instance>
      <bind nodeset="/data/b" calculate="/data/a * 2"/>
      <setvalue event="odk-instance-first-load" ref="/data/a" value="5"/>
      <setvalue event="odk-instance-first-load" ref="/data/c" value="/data/b"/>
      <setvalue event="odk-instance-load" ref="/data/sum" value="sum(/data/kid/age)"/>"""
    body = """<group ref="/data/kid"><repeat nodeset="/data/kid" jr:count="2"><input ref="age"><label>A</label></input>
      </repeat></group>"""
    tried = Tried(xform(model, body))
    assert (tried.value("/data/c"), tried.value("/data/sum")) == ("10", "8")
