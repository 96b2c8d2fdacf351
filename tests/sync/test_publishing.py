"""Forms on their way: published on one laptop, offered on another, and each assessment stays with its own version."""

from dataclasses import replace
from random import Random

import pytest

from ehdesk.domain.shelf import SHELF
from ehdesk.forms.catalogue import UnknownForm
from ehdesk.services.editions import CannotBePublished, Hindrance
from ehdesk.store.changes import NewEdit
from ehdesk.store.log import SyncState
from tests.builders import new_id
from tests.sync.publishing import SURVEY, at_work, form, publish

LISTED = (*SURVEY[:-1], ("select_one_from_file towns.csv", "town", "Which town?"), SURVEY[-1])


@pytest.fixture
def adas_work(hub, ada, catalogue):
    """Ada's services; she is a form owner."""
    hub.child.make_form_owner(ada.practitioner)
    ada.sync()
    return at_work(ada, catalogue)


@pytest.fixture
def bens_work(ben, catalogue):
    return at_work(ben, catalogue)


def versions():
    """Versions of the one hub's one form, each above the last."""
    number = 100
    while True:
        number += 1
        yield str(number)


NEXT = versions()


def bytes_that_do_not_pack(count):
    return Random(1).randbytes(count)  # noqa: S311 - the same each time


def hindrance(work, found):
    return work.editions.hindrance(found.definition, found.source)


def test_a_form_published_on_one_laptop_begins_assessments_on_another(ada, ben, adas_work, bens_work, tmp_path):
    before = bens_work.editions.newest("whole-family").version
    publish(adas_work, form(tmp_path, version := next(NEXT)))
    assert adas_work.editions.newest("whole-family").version == before  # until the hub holds it
    ada.sync()
    ben.sync()
    family = bens_work.families.add("Okoro")
    assessment = bens_work.assessments.start(family)
    assert assessment.version == version
    bens_work.assessments.open(assessment.id).answer("g/going", "Well")
    assert [topic.title for topic in bens_work.assessments.view(assessment.id).topics()] == ["Home"]
    (published, *_) = bens_work.editions.published()
    assert (published.version, published.by, published.state) == (
        version,
        "Ada Obi, Family support worker",
        SyncState.NOTHING_WAITS,
    )


def test_an_assessment_stays_with_its_version_when_newer_ones_are_published(ada, ben, adas_work, bens_work, tmp_path):
    publish(adas_work, form(tmp_path, old := next(NEXT)))
    ada.sync()
    ben.sync()
    family = bens_work.families.add("Okoro")
    assessment = bens_work.assessments.start(family)
    publish(adas_work, form(tmp_path, new := next(NEXT), (*SURVEY[:-1], ("text", "more", "More?"), SURVEY[-1])))
    ada.sync()
    ben.sync()
    form_of = bens_work.assessments.open(assessment.id).form.definition
    assert (form_of.version, bens_work.editions.newest("whole-family").version) == (old, new)
    assert ("g", "more") not in form_of.parts


def test_an_assessment_opens_though_the_hub_lost_its_form_and_does_not_take_it_again(ada, adas_work, tmp_path):
    publish(adas_work, form(tmp_path, version := next(NEXT)))
    ada.sync()
    assessment = adas_work.assessments.start(adas_work.families.add("Okoro"))
    lost = ada.vault.changes.ids(SHELF)
    ada.vault.outbox.offer(lost)
    for change in lost:
        ada.vault.outbox.refuse(change, "not_form_owner", "Only a form owner may publish forms.")
    assert adas_work.assessments.open(assessment.id).form.definition.version == version
    assert version not in adas_work.editions.versions("whole-family")
    ada.sync()  # nothing was given since it was refused
    assert version not in adas_work.editions.versions("whole-family")
    ada.vault.sync.may_publish = False
    ada.sync()  # she is a form owner again: it is offered once more, and the hub has it
    assert version in adas_work.editions.versions("whole-family")


