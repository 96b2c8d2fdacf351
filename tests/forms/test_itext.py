"""The words of a form in several languages, as the ODK XForms specification has them."""

import pytest

from tests.forms.trials import Tried, xform

ITEXT = """<itext><translation lang="en" default="false()"><text id="q"><value form="short">Age</value>
  <value form="long">How old?</value></text><text id="h"><value form="guidance">More</value></text></translation>
  <translation lang="fr" {default}><text id="q"><value>Quel âge ?</value><value form="short">Âge</value></text>
  </translation></itext>"""
BODY = """<input ref="/data/x"><label ref="jr:itext('q')"/><hint ref="jr:itext('h')">Here</hint></input>
  <input ref="/data/y"><label ref="jr:itext('nowhere')">In <output value="1 + 1"/> words</label></input>"""


def tried(default: str = "") -> Tried:
    model = f'<instance><data id="a"><x/><y/></data></instance>{ITEXT.format(default=default)}'
    return Tried(xform(model, BODY))


def test_each_language_says_the_form_of_a_text_that_it_has():
    form = tried()
    assert form.label("/data/x") == "How old?"
    assert form.does("language", value="fr").label("/data/x") == "Quel âge ?"
    assert form.does("language", value="en").label("/data/x") == "How old?"


@pytest.mark.parametrize("default", ['default="true()"', 'default=""'])
def test_a_default_that_is_false_is_none(default):
    assert tried().form.definition.languages == ("en", "fr")
    other = ITEXT.format(default=default)
    assert Tried(xform(f'<instance><data id="a"><x/><y/></data></instance>{other}', BODY)).label("/data/x") == (
        "Quel âge ?" if "true" in default else "How old?"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("Cymraeg (cy)", "Maw 3 Chwef Chwefror"),
        ("fr", "mar. 3 févr. février"),
        ("Polski", "wt. 3 lut lutego"),
        ("Urdu (ur-PK)", "منگل 3 فروری فروری"),
        ("Tlhingan (tlh)", "Tue 3 Feb February"),
    ],
)
def test_dates_are_said_in_the_language_of_the_form(language, said):
    model = f"""<instance><data id="a"><d>2026-02-03</d><o/></data></instance>
      <bind nodeset="/data/o" calculate="format-date(/data/d, '%a %e %b %B')"/><itext><translation lang="English"/>
      <translation lang="{language}"/></itext>"""
    tried = Tried(xform(model))
    assert tried.value("/data/o") == "Tue 3 Feb February"
    assert tried.does("language", value=language).value("/data/o") == said


def test_words_in_place_stand_in_for_a_text_that_is_nowhere():
    assert tried().label("/data/y") == "In 2 words"
    assert (tried().node("/data/x")["hint"], tried().form.question("x").guidance) == ("", "More")
