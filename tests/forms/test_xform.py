"""XForm XML that did not come from our own reader."""

import datetime as dt

import pytest

from ehdesk.forms.engine.filled import FilledForm
from ehdesk.forms.engine.problems import BadDefinition
from ehdesk.forms.engine.xform import read_xform

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
    assert (
        by_hand(name="Ada")
        .instance_xml()
        .endswith("<name>Ada</name><pick/><on>2026-11-24</on><orx:meta><orx:instanceID/></orx:meta></data>")
    )


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
