"""Repeats as the ODK XForms specification has them, and instances known by identity rather than by place."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehdesk.forms.engine.circumstances import Circumstances
from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.repeats import NoSuchRepeat, NotToBeChanged
from ehdesk.forms.engine.running import RunningForm
from tests.forms.builders import TODAY
from tests.forms.trials import NOW, Tried, xform, xlsform

HOUSE = """
|  | type         | name | label         | calculation        | default | repeat_count | relevant |
|  | integer      | n    | How many?     |                    |         |              |          |
|  | begin_repeat | kid  | A child       |                    |         |              |          |
|  | text         | name | Name          |                    |         |              |          |
|  | integer      | age  | Age of ${name} |                   | 3       |              |          |
|  | calculate    | at   |               | position(..)       |         |              |          |
|  | calculate    | of   |               | count(${kid})      |         |              |          |
|  | begin_repeat | toy  | Toy           |                    |         | ${age}       |          |
|  | text         | what | Toy of ${name} |                   |         |              |          |
|  | end_repeat   |      |               |                    |         |              |          |
|  | end_repeat   |      |               |                    |         |              |          |
|  | begin_repeat | room | Room          |                    |         | ${n} + 1     | ${n} != 9 |
|  | text         | use  | Used for      |                    |         |              |          |
|  | end_repeat   |      |               |                    |         |              |          |
|  | calculate    | ages |               | sum(${age})        |         |              |          |
|  | calculate    | second |             | indexed-repeat(${name}, ${kid}, 2) | |            |          |
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    return xlsform(tmp_path_factory.mktemp("house"), HOUSE)


def test_a_repeat_starts_with_the_instances_of_the_form_and_grows(house):
    tried = Tried(house)
    assert tried.values("]/age") == ["3"]
    tried.does("add_repeat", "/data/kid").answer("/data/kid[2]/age", "1")
    assert tried.values("]/age") == ["3", "1"]
    assert tried.value("/data/ages") == "4"
    assert (tried.values("]/at"), tried.values("]/of")) == (["1", "2"], ["2", "2"])


def test_a_repeat_in_one_of_several_instances_is_changed_only_where_that_is_said():
    inner = '<group ref="/data/g/r/s"><repeat nodeset="/data/g/r/s"><input ref="x"/></repeat></group>'
    body = f'<group ref="/data/g"><group ref="/data/g/r"><repeat nodeset="/data/g/r">{inner}</repeat></group></group>'
    tried = Tried(xform('<instance><data id="a"><g><r><s><x/></s></r></g></data></instance>', body))
    assert tried.does("add_repeat", "/data/g/r/s").error is None
    assert tried.does("remove_repeat", "/data/g/r/s[2]").error is None
    assert tried.does("add_repeat", "/data/g/r").error is None
    for op, ref in (("add_repeat", "/data/g/r/s"), ("remove_repeat", "/data/g/r/s[1]")):
        assert tried.does(op, ref).error == "ambiguous-ref"
    assert tried.does("add_repeat", "/data/g/r[1]/s").error is None
    assert tried.does("remove_repeat", "/data/g/r[1]/s[2]").error is None


def test_nodes_are_told_in_document_order_each_repeat_before_its_instances(house):
    tried = Tried(house).answer("/data/kid[1]/age", "1").does("add_repeat", "/data/kid")
    refs = [ref for ref in tried.refs if ref.startswith("/data/kid")]
    assert refs[:7] == [
        "/data/kid",
        "/data/kid[1]",
        "/data/kid[1]/name",
        "/data/kid[1]/age",
        "/data/kid[1]/at",
        "/data/kid[1]/of",
        "/data/kid[1]/toy",
    ]
    assert [tried.node(ref)["kind"] for ref in refs[:3]] == ["repeat", "repeat-instance", "question"]
    assert refs.index("/data/kid[1]/toy[1]/what") < refs.index("/data/kid[2]")