def test_the_lists_beside_a_form_go_with_it(ada, ben, adas_work, bens_work, tmp_path):
    towns = "name,label\nyork,York\nhull,Hull\n"
    publish(adas_work, form(tmp_path, next(NEXT), LISTED, towns__csv=towns))
    ada.sync()
    ben.sync()
    filling = bens_work.assessments.open(bens_work.assessments.start(bens_work.families.add("Okoro")).id)
    assert [choice.label for choice in filling.form.question("g/town").choices] == ["York", "Hull"]


def test_an_assessment_whose_form_is_not_here_yet_keeps_its_answers_until_it_is(ada, adas_work, tmp_path):
    family, record = new_id(), new_id()
    fields = {"@form": "whole-family", "@version": (version := next(NEXT)), "g/going": "Well"}
    ada.vault.changes.save(family, [NewEdit(record, "assessment", fields)])
    with pytest.raises(UnknownForm):
        adas_work.assessments.open(record)
    publish(adas_work, form(tmp_path, version))
    ada.sync()
    assert adas_work.assessments.open(record).form.answers["g/going"] == "Well"


def test_the_same_again_is_there_already_and_other_content_of_that_version_is_refused(ada, adas_work, tmp_path):
    publish(adas_work, same := form(tmp_path, version := next(NEXT)))
    other = form(tmp_path, version, (*SURVEY[:-1], ("text", "more", "More?"), SURVEY[-1]))
    for _ in range(2):  # while it waits, and when the hub holds it
        assert hindrance(adas_work, form(tmp_path, version)) is Hindrance.THERE_ALREADY
        assert hindrance(adas_work, other) is Hindrance.OTHER_CONTENT
        ada.sync()
    with pytest.raises(CannotBePublished):
        publish(adas_work, same)


def test_only_a_form_owner_publishes_and_only_a_form_with_a_name_and_a_version_of_its_own(
    adas_work, bens_work, empty_vault, catalogue, tmp_path
):
    with empty_vault.copied_to(tmp_path).opened(catalogue) as alone:
        assert hindrance(alone.work, form(tmp_path, "7")) is Hindrance.NOT_JOINED
    assert hindrance(bens_work, form(tmp_path, "7")) is Hindrance.NOT_FORM_OWNER
    found = form(tmp_path, "7")
    nameless = replace(found.definition, id="")
    assert adas_work.editions.hindrance(nameless, found.source) is Hindrance.NO_NAME
    assert hindrance(adas_work, form(tmp_path, "2", name="visit")) is None
    assert hindrance(adas_work, form(tmp_path, "")) is Hindrance.NO_VERSION
    assert hindrance(adas_work, form(tmp_path, "2")) is Hindrance.SHIPPED


def test_a_form_that_is_larger_than_a_change_may_be_is_refused_in_words(adas_work, tmp_path):
    found = form(tmp_path, next(NEXT), LISTED, towns__csv="name,label\nyork,York\n")
    large = replace(found.source, beside={"jr://file-csv/towns.csv": bytes_that_do_not_pack(700_000)})
    assert adas_work.editions.hindrance(found.definition, large) is Hindrance.TOO_LARGE


def test_two_form_owners_who_publish_one_version_apart_leave_one_in_use(hub, ada, ben, adas_work, bens_work, tmp_path):
    hub.child.make_form_owner(ben.practitioner)
    ben.sync()
    publish(adas_work, form(tmp_path, version := next(NEXT)))
    publish(bens_work, form(tmp_path, version, (*SURVEY[:-1], ("text", "bens", "Ben's?"), SURVEY[-1])))
    ada.sync()
    assert ben.sync().refused == 1
    for work in (adas_work, bens_work):
        assert ("g", "bens") not in work.editions.newest("whole-family").parts
    (refused,) = bens_work.syncing.refused()
    assert refused.words == "This version of the form was published before, with other content."
    assert bens_work.conflicts.open() == ()
