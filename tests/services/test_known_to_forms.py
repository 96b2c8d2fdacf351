"""What a form finds of the family beside its members: read from the vault, and kept up while it is open."""

from datetime import timedelta

import pytest

from ehdesk.domain import kinds
from ehdesk.domain.change import RecordId
from ehdesk.forms.engine.family import asks_beyond_members
from ehdesk.forms.opening import examine
from tests.sync.publishing import hub_takes_all, join_up_offline, publish

LAST = "instance('family')/root/last"
CALCULATED = {
    "was": f"{LAST}/answers/g/going",
    "on": f"{LAST}/on",
    "homes": "count(instance('family')/root/household[member])",
    "schools": "instance('family')/root/agency[kind = 'school']/name",
    "alone": f"{LAST}/answers/p/hurt",
    "street": "contains(string(instance('family')/root), 'High Street')",
}
ROWS = (
    ("type", "name", "label", "appearance", "calculation"),
    ("begin_group", "g", "Home", "field-list", ""),
    ("text", "going", "How is it going?", "", ""),
    ("note", "said", ", ".join(f"${{{name}}}" for name in CALCULATED), "", ""),
    ("end_group", "", "", "", ""),
    ("begin_group", "p", "Alone", "field-list private", ""),
    ("text", "hurt", "Is anybody hurting you?", "", ""),
    ("end_group", "", "", "", ""),
    *(("calculate", name, "", "", what) for name, what in CALCULATED.items()),
)
SETTINGS = (("form_title", "form_id", "version"), ("Our form", "whole-family", "3"))


def written():
    """The form, as Markdown."""
    sheets = {"survey": ROWS, "settings": SETTINGS}
    lines = (f"| {sheet} |\n" + "".join(f"| | {' | '.join(row)} |\n" for row in rows) for sheet, rows in sheets.items())
    return "".join(lines)


@pytest.fixture
def work(ada, tmp_path):
    """Ada's services, with a form in use that asks for all of it."""
    join_up_offline(ada.work.vault)
    (file := tmp_path / "form.md").write_text(written())
    found = examine(file)
    assert found.definition is not None, found.problems
    publish(ada.work, found)
    hub_takes_all(ada.work.vault)
    return ada.work


@pytest.fixture
def family(work):
    return work.families.add("Okoro")


def opened(work, family):
    return work.assessments.open(work.assessments.current(family).id)


def said(work, family):
    return opened(work, family).form.question("g/said").label


def save(work, family, of_kind, **fields):
    record = work.families.new_record()
    work.families.editing(family, of_kind, record).save(fields)
    return record


def test_a_first_assessment_finds_nothing(work, family):
    work.assessments.start(family)
    assert said(work, family) == ", , 0, , , false"


def test_a_second_one_finds_the_first_but_not_what_was_said_alone(ada, work, family):
    work.assessments.start(family)
    first = opened(work, family)
    first.answer("g/going", "Badly")
    first.answer("p/hurt", "Yes, he is")
    day = first.facts.started_on.isoformat()
    ada.clock.now += timedelta(days=90)
    work.assessments.start(family)
    assert said(work, family) == f"Badly, {day}, 0, , , false"


def test_what_changes_meanwhile_is_found_too_but_never_an_address(work, family):
    work.assessments.start(family)
    assert said(work, family) == ", , 0, , , false"
    home = save(work, family, kinds.HOUSEHOLD, name="Mum's", address="1 High Street")
    save(work, family, kinds.HOUSEHOLD, name="Nobody's")
    save(work, family, kinds.MEMBER, name="Tia", role="child", households=[home])
    save(work, family, kinds.AGENCY, name="Northway School", kind="school")
    assert said(work, family) == ", , 1, Northway School, , false"


def test_for_a_form_that_asks_for_nothing_of_it_nothing_is_read(visited):
    family = visited.work.families.rows()[0].family.id
    filling = opened(visited.work, family)
    assert not asks_beyond_members(filling.form.definition)


def test_an_earlier_assessment_does_not_find_a_later_one(ada, work, family):
    first = work.assessments.start(family)
    work.assessments.open(first.id).answer("g/going", "Badly")
    ada.clock.now += timedelta(days=90)
    work.assessments.start(family)
    assert work.assessments.view(RecordId(first.id)).form.question("g/said").label == ", , 0, , , false"