def test_answers_stay_with_their_instance_when_one_before_it_goes(house):
    tried = Tried(house).answer("/data/kid[1]/name", "Ann").does("add_repeat", "/data/kid")
    tried.answer("/data/kid[2]/name", "Bo").answer("/data/kid[2]/age", "2").answer("/data/kid[2]/toy[2]/what", "Bear")
    assert tried.value("/data/second") == "Bo"
    tried.does("remove_repeat", "/data/kid[1]")
    assert (tried.values("]/name"), tried.values("]/at"), tried.values("]/of")) == (["Bo"], ["1"], ["1"])
    assert (tried.value("/data/kid[1]/toy[2]/what"), tried.label("/data/kid[1]/toy[2]/what")) == ("Bear", "Toy of Bo")
    assert (tried.value("/data/ages"), tried.value("/data/second")) == ("2", "")


def test_counted_instances_appear_and_go_at_once_and_what_was_answered_comes_back(house):
    tried = Tried(house)
    assert tried.values("]/use") == []
    tried.answer("/data/n", "1").answer("/data/room[2]/use", "cooking")
    assert tried.values("]/use") == ["", "cooking"]
    assert tried.answer("/data/n", "0").values("]/use") == [""]
    assert tried.answer("/data/n", "2").values("]/use") == ["", "cooking", ""]
    assert tried.does("add_repeat", "/data/room").error == "fixed-repeat"
    assert tried.does("remove_repeat", "/data/room[1]").error == "fixed-repeat"


@pytest.mark.parametrize(("count", "many"), [("", 0), ("-5", 0), ("x", 0), ("1.7", 2), ("99999999999", 1000)])
def test_no_count_is_too_odd(house, count, many):
    assert len(Tried(house).answer("/data/n", count).values("]/use")) == many


def test_a_repeat_that_is_not_relevant_keeps_its_instances(house):
    tried = Tried(house).answer("/data/n", "9")
    assert not tried.node("/data/room")["relevant"]
    assert not tried.node("/data/room[1]/use")["relevant"]
    assert "<room>" not in tried.instance
    assert tried.answer("/data/n", "1").node("/data/room[2]/use")["relevant"]


def test_the_instance_is_written_without_templates_and_read_back_the_same(house):
    tried = Tried(house).answer("/data/kid[1]/name", "Ann").does("add_repeat", "/data/kid")
    tried.answer("/data/kid[2]/name", "Bo").answer("/data/kid[2]/toy[3]/what", "Bear")
    assert tried.instance.count("<kid>") == 2
    assert "template" not in tried.instance
    again = Tried(house, saved=tried.instance)
    assert again.instance == tried.instance
    assert again.value("/data/kid[2]/toy[3]/what") == "Bear"


def test_instances_that_were_removed_stay_away_when_read_back(house):
    tried = Tried(house).does("remove_repeat", "/data/kid[1]")
    assert Tried(house, saved=tried.instance).values("]/name") == []


def test_what_is_kept_survives_another_device_that_adds_and_removes_too(house):
    """Ids are made apart, so two devices never mean each other's instance."""

    def device(answers, *ids):
        made = iter(ids)
        return RunningForm(house, (), answers, Circumstances(NOW, new_id=lambda: next(made)))

    one = device({}, "aa")
    field, _changed = one.repeats.add("kid")
    one.answer(f"{field}/name", "From the first")
    other = device({}, "bb")
    other.repeats.add("kid")
    other.answer("kid[bb]/name", "From the second")
    other.repeats.remove("kid[1]")
    both = device({**one.answers, **other.answers})
    assert both.repeats.repeat("kid").instances == ("kid[aa]", "kid[bb]")
    assert both.question("kid[aa]/name").value == "From the first"


def test_a_removal_is_undone_with_all_that_was_in_it(house):
    form = RunningForm(house, (), {"kid[1]/name": "Ann"}, Circumstances(NOW))
    form.repeats.add("kid")
    place = form.repeats.place("kid[1]")
    form.repeats.remove("kid[1]")
    assert form.answers["kid[1]/name"] == "Ann"
    changed = form.repeats.bring_back("kid[1]", place)
    assert form.repeats.repeat("kid").instances == ("kid[1]", "kid[2]")
    assert form.question("kid[1]/name").value == "Ann"
    assert {"kid", "kid[1]/name", "ages"} <= changed


def test_what_cannot_be_added_or_removed_says_so(house):
    form = RunningForm(house, (), {}, Circumstances(NOW))
    for act in (form.repeats.add, form.repeats.remove, form.repeats.repeat, form.repeats.place):
        with pytest.raises(NoSuchRepeat):
            act("n")
    with pytest.raises(NotToBeChanged):
        form.repeats.add("room")


def test_pages_follow_the_instances(house):
    form = FilledForm(house, (), {}, TODAY)
    before = [topic.id for topic in form.topics()]
    field, _changed = form.repeats.add("kid")
    assert field in {topic.id for topic in form.topics()}
    form.repeats.remove(field)
    assert [topic.id for topic in form.topics()] == before


MODEL = """<instance><data id="p"><who>
    <person jr:template=""><name>new</name><age>1</age></person>
    <person><name>John</name><age>40</age></person><person><name>Kofi</name><age>20</age></person></who><all/><own/></data></instance>
    <bind nodeset="/data/who/person/name" relevant="/data/who/person/age &gt; 10"/>
    <bind nodeset="/data/who/person/age" type="int"/>
    <bind nodeset="/data/all" calculate="count(/data/who/person)"/>
    <bind nodeset="/data/own" calculate="/data/who/person[2]/name"/>"""
BODY = """<group ref="/data/who"><repeat nodeset="/data/who/person" {}><input ref="name"><label>N</label></input>
    <input ref="/data/who/person/age"><label>Age of <output value="/data/who/person/name"/></label></input>
    </repeat></group>"""


def test_each_instance_of_the_form_has_values_of_its_own_and_new_ones_the_templates():
    tried = Tried(xform(MODEL, BODY.format("")))
    assert tried.values("]/name") == ["John", "Kofi"]
    tried.does("add_repeat", "/data/who/person")
    assert tried.values("]/age") == ["40", "20", "1"]
    assert (tried.value("/data/all"), tried.value("/data/own")) == ("3", "Kofi")


def test_an_absolute_path_inside_a_repeat_stays_with_its_instance():
    tried = Tried(xform(MODEL, BODY.format("")))
    assert tried.label("/data/who/person[2]/age") == "Age of Kofi"
    tried.answer("/data/who/person[1]/age", "3")
    assert [tried.node(f"/data/who/person[{n}]/name")["relevant"] for n in (1, 2)] == [False, True]
    assert tried.label("/data/who/person[1]/age") == "Age of"


def test_an_instance_has_its_place_whether_it_is_relevant_or_not():
    model = """<instance><data id="a"><n>1</n><kid><at/><name/></kid><kid><at/><name/></kid><many/></data></instance>
      <bind nodeset="/data/kid" relevant="position(.) &lt;= /data/n"/>
      <bind nodeset="/data/kid/at" calculate="position(..)"/>
      <bind nodeset="/data/many" calculate="count(/data/kid)"/>"""
    body = """<input ref="/data/n"><label>N</label></input><group ref="/data/kid">
      <label>Kid <output value="position(.)"/></label><repeat nodeset="/data/kid">
      <input ref="/data/kid/name"><label>Name</label></input></repeat></group>"""
    tried = Tried(xform(model, body))
    kids = ("/data/kid", "/data/kid[1]", "/data/kid[2]")
    assert [(tried.label(ref), tried.node(ref)["relevant"]) for ref in kids] == [
        ("Kid", True),
        ("Kid 1", True),
        ("Kid 2", False),
    ]
    assert (tried.values("]/at"), tried.value("/data/many")) == (["1", "2"], "1")
    assert tried.answer("/data/n", "2").value("/data/many") == "2"
    assert tried.answer("/data/n", "1").does("remove_repeat", "/data/kid[1]").node("/data/kid[1]")["relevant"]


def test_a_repeat_without_add_and_remove_is_fixed():
    tried = Tried(xform(MODEL, BODY.format('jr:noAddRemove="true()"')))
    assert tried.does("add_repeat", "/data/who/person").error == "fixed-repeat"
    assert tried.values("]/name") == ["John", "Kofi"]


def test_a_count_may_be_a_number():
    tried = Tried(xform(MODEL, BODY.format('jr:count="3"')))
    assert len(tried.values("]/name")) == 3


def test_a_count_may_grow_by_what_is_answered_inside(tmp_path):
    """The usual way to ask for one more for as long as there are more."""
    survey = """
    |  | type         | name | label | repeat_count                     |
    |  | begin_repeat | kid  | Kid   | count-non-empty(/data/kid/name) + 1 |
    |  | text         | name | Name  |                                  |
    |  | end_repeat   |      |       |                                  |
    """
    tried = Tried(xlsform(tmp_path, survey))
    assert tried.values("]/name") == [""]
    tried.answer("/data/kid[1]/name", "Ann").answer("/data/kid[2]/name", "Bo")
    assert tried.values("]/name") == ["Ann", "Bo", ""]


def test_a_count_that_counts_itself_ends():
    model = """<instance><data id="x"><kid jr:template=""><n/><at/></kid></data></instance>
      <bind nodeset="/data/kid/at" calculate="position(..)"/>"""
    body = """<group><repeat nodeset="/data/kid" jr:count="if(true(), count(/data/kid) + 1, 0)">
      <input ref="n"><label>N</label></input></repeat></group>"""
    assert 1 < len(Tried(xform(model, body)).values("]/at")) <= 1000


acts = st.lists(
    st.one_of(
        st.tuples(st.just("add_repeat"), st.just("/data/kid"), st.none()),
        st.tuples(st.just("remove_repeat"), st.integers(1, 3).map("/data/kid[{}]".format), st.none()),
        st.tuples(st.just("answer"), st.integers(1, 3).map("/data/kid[{}]/name".format), st.sampled_from("ab")),
        st.tuples(
            st.just("answer"), st.integers(1, 3).map("/data/kid[{}]/age".format), st.sampled_from(["", "0", "2"])
        ),
        st.tuples(st.just("answer"), st.just("/data/n"), st.sampled_from(["", "1", "2", "9"])),
    ),
    max_size=12,
)


@settings(max_examples=80, deadline=None)
@given(acts)
def test_after_any_events_a_form_stands_as_if_it_were_opened_again(house, history):
    tried = Tried(house)
    for op, ref, value in history:
        tried.does(op, ref, value)
    again = Tried(house)
    again.form = RunningForm(house, (), dict(tried.form.answers), Circumstances(NOW))
    assert re.sub("uuid:[^<]*", "", again.form.instance_xml()) == re.sub("uuid:[^<]*", "", tried.instance)
    back = Tried(house, saved=tried.instance)
    assert back.instance == tried.instance
    relevant = [node for node in tried.told["nodes"] if node["relevant"]]
    assert [node for node in back.told["nodes"] if node["relevant"]] == relevant


COUNTS_IN_COUNTS = """<instance><data id="a"><n/><a jr:template=""><b jr:template=""><c/></b></a></data></instance>
  <bind nodeset="/data/n" type="int"/>"""
COUNTED_TWICE = """<input ref="/data/n"><label>N</label></input><group ref="/data/a"><repeat nodeset="/data/a"
  jr:count="/data/n"><group ref="/data/a/b"><repeat nodeset="/data/a/b" jr:count="/data/n"><input ref="c">
  <label>C</label></input></repeat></group></repeat></group>"""


def test_counts_in_counts_come_up_in_order_and_in_no_time():
    tried, began = Tried(xform(COUNTS_IN_COUNTS, COUNTED_TWICE)), time.perf_counter()
    tried.form.answer("n", "150")
    assert time.perf_counter() - began < 10
    orders = [entry.node.order for entry in tried.form.instance.entries(("a", "b", "c"))]
    assert len(orders) == 150 * 150
    assert sorted(set(orders)) == sorted(orders)


def test_no_count_grows_a_form_past_what_a_computer_holds(monkeypatch):
    monkeypatch.setattr("ehdesk.forms.engine.instance.MOST_NODES", 1_000)
    tried = Tried(xform(COUNTS_IN_COUNTS, COUNTED_TWICE)).answer("/data/n", "100")
    assert tried.error is None
    assert 900 < len(tried.form.instance.by_field) <= 1_000
    assert len(tried.answer("/data/n", "3").values("]/c")) == 9
